/** Widths of the stripes of one line across a picture, dark and light in turn, the first one light. */
export type BarRuns = readonly number[];

/** Each pixel is judged against the lightest and darkest of its block and of `reach` blocks at both sides: wider than a stripe, narrower than a shadow. */
const blockPixels = 16;
const reach = 3;
/** Less contrast than this between a line's lightest and darkest pixel is no barcode; a place with less than a third of the line's is blank paper. */
const leastContrast = 40;

interface Greys {
  readonly lightest: number;
  readonly darkest: number;
}

function greysOf(line: Uint8ClampedArray): Greys {
  let lightest = 0;
  let darkest = 255;
  for (const grey of line) {
    if (grey > lightest) lightest = grey;
    if (grey < darkest) darkest = grey;
  }
  return { lightest, darkest };
}

/** The grey between dark and light in each block; below everything where the paper is blank. */
function middleGreys(line: Uint8ClampedArray): readonly number[] {
  const whole = greysOf(line);
  const contrast = whole.lightest - whole.darkest;
  if (contrast < leastContrast) return [];
  const blocks = Array.from({ length: Math.ceil(line.length / blockPixels) }, (_, block) =>
    greysOf(line.subarray(block * blockPixels, (block + 1) * blockPixels)),
  );
  return blocks.map((_, block) => {
    const near = blocks.slice(Math.max(0, block - reach), block + reach + 1);
    const lightest = Math.max(...near.map((greys) => greys.lightest));
    const darkest = Math.min(...near.map((greys) => greys.darkest));
    return lightest - darkest < contrast / 3 ? -1 : (lightest + darkest) / 2;
  });
}

/**
 * Cuts a line of grey values (0 black to 255 white) into stripes; empty when there is no contrast at all.
 * An edge is put where the line between two pixels crosses the middle grey: thin bars are often less than three pixels wide.
 */
export function cutIntoRuns(line: Uint8ClampedArray): BarRuns {
  const middles = middleGreys(line);
  if (middles.length === 0) return [];
  const runs: number[] = [];
  let isDark = false;
  let edge = 0;
  line.forEach((grey, x) => {
    const middle = middles[Math.floor(x / blockPixels)] ?? -1;
    if (grey < middle === isDark) return;
    const before = line[x - 1] ?? grey;
    const crossing = before === grey ? x : x - (grey - middle) / (grey - before);
    const next = Math.min(x, Math.max(x - 1, crossing));
    runs.push(next - edge);
    edge = next;
    isDark = !isDark;
  });
  return [...runs, line.length - edge];
}

/** How far runs are from a pattern, in modules per module: 0 is perfect, above about 0.35 it is something else. */
export function misfit(runs: readonly number[], pattern: string, moduleCount: number): number {
  let width = 0;
  for (const run of runs) width += run;
  let error = 0;
  runs.forEach((run, place) => {
    error += Math.abs((run * moduleCount) / width - Number(pattern[place]));
  });
  return error / moduleCount;
}

/** The pattern that fits best, or undefined when none fits well enough. */
export function bestFit(runs: readonly number[], patterns: readonly string[], moduleCount: number): number | undefined {
  let best: number | undefined;
  let least = 0.3;
  patterns.forEach((pattern, index) => {
    const error = misfit(runs, pattern, moduleCount);
    if (error < least) {
      least = error;
      best = index;
    }
  });
  return best;
}
