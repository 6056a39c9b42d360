import { usualTrust, type PowerLesson } from './power-guess.ts';

const widestDb = 8;
/** A receiver's offset is halved while it rests on this many seconds of one tag; they err together, so it is many. */
const doubtSeconds = 30;
/** After this many, old seconds fade, so that a receiver that was moved behind a pillar is learnt anew within hours. */
const mostSeconds = 20_000;
/** One surprising second moves an offset no more than this. */
const mostSurpriseDb = 12;
/** So many seconds of tags make the receivers of a shop half known. */
const halfKnownSeconds = 60;

/** Two of place and one of power: so many receivers are used up by finding the tag, only the others can be wrong about it. */
export const unknownsOfPlace = 3;
/** A place known no better than this teaches half as much. */
const halfRadiusMetres = 2;

/** How much a second of a tag teaches, 0 to 1: the share of what `heardBy` receivers said that was not needed to find it, less where it is not well found. */
export function lessonWeight(heardBy: number, radiusMetres: number): number {
  return (Math.max(0, heardBy - unknownsOfPlace) / heardBy) * (1 / (1 + (radiusMetres / halfRadiusMetres) ** 2));
}

/** What a shop's receivers taught about themselves, to be kept and given back: nothing in it is about any tag. */
export interface LearntOffsets {
  readonly seconds: number;
  readonly usualOffsetDb: number;
  readonly receivers: readonly { readonly receiverId: string; readonly seconds: number; readonly meanDb: number }[];
}

/**
 * How much stronger each receiver hears than the others, learnt from every tag that walks by: once many receivers agree where a
 * tag was, each one's own error shows. Needs no reference tag and nobody to survey.
 */
export interface ReceiverOffsets extends PowerLesson {
  /** `offsetDb[receiver]`, within ±8 dB and nought on average. */
  readonly offsetDb: Float32Array;
  /** Notes that a receiver heard a tag `surpriseDb` stronger than expected, its offset left out; `weight` as `lessonWeight` says. */
  learn(receiver: number, surpriseDb: number, weight: number): void;
  /** Ends a second of a tag whose power turned out `powerOffsetDb` stronger than stated; undefined for a tag that states none. */
  settle(powerOffsetDb: number | undefined, weight: number): void;
  learnt(): LearntOffsets;
}

export function createReceiverOffsets(receiverIds: readonly string[], known?: LearntOffsets): ReceiverOffsets {
  const receiverCount = receiverIds.length;
  const knownOf = new Map(known?.receivers.map((one) => [one.receiverId, one]));
  const offsetDb = new Float32Array(receiverCount);
  const seconds = Float64Array.from(receiverIds, (id) => knownOf.get(id)?.seconds ?? 0);
  const meansDb = Float64Array.from(receiverIds, (id) => knownOf.get(id)?.meanDb ?? 0);
  let allSeconds = known?.seconds ?? 0;
  let usualOffsetDb = known?.usualOffsetDb ?? 0;

  function refresh(): void {
    let sum = 0;
    let count = 0;
    for (let nth = 0; nth < receiverCount; nth += 1) {
      const heard = seconds[nth] ?? 0;
      offsetDb[nth] = ((meansDb[nth] ?? 0) * heard) / (heard + doubtSeconds);
      if (heard === 0) continue;
      sum += offsetDb[nth] ?? 0;
      count += 1;
    }
    for (let nth = 0; nth < receiverCount; nth += 1) {
      if ((seconds[nth] ?? 0) === 0) continue;
      offsetDb[nth] = Math.max(-widestDb, Math.min(widestDb, (offsetDb[nth] ?? 0) - sum / count));
    }
  }

  refresh();
  return {
    offsetDb,
    trust: usualTrust,
    get confidence() {
      return allSeconds / (allSeconds + halfKnownSeconds);
    },
    get usualOffsetDb() {
      return (usualOffsetDb * allSeconds) / (allSeconds + doubtSeconds);
    },
    learn(receiver, surpriseDb, weight) {
      if (receiver >= receiverCount || weight <= 0) return;
      const meanDb = meansDb[receiver] ?? 0;
      const heard = Math.min(mostSeconds, (seconds[receiver] ?? 0) + weight);
      const step = Math.max(-mostSurpriseDb, Math.min(mostSurpriseDb, surpriseDb - meanDb));
      seconds[receiver] = heard;
      meansDb[receiver] = meanDb + (weight * step) / heard;
    },
    settle(powerOffsetDb, weight) {
      if (weight <= 0) return;
      allSeconds = Math.min(mostSeconds, allSeconds + weight);
      if (powerOffsetDb !== undefined) usualOffsetDb += (weight * (powerOffsetDb - usualOffsetDb)) / allSeconds;
      refresh();
    },
    learnt: () => ({
      seconds: allSeconds,
      usualOffsetDb,
      receivers: receiverIds.map((receiverId, nth) => ({ receiverId, seconds: seconds[nth] ?? 0, meanDb: meansDb[nth] ?? 0 })),
    }),
  };
}
