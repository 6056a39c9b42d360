import {
  metresBetween,
  type Fixture,
  type FloorPlan,
  type Placement,
  type Point,
  type Wall,
  type Zone,
} from '#shared/domain/floor-plan.ts';
import { crossingOf, nearestOn } from '#shared/domain/plan-geometry.ts';
import type { Item } from './plan-items.ts';

/** Nobody measures a shop finer, and longer fractions would only grow with every edit. */
function toMillimetre(metres: number): number {
  return Math.round(metres * 1000) / 1000;
}

export function roundPoint({ xMetres, yMetres }: Point): Point {
  return { xMetres: toMillimetre(xMetres), yMetres: toMillimetre(yMetres) };
}

function shift({ xMetres, yMetres }: Point, by: Point): Point {
  return roundPoint({ xMetres: xMetres + by.xMetres, yMetres: yMetres + by.yMetres });
}

function replaceAt<Piece>(pieces: readonly Piece[], place: number, change: (piece: Piece) => Piece): readonly Piece[] {
  return pieces.map((piece, nth) => (nth === place ? change(piece) : piece));
}

/** Moves a whole item by so many metres. */
export function moveItem(plan: FloorPlan, { kind, key }: Item, by: Point): FloorPlan {
  switch (kind) {
    case 'wall':
      return { ...plan, walls: replaceAt(plan.walls, Number(key), ({ from, to }) => ({ from: shift(from, by), to: shift(to, by) })) };
    case 'zone':
      return changeZone(plan, key, (zone) => ({ ...zone, outline: zone.outline.map((corner) => shift(corner, by)) }));
    case 'fixture':
      return changeFixture(plan, key, (fixture) => ({ ...fixture, centre: shift(fixture.centre, by) }));
    case 'receiver':
      return changeReceiver(plan, key, (receiver) => ({ ...receiver, at: shift(receiver.at, by) }));
    case 'reference':
      return changeReference(plan, key, (reference) => ({ ...reference, at: shift(reference.at, by) }));
    case 'entrance':
      return { ...plan, entrances: replaceAt(plan.entrances, Number(key), (at) => shift(at, by)) };
  }
}

/** Moves one corner of an item to a place; the corner of a fixture across from it stays where it is. */
export function moveHandle(plan: FloorPlan, { kind, key }: Item, nth: number, to: Point): FloorPlan {
  const at = roundPoint(to);
  switch (kind) {
    case 'wall':
      return { ...plan, walls: replaceAt(plan.walls, Number(key), (wall) => (nth === 0 ? { ...wall, from: at } : { ...wall, to: at })) };
    case 'zone':
      return changeZone(plan, key, (zone) => ({ ...zone, outline: replaceAt(zone.outline, nth, () => at) }));
    case 'fixture':
      return changeFixture(plan, key, (fixture) => stretch(fixture, nth, at));
    default:
      return plan;
  }
}

const smallestFixtureMetres = 0.1;

function stretch(fixture: Fixture, nth: number, to: Point): Fixture {
  const { centre, widthMetres, depthMetres } = fixture;
  const isLeft = nth === 0 || nth === 3;
  const isTop = nth < 2;
  const x = centre.xMetres + ((isLeft ? 1 : -1) * widthMetres) / 2;
  const y = centre.yMetres + ((isTop ? 1 : -1) * depthMetres) / 2;
  return boxBetween(fixture, { xMetres: x, yMetres: y }, to);
}

/** A fixture that spans two opposite corners. */
export function boxBetween(fixture: Fixture, a: Point, b: Point): Fixture {
  return {
    ...fixture,
    centre: roundPoint({ xMetres: (a.xMetres + b.xMetres) / 2, yMetres: (a.yMetres + b.yMetres) / 2 }),
    widthMetres: Math.max(smallestFixtureMetres, toMillimetre(Math.abs(a.xMetres - b.xMetres))),
    depthMetres: Math.max(smallestFixtureMetres, toMillimetre(Math.abs(a.yMetres - b.yMetres))),
  };
}

export function changeZone(plan: FloorPlan, id: string, change: (zone: Zone) => Zone): FloorPlan {
  return { ...plan, zones: plan.zones.map((zone) => (zone.id === id ? change(zone) : zone)) };
}

export function changeFixture(plan: FloorPlan, id: string, change: (fixture: Fixture) => Fixture): FloorPlan {
  return { ...plan, fixtures: plan.fixtures.map((fixture) => (fixture.id === id ? change(fixture) : fixture)) };
}

export function changeReceiver(plan: FloorPlan, deviceId: string, change: (receiver: Placement) => Placement): FloorPlan {
  return { ...plan, receivers: plan.receivers.map((receiver) => (receiver.deviceId === deviceId ? change(receiver) : receiver)) };
}

export function changeReference(
  plan: FloorPlan,
  tagKey: string,
  change: (reference: NonNullable<FloorPlan['references']>[number]) => NonNullable<FloorPlan['references']>[number],
): FloorPlan {
  return {
    ...plan,
    references: (plan.references ?? []).map((reference) => (reference.tagKey === tagKey ? change(reference) : reference)),
  };
}

export function removeItem(plan: FloorPlan, { kind, key }: Item): FloorPlan {
  switch (kind) {
    case 'wall':
      return { ...plan, walls: plan.walls.filter((_, nth) => nth !== Number(key)) };
    case 'zone':
      return { ...plan, zones: plan.zones.filter(({ id }) => id !== key) };
    case 'fixture':
      return { ...plan, fixtures: plan.fixtures.filter(({ id }) => id !== key) };
    case 'receiver':
      return { ...plan, receivers: plan.receivers.filter(({ deviceId }) => deviceId !== key) };
    case 'reference':
      return { ...plan, references: (plan.references ?? []).filter(({ tagKey }) => tagKey !== key) };
    case 'entrance':
      return { ...plan, entrances: plan.entrances.filter((_, nth) => nth !== Number(key)) };
  }
}

/** Takes a corner out of a zone; a zone of three corners keeps them. */
export function removeCorner(plan: FloorPlan, zoneId: string, nth: number): FloorPlan {
  return changeZone(plan, zoneId, (zone) =>
    zone.outline.length <= 3 ? zone : { ...zone, outline: zone.outline.filter((_, place) => place !== nth) },
  );
}

/** Puts a corner into the edge that begins at corner `nth`. */
export function insertCorner(plan: FloorPlan, zoneId: string, nth: number, at: Point): FloorPlan {
  return changeZone(plan, zoneId, (zone) => ({
    ...zone,
    outline: [...zone.outline.slice(0, nth + 1), roundPoint(at), ...zone.outline.slice(nth + 1)],
  }));
}

const shortestWallMetres = 0.05;

function isLongEnough({ from, to }: Wall): boolean {
  return metresBetween(from, to) >= shortestWallMetres;
}

/** Adds a wall, unless it is shorter than a wall is thick. */
export function addWall(plan: FloorPlan, from: Point, to: Point): FloorPlan {
  const wall = { from: roundPoint(from), to: roundPoint(to) };
  return isLongEnough(wall) ? { ...plan, walls: [...plan.walls, wall] } : plan;
}

/** Cuts a doorway into a wall around a place on it; what is left of the wall may be one piece, two, or none. */
export function cutDoor(plan: FloorPlan, wallPlace: number, at: Point, widthMetres: number): FloorPlan {
  const wall = plan.walls[wallPlace];
  if (wall === undefined) return plan;
  const length = metresBetween(wall.from, wall.to);
  const middle = nearestOn(wall, at).share * length;
  const along = (metres: number): Point => {
    const share = length === 0 ? 0 : metres / length;
    return roundPoint({
      xMetres: wall.from.xMetres + share * (wall.to.xMetres - wall.from.xMetres),
      yMetres: wall.from.yMetres + share * (wall.to.yMetres - wall.from.yMetres),
    });
  };
  // A door at the very end of a wall is moved in whole: half a door is of no use.
  const begin = Math.min(Math.max(0, middle - widthMetres / 2), Math.max(0, length - widthMetres));
  const left = [
    { from: wall.from, to: along(begin) },
    { from: along(Math.min(length, begin + widthMetres)), to: wall.to },
  ].filter(isLongEnough);
  return { ...plan, walls: [...plan.walls.slice(0, wallPlace), ...left, ...plan.walls.slice(wallPlace + 1)] };
}

/** Ends walls where they cross: two walls become four that meet, and nothing looks different. */
export function splitCrossings(plan: FloorPlan): FloorPlan {
  const walls = plan.walls.flatMap((wall): readonly Wall[] => {
    const cuts = plan.walls
      .flatMap((other) => crossingOf(wall, other) ?? [])
      .toSorted((a, b) => metresBetween(wall.from, a) - metresBetween(wall.from, b))
      .map(roundPoint);
    const ends = [wall.from, ...cuts, wall.to];
    return ends.slice(1).map((to, nth) => ({ from: ends[nth] ?? to, to }));
  });
  return { ...plan, walls: walls.filter(isLongEnough) };
}

/** Makes everything so many times as large, measured from the top-left corner. */
export function scalePlan(plan: FloorPlan, factor: number): FloorPlan {
  const scale = ({ xMetres, yMetres }: Point): Point => roundPoint({ xMetres: xMetres * factor, yMetres: yMetres * factor });
  return {
    ...plan,
    widthMetres: toMillimetre(plan.widthMetres * factor),
    depthMetres: toMillimetre(plan.depthMetres * factor),
    walls: plan.walls.map(({ from, to }) => ({ from: scale(from), to: scale(to) })),
    zones: plan.zones.map((zone) => ({ ...zone, outline: zone.outline.map(scale) })),
    fixtures: plan.fixtures.map((fixture) => ({
      ...fixture,
      centre: scale(fixture.centre),
      widthMetres: toMillimetre(fixture.widthMetres * factor),
      depthMetres: toMillimetre(fixture.depthMetres * factor),
    })),
    receivers: plan.receivers.map((receiver) => ({ ...receiver, at: scale(receiver.at) })),
    entrances: plan.entrances.map(scale),
    ...(plan.references === undefined ? {} : { references: plan.references.map((one) => ({ ...one, at: scale(one.at) })) }),
  };
}

/** An id nobody has yet, made from a word: `shelf`, `shelf-2`, `shelf-3`. */
export function freeId(word: string, taken: readonly string[]): string {
  const plain = word
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 50);
  const base = plain === '' ? 'item' : plain;
  for (let nth = 1; ; nth += 1) {
    const id = nth === 1 ? base : `${base}-${nth}`;
    if (!taken.includes(id)) return id;
  }
}
