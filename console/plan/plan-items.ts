import { isInside, metresBetween, type FloorPlan, type Point } from '#shared/domain/floor-plan.ts';
import { cornersOf, edgesOf, nearestOn } from '#shared/domain/plan-geometry.ts';

export type ItemKind = 'wall' | 'zone' | 'fixture' | 'receiver' | 'entrance' | 'reference';

/** Something drawn on the plan. `key` is its id; of walls and entrances, which have none, their place in the list. */
export interface Item {
  readonly kind: ItemKind;
  readonly key: string;
}

export function isSameItem(one: Item | undefined, other: Item | undefined): boolean {
  return one?.kind === other?.kind && one?.key === other?.key;
}

/** Every item of a plan, as a list reads best: areas first, then what stands and hangs in them. */
export function itemsOf(plan: FloorPlan): readonly Item[] {
  return [
    ...plan.zones.map(({ id }) => ({ kind: 'zone', key: id }) as const),
    ...plan.fixtures.map(({ id }) => ({ kind: 'fixture', key: id }) as const),
    ...plan.receivers.map(({ deviceId }) => ({ kind: 'receiver', key: deviceId }) as const),
    ...(plan.references ?? []).map(({ tagKey }) => ({ kind: 'reference', key: tagKey }) as const),
    ...plan.entrances.map((_, nth) => ({ kind: 'entrance', key: String(nth) }) as const),
    ...plan.walls.map((_, nth) => ({ kind: 'wall', key: String(nth) }) as const),
  ];
}

export function hasItem(plan: FloorPlan, item: Item): boolean {
  return itemsOf(plan).some((other) => isSameItem(other, item));
}

/** The corners of an item that can be taken hold of; an item that is a mere point has none. */
export function handlesOf(plan: FloorPlan, { kind, key }: Item): readonly Point[] {
  switch (kind) {
    case 'wall': {
      const wall = plan.walls[Number(key)];
      return wall === undefined ? [] : [wall.from, wall.to];
    }
    case 'zone':
      return plan.zones.find(({ id }) => id === key)?.outline ?? [];
    case 'fixture': {
      const fixture = plan.fixtures.find(({ id }) => id === key);
      return fixture === undefined ? [] : cornersOf(fixture);
    }
    default:
      return [];
  }
}

/** Where an item that is a mere point stands; undefined for the others. */
export function pointOf(plan: FloorPlan, { kind, key }: Item): Point | undefined {
  switch (kind) {
    case 'receiver':
      return plan.receivers.find(({ deviceId }) => deviceId === key)?.at;
    case 'reference':
      return plan.references?.find(({ tagKey }) => tagKey === key)?.at;
    case 'entrance':
      return plan.entrances[Number(key)];
    default:
      return undefined;
  }
}

/** The item drawn at a place: small things before large ones, walls before the zones behind them. */
export function itemAt(plan: FloorPlan, at: Point, reachMetres: number): Item | undefined {
  const near = (point: Point): boolean => metresBetween(point, at) <= reachMetres * 1.6;
  const receiver = plan.receivers.find((one) => near(one.at));
  if (receiver !== undefined) return { kind: 'receiver', key: receiver.deviceId };
  const reference = plan.references?.find((one) => near(one.at));
  if (reference !== undefined) return { kind: 'reference', key: reference.tagKey };
  const entrance = plan.entrances.findIndex(near);
  if (entrance !== -1) return { kind: 'entrance', key: String(entrance) };
  const fixture = plan.fixtures.findLast((one) => isInside(at, cornersOf(one)));
  if (fixture !== undefined) return { kind: 'fixture', key: fixture.id };
  const wall = nearestWall(plan, at, reachMetres);
  if (wall !== undefined) return { kind: 'wall', key: String(wall) };
  const zone = plan.zones.find(({ outline }) => isInside(at, outline));
  return zone === undefined ? undefined : { kind: 'zone', key: zone.id };
}

/** The place in the list of the wall nearest to a point, within reach. */
export function nearestWall(plan: FloorPlan, at: Point, reachMetres: number): number | undefined {
  const found = plan.walls
    .map((wall, nth) => ({ nth, metres: nearestOn(wall, at).metres }))
    .filter(({ metres }) => metres <= reachMetres)
    .toSorted((a, b) => a.metres - b.metres)[0];
  return found?.nth;
}

/** Which corner of an item lies at a place; undefined for none within reach. */
export function handleAt(plan: FloorPlan, item: Item, at: Point, reachMetres: number): number | undefined {
  const nth = handlesOf(plan, item).findIndex((corner) => metresBetween(corner, at) <= reachMetres);
  return nth === -1 ? undefined : nth;
}

/** The edge of a zone's outline that runs by a place, as the place of its first corner. */
export function edgeAt(plan: FloorPlan, zoneId: string, at: Point, reachMetres: number): number | undefined {
  const outline = plan.zones.find(({ id }) => id === zoneId)?.outline ?? [];
  const nth = edgesOf(outline).findIndex((edge) => nearestOn(edge, at).metres <= reachMetres);
  return nth === -1 ? undefined : nth;
}
