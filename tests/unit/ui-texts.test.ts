import { afterEach, expect, test, vi } from 'vitest';
import { createTexts, settleFrenchSpaces } from '#shared/ui/create-texts.ts';
import {
  formatAge,
  formatDay,
  formatDuration,
  formatMoney,
  formatNumber,
  formatShare,
  formatTime,
  moneyParts,
} from '#shared/ui/formats.ts';
import { chooseLocale, currentLocale, isLocale, LocaleController, onLocaleChange, setLocale } from '#shared/ui/locale.ts';

afterEach(() => setLocale('en'));

const t = createTexts({
  en: { hello: 'Hello', left: { one: '{count} left in {size}', other: '{count} left in {size}' }, why: 'Why: "{reason}"?' },
  fr: { hello: 'Bonjour', left: { one: 'reste {count} en {size}', other: 'restent {count} en {size}' }, why: 'Pourquoi : « {reason} » ?' },
});

const likes = createTexts({
  en: { likes: { one: '{count} like', other: '{count} likes' } },
  fr: { likes: { one: '{count} avis', other: '{count} avis différents' } },
  ar: { likes: { zero: 'صفر', one: 'واحد', two: 'اثنان', few: 'قليل {count}', many: 'كثير {count}', other: 'آخر {count}' } },
});

test('a text speaks the page’s language and its plural', () => {
  expect(t('left', { count: 1, size: 'M' })).toBe('1 left in M');
  setLocale('fr');
  expect(t('hello')).toBe('Bonjour');
  expect(t('left', { count: 0, size: 'M' })).toBe('reste 0 en M');
  expect(t('left', { count: 1200, size: 'M' })).toBe('restent 1\u202f200 en M');
});

test('Arabic has its six plurals, with the digits printed on the shop’s labels', () => {
  setLocale('ar');
  expect([0, 1, 2, 3, 11, 100].map((count) => likes('likes', { count }))).toEqual(['صفر', 'واحد', 'اثنان', 'قليل 3', 'كثير 11', 'آخر 100']);
});

test('a page without Arabic speaks English to Arabic readers, numbers and plurals included', () => {
  setLocale('ar');
  expect(t('left', { count: 2, size: 'L' })).toBe('2 left in L');
});

test('French marks never begin a line', () => {
  setLocale('fr');
  expect(t('why', { reason: 'prix' })).toBe('Pourquoi\u00a0: «\u202fprix\u202f»\u202f?');
  expect(settleFrenchSpaces('Déjà ! Oui ; non')).toBe('Déjà\u202f! Oui\u202f; non');
});

test('dictionaries with other keys, and texts without their parameters, do not compile', () => {
  // @ts-expect-error French lacks a key.
  createTexts({ en: { a: 'A', b: 'B' }, fr: { a: 'A' } });
  // @ts-expect-error French has a key too many.
  createTexts({ en: { a: 'A' }, fr: { a: 'A', b: 'B' } });
  // @ts-expect-error Arabic lacks a key.
  createTexts({ en: { a: 'A', b: 'B' }, fr: { a: 'A', b: 'B' }, ar: { a: 'A' } });
  // @ts-expect-error The size is missing.
  expect(t('left', { count: 1 })).toBe('1 left in {size}');
  // @ts-expect-error No such text.
  expect(t('nothing')).toBe('nothing');
  // @ts-expect-error It takes no parameters.
  expect(t('hello', { count: 1 })).toBe('Hello');
});

test('listeners hear a change of language once, and not after they stopped', () => {
  const heard = vi.fn();
  const stop = onLocaleChange(heard);
  setLocale('fr');
  setLocale('fr');
  stop();
  setLocale('ar');
  expect(heard).toHaveBeenCalledTimes(1);
  expect(currentLocale()).toBe('ar');
});

test('a host renders again on a change of language only while it is on the page', () => {
  const requestUpdate = vi.fn();
  const host = { addController: vi.fn(), removeController: vi.fn(), requestUpdate, updateComplete: Promise.resolve(true) };
  const controller = new LocaleController(host);
  setLocale('fr');
  expect(requestUpdate).not.toHaveBeenCalled();
  controller.hostConnected();
  setLocale('ar');
  expect(requestUpdate).toHaveBeenCalledTimes(1);
  expect(controller.direction).toBe('rtl');
  controller.hostDisconnected();
  setLocale('en');
  expect(requestUpdate).toHaveBeenCalledTimes(1);
});

test('a browser’s wishes are met with what the page offers', () => {
  expect(chooseLocale(['de-AT', 'FR-ca', 'en'])).toBe('fr');
  expect(chooseLocale(['ar', 'en'], ['fr', 'en'])).toBe('en');
  expect(chooseLocale(['de'], ['fr', 'en'])).toBe('fr');
  expect(isLocale('es')).toBe(false);
});

test('money is written as its reader writes it', () => {
  const price = { cents: 123_450, currency: 'EUR' };
  expect(formatMoney(price, 'fr')).toBe('1\u202f234,50\u00a0€');
  expect(formatMoney(price, 'en')).toBe('€1,234.50');
  expect(formatMoney({ cents: 500, currency: 'JPY' }, 'en')).toContain('500');
});

test('a price tag drops the zeros of a whole amount, and only those', () => {
  const words = (cents: number): string =>
    moneyParts({ cents, currency: 'EUR' }, 'fr')
      .map(({ value }) => value)
      .join('');
  expect(words(4900)).toBe('49\u00a0€');
  expect(words(4990)).toBe('49,90\u00a0€');
  expect(words(5)).toBe('0,05\u00a0€');
});

test('times are those of the shop’s wall, whatever the device’s zone', () => {
  const noonUtc = Date.UTC(2026, 10, 26, 12, 5);
  expect(formatTime(noonUtc, 'Europe/Paris', 'fr')).toBe('13:05');
  expect(formatTime(Date.UTC(2026, 10, 26, 23, 5), 'Europe/Paris', 'en')).toBe('00:05');
  expect(formatDay(Date.UTC(2026, 10, 26, 23, 5), 'Europe/Paris', 'fr')).toBe('vendredi 27 novembre');
});

test('an age is told in its largest whole unit and never in the future', () => {
  const now = Date.UTC(2026, 10, 26, 12);
  expect(formatAge(now - 59_000, now, 'en')).toBe('now');
  expect(formatAge(now - 119_000, now, 'en')).toBe('1 min ago');
  expect(formatAge(now - 3 * 3_600_000, now, 'fr')).toBe('il y a 3\u00a0h');
  expect(formatAge(now - 86_400_000, now, 'fr')).toBe('hier');
  expect(formatAge(now + 90_000, now, 'en')).toBe('now');
});

test('durations and shares', () => {
  expect(formatDuration(40, 'en')).toBe('40 secs');
  expect(formatDuration(3_900, 'en')).toBe('1 hr 5 mins');
  expect(formatDuration(7_190, 'en')).toBe('2 hrs');
  expect(formatShare(0.304, 1, 'fr')).toMatch(/^30,4[\u00a0\u202f]%$/);
  expect(formatNumber(1234.5, 1, 'fr')).toBe('1\u202f234,5');
});
