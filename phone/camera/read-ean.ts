import { bestFit, misfit, type BarRuns } from './bar-runs.ts';
import { isGtin } from '#shared/domain/gtin.ts';

// GS1 General Specifications 5.2.1: element widths of number set A; set B is A reversed, C (right half) equals A in bars and spaces swapped.
const setA = ['3211', '2221', '2122', '1411', '1132', '1231', '1114', '1312', '1213', '3112'];
const setB = setA.map((pattern) => [...pattern].reverse().join(''));
const leftPatterns = [...setA, ...setB];
/** Which left digits are of set B names the first digit (5.2.1.2.1). */
const firstDigits = ['AAAAAA', 'AABABB', 'AABBAB', 'AABBBA', 'ABAABB', 'ABBAAB', 'ABBBAA', 'ABABAB', 'ABABBA', 'ABBABA'];

/** start guard 3, six digits of 4, middle guard 5, six digits of 4, end guard 3 */
const runCount = 59;
const leastQuietModules = 4;

/** The GTIN-13 of an EAN-13 (or UPC-A, its first digit 0) in a line's stripes, or undefined. */
export function readEan(runs: BarRuns): string | undefined {
  for (let start = 1; start + runCount <= runs.length; start += 2) {
    const gtin = readAt(runs, start);
    if (gtin !== undefined) return gtin;
  }
  return undefined;
}

function readAt(runs: BarRuns, start: number): string | undefined {
  const symbol = runs.slice(start, start + runCount);
  const modulePixels = symbol.reduce((sum, run) => sum + run, 0) / 95;
  // Without blank paper at both ends a stretch of a longer barcode would be taken for one of ours.
  const quietPixels = Math.min(runs[start - 1] ?? 0, runs[start + runCount] ?? 0);
  if (quietPixels < leastQuietModules * modulePixels) return undefined;
  const guards = [misfit(symbol.slice(0, 3), '111', 3), misfit(symbol.slice(27, 32), '11111', 5), misfit(symbol.slice(56), '111', 3)];
  if (Math.max(...guards) > 0.35) return undefined;

  let digits = '';
  let sets = '';
  for (let place = 0; place < 12; place += 1) {
    const from = 3 + place * 4 + (place < 6 ? 0 : 5);
    const found = bestFit(symbol.slice(from, from + 4), place < 6 ? leftPatterns : setA, 7);
    if (found === undefined) return undefined;
    digits += String(found % 10);
    if (place < 6) sets += found < 10 ? 'A' : 'B';
  }
  const first = firstDigits.indexOf(sets);
  const gtin = `${first}${digits}`;
  return first >= 0 && isGtin(gtin) ? gtin : undefined;
}
