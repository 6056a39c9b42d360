import type { Fixture, FloorPlan, Point, Wall } from './floor-plan.ts';

/**
 * The floor as square cells, numbered row by row; `isOpen[cell]` is 1 where a person can stand. `left[cell]`, `right`, `up` and
 * `down` are the neighbouring cell, or the cell itself where a wall, a fixture or the edge is: stepping against a wall stays put.
 */
export interface WalkableGrid {
  readonly cellMetres: number;
  readonly columns: number;
  readonly rows: number;
  readonly cellCount: number;
  readonly isOpen: Uint8Array;
  readonly xMetres: Float32Array;
  readonly yMetres: Float32Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly up: Int32Array;
  readonly down: Int32Array;
}

const smallestIslandCells = 8;
const manyCells = 8000;
/** A cell is asked at this many places along each side: a fixture's edge rarely follows the grid. */
const probes = 5;

/** Half-metre cells, wider in a shop so large that they would cost more than they tell. */
export function cellMetresFor(plan: FloorPlan): number {
  const cells = (plan.widthMetres * plan.depthMetres) / 0.25;
  return cells <= manyCells ? 0.5 : Math.ceil(0.5 * Math.sqrt(cells / manyCells) * 10) / 10;
}

/** People walk into a cabin; everything else stands in their way. */
function covers(fixture: Fixture, point: Point): boolean {
  return (
    fixture.kind !== 'cabin' &&
    Math.abs(point.xMetres - fixture.centre.xMetres) < fixture.widthMetres / 2 &&
    Math.abs(point.yMetres - fixture.centre.yMetres) < fixture.depthMetres / 2
  );
}

/** True when a person fits: at least half of the cell is free. */
function isStandable(fixtures: readonly Fixture[], centre: Point, cellMetres: number): boolean {
  const near = fixtures.filter(
    (fixture) =>
      Math.abs(centre.xMetres - fixture.centre.xMetres) < (fixture.widthMetres + cellMetres) / 2 &&
      Math.abs(centre.yMetres - fixture.centre.yMetres) < (fixture.depthMetres + cellMetres) / 2,
  );
  if (near.length === 0) return true;
  let free = 0;
  for (let probe = 0; probe < probes * probes; probe += 1) {
    const xMetres = centre.xMetres + (((probe % probes) + 0.5) / probes - 0.5) * cellMetres;
    const yMetres = centre.yMetres + ((Math.floor(probe / probes) + 0.5) / probes - 0.5) * cellMetres;
    if (!near.some((fixture) => covers(fixture, { xMetres, yMetres }))) free += 1;
  }
  return free * 2 >= probes * probes;
}

function isLeftOf(from: Point, to: Point, point: Point): boolean {
  const cross = (to.xMetres - from.xMetres) * (point.yMetres - from.yMetres) - (to.yMetres - from.yMetres) * (point.xMetres - from.xMetres);
  return cross >= 0;
}

/** Half-open on both lines, so that a wall exactly through a centre blocks one side of it and not both. */
function crosses(wall: Wall, a: Point, b: Point): boolean {
  return isLeftOf(wall.from, wall.to, a) !== isLeftOf(wall.from, wall.to, b) && isLeftOf(a, b, wall.from) !== isLeftOf(a, b, wall.to);
}

/** Marks each cell with the number of the island it belongs to, and counts the cells of each. */
function findIslands(
  open: readonly boolean[],
  neighboursOf: (place: number) => readonly number[],
): { island: Int32Array; sizes: number[] } {
  const island = new Int32Array(open.length).fill(-1);
  const sizes: number[] = [];
  for (let start = 0; start < open.length; start += 1) {
    if (open[start] !== true || island[start] !== -1) continue;
    const waiting = [start];
    island[start] = sizes.length;
    let size = 0;
    for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
      size += 1;
      for (const next of neighboursOf(place)) {
        if (open[next] !== true || island[next] !== -1) continue;
        island[next] = sizes.length;
        waiting.push(next);
      }
    }
    sizes.push(size);
  }
  return { island, sizes };
}

/** Cuts the plan into cells; gaps between fixtures too small to stand in are not floor. */
export function walkableGrid(plan: FloorPlan, cellMetres: number = cellMetresFor(plan)): WalkableGrid {
  const columns = Math.max(1, Math.round(plan.widthMetres / cellMetres));
  const rows = Math.max(1, Math.round(plan.depthMetres / cellMetres));
  const centreOf = (place: number): Point => ({
    xMetres: ((place % columns) + 0.5) * cellMetres,
    yMetres: (Math.floor(place / columns) + 0.5) * cellMetres,
  });
  const centres = Array.from({ length: columns * rows }, (_, place) => centreOf(place));
  const open = centres.map((centre) => isStandable(plan.fixtures, centre, cellMetres));

  function isPassable(from: number, to: number): boolean {
    const [a, b] = [centres[from], centres[to]];
    return open[to] === true && a !== undefined && b !== undefined && !plan.walls.some((wall) => crosses(wall, a, b));
  }
  function stepFrom(place: number, across: number, along: number): number {
    const column = (place % columns) + across;
    const row = Math.floor(place / columns) + along;
    const next = row * columns + column;
    // Asked from the lower number, so that a step and the step back agree even where a wall runs through a centre.
    const isInside = column >= 0 && column < columns && row >= 0 && row < rows;
    return isInside && open[place] === true && isPassable(Math.min(place, next), Math.max(place, next)) && open[next] === true
      ? next
      : place;
  }
  const steps = [
    [-1, 0],
    [1, 0],
    [0, -1],
    [0, 1],
  ] as const;
  const { island, sizes } = findIslands(open, (place) => steps.map(([across, along]) => stepFrom(place, across, along)));
  const smallest = Math.min(smallestIslandCells, Math.max(...sizes));
  const isOpen = Uint8Array.from(centres, (_, place) => ((sizes[island[place] ?? -1] ?? 0) >= smallest ? 1 : 0));
  const neighbours = ([across, along]: readonly [number, number]): Int32Array =>
    Int32Array.from(centres, (_, place) => (isOpen[place] === 1 ? stepFrom(place, across, along) : place));
  return {
    cellMetres,
    columns,
    rows,
    cellCount: centres.length,
    isOpen,
    xMetres: Float32Array.from(centres, ({ xMetres }) => xMetres),
    yMetres: Float32Array.from(centres, ({ yMetres }) => yMetres),
    left: neighbours(steps[0]),
    right: neighbours(steps[1]),
    up: neighbours(steps[2]),
    down: neighbours(steps[3]),
  };
}

/** The open cell nearest to a place, no further than a step away: an entrance is drawn on the wall, not before it. */
export function openCellBy(grid: WalkableGrid, place: Point): number | undefined {
  const reachMetres = 1.5;
  let nearest: number | undefined;
  let nearestMetres = reachMetres;
  for (let cell = 0; cell < grid.cellCount; cell += 1) {
    if (grid.isOpen[cell] !== 1) continue;
    const metres = Math.hypot((grid.xMetres[cell] ?? 0) - place.xMetres, (grid.yMetres[cell] ?? 0) - place.yMetres);
    if (metres >= nearestMetres) continue;
    nearest = cell;
    nearestMetres = metres;
  }
  return nearest;
}
