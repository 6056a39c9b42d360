import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellAt, heatGridOf } from '#shared/domain/heat-grid.ts';
import { metresBetween } from '#shared/domain/floor-plan.ts';
import { simplifyPath } from '#shared/domain/simplify-path.ts';
import { countVisit } from '#shared/domain/visit-counts.ts';
import { occupancyOf } from '../../edge/insights/occupancy-rules.ts';
import { createVisitTrace } from '../../edge/presence/visit-trace.ts';
import { hour, staysOf } from '../fixtures/insight-shop.ts';

type Walk = readonly (readonly [zoneId: string, seconds: number])[];

function count(walk: Walk) {
  const stays = staysOf(hour, walk);
  return countVisit(hour, stays.at(-1)?.leftAt ?? hour, stays);
}

const turnedBackIn = (walk: Walk): string[] => count(walk).zones.flatMap(({ zoneId, turnedBack }) => (turnedBack ? [zoneId] : []));

describe('turning back', () => {
  test('is looking into a zone for less than half a minute and going back where one came from', () => {
    expect(
      turnedBackIn([
        ['door', 60],
        ['denim', 12],
        ['door', 20],
      ]),
    ).toEqual(['denim']);
  });

  test('is not passing through, nor going back after a real look', () => {
    expect(
      turnedBackIn([
        ['door', 60],
        ['denim', 12],
        ['coats', 60],
      ]),
    ).toEqual([]);
    expect(
      turnedBackIn([
        ['door', 60],
        ['denim', 90],
        ['door', 60],
      ]),
    ).toEqual([]);
  });

  test('a short silence inside a zone makes no two passes of one', () => {
    expect(
      turnedBackIn([
        ['door', 60],
        ['denim', 20],
        ['denim', 20],
        ['door', 60],
      ]),
    ).toEqual([]);
  });

  test('from the street straight out again is one too', () => {
    expect(turnedBackIn([['door', 29]])).toEqual(['door']);
    expect(turnedBackIn([['door', 31]])).toEqual([]);
  });
});

describe('ways', () => {
  test('begin and end in the street, so that first and last zones add up to visits', () => {
    const ways = count([
      ['door', 20],
      ['denim', 40],
      ['door', 20],
    ]).transitions.map(({ fromZoneId, toZoneId }) => `${fromZoneId}>${toZoneId}`);
    expect(ways).toEqual(['>door', 'door>denim', 'denim>door', 'door>']);
  });

  test('a visit without a stay took none', () => {
    expect(count([]).transitions).toEqual([]);
  });
});

describe('the heat map’s grid', () => {
  test('is of half metres, and of metres on a large floor', () => {
    expect(heatGridOf({ widthMetres: 25, depthMetres: 16 })).toEqual({ columns: 50, rows: 32, cellMetres: 0.5 });
    expect(heatGridOf({ widthMetres: 60, depthMetres: 40 })).toEqual({ columns: 60, rows: 40, cellMetres: 1 });
  });

  test('has no cell outside the plan', () => {
    const grid = heatGridOf({ widthMetres: 10, depthMetres: 10 });
    expect(cellAt(grid, { xMetres: 9.9, yMetres: 9.9 })).toBe(399);
    expect(cellAt(grid, { xMetres: 10, yMetres: 5 })).toBeUndefined();
    expect(cellAt(grid, { xMetres: -0.1, yMetres: 5 })).toBeUndefined();
  });

  test('counts a visit once per cell and its seconds in the hour they were spent', () => {
    const trace = createVisitTrace(heatGridOf({ widthMetres: 10, depthMetres: 10 }));
    const [here, there] = [
      { xMetres: 0.2, yMetres: 0.2 },
      { xMetres: 0.7, yMetres: 0.2 },
    ];
    const end = hour + 3_600_000;
    trace.add(here, end - 3_000, false);
    trace.add(here, end - 2_000, false);
    trace.add(here, end - 2_000, false);
    trace.add(there, end - 5_000, false);
    trace.add(there, end - 1_000, false);
    trace.add(here, end + 1_000, true);
    expect(trace.heat().map(({ hourAt, cells }) => ({ hourAt, cells }))).toEqual([
      {
        hourAt: hour,
        cells: [
          { cell: 0, seconds: 2, visits: 1 },
          { cell: 1, seconds: 1, visits: 1 },
        ],
      },
      { hourAt: end, cells: [{ cell: 0, seconds: 2, visits: 0 }] },
    ]);
    expect(trace.tillPoints()).toEqual([{ at: end + 1_000, ...here }]);
  });

  test('knows nothing of a long silence', () => {
    const trace = createVisitTrace(heatGridOf({ widthMetres: 10, depthMetres: 10 }));
    trace.add({ xMetres: 1, yMetres: 1 }, hour, false);
    trace.add({ xMetres: 1, yMetres: 1 }, hour + 600_000, false);
    expect(trace.heat()[0]?.cells[0]?.seconds).toBe(16);
  });
});

describe('occupancy by the doors', () => {
  const at = (nth: number, entered: number, left: number) => ({ hourAt: hour + nth * 3_600_000, entered, left });

  test('is who came in less who left', () => {
    const { hours, drift } = occupancyOf([at(0, 30, 10), at(1, 20, 25)], false);
    expect(hours.map(({ atStart, atEnd }) => [atStart, atEnd])).toEqual([
      [0, 20],
      [20, 15],
    ]);
    expect(drift).toBeNull();
  });

  test('ends empty when the day is over, whatever the counters missed', () => {
    const { hours, drift } = occupancyOf([at(0, 50, 20), at(1, 30, 30), at(2, 0, 20)], true);
    expect(drift).toBe(10);
    expect(hours.map(({ atEnd }) => atEnd)).toEqual([25, 21, 0]);
  });

  test('is never below zero and always ends at zero', () => {
    const hours = fc.array(fc.tuple(fc.nat(200), fc.nat(200)), { minLength: 1, maxLength: 14 });
    fc.assert(
      fc.property(hours, (passages) => {
        const day = occupancyOf(
          passages.map(([entered, left], nth) => at(nth, entered, left)),
          true,
        );
        for (const { atEnd } of day.hours) expect(atEnd).toBeGreaterThanOrEqual(0);
        if (day.hours.length > 0) expect(day.hours.at(-1)?.atEnd).toBe(0);
      }),
    );
  });
});

describe('a path for a picture', () => {
  test('keeps its ends and its corners', () => {
    const corner = [0, 1, 2, 3, 4].map((metres) => ({ xMetres: metres, yMetres: 0 }));
    const up = [1, 2, 3].map((metres) => ({ xMetres: 4, yMetres: metres }));
    expect(simplifyPath([...corner, ...up], 0.3)).toEqual([
      { xMetres: 0, yMetres: 0 },
      { xMetres: 4, yMetres: 0 },
      { xMetres: 4, yMetres: 3 },
    ]);
    expect(simplifyPath([], 0.3)).toEqual([]);
  });

  test('of someone who comes back is not drawn as if they had stood still', () => {
    const there = { xMetres: 8, yMetres: 0 };
    const path = [{ xMetres: 0, yMetres: 0 }, there, { xMetres: 0, yMetres: 0 }];
    expect(simplifyPath(path, 0.3)).toContain(there);
  });

  test('is never farther from what was walked than it may be', () => {
    const point = fc.record({ xMetres: fc.double({ min: 0, max: 20, noNaN: true }), yMetres: fc.double({ min: 0, max: 20, noNaN: true }) });
    fc.assert(
      fc.property(fc.array(point, { minLength: 2, maxLength: 40 }), (path) => {
        const kept = simplifyPath(path, 0.5);
        for (const place of path) {
          const nearest = kept.slice(1).map((to, nth) => metresToStretch(place, kept[nth] ?? to, to));
          expect(Math.min(...nearest)).toBeLessThanOrEqual(0.5 + 1e-9);
        }
      }),
    );
  });
});

function metresToStretch(place: { xMetres: number; yMetres: number }, from: typeof place, to: typeof place): number {
  const steps = Array.from({ length: 2001 }, (_, step) => step / 2000);
  return (
    Math.min(
      ...steps.map((share) =>
        metresBetween(place, {
          xMetres: from.xMetres + share * (to.xMetres - from.xMetres),
          yMetres: from.yMetres + share * (to.yMetres - from.yMetres),
        }),
      ),
    ) -
    metresBetween(from, to) / 4000
  );
}
