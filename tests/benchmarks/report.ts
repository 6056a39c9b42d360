/** One line of the table: what we measured, what the peer measured in the same run, and what was promised. */
export interface Row {
  readonly bench: string;
  readonly what: string;
  readonly unit: string;
  readonly ours: number;
  readonly peer?: { readonly name: string; readonly value: number };
  /** ours / peer, for numbers where more is better. */
  readonly ratio?: number;
  /** What the project promises, in words, and whether this run kept it. */
  readonly target?: { readonly words: string; readonly met: boolean };
}

/** A benchmark program hands its rows to `scripts/bench.mjs` as its last line of output; all else it says goes to the error output. */
export function reportRows(rows: readonly Row[]): void {
  process.stdout.write(`${JSON.stringify(rows)}\n`);
}

/** Progress for whoever waits. */
export function say(words: string): void {
  process.stderr.write(`  ${words}\n`);
}

/** The middle value; of an even number the mean of both middle ones. NaN of nothing. */
export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** The value below which `percent` of the values lie, linear between neighbours. NaN of nothing. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = ((sorted.length - 1) * percent) / 100;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}

/** How large a process was so many seconds into a run. */
export interface MemorySample {
  readonly seconds: number;
  readonly megabytes: number;
}

/** How fast it grows: least squares through the samples. */
export function megabytesPerHour(samples: readonly MemorySample[]): number {
  const mean = (of: (sample: MemorySample) => number): number => samples.reduce((sum, sample) => sum + of(sample), 0) / samples.length;
  const [at, size] = [mean(({ seconds }) => seconds), mean(({ megabytes }) => megabytes)];
  const slope =
    samples.reduce((sum, sample) => sum + (sample.seconds - at) * (sample.megabytes - size), 0) /
    samples.reduce((sum, sample) => sum + (sample.seconds - at) ** 2, 0);
  return slope * 3_600;
}
