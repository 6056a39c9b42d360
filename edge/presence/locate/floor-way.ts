import { metresBetween, type Point } from '#shared/domain/floor-plan.ts';
import type { WalkableGrid } from '#shared/domain/walkable-grid.ts';
import { cellsIn, type Patch } from './patch.ts';

/** A place has to hold this share of the likeliest cell's belief to be drawn at: nobody is moved through a wall to the nearest floor. */
const believableShare = 0.05;
/** So far inside its cell a point is set that was moved onto the floor, in cells. */
const inside = 0.05;

/** The cell a point lies in; of one outside the grid, the nearest. */
export function cellUnder({ columns, rows, cellMetres }: WalkableGrid, { xMetres, yMetres }: Point): number {
  const within = (metres: number, most: number): number => Math.max(0, Math.min(most - 1, Math.floor(metres / cellMetres)));
  return within(yMetres, rows) * columns + within(xMetres, columns);
}

/** The point of a cell that is nearest to `point`. */
function nearestIn({ columns, cellMetres }: WalkableGrid, cell: number, { xMetres, yMetres }: Point): Point {
  const within = (metres: number, first: number): number =>
    Math.max((first + inside) * cellMetres, Math.min((first + 1 - inside) * cellMetres, metres));
  return { xMetres: within(xMetres, cell % columns), yMetres: within(yMetres, Math.floor(cell / columns)) };
}

/** `point` itself where it can be stood on, else the nearest place on the floor that `belief` holds possible. */
export function ontoFloor(grid: WalkableGrid, belief: Patch, point: Point): Point {
  if (grid.isOpen[cellUnder(grid, point)] === 1) return point;
  let most = 0;
  const count = cellsIn(belief);
  for (let nth = 0; nth < count; nth += 1) most = Math.max(most, belief.values[nth] ?? 0);
  let best = point;
  let bestMetres = Number.POSITIVE_INFINITY;
  let nth = 0;
  for (let row = belief.top; row < belief.bottom; row += 1) {
    for (let column = belief.left; column < belief.right; column += 1, nth += 1) {
      const cell = row * grid.columns + column;
      if (grid.isOpen[cell] !== 1 || (belief.values[nth] ?? 0) < believableShare * most) continue;
      const place = nearestIn(grid, cell, point);
      const metres = metresBetween(place, point);
      if (metres >= bestMetres) continue;
      best = place;
      bestMetres = metres;
    }
  }
  return best;
}

/** True when the straight line between two points crosses no wall and no fixture, cell by cell (Amanatides & Woo, Eurographics 1987). */
export function isStraightWay(grid: WalkableGrid, from: Point, to: Point): boolean {
  const { columns, cellMetres } = grid;
  const end = cellUnder(grid, to);
  let cell = cellUnder(grid, from);
  if (grid.isOpen[cell] !== 1 || grid.isOpen[end] !== 1) return false;
  const [dx, dy] = [to.xMetres - from.xMetres, to.yMetres - from.yMetres];
  const toEdge = (metres: number, first: number, step: number): number => {
    const edge = (first + (step > 0 ? 1 : 0)) * cellMetres;
    return step === 0 ? Number.POSITIVE_INFINITY : Math.max(0, (edge - metres) / step);
  };
  let across = toEdge(from.xMetres, cell % columns, dx);
  let along = toEdge(from.yMetres, Math.floor(cell / columns), dy);
  const steps = Math.abs((end % columns) - (cell % columns)) + Math.abs(Math.floor(end / columns) - Math.floor(cell / columns));
  for (let step = 0; step < steps; step += 1) {
    const isAcross = across < along;
    const neighbours = isAcross ? (dx > 0 ? grid.right : grid.left) : dy > 0 ? grid.down : grid.up;
    const next = neighbours[cell] ?? cell;
    if (next === cell) return false;
    if (isAcross) across += cellMetres / Math.abs(dx);
    else along += cellMetres / Math.abs(dy);
    cell = next;
  }
  return cell === end;
}

/** Cells from one to the other, both included, by fewest steps; undefined where no way leads there. */
function stepsBetween({ left, right, up, down, cellCount }: WalkableGrid, from: number, to: number): readonly number[] | undefined {
  const cameFrom = new Int32Array(cellCount).fill(-1);
  const waiting = [from];
  cameFrom[from] = from;
  for (let nth = 0; nth < waiting.length && cameFrom[to] === -1; nth += 1) {
    const cell = waiting[nth] ?? from;
    for (const neighbours of [left, right, up, down]) {
      const next = neighbours[cell] ?? cell;
      if (cameFrom[next] !== -1) continue;
      cameFrom[next] = cell;
      waiting.push(next);
    }
  }
  if (cameFrom[to] === -1) return undefined;
  const way = [to];
  for (let cell = to; cell !== from;) {
    cell = cameFrom[cell] ?? from;
    way.push(cell);
  }
  return way.toReversed();
}

/** The corners to turn at between two points on the floor, none where the straight line is free; none either where no way leads there. */
export function cornersBetween(grid: WalkableGrid, from: Point, to: Point): readonly Point[] {
  if (isStraightWay(grid, from, to)) return [];
  const cells = stepsBetween(grid, cellUnder(grid, from), cellUnder(grid, to)) ?? [];
  const places = cells.map((cell) => ({ xMetres: grid.xMetres[cell] ?? 0, yMetres: grid.yMetres[cell] ?? 0 }));
  const corners: Point[] = [];
  let last = from;
  places.forEach((place, nth) => {
    const next = nth === places.length - 1 ? to : (places[nth + 1] ?? to);
    if (isStraightWay(grid, last, next)) return;
    corners.push(place);
    last = place;
  });
  return corners;
}
