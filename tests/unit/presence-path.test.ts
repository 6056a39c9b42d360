import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { metresBetween, type FloorPlan, type Point } from '#shared/domain/floor-plan.ts';
import { walkableGrid } from '#shared/domain/walkable-grid.ts';
import { createEvidenceLog } from '../../edge/presence/locate/evidence-log.ts';
import { cellUnder, cornersBetween, isStraightWay, ontoFloor } from '../../edge/presence/locate/floor-way.ts';
import { createPatch, layOver } from '../../edge/presence/locate/patch.ts';
import { createHeardSignals } from '../../edge/presence/locate/signal-window.ts';
import { createSilentReceivers } from '../../edge/presence/locate/silence.ts';
import { sampleFloorPlan } from '../../edge/sample/plan.ts';
import { wallPlan, walkAroundWall } from '../fixtures/presence-walk.ts';

const grid = walkableGrid(wallPlan);
const place = (xMetres: number, yMetres: number): Point => ({ xMetres, yMetres });

describe('a way over the floor', () => {
  test('is not straight through a wall, and is where the wall has ended', () => {
    expect(isStraightWay(grid, place(4.2, 3.3), place(8.3, 3.1))).toBe(false);
    expect(isStraightWay(grid, place(4.2, 9.3), place(8.3, 9.1))).toBe(true);
    expect(cornersBetween(grid, place(4.2, 9.3), place(8.3, 9.1))).toEqual([]);
  });

  test('goes around the end of the wall, hardly longer than a string would', () => {
    const [from, to] = [place(5, 3), place(7, 3)];
    const way = [from, ...cornersBetween(grid, from, to), to];
    const metres = way.reduce((sum, one, nth) => sum + metresBetween(way[nth - 1] ?? one, one), 0);
    const string = metresBetween(from, place(6, 7)) + metresBetween(place(6, 7), to);
    expect(metres).toBeGreaterThan(string);
    expect(metres).toBeLessThan(1.2 * string);
    expect(way.length).toBeLessThanOrEqual(7);
  });

  test('leads in free stretches between any two places people can stand in Maison Lune', () => {
    const shop = walkableGrid(sampleFloorPlan);
    const open = Array.from({ length: shop.cellCount }, (_, cell) => cell).filter((cell) => shop.isOpen[cell] === 1);
    const somewhere = fc.tuple(fc.constantFrom(...open), fc.double({ min: 0, max: 0.49, noNaN: true }));
    const pointOf = ([cell, away]: [number, number]): Point =>
      place((shop.xMetres[cell] ?? 0) - 0.25 + away, (shop.yMetres[cell] ?? 0) - 0.25 + away);
    fc.assert(
      fc.property(somewhere, somewhere, (a, b) => {
        const [from, to] = [pointOf(a), pointOf(b)];
        const way = [from, ...cornersBetween(shop, from, to), to];
        return way.every((one, nth) => nth === 0 || isStraightWay(shop, way[nth - 1] ?? one, one));
      }),
      { numRuns: 300 },
    );
  });

  test('has no corners where none leads there: nobody is sent through a wall on a detour', () => {
    const walls = [{ from: place(6, 0), to: place(6, 10) }];
    expect(cornersBetween(walkableGrid({ ...wallPlan, walls }), place(4, 5), place(8, 5))).toEqual([]);
  });
});

describe('a place that is not floor', () => {
  const table = { id: 't', kind: 'table', centre: place(3, 5), widthMetres: 2, depthMetres: 4 } as const;
  const withTable: FloorPlan = { ...wallPlan, fixtures: [table] };

  test('gives way to the nearest floor that is believed in, not to floor across the table that nobody believes in', () => {
    const floor = walkableGrid(withTable);
    const belief = createPatch(floor.cellCount);
    layOver(belief, { left: 0, top: 0, right: floor.columns, bottom: floor.rows });
    belief.values.fill(0);
    const east = cellUnder(floor, place(4.3, 5.2));
    belief.values[east] = 1;
    const at = ontoFloor(floor, belief, place(2.4, 5.2));
    expect(floor.isOpen[cellUnder(floor, at)]).toBe(1);
    expect(at.xMetres).toBeGreaterThan(4);
    expect(ontoFloor(floor, belief, place(4.4, 5))).toEqual(place(4.4, 5));
  });
});

describe('what was heard of a tag', () => {
  const heardOf = (rssiDbm: number) => {
    const heard = createHeardSignals(4);
    heard.count = 1;
    heard.receivers[0] = 2;
    heard.rssiDbm[0] = rssiDbm;
    return heard;
  };
  const silentOf = () => {
    const silent = createSilentReceivers(4);
    silent.count = 1;
    silent.receivers[0] = 3;
    silent.lostShare = 0.25;
    return silent;
  };

  test('is read again as it was, less what is known of its receivers by now', () => {
    const log = createEvidenceLog();
    log.note(1000, heardOf(-61.5), silentOf());
    log.note(2000, createHeardSignals(4), createSilentReceivers(4));
    const hearing = { heard: createHeardSignals(4), silent: createSilentReceivers(4) };
    log.read(0, hearing, Float32Array.of(0, 0, 2.5, -4));
    expect([hearing.heard.count, hearing.heard.receivers[0], hearing.heard.rssiDbm[0]]).toEqual([1, 2, -64]);
    expect([hearing.silent.count, hearing.silent.receivers[0], hearing.silent.offsetDb[0], hearing.silent.lostShare]).toEqual([
      1, 3, -4, 0.25,
    ]);
    expect([log.isHeard(0), log.isHeard(1), log.atMs(1)]).toEqual([true, false, 2000]);
  });

  test('is forgotten from its beginning when nobody takes it for two minutes', () => {
    const log = createEvidenceLog();
    for (let second = 1; second <= 500; second += 1) log.note(second * 1000, heardOf(-40 - (second % 50)), silentOf());
    expect(log.seconds).toBeLessThanOrEqual(128);
    expect(log.seconds).toBeGreaterThanOrEqual(64);
    const hearing = { heard: createHeardSignals(4), silent: createSilentReceivers(4) };
    for (let nth = 0; nth < log.seconds; nth += 1) {
      log.read(nth, hearing, new Float32Array(4));
      expect(hearing.heard.rssiDbm[0]).toBe(-40 - ((log.atMs(nth) / 1000) % 50));
    }
    expect(log.atMs(log.seconds - 1)).toBe(500_000);
  });
});

describe('the way around a wall, drawn afterwards', () => {
  test('lies nearer to the true one than what was said at the time, on the floor and never through the wall', () => {
    const { drawn, said } = walkAroundWall({ seeds: [1, 2, 3, 4, 5] });
    expect(drawn.meanMetres).toBeLessThan(said.meanMetres);
    expect(drawn.paths.flat().length).toBeGreaterThan(200);
    for (const path of drawn.paths) {
      path.forEach(({ at, atMs }, nth) => {
        const last = path[nth - 1];
        expect(grid.isOpen[cellUnder(grid, at)]).toBe(1);
        if (last === undefined) return;
        expect(isStraightWay(grid, last.at, at)).toBe(true);
        expect(atMs).toBeGreaterThan(last.atMs);
        expect(atMs - last.atMs).toBeLessThanOrEqual(2000);
      });
    }
  });

  test('is the same whether it is drawn in pieces or at once', () => {
    const [whole, pieces] = [walkAroundWall({ seeds: [1] }), walkAroundWall({ seeds: [1], everySeconds: 25 })];
    const near = pieces.drawn.paths[0]?.map(({ at, atMs }) => {
      const others = whole.drawn.paths[0]?.filter((other) => Math.abs(other.atMs - atMs) <= 1000) ?? [];
      return Math.min(...others.map((other) => metresBetween(other.at, at)));
    });
    expect(near?.length).toBeGreaterThan(40);
    expect(Math.max(...(near ?? []))).toBeLessThan(0.6);
  });

  test('ends with the last time the tag was heard, and bridges ten seconds in which it was not', () => {
    const { drawn } = walkAroundWall({ seeds: [1], deafSeconds: [40, 50], silentSeconds: 12 });
    const times = drawn.paths[0]?.map(({ atMs }) => atMs) ?? [];
    expect(times.at(-1)).toBeLessThanOrEqual(drawn.heardUntilMs);
    expect(times.at(-1)).toBeGreaterThan(drawn.heardUntilMs - 2000);
    expect(times.filter((atMs) => atMs > 41_000 && atMs < 49_000).length).toBeGreaterThanOrEqual(3);
  });

  test('is empty of a tag that was never heard, and of one that was drawn already', () => {
    const { track } = walkAroundWall({ seeds: [1] });
    expect(track.retrace(true)).toEqual([]);
    const { drawn } = walkAroundWall({ seeds: [1], deafSeconds: [0, 1000] });
    expect(drawn.paths).toEqual([[]]);
  });
});
