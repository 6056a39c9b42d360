import { Temporal } from 'temporal-polyfill';
import { formatTime, intlTag } from '#shared/ui/formats.ts';
import { currentLocale, type Locale } from '#shared/ui/locale.ts';
import { t } from '../texts/t.ts';

function isMidnight(at: number, timeZone: string): boolean {
  const { hour, minute, second } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  return hour === 0 && minute === 0 && second === 0;
}

/**
 * A window as a reader writes it: `14–20 Nov 2026` for whole days, `14–20 Nov 2026, until 10:00` for days of which the last is not over,
 * `20 Nov 2026, 14:00–15:00` else. `to` is not part of it.
 */
export function windowWords(
  { from, to }: { readonly from: number; readonly to: number },
  timeZone: string,
  locale: Locale = currentLocale(),
): string {
  const days: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric', timeZone };
  const range = (options: Intl.DateTimeFormatOptions, end: number): string =>
    new Intl.DateTimeFormat(intlTag(locale), options).formatRange(from, Math.max(from, end));
  if (!isMidnight(from, timeZone)) return range({ ...days, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, to);
  const wholeDays = range(days, to - 1);
  return isMidnight(to, timeZone) ? wholeDays : t('chart.until', { days: wholeDays, time: formatTime(to, timeZone, locale) });
}
