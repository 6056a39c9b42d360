/** The middle of the sheet, the axis most garments mirror at. */
export const middle = 400;

interface Segment {
  readonly command: string;
  readonly numbers: readonly number[];
}

/** Understands M, L, C and Q with absolute coordinates, the only ones the drawings use. */
function parsePath(path: string): readonly Segment[] {
  return [...path.matchAll(/([MLCQ])([^MLCQZ]*)/g)].map(([, command = '', rest = '']) => ({
    command,
    numbers: [...rest.matchAll(/-?\d+(?:\.\d+)?/g)].map(Number),
  }));
}

function mirrorNumbers(numbers: readonly number[]): readonly number[] {
  return numbers.map((number, nth) => (nth % 2 === 0 ? 2 * middle - number : number));
}

/** The same path on the other side of the middle. */
export function mirror(path: string): string {
  const closed = path.trimEnd().endsWith('Z') ? 'Z' : '';
  return (
    parsePath(path)
      .map(({ command, numbers }) => command + mirrorNumbers(numbers).join(' '))
      .join('') + closed
  );
}

function reversePairs(numbers: readonly number[]): readonly number[] {
  const reversed: number[] = [];
  for (let nth = numbers.length - 2; nth >= 0; nth -= 2) reversed.push(numbers[nth] ?? 0, numbers[nth + 1] ?? 0);
  return reversed;
}

/** Goes on along the mirror image of `half`, backwards to its start: half a garment becomes a whole one. */
function returnMirrored(half: string): string {
  const segments = parsePath(half);
  let path = '';
  for (let nth = segments.length - 1; nth > 0; nth -= 1) {
    const segment = segments[nth];
    const before = segments[nth - 1];
    if (segment === undefined || before === undefined) continue;
    const controls = segment.numbers.slice(0, -2);
    path += segment.command + mirrorNumbers([...reversePairs(controls), ...before.numbers.slice(-2)]).join(' ');
  }
  return path;
}

/** A closed shape from its left half, drawn from the top middle down to the bottom middle. */
export function symmetric(half: string): string {
  const last = parsePath(half).at(-1)?.numbers.slice(-2) ?? [];
  return `${half}L${mirrorNumbers(last).join(' ')}${returnMirrored(half)}Z`;
}

/** An open line from its left half: drawn outwards in, it goes on to the mirrored start. */
export function symmetricLine(half: string): string {
  return half + returnMirrored(half);
}

/** A lens from one point to another, bent towards `control`: the shape of a fold, `width` at its thickest. */
export function lens(
  [fromX, fromY]: readonly [number, number],
  [bendX, bendY]: readonly [number, number],
  [toX, toY]: readonly [number, number],
  width: number,
): string {
  const length = Math.hypot(toX - fromX, toY - fromY) || 1;
  const acrossX = ((toY - fromY) / length) * width;
  const acrossY = ((fromX - toX) / length) * width;
  return `M${fromX} ${fromY}Q${bendX + acrossX} ${bendY + acrossY} ${toX} ${toY}Q${bendX - acrossX} ${bendY - acrossY} ${fromX} ${fromY}Z`;
}

/** A closed shape through corners whose edges are straight. */
export function polygon(...corners: readonly (readonly [number, number])[]): string {
  return `M${corners.map(([x, y]) => `${x} ${y}`).join('L')}Z`;
}
