import { metresBetween, type Placement, type Point } from '#shared/domain/floor-plan.ts';
import { usualTrust, type PowerLesson } from './power-guess.ts';
import type { ReferenceLessons } from './reference-lessons.ts';

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

/** A fixed tag is worth so many seconds of walking ones: shadows of 4 dB at its place against offsets of 3 dB. */
const secondsOfPlace = 17;
/** A receiver put back within a hand's breadth after cleaning is the same; one further away has to be learnt anew. */
const samePlaceMetres = 0.3;
/** Shelves and stock move: what was learnt is worth half after so many days without a hub to learn. */
const halfLifeMs = 30 * 86_400_000;

/** What one receiver taught, and where it hung then. */
export interface ReceiverLesson {
  readonly receiverId: string;
  readonly seconds: number;
  readonly meanDb: number;
  readonly at: Point;
  readonly heightMetres: number;
}

/** What a shop's receivers taught about themselves, to be kept and given back: nothing in it is about any tag. */
export interface LearntOffsets {
  readonly seconds: number;
  readonly usualOffsetDb: number;
  readonly receivers: readonly ReceiverLesson[];
}

/** What was learnt, as far as it is still to be believed `ageMs` later. */
export function ageOffsets({ seconds, usualOffsetDb, receivers }: LearntOffsets, ageMs: number): LearntOffsets {
  const kept = 0.5 ** (Math.max(0, ageMs) / halfLifeMs);
  return { seconds: seconds * kept, usualOffsetDb, receivers: receivers.map((one) => ({ ...one, seconds: one.seconds * kept })) };
}

function isSamePlace(lesson: ReceiverLesson, { at, heightMetres }: Placement): boolean {
  return metresBetween(lesson.at, at) <= samePlaceMetres && Math.abs(lesson.heightMetres - heightMetres) <= samePlaceMetres;
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
  /** Takes in what fixed tags have said since. */
  refresh(): void;
  learnt(): LearntOffsets;
}

/** `known` is what was learnt of the same receivers before; of one that hangs elsewhere now it says nothing. */
export function createReceiverOffsets(
  receivers: readonly Placement[],
  references: Pick<ReferenceLessons, 'of'> | undefined,
  known?: LearntOffsets,
): ReceiverOffsets {
  const receiverCount = receivers.length;
  const knownOf = receivers.map((receiver) =>
    known?.receivers.find((lesson) => lesson.receiverId === receiver.deviceId && isSamePlace(lesson, receiver)),
  );
  const offsetDb = new Float32Array(receiverCount);
  const isTaught = new Uint8Array(receiverCount);
  const seconds = Float64Array.from(knownOf, (lesson) => lesson?.seconds ?? 0);
  const meansDb = Float64Array.from(knownOf, (lesson) => lesson?.meanDb ?? 0);
  let allSeconds = known?.seconds ?? 0;
  let usualOffsetDb = known?.usualOffsetDb ?? 0;

  function refresh(): void {
    let sum = 0;
    let count = 0;
    for (let nth = 0; nth < receiverCount; nth += 1) {
      const fixed = references?.of(nth) ?? { places: 0, meanDb: 0 };
      const [walked, stood] = [seconds[nth] ?? 0, fixed.places * secondsOfPlace];
      offsetDb[nth] = ((meansDb[nth] ?? 0) * walked + fixed.meanDb * stood) / (walked + stood + doubtSeconds);
      isTaught[nth] = walked + stood > 0 ? 1 : 0;
      sum += offsetDb[nth] ?? 0;
      count += isTaught[nth] ?? 0;
    }
    for (let nth = 0; nth < receiverCount; nth += 1) {
      if (isTaught[nth] === 0) continue;
      offsetDb[nth] = Math.max(-widestDb, Math.min(widestDb, (offsetDb[nth] ?? 0) - sum / count));
    }
  }

  refresh();
  return {
    offsetDb,
    refresh,
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
      receivers: receivers.map(({ deviceId, at, heightMetres }, nth) => ({
        receiverId: deviceId,
        seconds: seconds[nth] ?? 0,
        meanDb: meansDb[nth] ?? 0,
        at,
        heightMetres,
      })),
    }),
  };
}
