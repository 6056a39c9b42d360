import { cellsIn, type Box, type Patch } from './patch.ts';
import type { WalkableGrid } from '#shared/domain/walkable-grid.ts';

/** The share of people who do not move in a second. */
const stillShare = 0.2;
/** How far the others get in a second, as a standard deviation along each axis. */
const stepMetres = 1.2;
const widestPass = 0.42;
/** From this variance on, in cells, one pass in steps of two cells saves four of one: it has four times their variance. */
const farVariance = 4;

/** Spreads belief over the floor as people move in one second: around fixtures and through doors, never through walls. */
export interface Motion {
  /** Writes into `into`, over the box it already has, what `from` becomes. The sum is kept where that box is `reachOf(from)`. */
  move(from: Patch, into: Patch): void;
  /** The cells that can be reached from a box in a second. */
  reachOf(box: Box): Box;
}

/**
 * The weight of the step from each cell to the one `apart` further on in the grid, nought where a wall, a fixture or the edge bars it.
 * A step back is there whenever the step is, so one number serves both ways.
 */
function weighSteps(next: Int32Array, apart: number, weight: number): Float64Array {
  return Float64Array.from(next, (one, cell) => {
    let last = cell;
    for (let gone = 0; gone < apart; gone += 1) {
      const onwards = gone === 0 ? one : (next[last] ?? last);
      if (onwards === last) return 0;
      last = onwards;
    }
    return weight;
  });
}

/** One direction of a pass: how far apart in the grid's numbering its cells lie, and the weight of each step. */
interface Steps {
  readonly apart: number;
  readonly weights: Float64Array;
}

/**
 * A Gaussian step made of short steps to neighbours: `n` passes with weight `w` to each side have the variance `2 n w` cells.
 * It is symmetric but for the order of the axes beside a wall, so the same step serves the backward pass.
 */
export function createMotion(grid: WalkableGrid): Motion {
  const { cellCount, columns, rows } = grid;
  const variance = (stepMetres / grid.cellMetres) ** 2;
  const farPasses = variance >= farVariance ? 1 : 0;
  const passes = Math.max(1, Math.ceil(variance / (2 * widestPass) - 4 * farPasses));
  const side = variance / (2 * (passes + 4 * farPasses));
  const reach = passes + 2 * farPasses;
  const across = { apart: 1, weights: weighSteps(grid.right, 1, side) };
  const along = { apart: columns, weights: weighSteps(grid.down, 1, side) };
  const farAcross = { apart: 2, weights: weighSteps(grid.right, 2, side) };
  const farAlong = { apart: 2 * columns, weights: weighSteps(grid.down, 2, side) };
  // Nought everywhere between two moves, so that only the cells in question need be touched. Of doubles, because these loops are
  // most of what presence costs and a third of that would be turning floats into doubles and back.
  const floor = new Float64Array(cellCount + 2 * columns);

  /**
   * One pass over the cells from `start` to before `end`, in place. What goes over to the next cell is taken from this one and given
   * to that: so each step is reckoned once, and only the one before has to be remembered.
   */
  function flow(start: number, end: number, { apart, weights }: Steps): void {
    let here = floor[start] ?? 0;
    let come = start < apart ? 0 : (weights[start - apart] ?? 0) * (here - (floor[start - apart] ?? 0));
    for (let cell = start; cell < end; cell += apart) {
      const next = floor[cell + apart] ?? 0;
      const gone = (weights[cell] ?? 0) * (next - here);
      floor[cell] = here + gone - come;
      come = gone;
      here = next;
    }
  }

  function passAcross(box: Box, steps: Steps): void {
    for (let row = box.top; row < box.bottom; row += 1) {
      const start = row * columns + box.left;
      const end = row * columns + box.right;
      for (let first = start; first < start + steps.apart; first += 1) flow(first, end, steps);
    }
  }

  function passAlong(box: Box, steps: Steps): void {
    const start = box.top * columns;
    const end = box.bottom * columns;
    for (let row = start; row < start + steps.apart; row += columns) {
      for (let column = box.left; column < box.right; column += 1) flow(row + column, end, steps);
    }
  }

  function lay(from: Patch): void {
    let nth = 0;
    for (let row = from.top; row < from.bottom; row += 1) {
      const end = row * columns + from.right;
      for (let cell = row * columns + from.left; cell < end; cell += 1, nth += 1) floor[cell] = from.values[nth] ?? 0;
    }
  }

  function take(into: Patch): void {
    let nth = 0;
    for (let row = into.top; row < into.bottom; row += 1) {
      const end = row * columns + into.right;
      for (let cell = row * columns + into.left; cell < end; cell += 1, nth += 1) into.values[nth] = (1 - stillShare) * (floor[cell] ?? 0);
    }
  }

  /** Those who stayed where they were. */
  function addStill(from: Patch, into: Patch): void {
    const start = Math.max(from.left, into.left);
    const count = Math.min(from.right, into.right) - start;
    for (let row = Math.max(from.top, into.top); row < Math.min(from.bottom, into.bottom); row += 1) {
      const source = (row - from.top) * (from.right - from.left) + start - from.left;
      const target = (row - into.top) * (into.right - into.left) + start - into.left;
      for (let nth = 0; nth < count; nth += 1) {
        into.values[target + nth] = (into.values[target + nth] ?? 0) + stillShare * (from.values[source + nth] ?? 0);
      }
    }
  }

  function wipe(box: Box): void {
    for (let row = box.top; row < box.bottom; row += 1) floor.fill(0, row * columns + box.left, row * columns + box.right);
  }

  return {
    reachOf: (box) => ({
      left: Math.max(0, box.left - reach),
      top: Math.max(0, box.top - reach),
      right: Math.min(columns, box.right + reach),
      bottom: Math.min(rows, box.bottom + reach),
    }),
    move(from, into) {
      if (cellsIn(from) === 0) {
        into.values.fill(0, 0, cellsIn(into));
        return;
      }
      const box = {
        left: Math.min(from.left, into.left),
        top: Math.min(from.top, into.top),
        right: Math.max(from.right, into.right),
        bottom: Math.max(from.bottom, into.bottom),
      };
      lay(from);
      for (let nth = 0; nth < farPasses; nth += 1) {
        passAcross(box, farAcross);
        passAlong(box, farAlong);
      }
      for (let nth = 0; nth < passes; nth += 1) {
        passAcross(box, across);
        passAlong(box, along);
      }
      take(into);
      addStill(from, into);
      wipe(box);
    },
  };
}
