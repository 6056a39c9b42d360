import { Temporal } from 'temporal-polyfill';

/** From `from` (included) to `to` (excluded), Unix milliseconds. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

/** One business day in the store's own zone: 23 or 25 hours long on the nights the clocks change. */
export function dayWindow(day: string, timeZone: string): TimeWindow {
  const start = Temporal.PlainDate.from(day).toZonedDateTime(timeZone);
  return { from: start.epochMilliseconds, to: start.add({ days: 1 }).epochMilliseconds };
}

/** The sixty minutes before `now`. */
export function lastHourWindow(now: number): TimeWindow {
  return { from: now - 3_600_000, to: now };
}

/** The day `days` after (or, below zero, before) `day`. */
export function dayAfter(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** True for an existing calendar day written YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false; // 2026-02-30: well formed, but no day.
  }
}

/** Seconds since the store's midnight, 0 to 86 399 (one hour's worth is passed twice or never on the nights the clocks change). */
export function secondsOfDay(at: number, timeZone: string): number {
  const { hour, minute, second } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  return hour * 3600 + minute * 60 + second;
}
