import { zoneAt, type FloorPlan, type Zone } from './floor-plan.ts';
import type { VisitCounts } from './visit-counts.ts';
import { openCellBy, walkableGrid, type WalkableGrid } from './walkable-grid.ts';

/** How far zones lie from the nearest door, in metres of walking: the mean over where one can stand in them. By zone id. */
export type ZoneDepths = ReadonlyMap<string, number>;

/** Who goes to a till or a fitting room has something to do there: how far someone looks around is told by the entrance and the goods. */
const lookedAt: readonly Zone['purpose'][] = ['entrance', 'sales'];

// A plan changes seldom and its depths are asked for with every answer; they cost some milliseconds.
const measured = new WeakMap<FloorPlan, ZoneDepths>();

/** Depths of the zones people look around in; none of a plan without a door. A zone nobody can walk to has none. */
export function zoneDepths(plan: FloorPlan): ZoneDepths {
  const known = measured.get(plan);
  if (known !== undefined) return known;
  const depths = measureDepths(plan);
  measured.set(plan, depths);
  return depths;
}

function measureDepths(plan: FloorPlan): ZoneDepths {
  const grid = walkableGrid(plan);
  const metres = metresFromDoors(grid, plan);
  const sums = new Map<string, { metres: number; cells: number }>();
  for (const [cell, far] of metres.entries()) {
    const zone = zoneAt(plan, { xMetres: grid.xMetres[cell] ?? 0, yMetres: grid.yMetres[cell] ?? 0 });
    if (!Number.isFinite(far) || zone === undefined || !lookedAt.includes(zone.purpose)) continue;
    const sum = sums.get(zone.id) ?? { metres: 0, cells: 0 };
    sums.set(zone.id, { metres: sum.metres + far, cells: sum.cells + 1 });
  }
  return new Map([...sums].map(([zoneId, sum]) => [zoneId, sum.metres / sum.cells]));
}

/** Metres of the shortest way from any door to each cell, infinite where none leads. */
function metresFromDoors(grid: WalkableGrid, { entrances }: FloorPlan): Float64Array {
  const metres = new Float64Array(grid.cellCount).fill(Number.POSITIVE_INFINITY);
  let wave = new Set(entrances.flatMap((door) => openCellBy(grid, door) ?? []));
  for (const cell of wave) metres[cell] = 0;
  while (wave.size > 0) {
    const next = new Set<number>();
    for (const cell of wave) {
      for (const [to, step] of stepsFrom(grid, cell)) {
        const through = (metres[cell] ?? 0) + step;
        if (through >= (metres[to] ?? 0)) continue;
        metres[to] = through;
        next.add(to);
      }
    }
    wave = next;
  }
  return metres;
}

/** Neighbouring cells with the metres to them: straight, and slantwise where both ways round the corner are open. */
function stepsFrom(
  { left, right, up, down, cellMetres }: WalkableGrid,
  cell: number,
): readonly (readonly [cell: number, metres: number])[] {
  const straight = [left, right, up, down].map((side): readonly [number, number] => [side[cell] ?? cell, cellMetres]);
  const slant = [left, right].flatMap((across) =>
    [up, down].flatMap((along): readonly (readonly [number, number])[] => {
      const [beside, beyond] = [across[cell] ?? cell, along[cell] ?? cell];
      const corner = along[beside] ?? beside;
      const isOpen = beside !== cell && beyond !== cell && corner !== beside && corner === across[beyond];
      return isOpen ? [[corner, cellMetres * Math.SQRT2]] : [];
    }),
  );
  return [...straight, ...slant];
}

/**
 * Adds where a visit turned round: the farthest of its zones, as a way from that zone to itself, in the hour the visit began. Nothing
 * for a visit that settled in none of the zones that have a depth.
 */
export function withTurningPoint(counts: VisitCounts, depths: ZoneDepths): VisitCounts {
  const [farthest] = counts.zones
    .filter(({ zoneId }) => depths.has(zoneId))
    .toSorted((a, b) => (depths.get(b.zoneId) ?? 0) - (depths.get(a.zoneId) ?? 0));
  if (farthest === undefined) return counts;
  const { zoneId } = farthest;
  return { ...counts, transitions: [...counts.transitions, { fromZoneId: zoneId, toZoneId: zoneId, hourAt: counts.visit.hourAt }] };
}
