import fc from 'fast-check';
import { expect, test } from 'vitest';
import { windowWords } from '../../console/charts/window-words.ts';
import { hourSpan } from '../../console/paths/hour-rules.ts';
import { noteDraft, noteForm, noteMistakes } from '../../console/paths/note-rules.ts';
import {
  comparedWindow,
  comparisons,
  layers,
  pathsHash,
  pathsViews,
  periodNames,
  readPathsPlace,
  windowOf,
} from '../../console/paths/paths-place.ts';

const hourMs = 3_600_000;
const timeZone = 'Europe/Paris';
/** A Sunday at 14:20 in Paris. */
const now = Date.UTC(2026, 10, 22, 13, 20);
const shop = { now, businessDay: '2026-11-22', timeZone };
const detailOf = (hash: string): string => decodeURIComponent(hash.replace(/^#\/paths\/?/, ''));

test('an address brings back the place it was made of', () => {
  const place = fc.record({
    view: fc.constantFrom(...pathsViews),
    visitId: fc.constant(''),
    period: fc.constantFrom(...periodNames.filter((name) => name !== 'days')),
    firstDay: fc.constant(''),
    lastDay: fc.constant(''),
    comparison: fc.constantFrom(...comparisons),
    layer: fc.constantFrom(...layers),
    zoneId: fc.constantFrom('', 'denim', 'fitting-rooms'),
    hour: fc.option(fc.integer({ min: 0, max: 23 }), { nil: undefined }),
  });
  fc.assert(
    fc.property(place, (asked) => {
      expect(readPathsPlace(detailOf(pathsHash(asked)))).toEqual(asked);
    }),
  );
});

test('the usual place has a short address', () => {
  expect(pathsHash(readPathsPlace(''))).toBe('#/paths');
  expect(pathsHash({ ...readPathsPlace(''), zoneId: 'denim' })).toBe('#/paths/overview?zone=denim');
});

test('other days are in the address, and days that are none are not understood', () => {
  const place = readPathsPlace('zones?days=2026-11-01..2026-11-15');
  expect(place).toMatchObject({ view: 'zones', period: 'days', firstDay: '2026-11-01', lastDay: '2026-11-15' });
  expect(detailOf(pathsHash(place))).toBe('zones?days=2026-11-01..2026-11-15');
  for (const days of ['2026-02-30..2026-03-01', '2026-11-15..2026-11-01', 'yesterday', '2026-11-01'])
    expect(readPathsPlace(`zones?days=${days}`)).toMatchObject({ period: 'last7', firstDay: '' });
});

test('what is no page is a visit, and what is mistyped is as if it were not there', () => {
  expect(readPathsPlace('v000012')).toMatchObject({ view: 'visits', visitId: 'v000012' });
  expect(readPathsPlace('plan?hour=24&layer=nothing&period=century&with=them')).toEqual(readPathsPlace('plan'));
});

test('a period that goes on ends with the hour we are in', () => {
  const { from, to } = windowOf(readPathsPlace('?period=today'), shop);
  expect([new Date(from).toISOString(), new Date(to).toISOString()]).toEqual(['2026-11-21T23:00:00.000Z', '2026-11-22T14:00:00.000Z']);
  expect(windowOf(readPathsPlace('?period=today'), { ...shop, now: now + 60_000 })).toEqual({ from, to });
});

test('seven days are today and the six before; this week begins on Monday; last month is all of it', () => {
  const days = (name: string): readonly number[] => {
    const { from, to } = windowOf(readPathsPlace(`?period=${name}`), shop);
    return [from, to];
  };
  expect(days('last7')[0]).toBe(Date.UTC(2026, 10, 15, 23));
  expect(days('week')[0]).toBe(Date.UTC(2026, 10, 15, 23));
  // October has the long night: 31 days and an hour.
  expect(days('month')).toEqual([Date.UTC(2026, 8, 30, 22), Date.UTC(2026, 9, 31, 23)]);
});

test('a week is compared with the same weekdays and the same hours before', () => {
  const place = readPathsPlace('');
  const window = windowOf(place, shop);
  const before = comparedWindow(place, window, timeZone);
  expect(before).toEqual({ from: window.from - 168 * hourMs, to: window.to - 168 * hourMs });
});

test('a month is compared with whole weeks before it, or with as many days just before', () => {
  const place = readPathsPlace('?period=month');
  const window = windowOf(place, shop);
  const weeks = comparedWindow(place, window, timeZone);
  expect(weeks === undefined ? 0 : Math.round((window.from - weeks.from) / hourMs / 24)).toBe(35);
  const before = comparedWindow({ ...place, comparison: 'before' }, window, timeZone);
  expect(before === undefined ? 0 : Math.round((window.from - before.from) / hourMs / 24)).toBe(31);
  expect(comparedWindow({ ...place, comparison: 'none' }, window, timeZone)).toBeUndefined();
});

test('over a change of clocks the compared day keeps its hours of the day', () => {
  const place = readPathsPlace('?days=2026-10-26..2026-10-26');
  const window = windowOf(place, shop);
  const before = comparedWindow(place, window, timeZone);
  expect(before).toEqual({ from: Date.UTC(2026, 9, 18, 22), to: Date.UTC(2026, 9, 19, 22) });
});

test('a window is written as days, as days until now, or as hours', () => {
  const from = Date.UTC(2026, 10, 15, 23);
  expect(windowWords({ from, to: Date.UTC(2026, 10, 22, 23) }, timeZone, 'fr')).toBe('16–22 nov. 2026');
  expect(windowWords({ from, to: Date.UTC(2026, 10, 16, 23) }, timeZone, 'en')).toBe('16 Nov 2026');
  expect(windowWords({ from, to: Date.UTC(2026, 10, 22, 14) }, timeZone, 'en')).toMatch(/^16.+22 Nov 2026, until 15:00$/);
  expect(windowWords({ from: from + hourMs, to: from + 2 * hourMs }, timeZone, 'en')).toMatch(/16 Nov 2026.*01:00.*02:00/);
});

test('a note covers its days from midnight to midnight, and must say something', () => {
  const form = noteForm({ from: Date.UTC(2026, 10, 15, 23), to: Date.UTC(2026, 10, 17, 23) }, timeZone);
  expect(form).toMatchObject({ firstDay: '2026-11-16', lastDay: '2026-11-17', zoneId: '' });
  expect(noteMistakes({ ...form, words: '  ' })).toHaveProperty('words');
  expect(noteMistakes({ ...form, words: 'rain', lastDay: '2026-11-15' })).toHaveProperty('days');
  expect(noteDraft({ ...form, words: ' rain ' }, timeZone)).toEqual({
    from: Date.UTC(2026, 10, 15, 23),
    to: Date.UTC(2026, 10, 17, 23),
    zoneId: null,
    words: 'rain',
  });
});

test('the hours shown are those with anybody in them, hidden ones too', () => {
  const figure = (value: number | null, hiddenBelowFive = false) => ({ value, n: 0, low: null, high: null, hiddenBelowFive });
  expect(hourSpan([figure(0), figure(null, true), figure(9), figure(0)])).toEqual({ first: 1, last: 2 });
  expect(hourSpan([])).toEqual({ first: 10, last: 19 });
});
