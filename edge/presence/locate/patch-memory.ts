/** Less is not worth giving back. */
export const smallestCells = 256;
const smallestBits = 8;
/** 16 MB: the burst of an opening, when every tag may be anywhere, is not kept for a quiet afternoon. */
const mostIdleCells = 4_000_000;
const nothing = new Float32Array(0);

/** What was given back, by size: 256 cells, 512, 1024 and so on. */
const idle: Float32Array[][] = [];
let idleCells = 0;

/** The smallest size that holds so many cells, as its place among the sizes. */
function sizeFor(cells: number): number {
  return cells <= smallestCells ? 0 : 32 - Math.clz32(cells - 1) - smallestBits;
}

/**
 * Memory for at least so many cells; what is in it is anybody's. Beliefs grow and shrink every second, a thousand tags have 23,000 of
 * them, and buffers that come and go make the engine stop everything every few seconds to look for those nobody has any more.
 */
export function takeMemory(cells: number): Float32Array {
  if (cells === 0) return nothing;
  const size = sizeFor(cells);
  const known = idle[size]?.pop();
  if (known === undefined) return new Float32Array(smallestCells * 2 ** size);
  idleCells -= known.length;
  return known;
}

/** Whoever gives memory back must not look at it again. */
export function giveMemory(memory: Float32Array): void {
  if (memory.length === 0 || idleCells + memory.length > mostIdleCells) return;
  (idle[sizeFor(memory.length)] ??= []).push(memory);
  idleCells += memory.length;
}
