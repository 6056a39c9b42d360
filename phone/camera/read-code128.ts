import { bestFit, type BarRuns } from './bar-runs.ts';

// ISO/IEC 15417 table 1: bar and space widths of the symbol characters 0 to 105, six a character, eleven modules wide.
const widths =
  '212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222123122123221223211221132221231213212223112312131311222321122321221312212322112322211212123212321232121111323131123131321112313132113132311211313231113231311112133112331132131113123113321133121313121211331231131213113213311213131311123311321331121312113312311332111314111221411431111111224111422121124121421141122141221112214112412122114122411142112142211241211221114413111241112134111111242121142121241114212124112124211411212421112421211212141214121412121111143111341131141114113114311411113411311113141114131311141411131211412211214211232';
const stop = 106;
/** The stop has a seventh stripe, two modules wide, that tells nothing more. */
const patterns = [...Array.from({ length: stop }, (_, value) => widths.slice(value * 6, value * 6 + 6)), '233111'];

const startA = 103;
const startC = 105;
const codeC = 99;
const codeB = 100;
const codeA = 101;
const shift = 98;
const leastQuietModules = 5;

type CodeSet = 'A' | 'B' | 'C';

/** The text of a Code 128 in a line's stripes, or undefined. Function characters say nothing a shop label needs and are left out. */
export function readCode128(runs: BarRuns): string | undefined {
  for (let start = 1; start + 24 <= runs.length; start += 2) {
    const values = readValues(runs, start);
    if (values !== undefined) return wordsOf(values);
  }
  return undefined;
}

/** The symbol values between start and stop with the check character proved and removed. */
function readValues(runs: BarRuns, start: number): readonly number[] | undefined {
  const modulePixels = runs.slice(start, start + 6).reduce((sum, run) => sum + run, 0) / 11;
  if ((runs[start - 1] ?? 0) < leastQuietModules * modulePixels) return undefined;
  const values: number[] = [];
  for (let at = start; at + 6 <= runs.length; at += 6) {
    const value = bestFit(runs.slice(at, at + 6), patterns, 11);
    if (value === stop) return values.length > 2 ? withoutCheck(values) : undefined;
    if (value === undefined || (values.length === 0 ? value < startA : value >= startA)) return undefined;
    values.push(value);
  }
  return undefined;
}

/** ISO/IEC 15417 annex A: the start's value plus each value times its place, modulo 103. */
function withoutCheck(values: readonly number[]): readonly number[] | undefined {
  const body = values.slice(0, -1);
  const sum = body.reduce((total, value, place) => total + value * Math.max(1, place), 0);
  return sum % 103 === values.at(-1) ? body : undefined;
}

function wordsOf(values: readonly number[]): string {
  let set: CodeSet = values[0] === startA ? 'A' : values[0] === startC ? 'C' : 'B';
  let shifted = false;
  let text = '';
  for (const value of values.slice(1)) {
    const now: CodeSet = shifted ? (set === 'A' ? 'B' : 'A') : set;
    shifted = false;
    if (now === 'C' && value < 100) text += String(value).padStart(2, '0');
    else if (value < 96) text += String.fromCharCode(now === 'A' && value >= 64 ? value - 64 : value + 32);
    else if (value === shift) shifted = true;
    else if (value === codeC) set = 'C';
    else if (value === codeB) set = 'B';
    else if (value === codeA) set = 'A';
  }
  return text;
}
