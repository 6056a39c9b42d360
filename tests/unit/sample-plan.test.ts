import { expect, test } from 'vitest';
import { isInside, zoneAt, type Fixture, type Point, type Wall } from '#shared/domain/floor-plan.ts';
import { sampleFloorPlan as plan } from '../../edge/sample/plan.ts';

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function boxOf({ centre, widthMetres, depthMetres }: Fixture): Box {
  return {
    left: centre.xMetres - widthMetres / 2,
    right: centre.xMetres + widthMetres / 2,
    top: centre.yMetres - depthMetres / 2,
    bottom: centre.yMetres + depthMetres / 2,
  };
}

/** Every wall of the sample runs along an axis, so a wall is a box without thickness. */
function boxOfWall({ from, to }: Wall): Box {
  return {
    left: Math.min(from.xMetres, to.xMetres),
    right: Math.max(from.xMetres, to.xMetres),
    top: Math.min(from.yMetres, to.yMetres),
    bottom: Math.max(from.yMetres, to.yMetres),
  };
}

function gapMetres(a: Box, b: Box): number {
  const across = Math.max(a.left - b.right, b.left - a.right, 0);
  const along = Math.max(a.top - b.bottom, b.top - a.bottom, 0);
  return Math.hypot(across, along);
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function sidesOf(outline: readonly Point[]): readonly (readonly [Point, Point])[] {
  return outline.flatMap((corner, nth) => {
    const next = outline[(nth + 1) % outline.length];
    return next === undefined ? [] : [[corner, next] as const];
  });
}

function turn(a: Point, b: Point, c: Point): number {
  return Math.sign((b.xMetres - a.xMetres) * (c.yMetres - a.yMetres) - (b.yMetres - a.yMetres) * (c.xMetres - a.xMetres));
}

function cross([a, b]: readonly [Point, Point], [c, d]: readonly [Point, Point]): boolean {
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

/** Cells of 0.25 m whose middle a body of 0.3 m radius may occupy, reached from the door. */
function reachFromDoor(): Set<string> {
  const stepMetres = 0.25;
  const bodyRadiusMetres = 0.3;
  const solid = [...plan.fixtures.map(boxOf), ...plan.walls.map(boxOfWall)];
  const isFree = (x: number, y: number): boolean =>
    x > 0 &&
    y > 0 &&
    x < plan.widthMetres &&
    y < plan.depthMetres &&
    solid.every((box) => gapMetres({ left: x, right: x, top: y, bottom: y }, box) >= bodyRadiusMetres);
  const reached = new Set<string>();
  const [door] = plan.entrances;
  if (door === undefined) return reached;
  const start = [Math.floor(door.xMetres / stepMetres), Math.floor(door.yMetres / stepMetres)] as const;
  const waiting: (readonly [number, number])[] = [start];
  while (waiting.length > 0) {
    const cell = waiting.pop();
    if (cell === undefined) break;
    const [column, row] = cell;
    const key = `${column},${row}`;
    if (reached.has(key) || !isFree((column + 0.5) * stepMetres, (row + 0.5) * stepMetres)) continue;
    reached.add(key);
    waiting.push([column + 1, row], [column - 1, row], [column, row + 1], [column, row - 1]);
  }
  return reached;
}

function cellsByZone(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of reachFromDoor()) {
    const [column = 0, row = 0] = key.split(',').map(Number);
    const zone = zoneAt(plan, { xMetres: (column + 0.5) * 0.25, yMetres: (row + 0.5) * 0.25 });
    if (zone !== undefined) counts.set(zone.id, (counts.get(zone.id) ?? 0) + 1);
  }
  return counts;
}

test('no zone crosses itself and no two zones share floor', () => {
  for (const zone of plan.zones) {
    const sides = sidesOf(zone.outline);
    for (const side of sides)
      expect(
        sides.filter((other) => cross(side, other)),
        zone.id,
      ).toEqual([]);
  }
  for (let x = 0.05; x < plan.widthMetres; x += 0.1) {
    for (let y = 0.05; y < plan.depthMetres; y += 0.1) {
      const owners = plan.zones.filter((zone) => isInside({ xMetres: x, yMetres: y }, zone.outline));
      expect(
        owners.map((zone) => zone.id),
        `${x} ${y}`,
      ).toHaveLength(1);
    }
  }
});

test('every fixture stands inside the room, through no wall and on no other fixture', () => {
  const boxes = plan.fixtures.map((fixture) => ({ id: fixture.id, box: boxOf(fixture) }));
  for (const { id, box } of boxes) {
    expect(box.left >= 0 && box.top >= 0 && box.right <= plan.widthMetres && box.bottom <= plan.depthMetres, id).toBe(true);
    expect(
      boxes.filter((other) => other.id !== id && overlaps(box, other.box)).map((other) => other.id),
      id,
    ).toEqual([]);
    expect(
      plan.walls.filter((wall) => gapMetres(box, boxOfWall(wall)) === 0),
      id,
    ).toEqual([]);
  }
  expect(new Set(plan.fixtures.map(({ id }) => id)).size).toBe(plan.fixtures.length);
});

function hasWallBetween(a: Fixture, b: Fixture): boolean {
  return plan.walls.some(({ from, to }) => cross([a.centre, b.centre], [from, to]));
}

test('fixtures in one room stand side by side or leave an aisle of 1.2 m', () => {
  const tight: string[] = [];
  for (const [nth, fixture] of plan.fixtures.entries()) {
    for (const other of plan.fixtures.slice(nth + 1)) {
      if (hasWallBetween(fixture, other)) continue;
      const gap = gapMetres(boxOf(fixture), boxOf(other));
      if (gap > 0.301 && gap < 1.199) tight.push(`${fixture.id} - ${other.id}: ${gap.toFixed(2)} m`);
    }
  }
  expect(tight).toEqual([]);
});

test('a shopper can walk from the door into every zone', () => {
  const counts = cellsByZone();
  for (const zone of plan.zones) expect(counts.get(zone.id) ?? 0, zone.id).toBeGreaterThan(60);
});

test('receivers hang inside, 2.5 m high: one within 6 m of every point of the floor, a second within 9 m, and one in every zone', () => {
  expect(plan.receivers.map(({ deviceId }) => deviceId)).toEqual(Array.from({ length: 12 }, (_, nth) => `gateway-${nth + 1}`));
  for (const receiver of plan.receivers) {
    expect(zoneAt(plan, receiver.at), receiver.deviceId).toBeDefined();
    expect(receiver.heightMetres).toBe(2.5);
  }
  expect(new Set(plan.receivers.map(({ at }) => zoneAt(plan, at)?.id)).size).toBe(plan.zones.length);
  for (let x = 0.5; x < plan.widthMetres; x += 1) {
    for (let y = 0.5; y < plan.depthMetres; y += 1) {
      const metres = plan.receivers.map(({ at }) => Math.hypot(at.xMetres - x, at.yMetres - y)).sort((a, b) => a - b);
      expect(metres[0], `${x} ${y}`).toBeLessThan(6);
      expect(metres[1], `${x} ${y}`).toBeLessThan(9);
    }
  }
});

test('people come in through the gap in the street wall', () => {
  for (const door of plan.entrances) {
    expect(zoneAt(plan, door)?.id).toBe('entrance');
    const step = [door, { xMetres: door.xMetres, yMetres: plan.depthMetres + 1 }] as const;
    expect(plan.walls.filter(({ from, to }) => cross(step, [from, to]))).toEqual([]);
  }
});
