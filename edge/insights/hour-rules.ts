import type { FigureBody } from '#shared/contract/figures.ts';
import type { Zone } from '#shared/domain/floor-plan.ts';
import type { StoreTime } from '../store-time.ts';
import { visitsFigure } from './figure-rules.ts';
import { hideFew, hideFewInTable } from './hide-rules.ts';

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
export function zoneHoursOf(zones: ReadonlyMap<string, readonly number[]>, plan: readonly Zone[]) {
  return plan.map(({ id }) => {
    const counts = zones.get(id) ?? emptyDay();
    return { zoneId: id, hours: figuresOf(counts, hideFew(counts)) };
  });
}

/** Visits by weekday and hour, and by hour alone; Monday is 1. `from` and `to` count how many such days there are. */
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
