import { isInside, metresBetween, type Fixture, type FloorPlan, type Point, type Wall } from './floor-plan.ts';

/** Which side of the line a -> b the point c lies on: 1, -1, or 0 on the line. */
function sideOf(a: Point, b: Point, c: Point): number {
  return Math.sign((b.xMetres - a.xMetres) * (c.yMetres - a.yMetres) - (b.yMetres - a.yMetres) * (c.xMetres - a.xMetres));
}

/** Where two walls cross in their middles; undefined when they only touch, share an end, or run along one another. */
export function crossingOf(one: Wall, other: Wall): Point | undefined {
  const apart = sideOf(one.from, one.to, other.from) * sideOf(one.from, one.to, other.to);
  const across = sideOf(other.from, other.to, one.from) * sideOf(other.from, other.to, one.to);
  if (apart >= 0 || across >= 0) return undefined;
  const dx = one.to.xMetres - one.from.xMetres;
  const dy = one.to.yMetres - one.from.yMetres;
  const ex = other.to.xMetres - other.from.xMetres;
  const ey = other.to.yMetres - other.from.yMetres;
  const share = ((other.from.xMetres - one.from.xMetres) * ey - (other.from.yMetres - one.from.yMetres) * ex) / (dx * ey - dy * ex);
  return { xMetres: one.from.xMetres + share * dx, yMetres: one.from.yMetres + share * dy };
}

/** The corners of an outline joined in turn, the last with the first. */
export function edgesOf(outline: readonly Point[]): readonly Wall[] {
  return outline.map((from, place) => ({ from, to: outline[(place + 1) % outline.length] ?? from }));
}

/** Where an outline first crosses itself; undefined for a simple polygon. */
export function selfCrossingOf(outline: readonly Point[]): Point | undefined {
  const edges = edgesOf(outline);
  for (const [place, edge] of edges.entries()) {
    for (const other of edges.slice(place + 1)) {
      const crossing = crossingOf(edge, other);
      if (crossing !== undefined) return crossing;
    }
  }
  return undefined;
}

/** Square metres inside an outline (the shoelace formula). */
export function areaOf(outline: readonly Point[]): number {
  const doubled = edgesOf(outline).reduce((sum, { from, to }) => sum + from.xMetres * to.yMetres - to.xMetres * from.yMetres, 0);
  return Math.abs(doubled) / 2;
}

/** The point of a wall nearest to `point`, and how far along the wall it lies, 0 to 1. */
export function nearestOn({ from, to }: Wall, point: Point): { readonly at: Point; readonly share: number; readonly metres: number } {
  const dx = to.xMetres - from.xMetres;
  const dy = to.yMetres - from.yMetres;
  const squared = dx * dx + dy * dy;
  const along = squared === 0 ? 0 : ((point.xMetres - from.xMetres) * dx + (point.yMetres - from.yMetres) * dy) / squared;
  const share = Math.min(1, Math.max(0, along));
  const at = { xMetres: from.xMetres + share * dx, yMetres: from.yMetres + share * dy };
  return { at, share, metres: metresBetween(at, point) };
}

/** A place well inside an outline: its centroid where that is inside, else the middle of the widest stretch at mid-height. */
export function middleOf(outline: readonly Point[]): Point {
  const count = Math.max(1, outline.length);
  const mean = {
    xMetres: outline.reduce((sum, { xMetres }) => sum + xMetres, 0) / count,
    yMetres: outline.reduce((sum, { yMetres }) => sum + yMetres, 0) / count,
  };
  if (outline.length < 3 || isInside(mean, outline)) return mean;
  const cuts = edgesOf(outline)
    .filter(({ from, to }) => from.yMetres > mean.yMetres !== to.yMetres > mean.yMetres)
    .map(({ from, to }) => {
      const share = (mean.yMetres - from.yMetres) / (to.yMetres - from.yMetres);
      return from.xMetres + share * (to.xMetres - from.xMetres);
    })
    .toSorted((a, b) => a - b);
  const stretches = cuts.slice(1).flatMap((right, place) => (place % 2 === 0 ? [{ left: cuts[place] ?? right, right }] : []));
  const widest = stretches.toSorted((a, b) => b.right - b.left - (a.right - a.left))[0];
  return widest === undefined ? mean : { xMetres: (widest.left + widest.right) / 2, yMetres: mean.yMetres };
}

/** The four corners of a fixture, clockwise from the top-left. */
export function cornersOf({ centre, widthMetres, depthMetres }: Fixture): readonly Point[] {
  const [left, right] = [centre.xMetres - widthMetres / 2, centre.xMetres + widthMetres / 2];
  const [top, bottom] = [centre.yMetres - depthMetres / 2, centre.yMetres + depthMetres / 2];
  return [
    { xMetres: left, yMetres: top },
    { xMetres: right, yMetres: top },
    { xMetres: right, yMetres: bottom },
    { xMetres: left, yMetres: bottom },
  ];
}

/** Ends of walls a millimetre past the edge are rounding, not a mistake. */
const slackMetres = 0.001;

export function isOutside({ widthMetres, depthMetres }: Pick<FloorPlan, 'widthMetres' | 'depthMetres'>, point: Point): boolean {
  return (
    point.xMetres < -slackMetres ||
    point.yMetres < -slackMetres ||
    point.xMetres > widthMetres + slackMetres ||
    point.yMetres > depthMetres + slackMetres
  );
}
