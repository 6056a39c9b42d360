import type { HeatGrid } from '#shared/domain/heat-grid.ts';
import { countInterval } from '#shared/domain/intervals.ts';
import { isFew } from './figure-rules.ts';
import type { HeatTotals } from './heat-records.ts';

/** The cells somebody stood in, by row and column, per square metre. */
export function cellsOf({ visits, seconds }: HeatTotals, { columns, cellMetres }: HeatGrid) {
  const squareMetres = cellMetres ** 2;
  return [...visits.entries()]
    .filter(([, count]) => count > 0)
    .map(([cell, count]) => {
      const place = { column: cell % columns, row: Math.floor(cell / columns) };
      if (isFew(count)) return { ...place, ...hiddenCell };
      const { low, high } = countInterval(count);
      return {
        ...place,
        n: count,
        visitsPerSquareMetre: count / squareMetres,
        visitsLow: low / squareMetres,
        visitsHigh: high / squareMetres,
        secondsPerSquareMetre: (seconds[cell] ?? 0) / squareMetres,
        hiddenBelowFive: false,
      };
    });
}

const hiddenCell = {
  n: 0,
  visitsPerSquareMetre: null,
  visitsLow: null,
  visitsHigh: null,
  secondsPerSquareMetre: null,
  hiddenBelowFive: true,
} as const;
