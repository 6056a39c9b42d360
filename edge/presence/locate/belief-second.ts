import { clearPatch, createPatch, type Patch } from './patch.ts';
import { powerOffsetsDb } from './power-guess.ts';

/** How many seconds an estimate waits for what comes after it. */
export const lagSeconds = 3;

/** One second of belief about cell and power offset together, and how well each cell explained what was heard then. */
export interface BeliefSecond {
  /** One patch per power offset; all of them together sum to 1. An empty patch is an offset that nobody believes in. */
  readonly beliefs: readonly Patch[];
  /** Laid out like `beliefs`. */
  readonly likelihoods: readonly Patch[];
  /** The belief in each offset, summed over cells. */
  readonly shares: Float64Array;
}

export function createBeliefSecond(): BeliefSecond {
  return {
    beliefs: powerOffsetsDb.map(() => createPatch()),
    likelihoods: powerOffsetsDb.map(() => createPatch()),
    shares: new Float64Array(powerOffsetsDb.length),
  };
}

export function dropOffset(second: BeliefSecond, offset: number): void {
  const [belief, likelihood] = [second.beliefs[offset], second.likelihoods[offset]];
  if (belief !== undefined) clearPatch(belief);
  if (likelihood !== undefined) clearPatch(likelihood);
  second.shares[offset] = 0;
}

/** Buffers that all filters of one shop share, because they run one after the other. */
export interface FilterScratch {
  /** Per power offset: the belief before it is cut to where it is worth keeping, and the misfits over the same box. */
  readonly predicted: readonly Patch[];
  readonly misfits: readonly Float64Array[];
  readonly message: Patch;
  readonly moved: Patch;
}

export function createFilterScratch(cellCount: number): FilterScratch {
  return {
    predicted: powerOffsetsDb.map(() => createPatch(cellCount)),
    misfits: powerOffsetsDb.map(() => new Float64Array(cellCount)),
    message: createPatch(cellCount),
    moved: createPatch(cellCount),
  };
}
