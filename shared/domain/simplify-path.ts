import type { Point } from './floor-plan.ts';

/**
 * The points that are needed to draw a line within `toleranceMetres` of every other one; the ends stay.
 * Douglas and Peucker, Cartographica 10 (1973).
 */
export function simplifyPath<Place extends Point>(points: readonly Place[], toleranceMetres: number): readonly Place[] {
  const keeps = new Set([0, points.length - 1]);
  const open: (readonly [number, number])[] = [[0, points.length - 1]];
  for (let stretch = open.pop(); stretch !== undefined; stretch = open.pop()) {
    const [first, last] = stretch;
    const far = farthestBetween(points, first, last);
    if (far === undefined || far.metres <= toleranceMetres) continue;
    keeps.add(far.nth);
    open.push([first, far.nth], [far.nth, last]);
  }
  return points.filter((_, nth) => keeps.has(nth));
}

function farthestBetween(points: readonly Point[], first: number, last: number): { nth: number; metres: number } | undefined {
  const [from, to] = [points[first], points[last]];
  if (from === undefined || to === undefined) return undefined;
  let far: { nth: number; metres: number } | undefined;
  for (let nth = first + 1; nth < last; nth += 1) {
    const point = points[nth];
    if (point === undefined) continue;
    const metres = metresFromStretch(point, from, to);
    if (far === undefined || metres > far.metres) far = { nth, metres };
  }
  return far;
}

/** Distance to the stretch between two points, not to the line through them: a path may come back. */
function metresFromStretch(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.xMetres - from.xMetres, to.yMetres - from.yMetres];
  const length = dx ** 2 + dy ** 2;
  const along = length === 0 ? 0 : ((point.xMetres - from.xMetres) * dx + (point.yMetres - from.yMetres) * dy) / length;
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(point.xMetres - from.xMetres - share * dx, point.yMetres - from.yMetres - share * dy);
}
