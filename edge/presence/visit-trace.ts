import type { Point } from '#shared/domain/floor-plan.ts';
import { cellAt, type HeatCounts, type HeatGrid } from '#shared/domain/heat-grid.ts';
import { hourOf } from '#shared/domain/visit-counts.ts';

/** Longer between two positions, nobody knows where the time was spent. */
const longestGapSeconds = 15;

/** Someone's place at a moment, kept only near a till. */
export interface TillPoint extends Point {
  readonly at: number;
}

/** Where an open visit has been, in memory until it ends: seconds on the heat map's grid, and its places at the tills. */
export interface VisitTrace {
  /** Notes a position; the time since the one before counts for the place it led to. Repeats and steps back in time say nothing. */
  add(point: Point, at: number, isAtTill: boolean): void;
  heat(): readonly HeatCounts[];
  tillPoints(): readonly TillPoint[];
}

export function createVisitTrace(grid: HeatGrid): VisitTrace {
  const hours = new Map<number, Map<number, { seconds: number; readonly isFirst: boolean }>>();
  const seen = new Set<number>();
  const tillPoints: TillPoint[] = [];
  let lastAt: number | undefined;

  function addSeconds(cell: number, hourAt: number, seconds: number): void {
    const cells = hours.get(hourAt) ?? new Map<number, { seconds: number; readonly isFirst: boolean }>();
    hours.set(hourAt, cells);
    const known = cells.get(cell) ?? { seconds: 0, isFirst: !seen.has(cell) };
    known.seconds += seconds;
    cells.set(cell, known);
    seen.add(cell);
  }

  return {
    add(point, at, isAtTill) {
      if (lastAt !== undefined && at <= lastAt) return;
      const seconds = lastAt === undefined ? 1 : Math.min(longestGapSeconds, (at - lastAt) / 1000);
      lastAt = at;
      if (isAtTill) tillPoints.push({ at, xMetres: point.xMetres, yMetres: point.yMetres });
      const cell = cellAt(grid, point);
      if (cell !== undefined) addSeconds(cell, hourOf(at), seconds);
    },
    heat: () =>
      [...hours].map(([hourAt, cells]) => ({
        ...grid,
        hourAt,
        cells: [...cells].map(([cell, { seconds, isFirst }]) => ({ cell, seconds: Math.round(seconds), visits: isFirst ? 1 : 0 })),
      })),
    tillPoints: () => tillPoints,
  };
}
