import type { FloorPlan, Point } from './floor-plan.ts';

/** A grid over the plan, from its top-left corner, row by row. */
export interface HeatGrid {
  readonly columns: number;
  readonly rows: number;
  readonly cellMetres: number;
}

/** What one visit leaves on the grid in one hour. `visits` is 1 in the hour it first stood in that cell, 0 in later ones. */
export interface HeatCounts extends HeatGrid {
  readonly hourAt: number;
  readonly cells: readonly { readonly cell: number; readonly seconds: number; readonly visits: 0 | 1 }[];
}

// A finer grid than half a metre would show the receivers' error, not people; a hall of 1,500 m² gets cells of a metre.
const fineMetres = 0.5;
const coarseMetres = 1;
const largestFineSquareMetres = 1_500;

/** The grid of a plan: half a metre, or a metre on more than 1,500 m². */
export function heatGridOf({ widthMetres, depthMetres }: Pick<FloorPlan, 'widthMetres' | 'depthMetres'>): HeatGrid {
  const cellMetres = widthMetres * depthMetres > largestFineSquareMetres ? coarseMetres : fineMetres;
  return { columns: Math.ceil(widthMetres / cellMetres), rows: Math.ceil(depthMetres / cellMetres), cellMetres };
}

/** The cell a point falls in; undefined outside the grid. */
export function cellAt({ columns, rows, cellMetres }: HeatGrid, { xMetres, yMetres }: Point): number | undefined {
  const column = Math.floor(xMetres / cellMetres);
  const row = Math.floor(yMetres / cellMetres);
  if (column < 0 || column >= columns || row < 0 || row >= rows) return undefined;
  return row * columns + column;
}
