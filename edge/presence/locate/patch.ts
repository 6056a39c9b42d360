import { giveMemory, smallestCells, takeMemory } from './patch-memory.ts';

/** Cells of the grid between two columns and two rows; `right` and `bottom` are the first beyond. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Numbers for the cells of a box, row by row: belief is worth keeping only where there is some. */
export interface Patch extends Box {
  values: Float32Array;
  /** Memory for this many cells is never given back. */
  readonly leastCells: number;
}

/** One that is laid over many boxes in turn keeps the memory for the largest of them: `leastCells`. */
export function createPatch(leastCells: number = 0): Patch {
  return { left: 0, top: 0, right: 0, bottom: 0, values: takeMemory(leastCells), leastCells };
}

export function cellsIn({ left, top, right, bottom }: Box): number {
  return (right - left) * (bottom - top);
}

/** Lays a patch over another box; what its values were is lost. Gives memory back when far less is needed than it has. */
export function layOver(patch: Patch, { left, top, right, bottom }: Box): void {
  patch.left = left;
  patch.top = top;
  patch.right = right;
  patch.bottom = bottom;
  const needed = cellsIn(patch);
  const held = patch.values.length;
  if (held < needed || held > Math.max(smallestCells, 2 * patch.leastCells, 4 * needed)) {
    giveMemory(patch.values);
    patch.values = takeMemory(needed);
  }
}

/** Empties a patch and frees its memory. */
export function clearPatch(patch: Patch): void {
  patch.left = patch.top = patch.right = patch.bottom = 0;
  giveMemory(patch.values);
  patch.values = takeMemory(0);
}

export function sumOfPatch(patch: Patch): number {
  const { values } = patch;
  const count = cellsIn(patch);
  let sum = 0;
  for (let nth = 0; nth < count; nth += 1) sum += values[nth] ?? 0;
  return sum;
}

export function scalePatch(patch: Patch, factor: number): void {
  const { values } = patch;
  const count = cellsIn(patch);
  for (let nth = 0; nth < count; nth += 1) values[nth] = (values[nth] ?? 0) * factor;
}

export function largestOf(patch: Patch): number {
  const { values } = patch;
  const count = cellsIn(patch);
  let largest = 0;
  for (let nth = 0; nth < count; nth += 1) {
    const value = values[nth] ?? 0;
    if (value > largest) largest = value;
  }
  return largest;
}

/** The box that holds every value above `share` of the largest; the patch's own box when none is. */
export function boxAround(patch: Patch, share: number): Box {
  const { values, left, top, right, bottom } = patch;
  const width = right - left;
  const least = largestOf(patch) * share;
  const box = { left: right, top: bottom, right: left, bottom: top };
  let nth = 0;
  for (let row = top; row < bottom; row += 1) {
    for (let column = 0; column < width; column += 1, nth += 1) {
      if ((values[nth] ?? 0) <= least) continue;
      if (left + column < box.left) box.left = left + column;
      if (left + column >= box.right) box.right = left + column + 1;
      if (row < box.top) box.top = row;
      box.bottom = row + 1;
    }
  }
  return box.right > box.left ? box : { left, top, right, bottom };
}

/** Copies the part of `from` that lies in `into`'s box; the rest of `into` becomes nought. */
export function copyPatch(from: Patch, into: Patch): void {
  const width = into.right - into.left;
  const fromWidth = from.right - from.left;
  into.values.fill(0, 0, cellsIn(into));
  const left = Math.max(from.left, into.left);
  const right = Math.min(from.right, into.right);
  if (right <= left) return;
  for (let row = Math.max(from.top, into.top); row < Math.min(from.bottom, into.bottom); row += 1) {
    let source = (row - from.top) * fromWidth + left - from.left;
    let target = (row - into.top) * width + left - into.left;
    for (let column = left; column < right; column += 1, source += 1, target += 1) into.values[target] = from.values[source] ?? 0;
  }
}

/** Copies the part of `from`, numbers for the cells of `box`, that lies in `into`'s box, which is within it. */
export function cutOut(from: Float64Array, box: Box, into: Patch): void {
  const width = into.right - into.left;
  for (let row = into.top; row < into.bottom; row += 1) {
    const source = (row - box.top) * (box.right - box.left) + into.left - box.left;
    const target = (row - into.top) * width;
    for (let nth = 0; nth < width; nth += 1) into.values[target + nth] = from[source + nth] ?? 0;
  }
}

/** Multiplies each value by the one of `factors`, which lies over the same box. */
export function multiplyPatch(into: Patch, factors: Patch): void {
  const count = cellsIn(into);
  for (let nth = 0; nth < count; nth += 1) into.values[nth] = (into.values[nth] ?? 0) * (factors.values[nth] ?? 0);
}
