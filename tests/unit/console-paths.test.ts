import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isInside, type FloorPlan } from '#shared/domain/floor-plan.ts';
import { centreOf } from '#shared/ui/floor-plan/boxes.ts';
import { planArrows } from '../../console/paths/flow-rules.ts';
import { dayAfter, dayWindow, isDay, secondsOfDay } from '../../console/paths/time-windows.ts';
import { momentOf, pathAsCsv, pathSpan, stripOf, visitSeconds, type VisitPath } from '../../console/paths/visit-rules.ts';
import { street } from '../../console/paths/way-rules.ts';

const hourMs = 3_600_000;
const start = Date.UTC(2026, 10, 22, 10);
const stay = (zoneId: string, fromSecond: number, dwellSeconds: number) => ({
  zoneId,
  enteredAt: start + fromSecond * 1000,
  leftAt: start + (fromSecond + dwellSeconds) * 1000,
  dwellSeconds,
});
const point = (second: number, xMetres: number, yMetres: number) => ({ at: start + second * 1000, xMetres, yMetres, radiusMetres: 1 });
const path: VisitPath = {
  visitId: 'v8f3k2q',
  openedAt: start,
  closedAt: start + 100_000,
  points: [point(0, 12, 15), point(10, 12, 10), point(30, 4, 2)],
  stays: [stay('entrance', 0, 10), stay('denim', 10, 30), stay('entrance', 40, 60)],
};

test('a day in Paris lasts 24 hours, and 23 or 25 when the clocks change', () => {
  const hours = ['2026-11-22', '2026-03-29', '2026-10-25'].map((day) => {
    const { from, to } = dayWindow(day, 'Europe/Paris');
    return (to - from) / hourMs;
  });
  expect(hours).toEqual([24, 23, 25]);
});

test('the day before the first of March is a day of February', () => {
  expect(dayAfter('2026-03-01', -1)).toBe('2026-02-28');
});

test('only days of the calendar are days', () => {
  expect(['2026-02-28', '2026-02-30', '28/02/2026', ''].map(isDay)).toEqual([true, false, false, false]);
});

test('seconds of the day follow the store’s clock, not the server’s', () => {
  expect(secondsOfDay(Date.UTC(2026, 6, 1, 8, 0, 5), 'Europe/Paris')).toBe(10 * 3600 + 5);
});

test('a visit’s strip is its stays in order, each as wide as it lasted', () => {
  expect(stripOf(path.stays).map(({ zoneId, share }) => [zoneId, share])).toEqual([
    ['entrance', 0.1],
    ['denim', 0.3],
    ['entrance', 0.6],
  ]);
  expect(stripOf([stay('denim', 0, 0), stay('shoes', 0, 0)]).map(({ share }) => share)).toEqual([0.5, 0.5]);
});

test('a visit that goes on lasts until now', () => {
  expect(visitSeconds({ openedAt: start, closedAt: null }, start + 61_000)).toBe(61);
});

test('the scrubber stands between two points in proportion to the time', () => {
  const moment = momentOf(path, start + 5_000);
  expect(moment).toMatchObject({ xMetres: 12, yMetres: 12.5, stayIndex: 0 });
  expect(momentOf(path, start + 20_000)).toMatchObject({ xMetres: 8, yMetres: 6, stayIndex: 1 });
  expect(momentOf(path, start + 500_000)).toMatchObject({ xMetres: 4, yMetres: 2, stayIndex: 2 });
  expect(momentOf({ ...path, points: [] }, start)).toBeUndefined();
});

test('the scrubber never leaves the box of the walked points', () => {
  fc.assert(
    fc.property(fc.integer({ min: -50_000, max: 200_000 }), (offsetMs) => {
      const moment = momentOf(path, start + offsetMs);
      expect(moment?.xMetres).toBeGreaterThanOrEqual(4);
      expect(moment?.xMetres).toBeLessThanOrEqual(12);
      expect(moment?.yMetres).toBeGreaterThanOrEqual(2);
      expect(moment?.yMetres).toBeLessThanOrEqual(15);
    }),
  );
});

test('a path’s span is that of its points', () => {
  expect(pathSpan(path)).toEqual({ from: start, to: start + 30_000 });
  expect(pathSpan({ ...path, points: [] })).toEqual({ from: start, to: start + 100_000 });
});

test('a path goes to a spreadsheet a point a line', () => {
  expect(pathAsCsv(path).split('\r\n')).toHaveLength(4);
  expect(pathAsCsv(path)).toContain('2026-11-22T10:00:10.000Z,12,10,1');
});

const square = (id: string, left: number) => ({
  id,
  name: { fr: id, en: id },
  purpose: 'sales' as const,
  outline: [
    { xMetres: left, yMetres: 0 },
    { xMetres: left + 4, yMetres: 0 },
    { xMetres: left + 4, yMetres: 4 },
    { xMetres: left, yMetres: 4 },
  ],
});

test('the middle of an area lies inside it', () => {
  const zone = square('denim', 10);
  expect(centreOf(zone.outline)).toEqual({ xMetres: 12, yMetres: 2 });
  expect(isInside(centreOf(zone.outline), zone.outline)).toBe(true);
});

const plan: FloorPlan = {
  name: 'test',
  widthMetres: 20,
  depthMetres: 4,
  walls: [],
  zones: [square('a', 0), square('b', 10), { ...square('door', 16), purpose: 'entrance' }],
  fixtures: [],
  receivers: [],
  entrances: [{ xMetres: 20, yMetres: 2 }],
};
const way = (fromId: string, toId: string, visits: number) => ({ fromId, toId, visits });

test('the busiest way is as wide as it gets, and two directions do not lie on one another', () => {
  const [there, back] = planArrows([way('a', 'b', 20), way('b', 'a', 5), way('a', 'gone', 2)], plan, { atMost: 10 });
  expect([there?.weight, back?.weight]).toEqual([1, 0.25]);
  expect(Math.sign((there?.points[1]?.yMetres ?? 0) - 2)).toBe(-Math.sign((back?.points[1]?.yMetres ?? 0) - 2));
});

test('only the most used ways are drawn, and none to where one already is', () => {
  expect(planArrows([way('a', 'b', 20)], plan, { atMost: 10, widest: 80 })[0]?.weight).toBe(0.25);
  expect(planArrows([way('a', 'a', 90), way('a', 'b', 9), way('b', 'a', 6)], plan, { atMost: 1 }).map(({ id }) => id)).toEqual(['a b']);
});

test('who comes in is drawn from the door, but not into the entrance itself', () => {
  const [arrow, ...others] = planArrows([way(street, 'door', 80), way(street, 'b', 8)], plan, { atMost: 10 });
  expect(others).toEqual([]);
  expect(arrow?.points[0]?.xMetres).toBeGreaterThan(18);
});
