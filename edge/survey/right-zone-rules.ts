import { zoneAt, type FloorPlan } from '#shared/domain/floor-plan.ts';
import type { CoverageMap } from './coverage-rules.ts';

/** A two-dimensional normal error has this mean for a spread of one (Rayleigh). */
const meanOfSpread = Math.sqrt(Math.PI / 2);
const farthestSpreads = 3;

/**
 * How much of the time someone will be told in the zone they are in, by zone: the map's error as a normal one around each cell, over the
 * cells people walk on, as if a zone's floor were used evenly. Zones nobody can walk in are left out.
 */
export function rightShares({ grid, errorMetres }: CoverageMap, plan: FloorPlan): ReadonlyMap<string, number> {
  const zoneIds = Array.from({ length: grid.cellCount }, (_, cell) =>
    grid.isOpen[cell] === 1 ? zoneAt(plan, { xMetres: grid.xMetres[cell] ?? 0, yMetres: grid.yMetres[cell] ?? 0 })?.id : undefined,
  );
  const sums = new Map<string, { share: number; cells: number }>();
  for (const [cell, zoneId] of zoneIds.entries()) {
    const error = errorMetres[cell] ?? Number.NaN;
    if (zoneId === undefined || Number.isNaN(error)) continue;
    const sum = sums.get(zoneId) ?? { share: 0, cells: 0 };
    const share = shareAround({ grid, zoneIds }, cell, error / meanOfSpread);
    sums.set(zoneId, { share: sum.share + share, cells: sum.cells + 1 });
  }
  return new Map([...sums].map(([zoneId, { share, cells }]) => [zoneId, share / cells]));
}

interface Floor {
  readonly grid: CoverageMap['grid'];
  readonly zoneIds: readonly (string | undefined)[];
}

/** Of the places someone in a cell may be told at, weighted by how likely, those in the same zone. */
function shareAround({ grid, zoneIds }: Floor, cell: number, spreadMetres: number): number {
  const { columns, rows, cellMetres, isOpen } = grid;
  const reach = Math.ceil((farthestSpreads * spreadMetres) / cellMetres);
  const [column, row] = [cell % columns, Math.floor(cell / columns)];
  let all = 0;
  let same = 0;
  for (let y = Math.max(0, row - reach); y <= Math.min(rows - 1, row + reach); y += 1) {
    for (let x = Math.max(0, column - reach); x <= Math.min(columns - 1, column + reach); x += 1) {
      const other = y * columns + x;
      if (isOpen[other] !== 1) continue;
      const spreads = (Math.hypot(x - column, y - row) * cellMetres) / spreadMetres;
      const weight = Math.exp(-(spreads ** 2) / 2);
      all += weight;
      if (zoneIds[other] === zoneIds[cell]) same += weight;
    }
  }
  return all === 0 ? 1 : same / all;
}
