import { endsVisits, metresBetween, type FloorPlan, type Point } from '#shared/domain/floor-plan.ts';
import { centreOf } from '#shared/ui/floor-plan/boxes.ts';
import type { PlanPath } from '#shared/ui/floor-plan/plan-layers.ts';
import { street, type Way } from './way-rules.ts';

/** Both ends keep this clear of a zone's middle, where its name stands. */
const clearMetres = 0.7;
const asideMetres = 0.3;

/**
 * The most used ways as arrows between the middles of zones, as wide as they are used. Ways from and to the street are left out at the
 * zones by the doors: that everyone comes in there would be the widest arrow and no news. So are zones the plan does not have any more.
 */
export function planArrows(ways: readonly ArrowWay[], plan: FloorPlan, { atMost, widest }: Arrows): readonly PlanPath[] {
  const drawn = drawnWays(ways, plan, atMost);
  const most = widest ?? widestArrow(ways, plan, atMost);
  return drawn.map(({ way, ends }) => ({
    id: `${way.fromId} ${way.toId}`,
    points: curveBetween(ends.start, ends.end),
    weight: way.visits / most,
  }));
}

type ArrowWay = Pick<Way, 'fromId' | 'toId' | 'visits'>;

interface Arrows {
  readonly atMost: number;
  /** Visits of an arrow of full width, so that two plans can be compared; the most used way's own unless told otherwise. */
  readonly widest?: number;
}

/** Visits of the most used way that is drawn as an arrow; 1 where none is. */
export function widestArrow(ways: readonly ArrowWay[], plan: FloorPlan, atMost: number): number {
  return Math.max(1, ...drawnWays(ways, plan, atMost).map(({ way }) => way.visits));
}

function drawnWays(ways: readonly ArrowWay[], plan: FloorPlan, atMost: number) {
  return ways
    .filter(({ fromId, toId }) => fromId !== toId)
    .flatMap((way) => {
      const ends = endsOf(way, plan);
      return ends === undefined ? [] : [{ way, ends }];
    })
    .slice(0, atMost);
}

function endsOf(
  { fromId, toId }: Pick<Way, 'fromId' | 'toId'>,
  plan: FloorPlan,
): { readonly start: Point; readonly end: Point } | undefined {
  const from = plan.zones.find(({ id }) => id === fromId);
  const to = plan.zones.find(({ id }) => id === toId);
  if (from !== undefined && to !== undefined) return { start: centreOf(from.outline), end: centreOf(to.outline) };
  const inside = from ?? to;
  if (inside === undefined || endsVisits(inside.purpose) || (fromId !== street && toId !== street)) return undefined;
  const middle = centreOf(inside.outline);
  const door = nearest(plan.entrances, middle);
  if (door === undefined) return undefined;
  return from === undefined ? { start: door, end: middle } : { start: middle, end: door };
}

function nearest(points: readonly Point[], to: Point): Point | undefined {
  return points.reduce<Point | undefined>(
    (best, point) => (best === undefined || metresBetween(point, to) < metresBetween(best, to) ? point : best),
    undefined,
  );
}

/** A line bent to its own right, so that both directions of a pair can be told apart. */
function curveBetween(start: Point, end: Point): readonly Point[] {
  const xMetres = end.xMetres - start.xMetres;
  const yMetres = end.yMetres - start.yMetres;
  const metres = Math.hypot(xMetres, yMetres) || 1;
  const along = { xMetres: xMetres / metres, yMetres: yMetres / metres };
  const aside = { xMetres: -along.yMetres, yMetres: along.xMetres };
  const clear = (point: Point, sign: number): Point => ({
    xMetres: point.xMetres + sign * along.xMetres * clearMetres + aside.xMetres * asideMetres,
    yMetres: point.yMetres + sign * along.yMetres * clearMetres + aside.yMetres * asideMetres,
  });
  const bendMetres = Math.min(2, metres * 0.18);
  const bend = {
    xMetres: (start.xMetres + end.xMetres) / 2 + aside.xMetres * bendMetres,
    yMetres: (start.yMetres + end.yMetres) / 2 + aside.yMetres * bendMetres,
  };
  return [clear(start, 1), bend, clear(end, -1)];
}
