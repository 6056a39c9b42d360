import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextMark } from '../../console/charts/move-focus.ts';
import { differenceScale, linearScale } from '../../console/charts/scales.ts';
import { evenShadeScale, shadePercents, shadeScale } from '../../console/charts/shades.ts';
import { breakLines } from '../../console/charts/standalone-svg.ts';

const axis = { fromPx: 100, toPx: 500 };

test('ticks are round numbers from zero past the greatest value', () => {
  expect(linearScale({ ...axis, greatest: 37 }).ticks).toEqual([0, 10, 20, 30, 40]);
  expect(linearScale({ ...axis, greatest: 0.31 }).ticks).toEqual([0, 0.1, 0.2, 0.3, 0.4]);
  expect(linearScale({ ...axis, greatest: 1_234_567 }).ticks).toEqual([0, 250_000, 500_000, 750_000, 1_000_000, 1_250_000]);
});

test('three people are never counted in halves', () => {
  expect(linearScale({ ...axis, greatest: 3, leastStep: 1 }).ticks).toEqual([0, 1, 2, 3]);
  expect(linearScale({ ...axis, greatest: 0, leastStep: 1 }).ticks).toEqual([0, 1]);
});

test('a chart of nothing still has an axis, and nothing on it is longer than zero', () => {
  for (const greatest of [0, -4, Number.NaN, Number.POSITIVE_INFINITY]) {
    const scale = linearScale({ ...axis, greatest });
    expect(scale.ticks[0]).toBe(0);
    expect(scale.at(0)).toBe(100);
  }
});

test('every value lies on the axis, in order, and the last tick is past it', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), fc.integer({ min: 2, max: 8 }), (greatest, atMost) => {
      const { ticks, at } = linearScale({ ...axis, greatest, atMost });
      expect(ticks.length).toBeLessThanOrEqual(atMost + 1);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(greatest * (1 - 1e-6));
      expect(at(greatest)).toBeGreaterThanOrEqual(at(greatest / 2));
      expect(at(greatest)).toBeLessThanOrEqual(500 + 1e-6);
    }),
  );
});

test('an axis that runs upwards grows upwards', () => {
  const scale = linearScale({ greatest: 10, fromPx: 200, toPx: 0 });
  expect([scale.at(0), scale.at(5), scale.at(10)]).toEqual([200, 100, 0]);
});

test('differences stand around a zero in the middle', () => {
  const scale = differenceScale({ ...axis, greatest: 12 });
  expect(scale.at(0)).toBe(300);
  expect(scale.at(-5) + scale.at(5)).toBeCloseTo(600);
  expect(scale.ticks).toEqual([-20, -10, 0, 10, 20]);
});

test('shades have round borders a reader finds in the legend, and the greatest value is the darkest', () => {
  const { steps, shadeOf } = shadeScale(430);
  expect(steps.map(({ from }) => from)).toEqual([0, 10, 20, 50, 100, 200]);
  expect(steps.at(-1)?.to).toBe(430);
  expect([0, 0.4, 10, 199, 430].map(shadeOf)).toEqual([undefined, 0, 1, 4, 5]);
});

test('a shop without a step on the floor has no shades and no legend', () => {
  expect(shadeScale(0).steps).toEqual([]);
  expect(shadeScale(Number.NaN).shadeOf(3)).toBeUndefined();
  expect(evenShadeScale(0).steps).toEqual([]);
});

test('every value of a shaded picture has a step that holds it', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-4, max: 1e7, noNaN: true }), fc.double({ min: 1e-6, max: 1, noNaN: true }), (greatest, share) => {
      for (const scale of [shadeScale(greatest), evenShadeScale(greatest)]) {
        const shade = scale.shadeOf(greatest * share);
        const step = scale.steps.find((one) => one.shade === shade);
        expect(step?.from).toBeLessThanOrEqual(greatest * share);
        expect(scale.steps.length).toBeLessThanOrEqual(shadePercents.length);
      }
    }),
  );
});

test('few equal steps still use the whole hue', () => {
  expect(evenShadeScale(3, 1).steps).toEqual([
    { from: 0, to: 1, shade: 0 },
    { from: 1, to: 2, shade: 3 },
    { from: 2, to: 3, shade: 5 },
  ]);
});

test('arrow keys go along a list of bars either way, and stop at its ends', () => {
  const bars = [1, 1, 1];
  expect(nextMark('ArrowDown', { row: 0, place: 0 }, bars)).toEqual({ row: 1, place: 0 });
  expect(nextMark('ArrowLeft', { row: 1, place: 0 }, bars)).toEqual({ row: 0, place: 0 });
  expect(nextMark('ArrowUp', { row: 0, place: 0 }, bars)).toEqual({ row: 0, place: 0 });
  expect(nextMark('End', { row: 0, place: 0 }, bars)).toEqual({ row: 2, place: 0 });
  expect(nextMark('a', { row: 0, place: 0 }, bars)).toBeUndefined();
});

test('arrow keys go four ways over a grid, also where rows are of unequal length', () => {
  const grid = [3, 3, 1];
  expect(nextMark('ArrowDown', { row: 0, place: 2 }, grid)).toEqual({ row: 1, place: 2 });
  expect(nextMark('ArrowDown', { row: 1, place: 2 }, grid)).toEqual({ row: 2, place: 0 });
  expect(nextMark('ArrowRight', { row: 1, place: 2 }, grid)).toEqual({ row: 1, place: 2 });
});

test('a heading is broken between words', () => {
  expect(breakLines('New season draws the most people', 16)).toEqual(['New season draws', 'the most people']);
  expect(breakLines('', 10)).toEqual(['']);
});
