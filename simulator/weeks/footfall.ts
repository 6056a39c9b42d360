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

/** Who wears a tag at work: the first till's cashier, and on Saturday the second's too. */
export function staffWithTags({ weekday }: ShopDay): number {
  return weekday === saturday ? 2 : 1;
}
