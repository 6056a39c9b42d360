import { Temporal } from 'temporal-polyfill';
import { dayAfter, dayWindow, isDay, lastHourWindow, type TimeWindow } from './time-windows.ts';

export const pathsViews = ['overview', 'plan', 'zones', 'flows', 'hours', 'changes', 'visits'] as const;
export type PathsViewName = (typeof pathsViews)[number];

export const periodNames = ['hour', 'today', 'yesterday', 'last7', 'week', 'month', 'days'] as const;
export type PeriodName = (typeof periodNames)[number];

export const comparisons = ['week', 'before', 'year', 'none'] as const;
/** `week`: the same weekdays some whole weeks earlier; `before`: as long, just before; `year`: 52 weeks earlier, so that weekdays meet. */
export type ComparisonName = (typeof comparisons)[number];

export const layers = ['seconds', 'visits', 'flows', 'paths', 'draw', 'hold', 'sell'] as const;
export type LayerName = (typeof layers)[number];

/** What the address says of the page: everything a colleague needs to see the same picture. */
export interface PathsPlace {
  readonly view: PathsViewName;
  /** The visit that is open; '' for none. */
  readonly visitId: string;
  readonly period: PeriodName;
  /** First and last business day of `period` 'days'. */
  readonly firstDay: string;
  readonly lastDay: string;
  readonly comparison: ComparisonName;
  readonly layer: LayerName;
  /** The zone that is chosen; '' for none. */
  readonly zoneId: string;
  /** An hour of the day, 0 to 23; undefined for all. */
  readonly hour: number | undefined;
}

const plain: PathsPlace = {
  view: 'overview',
  visitId: '',
  period: 'last7',
  firstDay: '',
  lastDay: '',
  comparison: 'week',
  layer: 'seconds',
  zoneId: '',
  hour: undefined,
};

function oneOf<Word extends string>(words: readonly Word[], text: string | null, otherwise: Word): Word {
  return words.find((word) => word === text) ?? otherwise;
}

function hourIn(text: string | null): number | undefined {
  return text !== null && /^(1?\d|2[0-3])$/.test(text) ? Number(text) : undefined;
}

/** Reads the detail of an address (`plan?period=week&zone=denim`); what it does not understand is as if it were not there. */
export function readPathsPlace(detail: string): PathsPlace {
  const [name = '', search = ''] = detail.split('?', 2);
  const asked = new URLSearchParams(search);
  const [firstDay = '', lastDay = ''] = (asked.get('days') ?? '').split('..');
  const hasDays = isDay(firstDay) && isDay(lastDay) && firstDay <= lastDay;
  const isVisit = name !== '' && !pathsViews.some((view) => view === name);
  return {
    view: isVisit ? 'visits' : oneOf(pathsViews, name, plain.view),
    visitId: isVisit ? name : '',
    period: hasDays ? 'days' : oneOf(periodNames, asked.get('period'), plain.period),
    firstDay: hasDays ? firstDay : '',
    lastDay: hasDays ? lastDay : '',
    comparison: oneOf(comparisons, asked.get('with'), plain.comparison),
    layer: oneOf(layers, asked.get('layer'), plain.layer),
    zoneId: asked.get('zone') ?? '',
    hour: hourIn(asked.get('hour')),
  };
}

/** The address of a place; what is as usual is left out. */
export function pathsHash(place: PathsPlace): string {
  const search = new URLSearchParams();
  if (place.period === 'days' && place.firstDay !== '') search.set('days', `${place.firstDay}..${place.lastDay}`);
  else if (place.period !== plain.period) search.set('period', place.period);
  if (place.comparison !== plain.comparison) search.set('with', place.comparison);
  if (place.layer !== plain.layer) search.set('layer', place.layer);
  if (place.zoneId !== '') search.set('zone', place.zoneId);
  if (place.hour !== undefined) search.set('hour', String(place.hour));
  const name = place.visitId === '' ? (place.view === plain.view ? '' : place.view) : encodeURIComponent(place.visitId);
  const text = search.toString();
  if (name === '' && text === '') return '#/paths';
  return text === '' ? `#/paths/${name}` : `#/paths/${name === '' ? plain.view : name}?${text}`;
}

/** What the periods of a place are counted from. */
export interface ShopTime {
  readonly now: number;
  readonly businessDay: string;
  readonly timeZone: string;
}

const hourMs = 3_600_000;

function untilNow({ from, to }: TimeWindow, now: number): TimeWindow {
  // Whole hours, as the hub counts: within an hour the window stays the same, and so does the question.
  const hour = Math.ceil(now / hourMs) * hourMs;
  return { from, to: Math.max(from + hourMs, Math.min(to, hour)) };
}

/** The window of a period; one that goes on ends with the hour we are in. */
export function windowOf(place: PathsPlace, { now, businessDay, timeZone }: ShopTime): TimeWindow {
  const from = (day: string): number => dayWindow(day, timeZone).from;
  const today = Temporal.PlainDate.from(businessDay);
  const until = (first: string, last: string): TimeWindow => untilNow({ from: from(first), to: dayWindow(last, timeZone).to }, now);
  switch (place.period) {
    case 'hour':
      return lastHourWindow(now);
    case 'today':
      return until(businessDay, businessDay);
    case 'yesterday':
      return dayWindow(dayAfter(businessDay, -1), timeZone);
    case 'last7':
      return until(dayAfter(businessDay, -6), businessDay);
    case 'week':
      return until(dayAfter(businessDay, 1 - today.dayOfWeek), businessDay);
    case 'month': {
      const first = today.subtract({ months: 1 }).with({ day: 1 });
      return { from: from(first.toString()), to: from(first.add({ months: 1 }).toString()) };
    }
    case 'days':
      return place.firstDay === '' ? until(dayAfter(businessDay, -6), businessDay) : until(place.firstDay, place.lastDay);
  }
}

/** Moves an instant by whole days of the store's own calendar, so that 14:00 stays 14:00 over a change of clocks. */
function shiftDays(at: number, days: number, timeZone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).add({ days }).epochMilliseconds;
}

/** The window to compare with, or undefined for none. */
export function comparedWindow({ comparison }: PathsPlace, { from, to }: TimeWindow, timeZone: string): TimeWindow | undefined {
  const days = Math.max(1, Math.ceil((to - from) / (24 * hourMs) - 1 / 12));
  const shift = { week: -7 * Math.ceil(days / 7), before: -days, year: -364, none: 0 }[comparison];
  if (shift === 0) return undefined;
  return { from: shiftDays(from, shift, timeZone), to: shiftDays(to, shift, timeZone) };
}
