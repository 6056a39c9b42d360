import { appendFileSync } from 'node:fs';
import { expect } from 'vitest';

/**
 * Long: the numbers the project promises, for a person who waits (`npm run test:faults -- --long`).
 * Short: the same fault in seconds, in every run of the tests.
 */
export const isLong = process.env['AISLE_FAULTS'] === 'long';

export function scale<Value>(short: Value, long: Value): Value {
  return isLong ? long : short;
}

/** A figure that was promised, in words, and whether this run kept it. */
export interface Promised {
  readonly words: string;
  readonly kept: boolean;
}

/**
 * One line on how the shop came out of it, for whoever pulled the plug. What must never happen is asserted by the test itself;
 * a figure in seconds or megabytes says little on a busy machine, so it is printed always and failed by the long form only.
 */
export function tellEnding(words: string, ...promised: readonly Promised[]): void {
  const missed = promised.filter(({ kept }) => !kept).map((promise) => promise.words);
  const line = [words, ...missed.map((promise) => `MISSED ${promise}`)].join('; ');
  const file = process.env['AISLE_FAULT_ENDINGS'];
  if (file === undefined) console.log(line);
  else appendFileSync(file, `${line}\n`);
  if (isLong) expect(missed).toEqual([]);
}
