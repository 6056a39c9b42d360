import { isInside, metresBetween, type FloorPlan, type Point, type Zone } from '#shared/domain/floor-plan.ts';

/** The floor is walked in squares of this side: finer than a shoulder, coarse enough to answer at once. */
const cellMetres = 0.25;
/** Nobody walks closer to a wall or a fixture than this. */
const clearanceMetres = 0.2;

const steps = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
  [1, 1],
  [1, -1],
  [-1, 1],
  [-1, -1],
] as const;

/**
 * The shortest walk from a point to the middle of a zone, around fixtures and walls, with its corners only.
 * Undefined when no walk leads there. `from` may stand against a wall, as kiosks do: the walk begins at the nearest free floor.
 */
export function findWay(plan: FloorPlan, from: Point, zone: Zone): readonly Point[] | undefined {
  const floor = readFloor(plan);
  const start = nearestFree(floor, from);
  if (start === undefined) return undefined;
  const { metres, before } = walkEverywhere(floor, start);
  const goal = reachedGoal(floor, metres, zone);
  if (goal === undefined) return undefined;
  const cells: number[] = [];
  for (let cell: number | undefined = goal; cell !== undefined; cell = before.get(cell)) cells.push(cell);
  return straighten(floor, [from, ...cells.reverse().map((cell) => centreOf(floor, cell))]);
}

export function metresOfWay(way: readonly Point[]): number {
  return way.reduce((sum, point, place) => {
    const previous = way[place - 1];
    return previous === undefined ? 0 : sum + metresBetween(previous, point);
  }, 0);
}

interface Floor {
  readonly columns: number;
  readonly rows: number;
  readonly blocked: Uint8Array;
}

function centreOf(floor: Floor, cell: number): Point {
  return { xMetres: ((cell % floor.columns) + 0.5) * cellMetres, yMetres: (Math.floor(cell / floor.columns) + 0.5) * cellMetres };
}

function readFloor(plan: FloorPlan): Floor {
  const columns = Math.max(1, Math.ceil(plan.widthMetres / cellMetres));
  const rows = Math.max(1, Math.ceil(plan.depthMetres / cellMetres));
  const floor = { columns, rows, blocked: new Uint8Array(columns * rows) };
  for (let cell = 0; cell < floor.blocked.length; cell += 1) {
    if (!isFree(plan, centreOf(floor, cell))) floor.blocked[cell] = 1;
  }
  return floor;
}

function isFree(plan: FloorPlan, point: Point): boolean {
  const hitsFixture = plan.fixtures.some(
    ({ centre, widthMetres, depthMetres }) =>
      Math.abs(point.xMetres - centre.xMetres) < widthMetres / 2 + clearanceMetres &&
      Math.abs(point.yMetres - centre.yMetres) < depthMetres / 2 + clearanceMetres,
  );
  return !hitsFixture && !plan.walls.some((wall) => metresToSegment(point, wall.from, wall.to) < clearanceMetres);
}

function metresToSegment(point: Point, from: Point, to: Point): number {
  const x = to.xMetres - from.xMetres;
  const y = to.yMetres - from.yMetres;
  const length = x * x + y * y;
  const along = length === 0 ? 0 : ((point.xMetres - from.xMetres) * x + (point.yMetres - from.yMetres) * y) / length;
  const share = Math.min(1, Math.max(0, along));
  return metresBetween(point, { xMetres: from.xMetres + share * x, yMetres: from.yMetres + share * y });
}

function nearestFree(floor: Floor, point: Point): number | undefined {
  let nearest: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (let cell = 0; cell < floor.blocked.length; cell += 1) {
    if (floor.blocked[cell] === 1) continue;
    const metres = metresBetween(centreOf(floor, cell), point);
    if (metres < least) [nearest, least] = [cell, metres];
  }
  return nearest;
}

/** Dijkstra's walk over all free squares; lists of cells by length stand in for a heap, every step being 0.25 m or its diagonal. */
function walkEverywhere(
  floor: Floor,
  start: number,
): { readonly metres: ReadonlyMap<number, number>; readonly before: ReadonlyMap<number, number> } {
  const metres = new Map<number, number>([[start, 0]]);
  const before = new Map<number, number>();
  const rings: number[][] = [[start]];
  for (let ring = 0; ring < rings.length; ring += 1) {
    for (const cell of rings[ring] ?? []) {
      const walked = metres.get(cell) ?? 0;
      if (Math.floor(walked / cellMetres) !== ring) continue;
      for (const [right, down] of steps) {
        const next = neighbour(floor, cell, right, down);
        if (next === undefined) continue;
        const length = walked + cellMetres * Math.hypot(right, down);
        if (length >= (metres.get(next) ?? Number.POSITIVE_INFINITY)) continue;
        metres.set(next, length);
        before.set(next, cell);
        const place = Math.floor(length / cellMetres);
        for (let missing = rings.length; missing <= place; missing += 1) rings.push([]);
        rings[place]?.push(next);
      }
    }
  }
  return { metres, before };
}

/** Undefined off the floor, on something, or diagonally past a corner that a shoulder would hit. */
function neighbour(floor: Floor, cell: number, right: number, down: number): number | undefined {
  const column = (cell % floor.columns) + right;
  const row = Math.floor(cell / floor.columns) + down;
  if (column < 0 || row < 0 || column >= floor.columns || row >= floor.rows) return undefined;
  const next = row * floor.columns + column;
  if (floor.blocked[next] === 1) return undefined;
  const isCut = right !== 0 && down !== 0 && (floor.blocked[cell + right] === 1 || floor.blocked[cell + down * floor.columns] === 1);
  return isCut ? undefined : next;
}

/** The reached square of the zone nearest its middle. */
function reachedGoal(floor: Floor, metres: ReadonlyMap<number, number>, zone: Zone): number | undefined {
  const middle = {
    xMetres: zone.outline.reduce((sum, corner) => sum + corner.xMetres, 0) / zone.outline.length,
    yMetres: zone.outline.reduce((sum, corner) => sum + corner.yMetres, 0) / zone.outline.length,
  };
  const inside = [...metres.keys()].filter((cell) => isInside(centreOf(floor, cell), zone.outline));
  return inside.reduce<number | undefined>((best, cell) => {
    if (best === undefined) return cell;
    return metresBetween(centreOf(floor, cell), middle) < metresBetween(centreOf(floor, best), middle) ? cell : best;
  }, undefined);
}

/** Leaves out every point that can be passed straight by, so that a walk has corners and no stairs. */
function straighten(floor: Floor, points: readonly Point[]): readonly Point[] {
  const [first] = points;
  if (first === undefined) return [];
  const kept: Point[] = [first];
  let anchor = first;
  for (let place = 1; place < points.length; place += 1) {
    const point = points[place];
    const following = points[place + 1];
    if (point === undefined) continue;
    // The first leg leaves the kiosk itself, which stands on no free floor.
    if (following !== undefined && place > 1 && isClear(floor, anchor, following)) continue;
    kept.push(point);
    anchor = point;
  }
  return kept;
}

function isClear(floor: Floor, from: Point, to: Point): boolean {
  const samples = Math.ceil(metresBetween(from, to) / (cellMetres / 3));
  for (let sample = 0; sample <= samples; sample += 1) {
    const share = samples === 0 ? 0 : sample / samples;
    const column = Math.floor((from.xMetres + share * (to.xMetres - from.xMetres)) / cellMetres);
    const row = Math.floor((from.yMetres + share * (to.yMetres - from.yMetres)) / cellMetres);
    if (floor.blocked[row * floor.columns + column] !== 0) return false;
  }
  return true;
}
