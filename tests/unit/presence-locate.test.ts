import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isInside, type FloorPlan, type Point } from '#shared/domain/floor-plan.ts';
import { sampleFloorPlan } from '../../edge/sample/plan.ts';
import { createLocator } from '../../edge/presence/locate/locator.ts';
import { createMotion } from '../../edge/presence/locate/motion.ts';
import { copyPatch, createPatch, layOver, sumOfPatch, type Box, type Patch } from '../../edge/presence/locate/patch.ts';
import { createHeardSignals, createSignalWindow } from '../../edge/presence/locate/signal-window.ts';
import { createStrongestReceiver } from '../../edge/presence/locate/strongest-receiver.ts';
import type { Estimate, Track } from '../../edge/presence/locate/track.ts';
import { cellMetresFor, walkableGrid, type WalkableGrid } from '#shared/domain/walkable-grid.ts';
import { leadingZone } from '../../edge/presence/locate/zone-mass.ts';
import { createNoise, denim, threeZonePlan } from '../fixtures/presence-shop.ts';

function cellAt(grid: WalkableGrid, { xMetres, yMetres }: Point): number {
  return grid.xMetres.findIndex(
    (x, cell) => grid.isOpen[cell] === 1 && Math.abs(x - xMetres) <= 0.26 && Math.abs((grid.yMetres[cell] ?? 0) - yMetres) <= 0.26,
  );
}

describe('the walkable floor', () => {
  const grid = walkableGrid(sampleFloorPlan);

  test('of Maison Lune has no cell in a table and has the cabins', () => {
    expect(cellAt(grid, { xMetres: 12.25, yMetres: 10.75 })).toBe(-1);
    expect(cellAt(grid, { xMetres: 8.75, yMetres: 0.75 })).toBeGreaterThanOrEqual(0);
    const openCount = grid.isOpen.filter((open) => open === 1).length;
    expect(openCount).toBeGreaterThan(1000);
    expect(openCount).toBeLessThan(1600);
  });

  test('is stepped over both ways alike', () => {
    const cells = Array.from({ length: grid.cellCount }, (_, cell) => cell);
    const oneWay = (there: Int32Array, back: Int32Array): number[] =>
      cells.filter((cell) => there[cell] !== cell && back[there[cell] ?? -1] !== cell);
    expect(oneWay(grid.left, grid.right)).toEqual([]);
    expect(oneWay(grid.right, grid.left)).toEqual([]);
    expect(oneWay(grid.up, grid.down)).toEqual([]);
    expect(oneWay(grid.down, grid.up)).toEqual([]);
    expect(cells.filter((cell) => grid.left[cell] !== cell).length).toBeGreaterThan(1000);
  });

  test('lets nobody through the wall between the denim and the fitting rooms', () => {
    const west = cellAt(grid, { xMetres: 7.75, yMetres: 3.75 });
    expect(west).toBeGreaterThanOrEqual(0);
    expect(grid.right[west]).toBe(west);
  });

  test('has larger cells in a larger shop, so that it costs no more', () => {
    const large = { ...threeZonePlan, widthMetres: 100, depthMetres: 60 };
    expect(cellMetresFor(threeZonePlan)).toBe(0.5);
    expect(walkableGrid(large).cellCount).toBeLessThanOrEqual(8200);
  });
});

describe('motion', () => {
  const grid = walkableGrid(sampleFloorPlan);
  const motion = createMotion(grid);
  const whole = { left: 0, top: 0, right: grid.columns, bottom: grid.rows };

  function patchOver(box: Box): Patch {
    const patch = createPatch();
    layOver(patch, box);
    patch.values.fill(0);
    return patch;
  }

  function spreadFrom(at: Point, seconds: number): Float32Array {
    let belief = patchOver(whole);
    belief.values[cellAt(grid, at)] = 1;
    for (let second = 0; second < seconds; second += 1) {
      const next = patchOver(whole);
      motion.move(belief, next);
      belief = next;
    }
    return belief.values;
  }

  test('keeps the sum of belief, wherever it starts, and looks only where it can get', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: grid.cellCount - 1 }), (cell) => {
        const column = cell % grid.columns;
        const row = Math.floor(cell / grid.columns);
        const belief = patchOver({ left: column, top: row, right: column + 1, bottom: row + 1 });
        belief.values[0] = 1;
        const next = patchOver(motion.reachOf(belief));
        motion.move(belief, next);
        expect(sumOfPatch(next)).toBeCloseTo(1, 4);
        expect(next.values.every((share) => share >= 0)).toBe(true);
        const everywhere = patchOver(whole);
        motion.move(belief, everywhere);
        expect(sumOfPatch(everywhere)).toBeCloseTo(1, 4);
        const cut = patchOver(next);
        copyPatch(everywhere, cut);
        expect(cut.values).toEqual(next.values);
      }),
    );
  });

  test('is nearly the same there and back, so that the look back may use it', () => {
    const cells = fc.integer({ min: 0, max: grid.cellCount - 1 }).filter((cell) => grid.isOpen[cell] === 1);
    fc.assert(
      fc.property(cells, fc.integer({ min: -6, max: 6 }), fc.integer({ min: -6, max: 6 }), (from, across, along) => {
        const to = Math.min(grid.cellCount - 1, Math.max(0, from + across + along * grid.columns));
        const shareOf = (start: number, end: number): number => {
          const belief = patchOver(whole);
          belief.values[start] = 1;
          const next = patchOver(whole);
          motion.move(belief, next);
          return next.values[end] ?? 0;
        };
        const [there, back] = [shareOf(from, to), shareOf(to, from)];
        // Worst in the corner of a room, where it is 0.09.
        if (grid.isOpen[to] === 1) expect(Math.abs(there - back)).toBeLessThan(0.1);
        else expect(there).toBe(0);
      }),
      { numRuns: 40 },
    );
  });

  test('does not go through walls: from beside the denim wall nobody is in the fitting rooms two seconds later', () => {
    const belief = spreadFrom({ xMetres: 7.25, yMetres: 2.75 }, 2);
    let through = 0;
    for (let cell = 0; cell < grid.cellCount; cell += 1) {
      if ((grid.xMetres[cell] ?? 0) > 8 && (grid.yMetres[cell] ?? 0) < 4) through += belief[cell] ?? 0;
    }
    expect(through).toBeLessThan(0.001);
  });

  test('goes about as far as people do: 1.2 m a second along each axis, for the four in five that walk', () => {
    const belief = spreadFrom({ xMetres: 12.75, yMetres: 9.25 }, 1);
    let variance = 0;
    for (let cell = 0; cell < grid.cellCount; cell += 1) variance += (belief[cell] ?? 0) * ((grid.yMetres[cell] ?? 0) - 9.25) ** 2;
    expect(Math.sqrt(variance)).toBeGreaterThan(0.7);
    expect(Math.sqrt(variance)).toBeLessThan(1.2);
  });
});

describe('what receivers heard', () => {
  test('is the middle of its packets', () => {
    const window = createSignalWindow(2);
    const heard = createHeardSignals();
    for (const [rssiDbm, atMs] of [
      [-90, 900],
      [-60, 1500],
      [-70, 1700],
      [-64, 1900],
    ] as const)
      window.hear(3, rssiDbm, atMs);
    window.hear(5, -80, 1500);
    window.hear(5, -72, 1800);
    window.summarise(2000, heard);
    expect([...heard.receivers.slice(0, heard.count)]).toEqual([3, 5]);
    expect([...heard.rssiDbm.slice(0, heard.count)]).toEqual([-67, -76]);
    window.summarise(3600, heard);
    expect([heard.count, ...heard.receivers.slice(0, heard.count)]).toEqual([2, 3, 5]);
    window.summarise(3900, heard);
    expect(heard.count).toBe(0);
  });

  test('is the same in whatever order packets come', () => {
    const packets = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: -95, max: -40 }), fc.integer({ min: 0, max: 4000 })),
      {
        maxLength: 16,
      },
    );
    fc.assert(
      fc.property(packets, fc.integer(), (some, seed) => {
        const random = createNoise(seed);
        const shuffled = some.map((packet) => ({ packet, key: random() })).toSorted((a, b) => a.key - b.key);
        const summaryOf = (list: readonly (readonly [number, number, number])[]): string => {
          const window = createSignalWindow(2);
          const heard = createHeardSignals();
          for (const [receiver, rssiDbm, atMs] of list) window.hear(receiver, rssiDbm, atMs);
          window.summarise(4000, heard);
          return JSON.stringify(Array.from({ length: heard.count }, (_, nth) => [heard.receivers[nth], heard.rssiDbm[nth]]).toSorted());
        };
        expect(summaryOf(shuffled.map(({ packet }) => packet))).toBe(summaryOf(some));
      }),
    );
  });
});

describe('the leading zone', () => {
  test('stays with who is in it until another is clearly more probable', () => {
    expect(leadingZone(Float32Array.of(0.4, 0.6), 0)).toBe(0);
    expect(leadingZone(Float32Array.of(0.34, 0.66), 0)).toBe(1);
    expect(leadingZone(Float32Array.of(0.1, 0.15), 0)).toBe(-1);
    expect(leadingZone(Float32Array.of(0.25, 0.3), -1)).toBe(-1);
    expect(leadingZone(Float32Array.of(0.25, 0.5), -1)).toBe(1);
    expect(leadingZone(new Float32Array(0), -1)).toBe(-1);
  });
});

describe('the strongest receiver', () => {
  test('changes only when another is 3 dB stronger for two seconds', () => {
    const strongest = createStrongestReceiver();
    const heard = createHeardSignals();
    const hear = (first: number, second: number): number => {
      heard.count = 2;
      heard.receivers.set([1, 2]);
      heard.rssiDbm.set([first, second]);
      return strongest.advance(heard);
    };
    expect(hear(-60, -62)).toBe(1);
    for (let second = 0; second < 60; second += 1) expect(hear(-60 - (second % 2) * 4, -62 + (second % 3))).toBe(1);
    const after = Array.from({ length: 12 }, () => hear(-70, -55));
    expect(after.indexOf(2)).toBeGreaterThanOrEqual(2);
    expect(after.at(-1)).toBe(2);
  });
});

describe('a tag followed on the grid', () => {
  const random = createNoise(5);

  function hearFrom(track: Track, plan: FloorPlan, at: Point, atMs: number, powerDbm: number, saidDbm: number | undefined): void {
    for (const receiver of plan.receivers) {
      const metres = Math.hypot(at.xMetres - receiver.at.xMetres, at.yMetres - receiver.at.yMetres, receiver.heightMetres - 1.1);
      const rssiDbm = powerDbm - 20 * Math.log10(metres) + (random() + random() - 1) * 6;
      track.hear(receiver.deviceId, rssiDbm, atMs - 500, saidDbm);
    }
  }

  function standAt(at: Point, powerDbm: number, saidDbm: number | undefined): { estimate: Estimate | undefined; track: Track } {
    const track = createLocator(threeZonePlan).follow(saidDbm);
    let estimate: Estimate | undefined;
    for (let second = 1; second <= 20; second += 1) {
      hearFrom(track, threeZonePlan, at, second * 1000, powerDbm, saidDbm);
      estimate = track.advance(second * 1000) ?? estimate;
    }
    return { estimate, track };
  }

  // In a corner the mean of what is possible lies inwards of it: up to 2.7 m.
  test('is found to within two metres or so wherever it stands out of the corners, and its zone with it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 44 }), fc.integer({ min: 2, max: 17 }), (x, y) => {
        const at = { xMetres: x / 2 + 0.25, yMetres: y / 2 + 0.25 };
        const { estimate } = standAt(at, -59, -59);
        const place = estimate?.at ?? { xMetres: 0, yMetres: 0 };
        expect(Math.hypot(place.xMetres - at.xMetres, place.yMetres - at.yMetres)).toBeLessThan(2.5);
        const zone = threeZonePlan.zones.find(({ outline }) => isInside(at, outline));
        const isNearBorder = [8, 16].some((border) => Math.abs(at.xMetres - border) < 2);
        if (!isNearBorder) expect(estimate?.zoneId).toBe(zone?.id);
      }),
      { numRuns: 25 },
    );
  });

  test('that sends 9 dB more than it says is still found, and the difference is explained', () => {
    const { estimate, track } = standAt(denim, -50, undefined);
    expect(Math.hypot((estimate?.at?.xMetres ?? 0) - denim.xMetres, (estimate?.at?.yMetres ?? 0) - denim.yMetres)).toBeLessThan(2);
    expect(track.explain().powerOffsetDb).toBeGreaterThan(5);
  });

  test('is looked for at the door first: with a single receiver to go by, and as surely elsewhere once others hear it', () => {
    /** Where a tag is after so many seconds that only these receivers heard, each as strongly as from 4 m. */
    const after = (plan: FloorPlan, receiverIds: readonly string[], seconds: number): Point | undefined => {
      const track = createLocator(plan).follow(undefined);
      let estimate: Estimate | undefined;
      for (let atMs = 1000; atMs <= seconds * 1000; atMs += 1000) {
        for (const receiverId of receiverIds) track.hear(receiverId, -71, atMs - 500, undefined);
        estimate = track.advance(atMs);
      }
      return estimate?.at;
    };
    const doorless = { ...threeZonePlan, entrances: [] };
    const [byDoor, anywhere] = [threeZonePlan, doorless].map((plan) => after(plan, ['gateway-1'], 6)?.xMetres ?? Number.NaN);
    expect(byDoor).toBeLessThan((anywhere ?? 0) - 0.5);
    const coatsReceivers = ['gateway-5', 'gateway-6', 'gateway-7', 'gateway-8'];
    const [inCoats, also] = [threeZonePlan, doorless].map((plan) => after(plan, coatsReceivers, 6)?.xMetres ?? Number.NaN);
    expect(inCoats).toBeGreaterThan(16);
    expect(Math.abs((inCoats ?? 0) - (also ?? 0))).toBeLessThan(0.3);
  });

  test('is at the time of the estimate, four seconds ago, and not yet anywhere in its first seconds', () => {
    const track = createLocator(threeZonePlan).follow(-59);
    const times: (number | undefined)[] = [];
    for (let second = 1; second <= 6; second += 1) {
      hearFrom(track, threeZonePlan, denim, second * 1000, -59, -59);
      times.push(track.advance(second * 1000)?.atMs);
    }
    expect(times).toEqual([undefined, undefined, undefined, undefined, 1000, 2000]);
  });

  test('heard by no receiver of the plan is nowhere sure: the circle is wide and no zone is claimed', () => {
    const track = createLocator(threeZonePlan).follow(-59);
    let estimate: Estimate | undefined;
    for (let second = 1; second <= 8; second += 1) {
      track.hear('gateway-unknown', -50, second * 1000, -59);
      estimate = track.advance(second * 1000);
    }
    expect(estimate?.zoneId).toBeNull();
    expect(estimate?.radiusMetres).toBeGreaterThan(6);
  });
});
