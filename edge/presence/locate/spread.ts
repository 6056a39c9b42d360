import type { Point } from '#shared/domain/floor-plan.ts';
import type { WalkableGrid } from './walkable-grid.ts';

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
export function spreadOf(belief: Float32Array, grid: WalkableGrid): Spread {
  let xMetres = 0;
  let yMetres = 0;
  for (let cell = 0; cell < grid.cellCount; cell += 1) {
    xMetres += (belief[cell] ?? 0) * (grid.xMetres[cell] ?? 0);
    yMetres += (belief[cell] ?? 0) * (grid.yMetres[cell] ?? 0);
  }
  bins.fill(0);
  for (let cell = 0; cell < grid.cellCount; cell += 1) {
    const across = (grid.xMetres[cell] ?? 0) - xMetres;
    const along = (grid.yMetres[cell] ?? 0) - yMetres;
    // Math.hypot guards against overflow, which metres do not need, and takes ten times as long.
    const metres = Math.sqrt(across * across + along * along);
    const bin = Math.min(binCount - 1, Math.floor(metres / binMetres));
    bins[bin] = (bins[bin] ?? 0) + (belief[cell] ?? 0);
  }
  let within = 0;
  let bin = 0;
  while (bin < binCount - 1 && within + (bins[bin] ?? 0) < share) {
    within += bins[bin] ?? 0;
    bin += 1;
  }
  return { at: { xMetres, yMetres }, radiusMetres: (bin + 1) * binMetres };
}
