import type { WalkableGrid } from './walkable-grid.ts';

/** The share of people who do not move in a second. */
const stillShare = 0.2;
/** How far the others get in a second, as a standard deviation along each axis. */
const stepMetres = 1.2;
const widestPass = 0.4;

/** Spreads a distribution over the floor as people move in one second: around fixtures and through doors, never through walls. */
export interface Motion {
  /** Writes into `into` what `from` becomes; both have `cellCount` places from their offsets on. Keeps the sum. */
  move(from: Float32Array, fromOffset: number, into: Float32Array, intoOffset: number): void;
}

/** A Gaussian step made of short steps to neighbours: `n` passes with weight `w` to each side have the variance `2 n w` cells. */
export function createMotion(grid: WalkableGrid): Motion {
  const { cellCount, left, right, up, down } = grid;
  const variance = (stepMetres / grid.cellMetres) ** 2;
  const passes = Math.max(1, Math.ceil(variance / (2 * widestPass)));
  const side = variance / (2 * passes);
  const middle = 1 - 2 * side;
  let here = new Float32Array(cellCount);
  let there = new Float32Array(cellCount);

  function pass(before: Int32Array, after: Int32Array): void {
    for (let cell = 0; cell < cellCount; cell += 1) {
      there[cell] = middle * (here[cell] ?? 0) + side * ((here[before[cell] ?? cell] ?? 0) + (here[after[cell] ?? cell] ?? 0));
    }
    [here, there] = [there, here];
  }

  return {
    move(from, fromOffset, into, intoOffset) {
      for (let cell = 0; cell < cellCount; cell += 1) here[cell] = from[fromOffset + cell] ?? 0;
      for (let nth = 0; nth < passes; nth += 1) {
        pass(left, right);
        pass(up, down);
      }
      for (let cell = 0; cell < cellCount; cell += 1) {
        into[intoOffset + cell] = stillShare * (from[fromOffset + cell] ?? 0) + (1 - stillShare) * (here[cell] ?? 0);
      }
    },
  };
}
