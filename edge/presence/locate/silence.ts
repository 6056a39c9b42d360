import type { HeardSignals } from './signal-window.ts';

/** Weaker than this a receiver begins to miss a tag: half of the packets of such a tag are lost by a cheap radio. */
const faintestDbm = -88;
/** As wide as what is heard scatters: silence is the same noise, cut off at `faintestDbm` (a Tobit likelihood). */
const scatterDb = 6;
/** A receiver that heard a tag this well a moment ago would hear it now, but for what is lost anyway. */
const surelyHeardDbm = faintestDbm + 8;
/** However well a tag is heard elsewhere, a body or a full trolley hides it from one receiver this often. */
const leastLost = 0.2;
/** Before anything is known, every second second is taken for lost; that guess is worth this many seconds of one receiver. */
const guessedLost = 0.5;
const guessSeconds = 5;
const remembering = 0.95;

const lostLevels = 16;
/** Strengths and losses are taken in half decibels here, so that a table answers for every cell, receiver and second. */
export const stepsPerDb = 2;
const lowestDb = -100;
const highestDb = 140;
const stepCount = (highestDb - lowestDb) * stepsPerDb + 1;

/** Student's t with 4 degrees of freedom, cumulated; the noise of `measureMisfits`. */
function cumulated(t: number): number {
  const q = 1 + (t * t) / 4;
  return 0.5 + (3 / 8) * (t / Math.sqrt(q)) * (1 - (t * t) / (12 * q));
}

/**
 * The misfit of a receiver that does not hear a tag, by how strong the tag should be there: half decibels from far below to far above
 * `faintestDbm`, so that no loss of a shop leads out of it. One table for each share of seconds that are lost at any distance. Raised so that `likelihoodOf`, whose exponent
 * belongs to Student's density, makes of it the chance of silence, tempered as everything else.
 */
const tables = Array.from({ length: lostLevels }, (_, level) => {
  const lost = (level + 1) / lostLevels;
  return Float64Array.from({ length: stepCount }, (_unused, step) => {
    const overDb = step / stepsPerDb + lowestDb;
    return (lost + (1 - lost) * cumulated(-overDb / scatterDb)) ** (-1 / 2.5);
  });
});

/** The misfits of silence where that share of seconds is lost anyway, to be read at `silenceStep`. */
export function silenceMisfits(lostShare: number): Float64Array {
  const level = Math.ceil(Math.min(1, Math.max(leastLost, lostShare)) * lostLevels) - 1;
  return tables[level] ?? new Float64Array(stepCount).fill(1);
}

/** Where in a table of `silenceMisfits` a tag is found that should be heard at `expectedDbm`; steps of loss are taken off it. */
export function silenceStep(expectedDbm: number): number {
  const step = Math.round((expectedDbm - faintestDbm - lowestDb) * stepsPerDb);
  return Math.min(stepCount - 1, Math.max(0, step));
}

/** The misfit of one receiver that should hear a tag at `expectedDbm` and does not; 1 where silence is no surprise. */
export function silenceMisfit(expectedDbm: number, lostShare: number): number {
  return silenceMisfits(lostShare)[silenceStep(expectedDbm)] ?? 1;
}

/** Receivers that reported the second and did not hear the tag in it; only the first `count` entries are filled. */
export interface SilentReceivers {
  count: number;
  readonly receivers: Int32Array;
  /** How much stronger than others each of them hears. */
  readonly offsetDb: Float32Array;
  /** The share of seconds in which a receiver misses this tag though it should hear it. */
  lostShare: number;
}

export function createSilentReceivers(mostReceivers: number): SilentReceivers {
  return { count: 0, receivers: new Int32Array(mostReceivers), offsetDb: new Float32Array(mostReceivers), lostShare: 1 };
}

/** How often one tag is missed by receivers that should hear it: tags that advertise seldom, busy channels, slow scanners. */
export interface LostSeconds {
  /** Takes in a second in which someone heard the tag: who could be asked is who heard it well in the last such second and reports now. */
  note(heard: HeardSignals, reports: (receiver: number) => boolean): void;
  share(): number;
}

export function createLostSeconds(): LostSeconds {
  let asked = 0;
  let lost = 0;
  let heardWell: number[] = [];
  return {
    note({ count, receivers, rssiDbm }, reports) {
      asked *= remembering;
      lost *= remembering;
      for (const receiver of heardWell) {
        if (!reports(receiver)) continue;
        let isHeard = false;
        for (let nth = 0; nth < count && !isHeard; nth += 1) isHeard = receivers[nth] === receiver;
        asked += 1;
        if (!isHeard) lost += 1;
      }
      heardWell = [];
      for (let nth = 0; nth < count; nth += 1) if ((rssiDbm[nth] ?? 0) >= surelyHeardDbm) heardWell.push(receivers[nth] ?? 0);
    },
    share: () => (lost + guessedLost * guessSeconds) / (asked + guessSeconds),
  };
}
