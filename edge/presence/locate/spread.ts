import type { Point } from '#shared/domain/floor-plan.ts';
import type { Patch } from './patch.ts';
import type { WalkableGrid } from '#shared/domain/walkable-grid.ts';

const binMetres = 0.25;
const binCount = 400;
const share = 0.68;
const bins = new Float64Array(binCount);

/** The middle of a belief, and how far around it 68 % of the belief lies. */
export interface Spread {
  readonly at: Point;
  readonly radiusMetres: number;
}

/** `belief` sums to 1. */
export function spreadOf(belief: Patch, { cellMetres }: WalkableGrid): Spread {
  const { values, left, top, right, bottom } = belief;
  let across = 0;
  let along = 0;
  let nth = 0;
  for (let row = top; row < bottom; row += 1) {
    for (let column = left; column < right; column += 1, nth += 1) {
      across += (values[nth] ?? 0) * column;
      along += (values[nth] ?? 0) * row;
    }
  }
  bins.fill(0);
  nth = 0;
  for (let row = top; row < bottom; row += 1) {
    for (let column = left; column < right; column += 1, nth += 1) {
      // Math.hypot guards against overflow, which metres do not need, and takes ten times as long.
      const cells = Math.sqrt((column - across) * (column - across) + (row - along) * (row - along));
      const bin = Math.min(binCount - 1, Math.floor((cells * cellMetres) / binMetres));
      bins[bin] = (bins[bin] ?? 0) + (values[nth] ?? 0);
    }
  }
  let within = 0;
  let bin = 0;
  while (bin < binCount - 1 && within + (bins[bin] ?? 0) < share) {
    within += bins[bin] ?? 0;
    bin += 1;
  }
  return { at: { xMetres: (across + 0.5) * cellMetres, yMetres: (along + 0.5) * cellMetres }, radiusMetres: (bin + 1) * binMetres };
}
