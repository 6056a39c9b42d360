import type { RouteReply } from '#shared/contract/define-route.ts';
import type { readHeat } from '#shared/contract/insights.ts';
import { zoneAt, type FloorPlan, type Point } from '#shared/domain/floor-plan.ts';
import type { PlanCells } from '#shared/ui/floor-plan/plan-layers.ts';
import type { ShadeScale } from '../charts/shades.ts';

export type Heat = RouteReply<typeof readHeat>;
export type HeatMeasure = 'seconds' | 'visits';

/** A cell's figure per square metre; null where it is hidden. */
export function heatOf(cell: Heat['cells'][number], measure: HeatMeasure): number | null {
  return measure === 'seconds' ? cell.secondsPerSquareMetre : cell.visitsPerSquareMetre;
}

/** The greatest figure of one or two heat maps: both are shaded by it, so that they can be compared. */
export function greatestHeat(heats: readonly Heat[], measure: HeatMeasure): number {
  return heats.reduce((most, { cells }) => cells.reduce((greatest, cell) => Math.max(greatest, heatOf(cell, measure) ?? 0), most), 0);
}

/** The squares of a heat map with their shades; those of fewer than five visits are hatched. */
export function heatCells({ cells, cellMetres }: Heat, measure: HeatMeasure, shades: ShadeScale): PlanCells {
  return {
    cellMetres,
    cells: cells.flatMap((cell) => {
      const value = heatOf(cell, measure);
      const shade = value === null ? 'hidden' : shades.shadeOf(value);
      return shade === undefined ? [] : [{ column: cell.column, row: cell.row, shade }];
    }),
  };
}

/** The square a point of the floor lies in; undefined where nobody stood. */
export function heatCellAt({ cells, cellMetres }: Heat, { xMetres, yMetres }: Point): Heat['cells'][number] | undefined {
  const [column, row] = [Math.floor(xMetres / cellMetres), Math.floor(yMetres / cellMetres)];
  return cells.find((cell) => cell.column === column && cell.row === row);
}

/** Heat of a zone: the mean over its squares that can be told. */
export interface ZoneHeatMean {
  readonly zoneId: string;
  readonly perSquareMetre: number;
}

/** Zones by their mean heat, the warmest first; zones without a square that can be told are left out. */
export function heatByZone({ cells, cellMetres }: Heat, measure: HeatMeasure, plan: FloorPlan): readonly ZoneHeatMean[] {
  const sums = new Map<string, { sum: number; squares: number }>();
  for (const cell of cells) {
    const value = heatOf(cell, measure);
    const zone = zoneAt(plan, { xMetres: (cell.column + 0.5) * cellMetres, yMetres: (cell.row + 0.5) * cellMetres });
    if (value === null || zone === undefined) continue;
    const { sum, squares } = sums.get(zone.id) ?? { sum: 0, squares: 0 };
    sums.set(zone.id, { sum: sum + value, squares: squares + 1 });
  }
  return [...sums]
    .map(([zoneId, { sum, squares }]) => ({ zoneId, perSquareMetre: sum / squares }))
    .sort((a, b) => b.perSquareMetre - a.perSquareMetre);
}
