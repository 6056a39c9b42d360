import type { Point, Zone } from '#shared/domain/floor-plan.ts';

export interface Transition {
  readonly fromZoneId: string;
  readonly toZoneId: string;
  readonly visits: number;
}

export interface FlowArrow extends Transition {
  readonly from: Point;
  readonly to: Point;
  /** Bends the arrow to its own right, so that both directions of a pair can be told apart. */
  readonly bend: Point;
  /** 0 to 1, against the most used transition. */
  readonly share: number;
}

/** The middle of an area (its centre of gravity: the shoelace formula's centroid). */
export function centreOf(outline: readonly Point[]): Point {
  let doubledArea = 0;
  let xSum = 0;
  let ySum = 0;
  let previous = outline.at(-1) ?? { xMetres: 0, yMetres: 0 };
  for (const corner of outline) {
    const cross = previous.xMetres * corner.yMetres - corner.xMetres * previous.yMetres;
    doubledArea += cross;
    xSum += (previous.xMetres + corner.xMetres) * cross;
    ySum += (previous.yMetres + corner.yMetres) * cross;
    previous = corner;
  }
  return doubledArea === 0 ? previous : { xMetres: xSum / (3 * doubledArea), yMetres: ySum / (3 * doubledArea) };
}

/** The most used transitions first. */
export function busiest(transitions: readonly Transition[], atMost: number): readonly Transition[] {
  return [...transitions]
    .sort((a, b) => b.visits - a.visits || `${a.fromZoneId}${a.toZoneId}`.localeCompare(`${b.fromZoneId}${b.toZoneId}`))
    .slice(0, atMost);
}

/** Arrows between the middles of zones; a transition with a zone the plan does not have is left out. */
export function flowArrows(transitions: readonly Transition[], zones: readonly Zone[], atMost: number): readonly FlowArrow[] {
  const chosen = busiest(transitions, atMost);
  const most = chosen[0]?.visits ?? 1;
  return chosen.flatMap((transition) => {
    const start = zones.find((zone) => zone.id === transition.fromZoneId);
    const end = zones.find((zone) => zone.id === transition.toZoneId);
    if (start === undefined || end === undefined || start === end) return [];
    return [{ ...transition, ...curveBetween(centreOf(start.outline), centreOf(end.outline)), share: transition.visits / most }];
  });
}

const clearMetres = 0.7;

function curveBetween(start: Point, end: Point): { readonly from: Point; readonly to: Point; readonly bend: Point } {
  const xMetres = end.xMetres - start.xMetres;
  const yMetres = end.yMetres - start.yMetres;
  const metres = Math.hypot(xMetres, yMetres) || 1;
  const along = { xMetres: xMetres / metres, yMetres: yMetres / metres };
  const aside = { xMetres: -along.yMetres, yMetres: along.xMetres };
  // Both ends keep clear of the middle, where the zone's figure stands, and step aside so that two directions do not touch.
  const end1 = (point: Point, sign: number): Point => ({
    xMetres: point.xMetres + sign * along.xMetres * clearMetres + aside.xMetres * 0.3,
    yMetres: point.yMetres + sign * along.yMetres * clearMetres + aside.yMetres * 0.3,
  });
  const bendMetres = Math.min(2, metres * 0.18);
  return {
    from: end1(start, 1),
    to: end1(end, -1),
    bend: {
      xMetres: (start.xMetres + end.xMetres) / 2 + aside.xMetres * bendMetres,
      yMetres: (start.yMetres + end.yMetres) / 2 + aside.yMetres * bendMetres,
    },
  };
}
