/** How much stronger a tag may be than it says, in steps of 3 dB: fobs, baskets and pockets differ by more than shadowing does. */
export const powerOffsetsDb: readonly number[] = [-12, -9, -6, -3, 0, 3, 6, 9, 12];

/** What a tag without a calibrated byte is taken for, at one metre. */
export const usualPowerDbm = -59;

/** The share of belief that moves to each neighbouring offset in a second: a fob goes into a pocket. */
export const driftShare = 0.002;

/**
 * An offset below this share of belief is dropped. Drift offers it again every second, and it comes back as soon as what is
 * heard then speaks for it at least twice as much as for its neighbour.
 */
export const negligibleShare = 0.004;

/** The look back leaves out offsets below this share: each costs as much as a whole second forward, threefold. */
export const minorShare = 0.02;

const statedSigmaDb = 2;
const unknownSigmaDb = 6;

/** Belief in each offset before anything is heard: a stated power is trusted much further than a guessed one. */
export function priorOfOffsets(isStated: boolean): Float64Array {
  const sigma = isStated ? statedSigmaDb : unknownSigmaDb;
  const weights = powerOffsetsDb.map((offset) => Math.exp(-0.5 * (offset / sigma) ** 2));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return Float64Array.from(weights, (weight) => weight / sum);
}
