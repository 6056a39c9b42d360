import { metresBetween, type FloorPlan, type Point, type Wall } from '#shared/domain/floor-plan.ts';

/** Metres to the centimetres the drawing is made in. */
export function toCm(metres: number): number {
  return Math.round(metres * 1000) / 10;
}

function between(from: Point, to: Point, share: number): Point {
  return {
    xMetres: from.xMetres + share * (to.xMetres - from.xMetres),
    yMetres: from.yMetres + share * (to.yMetres - from.yMetres),
  };
}

function write({ xMetres, yMetres }: Point): string {
  return `${toCm(xMetres)} ${toCm(yMetres)}`;
}

/** A closed polygon as SVG path data. */
export function traceOutline(outline: readonly Point[]): string {
  return `M${outline.map(write).join('L')}Z`;
}

/** Walls as SVG path data; those that meet end to end run on in one line, so that their corners are mitred. */
export function traceWalls(walls: readonly Wall[]): string {
  let data = '';
  let end = '';
  for (const { from, to } of walls) {
    data += write(from) === end ? `L${write(to)}` : `M${write(from)}L${write(to)}`;
    end = write(to);
  }
  return data;
}

/** True for a wall along the plan's edge: it is drawn thicker than what divides the inside. */
export function isOuter({ from, to }: Wall, { widthMetres, depthMetres }: FloorPlan): boolean {
  const along = (a: number, b: number, edge: number): boolean => Math.abs(a - edge) < 0.05 && Math.abs(b - edge) < 0.05;
  return (
    along(from.xMetres, to.xMetres, 0) ||
    along(from.xMetres, to.xMetres, widthMetres) ||
    along(from.yMetres, to.yMetres, 0) ||
    along(from.yMetres, to.yMetres, depthMetres)
  );
}

/** A walk as SVG path data: straight stretches with corners rounded by up to `radiusMetres`. */
export function traceWalk(points: readonly Point[], radiusMetres: number): string {
  const [first, ...rest] = points;
  const last = rest[rest.length - 1];
  if (first === undefined || last === undefined) return '';
  let data = `M${write(first)}`;
  for (const [place, corner] of rest.slice(0, -1).entries()) {
    const before = points[place];
    const after = points[place + 2];
    if (before === undefined || after === undefined) continue;
    const into = metresBetween(before, corner);
    const outOf = metresBetween(corner, after);
    if (into === 0 || outOf === 0) continue;
    const radius = Math.min(radiusMetres, into / 2, outOf / 2);
    data += `L${write(between(corner, before, radius / into))}Q${write(corner)} ${write(between(corner, after, radius / outOf))}`;
  }
  return `${data}L${write(last)}`;
}

/** A place on a walk and the way it heads there. */
export interface Heading {
  readonly at: Point;
  readonly degrees: number;
}

/** Where arrows stand: in the middle of each stretch long enough to carry one, so that direction is read without animation. */
export function headingsAlong(points: readonly Point[], leastMetres: number): readonly Heading[] {
  return points.slice(1).flatMap((to, place): Heading[] => {
    const from = points[place];
    if (from === undefined || metresBetween(from, to) < leastMetres) return [];
    const radians = Math.atan2(to.yMetres - from.yMetres, to.xMetres - from.xMetres);
    return [{ at: between(from, to, 0.54), degrees: (radians * 180) / Math.PI }];
  });
}

/** The way in at an entrance: from the nearest edge of the plan straight inwards, as degrees clockwise from the right. */
export function headingInto(entrance: Point, widthMetres: number, depthMetres: number): number {
  const edges = [
    { distance: entrance.xMetres, degrees: 0 },
    { distance: entrance.yMetres, degrees: 90 },
    { distance: widthMetres - entrance.xMetres, degrees: 180 },
    { distance: depthMetres - entrance.yMetres, degrees: -90 },
  ];
  return edges.reduce((nearest, edge) => (edge.distance < nearest.distance ? edge : nearest)).degrees;
}
