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

/** The cell two steps away, or the cell itself where either step is barred: so that the step back is there whenever this one is. */
function twoSteps(one: Int32Array): Int32Array {
  return one.map((next, cell) => {
    const second = one[next] ?? next;
    return next === cell || second === next ? cell : second;
  });
}

/**
 * A Gaussian step made of short steps to neighbours: `n` passes with weight `w` to each side have the variance `2 n w` cells.
 * It is symmetric but for the order of the axes beside a wall, so the same step serves the backward pass.
 */
export function createMotion(grid: WalkableGrid): Motion {
  const { cellCount, columns, rows, left, right, up, down } = grid;
  const variance = (stepMetres / grid.cellMetres) ** 2;
  const farPasses = variance >= farVariance ? 1 : 0;
  const passes = Math.max(1, Math.ceil(variance / (2 * widestPass) - 4 * farPasses));
  const side = variance / (2 * (passes + 4 * farPasses));
  const reach = passes + 2 * farPasses;
  const far = { left: twoSteps(left), right: twoSteps(right), up: twoSteps(up), down: twoSteps(down) };
  const middle = 1 - 2 * side;
  // Both are nought everywhere between two moves, so that only the cells in question need be touched.
  const here = new Float32Array(cellCount);
  const there = new Float32Array(cellCount);

  function pass(source: Float32Array, target: Float32Array, before: Int32Array, after: Int32Array, box: Box): void {
    for (let row = box.top; row < box.bottom; row += 1) {
      const end = row * columns + box.right;
      for (let cell = row * columns + box.left; cell < end; cell += 1) {
        target[cell] = middle * (source[cell] ?? 0) + side * ((source[before[cell] ?? cell] ?? 0) + (source[after[cell] ?? cell] ?? 0));
      }
    }
  }

  function lay(from: Patch): void {
    let nth = 0;
    for (let row = from.top; row < from.bottom; row += 1) {
      const end = row * columns + from.right;
      for (let cell = row * columns + from.left; cell < end; cell += 1, nth += 1) here[cell] = from.values[nth] ?? 0;
    }
  }

  function take(into: Patch): void {
    let nth = 0;
    for (let row = into.top; row < into.bottom; row += 1) {
      const end = row * columns + into.right;
      for (let cell = row * columns + into.left; cell < end; cell += 1, nth += 1) into.values[nth] = (1 - stillShare) * (here[cell] ?? 0);
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
    for (let row = box.top; row < box.bottom; row += 1) {
      here.fill(0, row * columns + box.left, row * columns + box.right);
      there.fill(0, row * columns + box.left, row * columns + box.right);
    }
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
        pass(here, there, far.left, far.right, box);
        pass(there, here, far.up, far.down, box);
      }
      for (let nth = 0; nth < passes; nth += 1) {
        pass(here, there, left, right, box);
        pass(there, here, up, down, box);
      }
      take(into);
      addStill(from, into);
      wipe(box);
    },
  };
}
