import type { Money } from '#shared/domain/money.ts';
import { currentLocale, type Locale } from './locale.ts';

// Arabic with Latin digits: the printed labels, tills and coupons of the shop carry them, and a price must match its label.
const intlTags = { fr: 'fr-FR', en: 'en-GB', ar: 'ar-u-nu-latn' } as const satisfies Record<Locale, string>;

/** The tag `Intl` is asked with; for English the day comes before the month and the clock has 24 hours, as in the shop. */
export function intlTag(locale: Locale): string {
  return intlTags[locale];
}

const made = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>();

function numberFormat(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `number ${locale} ${JSON.stringify(options)}`;
  const known = made.get(key);
  if (known instanceof Intl.NumberFormat) return known;
  const format = new Intl.NumberFormat(intlTag(locale), options);
  made.set(key, format);
  return format;
}

function dateFormat(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `date ${locale} ${JSON.stringify(options)}`;
  const known = made.get(key);
  if (known instanceof Intl.DateTimeFormat) return known;
  const format = new Intl.DateTimeFormat(intlTag(locale), options);
  made.set(key, format);
  return format;
}

function relativeFormat(locale: Locale): Intl.RelativeTimeFormat {
  const key = `relative ${locale}`;
  const known = made.get(key);
  if (known instanceof Intl.RelativeTimeFormat) return known;
  const format = new Intl.RelativeTimeFormat(intlTag(locale), { numeric: 'auto', style: 'short' });
  made.set(key, format);
  return format;
}

/** Minor units of a currency: 2 for the euro, 0 for the yen. */
function minorDigits(currency: string): number {
  return numberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** `89,90 €` in French, `€89.90` in English. */
export function formatMoney(money: Money, locale: Locale = currentLocale()): string {
  const amount = money.cents / 10 ** minorDigits(money.currency);
  return numberFormat(locale, { style: 'currency', currency: money.currency }).format(amount);
}

/** The pieces of a price in the order its language writes them; whole amounts drop their zeros, as on a price tag. */
export function moneyParts(money: Money, locale: Locale = currentLocale()): readonly Intl.NumberFormatPart[] {
  const divisor = 10 ** minorDigits(money.currency);
  const isWhole = money.cents % divisor === 0;
  const options: Intl.NumberFormatOptions = { style: 'currency', currency: money.currency, currencyDisplay: 'narrowSymbol' };
  if (isWhole) Object.assign(options, { minimumFractionDigits: 0, maximumFractionDigits: 0 });
  return numberFormat(locale, options).formatToParts(money.cents / divisor);
}

/** A plain number: `1 250` in French. `digits` is the largest number of decimals. */
export function formatNumber(value: number, digits = 0, locale: Locale = currentLocale()): string {
  return numberFormat(locale, { maximumFractionDigits: digits }).format(value);
}

/** An amount of minor units without its currency, where many stand together: `89,90` in French. */
export function formatAmount(cents: number, locale: Locale = currentLocale()): string {
  return numberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(cents / 100);
}

/** A share of one as percent: `0.3` is `30 %` in French. */
export function formatShare(share: number, digits = 0, locale: Locale = currentLocale()): string {
  return numberFormat(locale, { style: 'percent', maximumFractionDigits: digits }).format(share);
}

/** The time on the shop's wall (`14:05`). `at` in Unix milliseconds; without `timeZone` the device's zone. */
export function formatTime(at: number, timeZone?: string, locale: Locale = currentLocale()): string {
  const options: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  return dateFormat(locale, timeZone === undefined ? options : { ...options, timeZone }).format(at);
}

/** The day in words: `Thursday 26 November`. `at` in Unix milliseconds. */
export function formatDay(at: number, timeZone?: string, locale: Locale = currentLocale()): string {
  const options: Intl.DateTimeFormatOptions = { weekday: 'long', day: 'numeric', month: 'long' };
  return dateFormat(locale, timeZone === undefined ? options : { ...options, timeZone }).format(at);
}

/** The day with its year and no weekday: `26 Nov 2026`. `at` in Unix milliseconds. */
export function formatDate(at: number, timeZone?: string, locale: Locale = currentLocale()): string {
  const options: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric' };
  return dateFormat(locale, timeZone === undefined ? options : { ...options, timeZone }).format(at);
}

const ages = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
] as const;

/** How long ago in the largest whole unit: `2 min ago`, `il y a 2 min`; under a minute it is `now`. Unix milliseconds. */
export function formatAge(at: number, now: number, locale: Locale = currentLocale()): string {
  const seconds = Math.max(0, Math.floor((now - at) / 1000));
  const age = ages.find((step) => seconds >= step.seconds);
  const format = relativeFormat(locale);
  return age === undefined ? format.format(0, 'second') : format.format(-Math.floor(seconds / age.seconds), age.unit);
}

/** A length of time in words: `1 h 05 min`, `12 min`, `40 s`. */
export function formatDuration(seconds: number, locale: Locale = currentLocale()): string {
  const unit = (name: string, value: number): string =>
    numberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value);
  if (seconds < 60) return unit('second', Math.round(seconds));
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return unit('minute', minutes);
  const rest = minutes % 60;
  return rest === 0 ? unit('hour', Math.floor(minutes / 60)) : `${unit('hour', Math.floor(minutes / 60))} ${unit('minute', rest)}`;
}
