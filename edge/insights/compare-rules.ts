import type { FigureBody } from '#shared/contract/figures.ts';
import type { ComparisonBody } from '#shared/contract/insights.ts';
import { groupBy } from '#shared/domain/group-by.ts';
import { normalTail, studentPoint, studentTail } from '#shared/domain/intervals.ts';
import { unknown } from './figure-rules.ts';

/** How a difference was tested, and what came of it. Standard errors are of the difference. */
interface Tested {
  readonly change: number;
  readonly standardError: number;
  readonly freedom: number;
  readonly pValue: number;
}

type Sides = Pick<ComparisonBody, 'figure' | 'zoneId' | 'now' | 'before'>;

/** A comparison before it is known how many others were made beside it. */
export type Untested = Omit<ComparisonBody, 'beyondChance'>;

function compared(sides: Sides, test: ComparisonBody['test'], tested: Tested | undefined): Untested {
  if (tested === undefined)
    return { ...sides, change: isHidden(sides) ? { ...unknown, hiddenBelowFive: true } : unknown, test, pValue: null };
  const half = studentPoint(tested.freedom) * tested.standardError;
  const change = { value: tested.change, n: sides.now.n + sides.before.n, low: tested.change - half, high: tested.change + half };
  return { ...sides, change: { ...change, hiddenBelowFive: false }, test, pValue: tested.pValue };
}

function isHidden({ now, before }: Sides): boolean {
  return now.hiddenBelowFive || before.hiddenBelowFive;
}

// With so many degrees of freedom Student's t is the normal.
const manyDegrees = 1e6;

/** Two ratios of counts, tickets by visits: normal on the logarithm of their quotient. */
export function compareRatios(sides: Sides): Untested {
  const { now, before } = sides;
  const [a, b] = [logErrorOf(now), logErrorOf(before)];
  if (now.value === null || before.value === null || a === undefined || b === undefined) return compared(sides, 'counts', undefined);
  const pValue = normalTail(Math.log(now.value / before.value) / Math.hypot(a, b));
  const standardError = Math.hypot(now.value * a, before.value * b);
  return compared(sides, 'counts', { change: now.value - before.value, standardError, freedom: manyDegrees, pValue });
}

function logErrorOf({ value, high }: FigureBody): number | undefined {
  return value === null || value === 0 || high === null ? undefined : Math.log(high / value) / studentPoint(manyDegrees);
}

/** Two shares: the pooled two-proportion z test for the chance, the unpooled error for the interval; both widened by the dispersion. */
export function compareShares(sides: Sides, dispersion = 1): Untested {
  const { now, before } = sides;
  if (now.value === null || before.value === null || now.n === 0 || before.n === 0) return compared(sides, 'two-shares', undefined);
  const change = now.value - before.value;
  const pooled = (now.value * now.n + before.value * before.n) / (now.n + before.n);
  const pooledError = Math.sqrt(dispersion * Math.max(0, pooled * (1 - pooled)) * (1 / now.n + 1 / before.n));
  const ownVariance = ({ value, n }: FigureBody): number => Math.max(0, (value ?? 0) * (1 - (value ?? 0))) / n;
  const standardError = Math.sqrt(dispersion * (ownVariance(now) + ownVariance(before)));
  const pValue = pooledError === 0 ? 1 : normalTail(change / pooledError);
  return compared(sides, 'two-shares', { change, standardError, freedom: manyDegrees, pValue });
}

/** Two means: Welch's t test, its errors and degrees of freedom taken back from the figures' own intervals, widened by the dispersion. */
export function compareMeans(sides: Sides, dispersion = 1): Untested {
  const { now, before } = sides;
  const [a, b] = [errorOf(now), errorOf(before)];
  if (now.value === null || before.value === null || a === undefined || b === undefined) return compared(sides, 'welch', undefined);
  const own = a ** 2 + b ** 2;
  const variance = dispersion * own;
  const change = now.value - before.value;
  if (variance === 0) return compared(sides, 'welch', { change, standardError: 0, freedom: manyDegrees, pValue: change === 0 ? 1 : 0 });
  const freedom = own ** 2 / (a ** 4 / (now.n - 1) + b ** 4 / (before.n - 1));
  const standardError = Math.sqrt(variance);
  return compared(sides, 'welch', { change, standardError, freedom, pValue: studentTail(change / standardError, freedom) });
}

function errorOf({ value, high, n }: FigureBody): number | undefined {
  return value === null || high === null || n < 2 ? undefined : (high - value) / studentPoint(n - 1);
}

/** Counts over two windows, each with how long it was open to be counted in. */
export interface Exposure {
  readonly nowHours: number;
  readonly beforeHours: number;
  /** Counts of the days of each window in order, when both windows are the same number of whole days: they say how much days differ anyway. */
  readonly nowDays?: readonly number[] | undefined;
  readonly beforeDays?: readonly number[] | undefined;
  /** How much more than Poisson counts they vary, where days can't be paired. */
  readonly dispersion?: number | undefined;
}

// From fewer pairs of days nothing can be said of how much days differ.
const fewestPairs = 4;

/**
 * Two counts. Over pairs of days (Monday with Monday) a paired t test, which knows that two Mondays differ by more than a Poisson
 * count would; without enough days the Poisson rates' z test, which does not.
 */
export function compareCounts(sides: Sides, { nowHours, beforeHours, nowDays = [], beforeDays = [], dispersion = 1 }: Exposure): Untested {
  const { now, before } = sides;
  if (now.value === null || before.value === null || nowHours <= 0 || beforeHours <= 0) return compared(sides, 'counts', undefined);
  const scale = nowHours / beforeHours;
  const change = now.value - before.value * scale;
  if (nowDays.length === beforeDays.length && nowDays.length >= fewestPairs) {
    const pairs = nowDays.map((count, nth) => count - (beforeDays[nth] ?? 0));
    const mean = pairs.reduce((sum, pair) => sum + pair, 0) / pairs.length;
    const variance = pairs.reduce((sum, pair) => sum + (pair - mean) ** 2, 0) / (pairs.length - 1);
    const standardError = Math.sqrt(variance * pairs.length);
    const freedom = pairs.length - 1;
    const pValue = standardError === 0 ? (change === 0 ? 1 : 0) : studentTail(change / standardError, freedom);
    return compared(sides, 'counts-by-day', { change, standardError, freedom, pValue });
  }
  const standardError = Math.sqrt(dispersion * (now.value + before.value * scale ** 2));
  const pValue = standardError === 0 ? 1 : normalTail(change / standardError);
  return compared(sides, 'counts', { change, standardError, freedom: manyDegrees, pValue });
}

const level = 0.05;

/**
 * Says which differences are beyond chance, family by family. In each of them, of those that are said to be, one in twenty is chance on
 * average, however many figures were looked at (Y. Benjamini and Y. Hochberg, J. R. Stat. Soc. B 57, 1995). Families are questions that
 * were asked before the answer was seen: all in one, a zone that draws a quarter more would have to stand out among a hundred figures
 * that nobody asked about.
 */
export function correctForMany(comparisons: readonly Untested[], familyOf: (comparison: Untested) => string): ComparisonBody[] {
  const greatest = new Map([...groupBy(comparisons, familyOf)].map(([family, own]) => [family, greatestBeyondChance(own)]));
  return comparisons.map((comparison) => ({
    ...comparison,
    beyondChance: comparison.pValue === null ? null : comparison.pValue <= (greatest.get(familyOf(comparison)) ?? -1),
  }));
}

/** The greatest p-value of a family that is beyond chance; below every p-value when none is. */
function greatestBeyondChance(family: readonly Untested[]): number {
  const sorted = family.flatMap(({ pValue }) => pValue ?? []).toSorted((a, b) => a - b);
  return sorted.findLast((pValue, nth) => pValue <= (level * (nth + 1)) / sorted.length) ?? -1;
}
