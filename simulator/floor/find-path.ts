import { metresBetween, type Point } from '#shared/domain/floor-plan.ts';
import type { WalkGrid } from './walk-grid.ts';

const cornerMetres = 0.3;
const startWithinMetres = 1.5;

/** The smallest first; a binary heap of cells by how promising they are. */
function createOpenList(): { push(cell: number, rank: number): void; pop(): number | undefined } {
  const cells: number[] = [];
  const ranks: number[] = [];
  const swap = (a: number, b: number): void => {
    [cells[a], cells[b]] = [cells[b] ?? 0, cells[a] ?? 0];
    [ranks[a], ranks[b]] = [ranks[b] ?? 0, ranks[a] ?? 0];
  };
  const rankOf = (place: number): number => ranks[place] ?? Number.POSITIVE_INFINITY;
  return {
    push(cell, rank) {
      cells.push(cell);
      ranks.push(rank);
      for (let place = cells.length - 1; place > 0;) {
        const parent = (place - 1) >> 1;
        if (rankOf(parent) <= rankOf(place)) break;
        swap(place, parent);
        place = parent;
      }
    },
    pop() {
      if (cells.length === 0) return undefined;
      swap(0, cells.length - 1);
      const cell = cells.pop();
      ranks.pop();
      for (let place = 0; ;) {
        const left = 2 * place + 1;
        const smaller = rankOf(left + 1) < rankOf(left) ? left + 1 : left;
        if (rankOf(smaller) >= rankOf(place)) break;
        swap(place, smaller);
        place = smaller;
      }
      return cell;
    },
  };
}

const steps = [-1, 0, 1]
  .flatMap((down) => [-1, 0, 1].map((across) => ({ across, down })))
  .filter(({ across, down }) => across !== 0 || down !== 0);

/** A* over the cells, eight ways, never cutting a corner (Hart, Nilsson, Raphael 1968). Undefined when there is no way. */
function findCells(grid: WalkGrid, start: number, goal: number): readonly number[] | undefined {
  const { columns, rows, cellMetres } = grid;
  const cost = new Float32Array(columns * rows).fill(Number.POSITIVE_INFINITY);
  const cameFrom = new Int32Array(columns * rows).fill(-1);
  const target = grid.centreOf(goal);
  const open = createOpenList();
  cost[start] = 0;
  open.push(start, 0);
  for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
    if (cell === goal) break;
    const column = cell % columns;
    const row = Math.floor(cell / columns);
    for (const { across, down } of steps) {
      if (column + across < 0 || column + across >= columns || row + down < 0 || row + down >= rows) continue;
      const next = cell + down * columns + across;
      if (!grid.isOpen(next) || !grid.isOpen(cell + across) || !grid.isOpen(cell + down * columns)) continue;
      const reached = (cost[cell] ?? 0) + Math.hypot(across, down) * cellMetres * grid.costOf(next);
      if (reached >= (cost[next] ?? 0)) continue;
      cost[next] = reached;
      cameFrom[next] = cell;
      open.push(next, reached + metresBetween(grid.centreOf(next), target));
    }
  }
  if (start !== goal && cameFrom[goal] === -1) return undefined;
  const cells = [goal];
  for (let cell = goal; cell !== start;) {
    cell = cameFrom[cell] ?? start;
    cells.push(cell);
  }
  return cells.toReversed();
}

/** Leaves out every point that can be walked past in a straight line. */
function pullTight(grid: WalkGrid, points: readonly Point[]): readonly Point[] {
  const [first] = points;
  if (first === undefined) return [];
  const pulled = [first];
  let anchor = first;
  points.forEach((point, place) => {
    const next = points[place + 1];
    if (place === 0 || (next !== undefined && grid.hasClearWay(anchor, next))) return;
    pulled.push(point);
    anchor = point;
  });
  return pulled;
}

function towards(from: Point, to: Point, metres: number): Point {
  const share = Math.min(0.5, metres / Math.max(metresBetween(from, to), 0.001));
  return { xMetres: from.xMetres + share * (to.xMetres - from.xMetres), yMetres: from.yMetres + share * (to.yMetres - from.yMetres) };
}

/** Nobody turns on the spot at a corner: it is cut where there is room to. */
function roundCorners(grid: WalkGrid, points: readonly Point[]): readonly Point[] {
  return points.flatMap((corner, place) => {
    const before = points[place - 1];
    const after = points[place + 1];
    if (before === undefined || after === undefined) return [corner];
    const entry = towards(corner, before, cornerMetres);
    const exit = towards(corner, after, cornerMetres);
    return grid.hasClearWay(entry, exit) ? [entry, exit] : [corner];
  });
}

/** The way a person walks from one point to another, without the start; undefined when there is none. */
export function findPath(grid: WalkGrid, from: Point, to: Point): readonly Point[] | undefined {
  if (grid.hasClearWay(from, to)) return [to];
  const start = grid.nearestOpen(from, startWithinMetres);
  const goal = grid.nearestOpen(to, startWithinMetres);
  if (start === undefined || goal === undefined) return undefined;
  const cells = findCells(grid, start, goal);
  if (cells === undefined) return undefined;
  return roundCorners(
    grid,
    pullTight(grid, [from, ...cells.map((cell) => grid.centreOf(cell)), ...(grid.hasClearWay(grid.centreOf(goal), to) ? [to] : [])]),
  ).slice(1);
}
