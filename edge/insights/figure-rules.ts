import type { FigureBody } from '#shared/contract/figures.ts';
import { dwellEdges, dwellQuantile } from '#shared/domain/dwell-bins.ts';
import { countInterval, meanInterval, medianShares, ratioInterval, shareInterval, type Interval } from '#shared/domain/intervals.ts';
import { fewestPeople, isEnough } from './small-numbers.ts';

/** Nothing measured it: no door counter, no till, or nobody to divide by. */
export const unknown: FigureBody = { value: null, n: 0, low: null, high: null, hiddenBelowFive: false };

/** It is about one to four people. */
export const hidden: FigureBody = { ...unknown, hiddenBelowFive: true };

function known(value: number, n: number, interval: Interval | undefined): FigureBody {
  return { value, n, low: interval?.low ?? null, high: interval?.high ?? null, hiddenBelowFive: false };
}

/** True for one to four people; nobody at all may be told. */
export function isFew(people: number): boolean {
  return people > 0 && people < fewestPeople;
}

/** A number of visits. */
export function visitsFigure(visits: number, mustHide = false): FigureBody {
  return mustHide || isFew(visits) ? hidden : known(visits, visits, countInterval(visits));
}

/** A number of passages or tickets: counters and tills know nobody, so a small one may be told. */
export function countFigure(count: number): FigureBody {
  return known(count, count, countInterval(count));
}

/** A share of visits. Hidden when either number is about one to four people; unknown among no visits at all. */
export function shareFigure(part: number, whole: number, mustHide = false): FigureBody {
  if (whole === 0) return unknown;
  if (mustHide || !isEnough(whole) || isFew(part)) return hidden;
  // At the ends of a window the part may have happened inside it and the whole outside.
  const within = Math.min(part, whole);
  return known(within / whole, whole, shareInterval(within, whole));
}

/** A share of tickets or passages: nobody is known by either. Without an interval above one. */
export function openShareFigure(part: number, whole: number): FigureBody {
  if (whole === 0) return unknown;
  return known(part / whole, whole, part <= whole ? shareInterval(part, whole) : undefined);
}

/** Tickets by visits: two counts of different sources, whose ratio may be above one. */
export function ticketsByVisits(tickets: number, visits: number): FigureBody {
  if (visits === 0) return unknown;
  if (isFew(visits)) return hidden;
  return known(tickets / visits, visits, tickets === 0 ? undefined : ratioInterval(tickets, visits));
}

/** Mean dwell in seconds. */
export function meanFigure(visits: number, seconds: number, squares: number): FigureBody {
  if (visits === 0) return unknown;
  if (isFew(visits)) return hidden;
  return known(seconds / visits, visits, meanInterval(seconds, squares, visits));
}

/** Median dwell in seconds, with the interval of its order statistics. In the last, open bin there is no upper end. */
export function medianFigure(bins: ReadonlyMap<number, number>): FigureBody {
  const visits = [...bins.values()].reduce((sum, count) => sum + count, 0);
  const median = dwellQuantile(bins, 0.5);
  if (median === undefined) return unknown;
  if (isFew(visits)) return hidden;
  const shares = medianShares(visits);
  const high = dwellQuantile(bins, shares.high) ?? null;
  const isOpen = high !== null && high >= (dwellEdges.at(-1) ?? 0);
  return { ...known(median, visits, undefined), low: dwellQuantile(bins, shares.low) ?? null, high: isOpen ? null : high };
}
