import { expect, test } from 'vitest';
import { metresBetween, zoneAt, type FloorPlan, type Point, type Wall } from '#shared/domain/floor-plan.ts';
import { visitRules } from '#shared/domain/visit.ts';
import { sampleFloorPlan } from '../../edge/sample/plan.ts';
import { sampleDevices } from '../../edge/sample/devices.ts';
import { createChance } from '../../simulator/chance.ts';
import { findPath } from '../../simulator/floor/find-path.ts';
import { findPlaces } from '../../simulator/floor/places.ts';
import { createWalkGrid } from '../../simulator/floor/walk-grid.ts';
import { drawVisit } from '../../simulator/people/draw-visit.ts';
import { createSteadyFlow } from '../../simulator/people/flow.ts';
import { createTagWishes } from '../../simulator/people/tag-wish.ts';
import { createTagRack } from '../../simulator/people/tag-rack.ts';
import { sampleTastes } from '../../simulator/people/tastes.ts';
import { createShopFloor, type ShopFloor } from '../../simulator/shop-floor.ts';

const plan: FloorPlan = sampleFloorPlan;
const tills = sampleDevices().flatMap(({ id, kind, at }) => (kind === 'till' ? [{ tillId: id, at }] : []));
const stepSeconds = 0.2;

interface Doings {
  readonly paid: string[];
  readonly browsed: string[];
  in: number;
  out: number;
}

function openFloor(seed: number, crowd: number): { readonly floor: ShopFloor; readonly doings: Doings } {
  const doings: Doings = { paid: [], browsed: [], in: 0, out: 0 };
  const staffTags = [1, 2, 3, 4, 5, 6].map((nth) => ({ tagKey: `staff-${nth}`, label: `S-00${nth}`, kind: 'staff', pairingCode: null }));
  const floor = createShopFloor({
    plan,
    tills,
    staffTags,
    chance: createChance(seed),
    tastes: sampleTastes,
    flowFor: (agenda, personSeconds) => createSteadyFlow({ size: crowd, personSeconds, now: agenda.now }),
    listenersFor: () => ({
      onIn: () => void (doings.in += 1),
      onOut: () => void (doings.out += 1),
      onBrowse: (_party, { zoneId }) => void doings.browsed.push(zoneId),
      onPaid: (_party, tillId) => void doings.paid.push(tillId),
    }),
  });
  return { floor, doings };
}

function run(floor: ShopFloor, seconds: number, look: () => void = () => undefined): void {
  for (let passed = 0; passed < seconds; passed += stepSeconds) {
    floor.advance(stepSeconds);
    look();
  }
}

function isInsideFixture({ xMetres, yMetres }: Point): boolean {
  return plan.fixtures.some(
    ({ kind, centre, widthMetres, depthMetres }) =>
      kind !== 'cabin' && Math.abs(xMetres - centre.xMetres) < widthMetres / 2 && Math.abs(yMetres - centre.yMetres) < depthMetres / 2,
  );
}

function isLeft(from: Point, to: Point, point: Point): boolean {
  return (to.xMetres - from.xMetres) * (point.yMetres - from.yMetres) > (to.yMetres - from.yMetres) * (point.xMetres - from.xMetres);
}

function crossesWall(a: Point, b: Point): Wall | undefined {
  return plan.walls.find(
    (wall) => isLeft(wall.from, wall.to, a) !== isLeft(wall.from, wall.to, b) && isLeft(a, b, wall.from) !== isLeft(a, b, wall.to),
  );
}

test('nobody walks through a wall or a fixture, and nobody jumps', () => {
  const { floor } = openFloor(7, 40);
  const before = new Map<number, Point>();
  const faults: string[] = [];
  let metres = 0;
  run(floor, 600, () => {
    for (const { id, walker } of [...floor.shoppers(), ...floor.staff()]) {
      const last = before.get(id) ?? walker.at;
      before.set(id, walker.at);
      metres += metresBetween(last, walker.at);
      if (metresBetween(last, walker.at) > 1.35 * stepSeconds) faults.push(`${id} jumped to ${JSON.stringify(walker.at)}`);
      if (isInsideFixture(walker.at)) faults.push(`${id} stands in a fixture at ${JSON.stringify(walker.at)}`);
      if (crossesWall(last, walker.at) !== undefined) faults.push(`${id} went through a wall to ${JSON.stringify(walker.at)}`);
    }
  });
  expect(faults).toEqual([]);
  expect(metres).toBeGreaterThan(1_000);
});

test('the way to a far corner is about as short as it can be', () => {
  const grid = createWalkGrid(plan);
  const door = { xMetres: 12.5, yMetres: 15.5 };
  const corner = { xMetres: 1, yMetres: 1.2 };
  const path = [door, ...(findPath(grid, door, corner) ?? [])];
  const metres = path.slice(1).reduce((sum, point, place) => sum + metresBetween(path[place] ?? point, point), 0);
  expect(path.at(-1)).toEqual(corner);
  expect(metres).toBeGreaterThanOrEqual(metresBetween(door, corner));
  expect(metres).toBeLessThan(1.25 * metresBetween(door, corner));
  expect(path.length).toBeLessThan(20);
});

test('nobody finds a way into a closed box', () => {
  const box = [
    { from: { xMetres: 2, yMetres: 2 }, to: { xMetres: 6, yMetres: 2 } },
    { from: { xMetres: 6, yMetres: 2 }, to: { xMetres: 6, yMetres: 6 } },
    { from: { xMetres: 6, yMetres: 6 }, to: { xMetres: 2, yMetres: 6 } },
    { from: { xMetres: 2, yMetres: 6 }, to: { xMetres: 2, yMetres: 2 } },
  ];
  const grid = createWalkGrid({ ...plan, fixtures: [], walls: box });
  expect(findPath(grid, { xMetres: 10, yMetres: 10 }, { xMetres: 4, yMetres: 4 })).toBeUndefined();
});

test('the same seed is the same day, another seed another', () => {
  const trace = (seed: number): string => {
    const { floor } = openFloor(seed, 12);
    run(floor, 120);
    return JSON.stringify(floor.shoppers().map(({ id, walker }) => [id, walker.at]));
  };
  expect(trace(5)).toBe(trace(5));
  expect(trace(5)).not.toBe(trace(6));
});

test.each([6, 18, 40])('a shop for %i people holds about as many, from the first second on', (crowd) => {
  const { floor, doings } = openFloor(11, crowd);
  expect(floor.shoppers().length).toBeGreaterThanOrEqual(crowd);
  let sum = 0;
  let looks = 0;
  run(floor, 1_800, () => {
    sum += floor.shoppers().length;
    looks += 1;
  });
  expect(sum / looks / crowd).toBeGreaterThan(0.75);
  expect(sum / looks / crowd).toBeLessThan(1.3);
  expect(doings.in - doings.out).toBe(floor.shoppers().length);
  expect(doings.out).toBeGreaterThan(crowd);
  expect(new Set(doings.paid)).toEqual(new Set(tills.map(({ tillId }) => tillId)));
});

test('every sales zone, the fitting rooms and both tills are visited', () => {
  const { floor, doings } = openFloor(3, 30);
  run(floor, 900);
  const sales = plan.zones.filter(({ purpose }) => purpose === 'sales').map(({ id }) => id);
  expect([...new Set(doings.browsed)].toSorted()).toEqual([...sales, 'fitting-rooms'].toSorted());
  expect(new Set(doings.paid).size).toBe(2);
});

test('more people look at the new season than at anything else', () => {
  const chance = createChance(2);
  const ground = { plan, tastes: sampleTastes, drawTag: createTagWishes(chance) };
  const visits = Array.from({ length: 4_000 }, () => drawVisit(ground, chance));
  const sales = plan.zones.filter(({ purpose }) => purpose === 'sales').map(({ id }) => id);
  const visitors = sales.map((id) => ({
    id,
    visits: visits.filter(({ stops }) => stops.some((stop) => stop.kind === 'browse' && stop.zoneId === id)).length,
  }));
  expect(visitors.toSorted((one, other) => other.visits - one.visits)[0]?.id).toBe('new-season');
});

test('whoever looks at something stands in its zone, and every sales zone has something to look at', () => {
  const { browse, cabins, tills: lines } = findPlaces(plan, createWalkGrid(plan), tills);
  expect(browse.filter(({ facing, zoneId }) => zoneAt(plan, facing)?.id !== zoneId)).toEqual([]);
  const zones = new Set(browse.map(({ zoneId }) => zoneId));
  expect(plan.zones.filter(({ id, purpose }) => purpose === 'sales' && !zones.has(id))).toEqual([]);
  expect(cabins).toHaveLength(6);
  expect(lines.every(({ line }) => line.length >= 3)).toBe(true);
});

test('most people whose first zone could be on either side turn right', () => {
  const chance = createChance(4);
  const ground = { plan, tastes: sampleTastes, drawTag: createTagWishes(chance) };
  const firsts = Array.from({ length: 4_000 }, () => drawVisit(ground, chance)).flatMap(({ stops }) => {
    const zones = new Set(stops.flatMap((stop) => (stop.kind === 'browse' ? [stop.zoneId] : [])));
    return zones.has('shoes') && zones.has('accessories') ? [[...zones].find((id) => id === 'shoes' || id === 'accessories')] : [];
  });
  const right = firsts.filter((first) => first === 'accessories').length;
  expect(firsts.length).toBeGreaterThan(300);
  expect(right / firsts.length).toBeGreaterThan(0.6);
});

test('nobody tries on in a cabin that is taken', () => {
  const { floor } = openFloor(9, 60);
  const cabins = plan.fixtures.filter(({ kind }) => kind === 'cabin');
  let most = 0;
  let used = 0;
  run(floor, 1_800, () => {
    const inCabins = cabins.map(
      ({ centre }) => floor.shoppers().filter(({ walker }) => metresBetween(walker.at, centre) < 0.3 && walker.path.length === 0).length,
    );
    most = Math.max(most, ...inCabins);
    used = Math.max(used, inCabins.filter((people) => people > 0).length);
  });
  expect(most).toBe(1);
  expect(used).toBeGreaterThan(2);
});

test('of a hundred people about 55 carry a basket, 25 a fob and 20 nothing', () => {
  const chance = createChance(1);
  const ground = { plan, tastes: sampleTastes, drawTag: createTagWishes(chance) };
  const people = Array.from({ length: 4_000 }, () => drawVisit(ground, chance)).flatMap(({ visitors }) => visitors);
  const share = (tag: string): number => people.filter((visitor) => visitor.tag === tag).length / people.length;
  expect(share('basket')).toBeCloseTo(0.55, 2);
  expect(share('fob')).toBeCloseTo(0.25, 2);
  expect(share('none')).toBeCloseTo(0.2, 2);
  // Not only of thousands: any forty in a row have their fobs.
  expect(people.slice(0, 40).filter(({ tag }) => tag === 'fob')).toHaveLength(10);
  expect(people.every(({ metresPerSecond }) => metresPerSecond > 0.75 && metresPerSecond < 1.3)).toBe(true);
});

test('a basket is not taken again before the hub has closed its visit', () => {
  const basket = { tagKey: 'b', label: 'B-001', kind: 'basket', pairingCode: null };
  const rack = createTagRack([basket], createChance(1));
  expect(rack.take('fob', 0)).toBeUndefined();
  expect(rack.take('basket', 0)).toBe(basket);
  expect(rack.take('basket', 1)).toBeUndefined();
  rack.putBack(basket, 10_000);
  expect(rack.take('basket', 10_000 + visitRules.rejoinSeconds * 1_000)).toBeUndefined();
  expect(rack.take('basket', 10_000 + (visitRules.rejoinSeconds + 60) * 1_000)).toBe(basket);
});
