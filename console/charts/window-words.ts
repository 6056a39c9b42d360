import { Temporal } from 'temporal-polyfill';
import { intlTag } from '#shared/ui/formats.ts';
import { currentLocale, type Locale } from '#shared/ui/locale.ts';

function isMidnight(at: number, timeZone: string): boolean {
  const { hour, minute, second } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  return hour === 0 && minute === 0 && second === 0;
}

/** A window as a reader writes it: `14–20 Nov 2026` for whole days, `20 Nov 2026, 14:00–15:00` else. `to` is not part of it. */
export function windowWords(
  { from, to }: { readonly from: number; readonly to: number },
  timeZone: string,
  locale: Locale = currentLocale(),
): string {
  const isWhole = isMidnight(from, timeZone) && isMidnight(to, timeZone);
  const days: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric', timeZone };
  const format = new Intl.DateTimeFormat(
    intlTag(locale),
    isWhole ? days : { ...days, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  );
  return format.formatRange(from, isWhole ? Math.max(from, to - 1) : to);
}
