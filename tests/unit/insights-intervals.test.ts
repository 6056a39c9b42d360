import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { binEdges, dwellBin, dwellEdges, dwellQuantile } from '#shared/domain/dwell-bins.ts';
import {
  countInterval,
  meanInterval,
  medianShares,
  normalTail,
  ratioInterval,
  shareInterval,
  studentPoint,
  studentTail,
} from '#shared/domain/intervals.ts';

describe('intervals', () => {
  // The exact Poisson interval by chi-square, from tables.
  test.each([
    [5, 1.62, 11.67],
    [10, 4.8, 18.39],
    [20, 12.22, 30.89],
    [100, 81.36, 121.63],
  ])('a count of %d lies between %d and %d', (count, low, high) => {
    const interval = countInterval(count);
    expect(interval.low).toBeCloseTo(low, 1);
    expect(interval.high).toBeCloseTo(high, 1);
  });

  test('a count of nobody begins at zero and ends below four', () => {
    expect(countInterval(0).low).toBe(0);
    expect(countInterval(0).high).toBeCloseTo(3.69, 0);
  });

  // R: prop.test(x, n, correct = FALSE)$conf.int
  test.each([
    [15, 100, 0.0931, 0.2328],
    [0, 20, 0, 0.1611],
    [20, 20, 0.8389, 1],
    [7, 9, 0.4526, 0.9368],
  ])('a share of %d in %d lies between %d and %d', (part, whole, low, high) => {
    const interval = shareInterval(part, whole);
    expect(interval.low).toBeCloseTo(low, 3);
    expect(interval.high).toBeCloseTo(high, 3);
  });

  test('a ratio of two counts is as far from its ends, as a factor, on both sides', () => {
    const { low, high } = ratioInterval(50, 200);
    expect(Math.sqrt(low * high)).toBeCloseTo(0.25, 6);
    expect(high / 0.25).toBeCloseTo(Math.exp(1.959964 * Math.sqrt(1 / 50 + 1 / 200)), 6);
  });

  test('a mean of five values uses Student’s t with four degrees of freedom', () => {
    const values = [10, 20, 30, 40, 50];
    const interval = meanInterval(
      150,
      values.reduce((sum, value) => sum + value ** 2, 0),
      5,
    );
    // R: t.test(c(10, 20, 30, 40, 50))$conf.int
    expect(interval.low).toBeCloseTo(10.37, 0);
    expect(interval.high).toBeCloseTo(49.63, 0);
  });

  // Tables of Student's t.
  test.each([
    [4, 2.776],
    [6, 2.447],
    [10, 2.228],
    [30, 2.042],
    [1000, 1.962],
  ])('with %d degrees of freedom the 97.5 % point is %d', (freedom, point) => {
    expect(Math.abs(studentPoint(freedom) / point - 1)).toBeLessThan(0.006);
    expect(studentTail(studentPoint(freedom), freedom)).toBeCloseTo(0.05, 3);
  });

  test('the normal’s tails are those of the tables', () => {
    expect(normalTail(1.959964)).toBeCloseTo(0.05, 6);
    expect(normalTail(-2.575829)).toBeCloseTo(0.01, 6);
    expect(normalTail(0)).toBeCloseTo(1, 6);
  });

  test('every interval holds its figure and gets no wider with more of the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 400 }), (part, more) => {
        const whole = part + more;
        const [one, ten] = [shareInterval(part, whole), shareInterval(10 * part, 10 * whole)];
        expect(one.low).toBeLessThanOrEqual(part / whole);
        expect(one.high).toBeGreaterThanOrEqual(part / whole);
        expect(ten.high - ten.low).toBeLessThan(one.high - one.low);
        expect(countInterval(part).low).toBeLessThan(part);
        expect(countInterval(part).high).toBeGreaterThan(part);
      }),
    );
  });

  test('the median of a hundred lies between the 40th and the 60th', () => {
    expect(medianShares(100).low).toBeCloseTo(0.402, 2);
    expect(medianShares(100).high).toBeCloseTo(0.598, 2);
  });
});

describe('bins of a dwell', () => {
  test('are 1.41 apart from five seconds to an hour', () => {
    expect(dwellEdges.slice(0, 5)).toEqual([5, 7, 10, 14, 20]);
    expect(dwellEdges.at(-1)).toBe(3620);
    expect(binEdges(0)).toEqual({ fromSeconds: 0, toSeconds: 5 });
    expect(binEdges(dwellEdges.length)).toEqual({ fromSeconds: 3620, toSeconds: null });
  });

  test('hold every dwell once', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 20_000, noNaN: true }), (seconds) => {
        const { fromSeconds, toSeconds } = binEdges(dwellBin(seconds));
        expect(seconds).toBeGreaterThanOrEqual(fromSeconds);
        expect(seconds).toBeLessThan(toSeconds ?? Number.POSITIVE_INFINITY);
      }),
    );
  });

  test('give a median within its own bin of the true one', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 3000, noNaN: true }), { minLength: 1, maxLength: 200 }), (dwells) => {
        const counts = new Map<number, number>();
        for (const seconds of dwells) counts.set(dwellBin(seconds), (counts.get(dwellBin(seconds)) ?? 0) + 1);
        const sorted = dwells.toSorted((a, b) => a - b);
        const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? 0;
        const { fromSeconds, toSeconds } = binEdges(dwellBin(lower));
        const median = dwellQuantile(counts, 0.5) ?? -1;
        expect(median).toBeGreaterThanOrEqual(fromSeconds);
        expect(median).toBeLessThanOrEqual(toSeconds ?? 3620);
      }),
    );
    expect(dwellQuantile(new Map(), 0.5)).toBeUndefined();
  });
});
