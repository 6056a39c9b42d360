import type { FigureBody } from '#shared/contract/figures.ts';
import { intlTag } from '#shared/ui/formats.ts';
import { currentLocale } from '#shared/ui/locale.ts';
import { t } from '../texts/t.ts';

const pad = (hour: number): string => String(hour % 24).padStart(2, '0');

/** An hour of the day as a reader writes it: `14:00–15:00`, `14 h–15 h`. */
export function hourWords(hour: number): string {
  return t('layer.hour', { hour: pad(hour), next: pad(hour + 1) });
}

/** An hour within a sentence: `14:00 and 15:00`, `14 h et 15 h`. */
export function hourBetween(hour: number): string {
  return t('hours.between', { hour: pad(hour), next: pad(hour + 1) });
}

/** An hour under a column: `14`. */
export function hourLabel(hour: number): string {
  return pad(hour);
}

/** From the first to the last hour with anybody in it, hidden hours included; ten to nineteen where there is none at all. */
export function hourSpan(hours: readonly FigureBody[]): { readonly first: number; readonly last: number } {
  const isOpen = ({ value, hiddenBelowFive }: FigureBody): boolean => hiddenBelowFive || (value ?? 0) > 0;
  const first = hours.findIndex(isOpen);
  return first === -1 ? { first: 10, last: 19 } : { first, last: hours.findLastIndex(isOpen) };
}

// The first of January 2024 was a Monday.
const aMonday = Date.UTC(2024, 0, 1, 12);

/** A weekday by its number, 1 for Monday. */
export function weekdayName(weekday: number, length: 'long' | 'short' = 'long'): string {
  return new Intl.DateTimeFormat(intlTag(currentLocale()), { weekday: length, timeZone: 'UTC' }).format(
    aMonday + (weekday - 1) * 86_400_000,
  );
}

/** A day in few letters: `Sat 21`. */
export function shortDay(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat(intlTag(currentLocale()), { weekday: 'short', day: 'numeric', timeZone }).format(at);
}
