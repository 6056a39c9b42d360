import type { ShopDay } from './shop-days.ts';

/** Visitors by hour from opening on, against a usual hour: a peak at lunch and one after work; on Saturday the afternoon. */
const weekdayHours = [0.55, 0.75, 1.35, 1.25, 0.85, 0.9, 1.1, 1.4, 0.85];
const saturdayHours = [0.5, 0.75, 0.9, 0.95, 1.25, 1.5, 1.5, 1.1, 0.55];
/** Visitors by weekday, Monday first, against a usual day. */
const weekdays = [0.74, 0.78, 1.02, 0.86, 1.06, 1.54];
const saturday = 6;
const hourMs = 3_600_000;
/** Hardly anyone comes in when the lights are about to go out. */
const lastEntryMs = 10 * 60_000;

/** How many visitors come in an hour at `at`, when a usual day has so many; none while the shop is closed. */
export function visitorsPerHour({ weekday, opensAt, closesAt }: ShopDay, at: number, visitorsADay: number): number {
  if (at < opensAt || at >= closesAt - lastEntryMs) return 0;
  const hours = weekday === saturday ? saturdayHours : weekdayHours;
  const mean = hours.reduce((sum, share) => sum + share, 0) / hours.length;
  // Between the middles of two hours, so that nobody comes by the bell.
  const place = Math.min(hours.length - 1, Math.max(0, (at - opensAt) / hourMs - 0.5));
  const [before = 0, after = before] = [hours[Math.floor(place)], hours[Math.ceil(place)]];
  const share = before + (place % 1) * (after - before);
  const perHour = visitorsADay / ((closesAt - opensAt) / hourMs);
  return (perHour * (weekdays[weekday - 1] ?? 1) * share) / mean;
}

/** How many of the staff come before opening, and how many more at noon; all stay until the last customer has gone. */
const usualShifts = { early: 2, late: 1 };
const saturdayShifts = { early: 3, late: 2 };
const lateAfterMs = 2 * hourMs;

/** How many of the staff are at work at `at`, each with a tag. */
export function staffOnShift({ weekday, opensAt }: ShopDay, at: number): number {
  const { early, late } = weekday === saturday ? saturdayShifts : usualShifts;
  return at < opensAt + lateAfterMs ? early : early + late;
}
