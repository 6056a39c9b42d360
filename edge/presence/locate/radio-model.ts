import type { Placement } from '#shared/domain/floor-plan.ts';
import type { HeardSignals } from './signal-window.ts';
import type { WalkableGrid } from './walkable-grid.ts';

/** Log-distance path loss with the free-space exponent: inside a filter it beats a regression, which shadowing pulls down. */
const pathLossExponent = 2;
/** Where a fob hangs or a basket is carried. */
export const usualTagHeightMetres = 1.1;
const nearestMetres = 0.5;
/**
 * Scale of the misfit. A body or a shelf between weakens a signal by several decibels and nothing strengthens it as much,
 * so a weaker signal than expected is less of a surprise than a stronger one.
 */
const weakerSigmaDb = 8;
const strongerSigmaDb = 5;

/** How much weaker than at one metre a tag in each cell is heard by each receiver. */
export interface RadioModel {
  /** `lossDb[receiver * cellCount + cell]` */
  readonly lossDb: Float32Array;
  readonly receiverCount: number;
}

export function createRadioModel(grid: WalkableGrid, receivers: readonly Placement[], tagHeightMetres: number): RadioModel {
  const lossDb = new Float32Array(receivers.length * grid.cellCount);
  receivers.forEach(({ at, heightMetres }, receiver) => {
    for (let cell = 0; cell < grid.cellCount; cell += 1) {
      const across = (grid.xMetres[cell] ?? 0) - at.xMetres;
      const along = (grid.yMetres[cell] ?? 0) - at.yMetres;
      const metres = Math.max(nearestMetres, Math.hypot(across, along, heightMetres - tagHeightMetres));
      lossDb[receiver * grid.cellCount + cell] = 10 * pathLossExponent * Math.log10(metres);
    }
  });
  return { lossDb, receiverCount: receivers.length };
}

/** One receiver's part of a misfit, from how many decibels weaker than expected it heard the tag; 1 is a perfect fit. */
export function misfitOf(weakerDb: number): number {
  const residual = weakerDb / (weakerDb > 0 ? 2 * weakerSigmaDb : 2 * strongerSigmaDb);
  return 1 + residual * residual;
}

/**
 * Multiplies into `misfits` how badly each cell explains what was heard from a tag of that power: the product over receivers of
 * 1 + (r / sigma)² / 4, which `likelihoodOf` turns into a Student likelihood. A product instead of a sum of logarithms,
 * because it is taken for every cell, receiver and second.
 */
export function measureMisfits(model: RadioModel, heard: HeardSignals, powerDbm: number, misfits: Float64Array, cellCount: number): void {
  misfits.fill(1);
  for (let nth = 0; nth < heard.count; nth += 1) {
    const receiver = heard.receivers[nth] ?? 0;
    if (receiver >= model.receiverCount) continue;
    const base = receiver * cellCount;
    const lossHeardDb = powerDbm - (heard.rssiDbm[nth] ?? 0);
    for (let cell = 0; cell < cellCount; cell += 1) {
      misfits[cell] = (misfits[cell] ?? 1) * misfitOf(lossHeardDb - (model.lossDb[base + cell] ?? 0));
    }
  }
}

/** The smallest misfit: the cell that explains best. */
export function leastMisfit(misfits: Float64Array, cellCount: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let cell = 0; cell < cellCount; cell += 1) least = Math.min(least, misfits[cell] ?? least);
  return least;
}

/**
 * Student's t with 4 degrees of freedom has the exponent -2.5; halved, because receivers behind the same body err together and
 * consecutive windows share packets. `share` is misfit / least misfit, so the best cell's likelihood is 1.
 */
export function likelihoodOf(share: number): number {
  return 1 / (share * Math.sqrt(Math.sqrt(share)));
}
