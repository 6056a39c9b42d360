import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLikeliestStays, withoutCrossings } from '#shared/domain/likeliest-stays.ts';

const zones = ['denim', 'knitwear', 'tills'];

const doorless = zones.map(() => false);

/** Seconds of belief in denim, knitwear and the tills; each line so many seconds of the same. */
type Line = readonly [seconds: number, ...shares: number[]];

function staysOf(...lines: readonly Line[]) {
  return staysWithDoors(doorless, ...lines);
}

function staysWithDoors(byDoor: readonly boolean[], ...lines: readonly Line[]) {
  const likeliest = createLikeliestStays();
  let atMs = 0;
  for (const [seconds, ...shares] of lines)
    for (let nth = 0; nth < seconds; nth += 1, atMs += 1000) likeliest.take({ zoneIds: zones, byDoor, shares }, atMs);
  likeliest.end(atMs);
  return withoutCrossings(likeliest.stays()).map(({ zoneId, enteredAt, leftAt }) => [
    zoneId,
    enteredAt / 1000,
    (leftAt ?? Number.NaN) / 1000,
  ]);
}

test('a shopper at the border of two zones, whose lead comes and goes for half a minute, has not gone to and fro', () => {
  expect(staysOf([20, 0.8, 0.2, 0], [12, 0.35, 0.65, 0], [20, 0.8, 0.2, 0])).toEqual([['denim', 0, 52]]);
});

test('six sure seconds in another zone and back are a visit to it; a surely longer one keeps its time', () => {
  expect(staysOf([20, 1, 0, 0], [6, 0, 1, 0], [20, 1, 0, 0])).toEqual([
    ['denim', 0, 20],
    ['knitwear', 20, 26],
    ['denim', 26, 46],
  ]);
});

test('four seconds are someone walking past, however sure, and their time belongs to the zone left behind', () => {
  expect(staysOf([20, 1, 0, 0], [4, 0, 1, 0], [20, 1, 0, 0])).toEqual([['denim', 0, 44]]);
  expect(staysOf([20, 1, 0, 0], [4, 0, 1, 0], [20, 0, 0, 1])).toEqual([
    ['denim', 0, 24],
    ['tills', 24, 44],
  ]);
});

test('a zone crossed on the way in has no visit, and the first one begins with it', () => {
  expect(staysOf([4, 1, 0, 0], [30, 0, 1, 0])).toEqual([['knitwear', 0, 34]]);
});

test('who comes in was at the door first, though belief tells it from the next zone by little', () => {
  const lines: readonly Line[] = [
    [8, 0.6, 0.4, 0],
    [30, 0, 1, 0],
    [8, 0.6, 0.4, 0],
  ];
  expect(staysOf(...lines)).toEqual([['knitwear', 0, 46]]);
  const [first, second, third] = staysWithDoors([true, false, false], ...lines);
  expect([first?.[0], second?.[0], third?.[0]]).toEqual(['denim', 'knitwear', 'denim']);
  expect(staysWithDoors([false, false, true], ...lines)).toEqual([['knitwear', 0, 46]]);
});

test('who is between zones for long is in none', () => {
  expect(staysOf([20, 1, 0, 0], [20, 0, 0, 0], [20, 0, 1, 0])).toEqual([
    ['denim', 0, 20],
    ['knitwear', 40, 60],
  ]);
});

test('after a silence or another plan nothing of before weighs on what comes', () => {
  const likeliest = createLikeliestStays();
  for (let second = 0; second < 9; second += 1) likeliest.take({ zoneIds: zones, byDoor: doorless, shares: [1, 0, 0] }, second * 1000);
  likeliest.end(9000);
  const changed = { zoneIds: ['shoes'], byDoor: [false], shares: [1] };
  for (let second = 30; second < 39; second += 1) likeliest.take(changed, second * 1000);
  expect(likeliest.stays()).toEqual([
    { zoneId: 'denim', enteredAt: 0, leftAt: 9000 },
    { zoneId: 'shoes', enteredAt: 30_000, leftAt: null },
  ]);
  likeliest.take({ zoneIds: zones, byDoor: doorless, shares: [0, 1, 0] }, 39_000);
  expect(likeliest.stays().map(({ leftAt }) => leftAt)).toEqual([9000, 39_000, null]);
});

test('whatever was believed: stays are in order, never overlap, and none is short', () => {
  const second = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(fc.array(second, { maxLength: 200 }), (seconds) => {
      const stays = staysOf(...seconds.map((shares): [number, ...number[]] => [1, ...shares.map((share) => share / 3)]));
      stays.forEach(([, enteredAt = 0, leftAt = 0], nth) => {
        expect(Number(leftAt) - Number(enteredAt)).toBeGreaterThanOrEqual(5);
        expect(Number(enteredAt)).toBeGreaterThanOrEqual(Number(stays[nth - 1]?.[2] ?? 0));
        expect(stays[nth - 1]?.[0] === stays[nth]?.[0] && stays[nth - 1]?.[2] === enteredAt).toBe(false);
      });
    }),
  );
});
