import { metresBetween, type FloorPlan, type Point, type Wall } from '#shared/domain/floor-plan.ts';
import { cornersOf, nearestOn } from '#shared/domain/plan-geometry.ts';
import { roundPoint } from './plan-edits.ts';
import { handlesOf, isSameItem, itemsOf, type Item } from './plan-items.ts';

export interface SnapAsk {
  readonly plan: FloorPlan;
  readonly gridMetres: number;
  /** A place within this of a corner means the corner. */
  readonly reachMetres: number;
  /** Where the line being drawn begins: it is kept straight when it nearly is. */
  readonly from?: Point | undefined;
  /** What is being moved does not snap to itself. */
  readonly except?: Item | undefined;
}

export interface Snap {
  readonly at: Point;
  readonly kind: 'corner' | 'wall' | 'line' | 'grid' | 'free';
  /** Lines to show: what the place lines up with. */
  readonly guides: readonly Wall[];
}

/** A line within this of upright or level is meant to be so. */
const straightShare = 0.06;

function cornersOfPlan(plan: FloorPlan, except: Item | undefined): readonly Point[] {
  const { widthMetres, depthMetres } = plan;
  const room = cornersOf({
    id: '',
    kind: 'table',
    centre: { xMetres: widthMetres / 2, yMetres: depthMetres / 2 },
    widthMetres,
    depthMetres,
  });
  const drawn = itemsOf(plan).flatMap((item) => (isSameItem(item, except) ? [] : handlesOf(plan, item)));
  return [...room, ...drawn];
}

function wallsOfPlan(plan: FloorPlan, except: Item | undefined): readonly Wall[] {
  return plan.walls.filter((_, nth) => !isSameItem({ kind: 'wall', key: String(nth) }, except));
}

function toGrid(metres: number, gridMetres: number): number {
  return gridMetres === 0 ? metres : Math.round(metres / gridMetres) * gridMetres;
}

/** The corner whose x (or y) a place nearly shares, nearest first: what lines up across the room is meant to. */
function lineUp(corners: readonly Point[], at: Point, reachMetres: number, axis: 'xMetres' | 'yMetres'): Point | undefined {
  return corners
    .filter((corner) => Math.abs(corner[axis] - at[axis]) <= reachMetres / 2)
    .toSorted((a, b) => metresBetween(a, at) - metresBetween(b, at))[0];
}

/** Where a hand that points there wants to be: on a corner, on a wall, in line with a corner, else on the grid. */
export function snap(point: Point, { plan, gridMetres, reachMetres, from, except }: SnapAsk): Snap {
  const corners = cornersOfPlan(plan, except);
  const corner = corners
    .filter((one) => metresBetween(one, point) <= reachMetres)
    .toSorted((a, b) => metresBetween(a, point) - metresBetween(b, point))[0];
  if (corner !== undefined) return { at: corner, kind: 'corner', guides: [] };

  const straight = from === undefined ? point : straighten(from, point);
  const wall = wallsOfPlan(plan, except)
    .map((one) => nearestOn(one, straight))
    .filter(({ metres }) => metres <= reachMetres)
    .toSorted((a, b) => a.metres - b.metres)[0];
  if (wall !== undefined && straight === point) return { at: roundPoint(wall.at), kind: 'wall', guides: [] };

  const isLevel = from !== undefined && straight.yMetres === from.yMetres;
  const isUpright = from !== undefined && straight.xMetres === from.xMetres;
  const inColumn = isUpright ? undefined : lineUp(corners, straight, reachMetres, 'xMetres');
  const inRow = isLevel ? undefined : lineUp(corners, straight, reachMetres, 'yMetres');
  const at = roundPoint({
    xMetres: isUpright ? straight.xMetres : (inColumn?.xMetres ?? toGrid(straight.xMetres, gridMetres)),
    yMetres: isLevel ? straight.yMetres : (inRow?.yMetres ?? toGrid(straight.yMetres, gridMetres)),
  });
  const guides = [inColumn, inRow].flatMap((one) => (one === undefined ? [] : [{ from: one, to: at }]));
  return { at, kind: guides.length > 0 ? 'line' : gridMetres === 0 ? 'free' : 'grid', guides };
}

function straighten(from: Point, to: Point): Point {
  const across = Math.abs(to.xMetres - from.xMetres);
  const along = Math.abs(to.yMetres - from.yMetres);
  if (along <= across * straightShare) return { xMetres: to.xMetres, yMetres: from.yMetres };
  if (across <= along * straightShare) return { xMetres: from.xMetres, yMetres: to.yMetres };
  return to;
}
