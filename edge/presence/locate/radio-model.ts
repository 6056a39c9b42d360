import type { Placement } from '#shared/domain/floor-plan.ts';
import type { Patch } from './patch.ts';
import type { HeardSignals } from './signal-window.ts';
import type { SurveyField } from './survey-field.ts';
import type { WalkableGrid } from '#shared/domain/walkable-grid.ts';

/** Log-distance path loss with the free-space exponent: inside a filter it beats a regression, which shadowing pulls down. */
const pathLossExponent = 2;
/** Where a fob hangs or a basket is carried. */
export const usualTagHeightMetres = 1.1;
const nearestMetres = 0.5;
/** Scale of the misfit: bodies, shelves and the way a tag is turned. */
const sigmaDb = 6;

/** How much weaker than at one metre a tag in each cell is heard by each receiver. */
export interface RadioModel {
  /** `lossDb[receiver * cellCount + cell]` */
  readonly lossDb: Float32Array;
  readonly receiverCount: number;
  readonly cellCount: number;
  readonly columns: number;
}

/** What free space takes from a signal over `metres`, in decibels against one metre. */
export function lossOver(metres: number): number {
  return 10 * pathLossExponent * Math.log10(Math.max(nearestMetres, metres));
}

/** A survey corrects the loss of each receiver where it was measured, and leaves it alone elsewhere. */
export function createRadioModel(
  grid: WalkableGrid,
  receivers: readonly Placement[],
  { tagHeightMetres, survey }: { tagHeightMetres: number; survey: SurveyField | undefined },
): RadioModel {
  const { cellCount, columns } = grid;
  const lossDb = new Float32Array(receivers.length * cellCount);
  receivers.forEach(({ deviceId, at, heightMetres }, receiver) => {
    for (let cell = 0; cell < cellCount; cell += 1) {
      const xMetres = grid.xMetres[cell] ?? 0;
      const yMetres = grid.yMetres[cell] ?? 0;
      const metres = Math.hypot(xMetres - at.xMetres, yMetres - at.yMetres, heightMetres - tagHeightMetres);
      lossDb[receiver * cellCount + cell] = lossOver(metres) - (survey?.residualDb(deviceId, { xMetres, yMetres }) ?? 0);
    }
  });
  return { lossDb, receiverCount: receivers.length, cellCount, columns };
}

/** One receiver's part of a misfit, from how many decibels it is away from what was expected; 1 is a perfect fit. */
export function misfitOf(awayDb: number): number {
  return 1 + (awayDb * awayDb) / (4 * sigmaDb * sigmaDb);
}

/**
 * Writes into `misfits`, laid out like `box`, how badly each cell explains what was heard from a tag of that power: the product
 * over receivers of 1 + (r / sigma)² / 4, which `likelihoodOf` turns into a Student likelihood. A product instead of a sum of
 * logarithms, because it is taken for every cell, receiver and second. Answers the least misfit.
 */
export function measureMisfits(
  model: RadioModel,
  heard: HeardSignals,
  powerDbm: number,
  { box, misfits }: { box: Patch; misfits: Float64Array },
): number {
  const { lossDb, receiverCount, cellCount, columns } = model;
  const scale = 1 / (2 * sigmaDb);
  const width = box.right - box.left;
  const count = width * (box.bottom - box.top);
  misfits.fill(1, 0, count);
  for (let nth = 0; nth < heard.count; nth += 1) {
    const receiver = heard.receivers[nth] ?? 0;
    if (receiver >= receiverCount) continue;
    const lossHeardDb = powerDbm - (heard.rssiDbm[nth] ?? 0);
    let place = 0;
    for (let row = box.top; row < box.bottom; row += 1) {
      const start = receiver * cellCount + row * columns + box.left;
      for (let at = start; at < start + width; at += 1, place += 1) {
        const away = (lossHeardDb - (lossDb[at] ?? 0)) * scale;
        misfits[place] = (misfits[place] ?? 1) * (1 + away * away);
      }
    }
  }
  let least = Number.POSITIVE_INFINITY;
  for (let place = 0; place < count; place += 1) {
    const misfit = misfits[place] ?? least;
    if (misfit < least) least = misfit;
  }
  return least;
}

/**
 * Student's t with 4 degrees of freedom has the exponent -2.5; halved, because receivers behind the same body err together and
 * so do consecutive seconds. `share` is misfit / least misfit, so the best cell's likelihood is 1.
 */
export function likelihoodOf(share: number): number {
  return 1 / (share * Math.sqrt(Math.sqrt(share)));
}
