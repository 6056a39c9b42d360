import type { FigureBody } from '#shared/contract/figures.ts';
import type { Zone } from '#shared/domain/floor-plan.ts';
import type { StoreTime } from '../store-time.ts';
import { visitsFigure } from './figure-rules.ts';
import { hideFew, hideFewInTable } from './hide-rules.ts';
import type { Stretch, Window } from './spans.ts';
import type { ZoneHourTotals } from './total-records.ts';

const hourMs = 3_600_000;
const hoursOfDay = 24;
const daysOfWeek = 7;

interface HourVisits {
  readonly hourAt: number;
  readonly visits: number;
}

const emptyDay = (): number[] => Array.from({ length: hoursOfDay }, () => 0);

function figuresOf(counts: readonly number[], hides: readonly boolean[]): FigureBody[] {
  return counts.map((count, nth) => visitsFigure(count, hides[nth]));
}

/** Each zone of the plan by hour of the day. A zone's hours add up to its visits, which are told, so each row is hidden with care. */
export function zoneHoursOf(totals: readonly ZoneHourTotals[], plan: readonly Zone[]) {
  return plan.map(({ id }) => {
    const counts = emptyDay();
    for (const { zoneId, hour, visits } of totals) if (zoneId === id) counts[hour] = (counts[hour] ?? 0) + visits;
    return { zoneId: id, hours: figuresOf(counts, hideFew(counts)) };
  });
}

/** A window cut where the store's clocks turn. */
export function stretchesOf({ from, to }: Window, time: StoreTime): Stretch[] {
  const stretches: Stretch[] = [];
  let start = from;
  for (let at = from; at < to; at += hourMs) {
    const isLast = at + hourMs >= to;
    if (!isLast && time.offsetMsAt(at + hourMs) === time.offsetMsAt(at)) continue;
    stretches.push({ from: start, to: at + hourMs, offsetMs: time.offsetMsAt(at) });
    start = at + hourMs;
  }
  return stretches;
}

/** Visits by weekday and hour, and by hour alone; Monday is 1. `days` are the business days that the window touches. */
export function weekdaysOf(hours: readonly HourVisits[], days: ReadonlySet<string>, time: StoreTime) {
  const table = Array.from({ length: daysOfWeek }, emptyDay);
  const shop = emptyDay();
  for (const { hourAt, visits } of hours) {
    const hour = time.hourOf(hourAt);
    const row = table[weekdayOf(time.businessDayOf(hourAt)) - 1];
    if (row !== undefined) row[hour] = (row[hour] ?? 0) + visits;
    shop[hour] = (shop[hour] ?? 0) + visits;
  }
  const hides = hideFewInTable(table);
  const touched = [...days].map(weekdayOf);
  return {
    shop: figuresOf(shop, hideFew(shop)),
    weekdays: table.map((row, nth) => ({
      weekday: nth + 1,
      days: touched.filter((weekday) => weekday === nth + 1).length,
      hours: figuresOf(row, hides[nth] ?? []),
    })),
  };
}

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export function weekdayOf(businessDay: string): number {
  return ((new Date(`${businessDay}T00:00:00Z`).getUTCDay() + 6) % daysOfWeek) + 1;
}
