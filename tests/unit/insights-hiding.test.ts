import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hideFew, hideFewInTable } from '../../edge/insights/hide-rules.ts';
import { medianFigure, meanFigure, shareFigure, ticketsByVisits, visitsFigure } from '../../edge/insights/figure-rules.ts';

const nothing = { value: null, n: 0, low: null, high: null };
const counts = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 10, max: 500 })), { maxLength: 30 });

/** True when whoever knows the sum can tell a hidden count, or that the hidden are fewer than five together. */
function givesAway(values: readonly number[], hides: readonly boolean[]): boolean {
  const hidden = values.filter((_, nth) => hides[nth]);
  return hidden.length === 1 || (hidden.length > 0 && hidden.reduce((sum, count) => sum + count, 0) < 5);
}

describe('figures about fewer than five people', () => {
  test.each([1, 2, 3, 4])('%d visits are hidden, their number too', (visits) => {
    expect(visitsFigure(visits)).toEqual({ ...nothing, hiddenBelowFive: true });
    expect(meanFigure(visits, 100, 10_000)).toEqual({ ...nothing, hiddenBelowFive: true });
    expect(medianFigure(new Map([[4, visits]]))).toEqual({ ...nothing, hiddenBelowFive: true });
    expect(shareFigure(visits, 100)).toEqual({ ...nothing, hiddenBelowFive: true });
    expect(shareFigure(0, visits)).toEqual({ ...nothing, hiddenBelowFive: true });
    expect(ticketsByVisits(3, visits)).toEqual({ ...nothing, hiddenBelowFive: true });
  });

  test('five are told, and so is nobody', () => {
    expect(visitsFigure(5)).toMatchObject({ value: 5, n: 5, hiddenBelowFive: false });
    expect(visitsFigure(0)).toMatchObject({ value: 0, hiddenBelowFive: false });
    expect(shareFigure(0, 5)).toMatchObject({ value: 0, n: 5, hiddenBelowFive: false });
  });

  test('a share among nobody is unknown, not hidden', () => {
    expect(shareFigure(0, 0)).toEqual({ ...nothing, hiddenBelowFive: false });
  });
});

describe('what a sum would give away', () => {
  test('a single hidden count takes the smallest of the others with it', () => {
    expect(hideFew([40, 3, 12, 0, 9])).toEqual([false, true, false, false, true]);
  });

  test('two small ones hide each other once they are five together', () => {
    expect(hideFew([40, 3, 2])).toEqual([false, true, true]);
    expect(hideFew([40, 2, 1, 30])).toEqual([false, true, true, true]);
  });

  test('nothing is hidden where nothing is small', () => {
    expect(hideFew([5, 0, 70])).toEqual([false, false, false]);
  });

  test('no hidden count can be computed from the sum, while there is anybody else to hide it among', () => {
    fc.assert(
      fc.property(counts, (values) => {
        const hides = hideFew(values);
        for (const [nth, count] of values.entries()) if (count > 0 && count < 5) expect(hides[nth]).toBe(true);
        const allHidden = values.every((count, nth) => count === 0 || hides[nth]);
        expect(givesAway(values, hides) && !allHidden).toBe(false);
      }),
    );
  });

  test('in a table neither by a row’s sum nor by a column’s', () => {
    const tables = fc.array(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 6, maxLength: 6 }), { minLength: 3, maxLength: 7 });
    fc.assert(
      fc.property(tables, (rows) => {
        const hides = hideFewInTable(rows);
        const columns = (rows[0] ?? []).map((_, column) => ({
          values: rows.map((row) => row[column] ?? 0),
          hides: hides.map((row) => row[column] ?? false),
        }));
        const lines = [...rows.map((values, nth) => ({ values, hides: hides[nth] ?? [] })), ...columns];
        for (const line of lines) {
          const allHidden = line.values.every((count, nth) => count === 0 || line.hides[nth]);
          expect(givesAway(line.values, line.hides) && !allHidden).toBe(false);
        }
      }),
    );
  });
});
