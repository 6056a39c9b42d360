import { formatDate } from '#shared/ui/formats.ts';

/** A day of the store, `YYYY-MM-DD`, as people read it. */
export function readDay(day: string): string {
  // Noon of that day in UTC is the same day in UTC, whatever zone the page is in.
  return formatDate(Date.parse(`${day}T12:00:00Z`), 'UTC');
}
