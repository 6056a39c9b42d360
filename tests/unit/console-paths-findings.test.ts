import { afterEach, expect, test } from 'vitest';
import type { FigureBody } from '#shared/contract/figures.ts';
import type { ComparisonBody, ZoneFiguresBody } from '#shared/contract/insights.ts';
import { setLocale } from '#shared/ui/locale.ts';
import { figureWords, intervalWords, shareWords, timeWords } from '../../console/charts/evidence-words.ts';
import { changeWords } from '../../console/paths/figure-kinds.ts';
import {
  changesSentence,
  powerSentence,
  reachSentence,
  turnBackSentence,
  visitsChangeSentence,
  visitsSentence,
} from '../../console/paths/findings.ts';
import { heatByZone, heatCells, type Heat } from '../../console/paths/heat-rules.ts';
import { ribbonsOf, surestStep, waysOf, waysSentence } from '../../console/paths/way-rules.ts';
import { shareOfAxis } from '../../console/paths/zone-charts.ts';
import { shadeScale } from '../../console/charts/shades.ts';
import { sampleFloorPlan } from '../../edge/sample/plan.ts';

afterEach(() => setLocale('en'));

const figure = (value: number, low = value * 0.9, high = value * 1.1): FigureBody => ({ value, n: 200, low, high, hiddenBelowFive: false });
const hidden: FigureBody = { value: null, n: 0, low: null, high: null, hiddenBelowFive: true };
const unknown: FigureBody = { ...hidden, hiddenBelowFive: false };
const nameOf = (zoneId: string | null): string => zoneId ?? 'street';

type Standing = ZoneFiguresBody['standing'];
const usual: Standing = { draws: 'usual', holds: 'usual', sells: 'usual' };

function zone(zoneId: string, draw: FigureBody, standing: Partial<Standing> = {}, turnBack: FigureBody = unknown): ZoneFiguresBody {
  const dwell = { dwellMeanSeconds: figure(60), dwellMedianSeconds: figure(60), dwell: [] };
  const shares = {
    penetration: draw,
    draw,
    engagement: draw,
    first: draw,
    last: draw,
    metresFromDoor: null,
    farthest: unknown,
    turnBack,
    conversion: unknown,
  };
  return { zoneId, visits: figure(100), ...dwell, ...shares, tickets: figure(10), standing: { ...usual, ...standing } };
}

test('the zone that draws beyond chance is named with its interval', () => {
  const zones = [zone('shoes', figure(0.2)), zone('denim', figure(0.5, 0.45, 0.55), { draws: 'above' })];
  expect(powerSentence('draw', zones, nameOf)).toBe('“denim” draws more people than the other zones: 50% (45–55%) of visits stop there.');
});

test('several that draw are listed, the greatest first', () => {
  const zones = [
    zone('shoes', figure(0.4), { draws: 'above' }),
    zone('denim', figure(0.5), { draws: 'above' }),
    zone('coats', figure(0.1)),
  ];
  expect(powerSentence('draw', zones, nameOf)).toMatch(/^“denim” and “shoes” draw more people .* “denim” leads, 50%/);
});

test('where none stands out beyond chance, that is said and the first is named', () => {
  expect(powerSentence('draw', [zone('shoes', figure(0.4)), zone('denim', figure(0.3))], nameOf)).toMatch(
    /^No zone draws .* First stands “shoes”: 40%/,
  );
});

test('how far people go is said from the door inwards, with the share that comes to the farthest zone', () => {
  const at = (zoneId: string, metresFromDoor: number, farthest: FigureBody): ZoneFiguresBody => ({
    ...zone(zoneId, figure(0.4)),
    metresFromDoor,
    farthest,
  });
  const zones = [at('denim', 16.6, figure(0.2)), at('door', 2.1, figure(0.3)), at('coats', 9.4, figure(0.5)), zone('tills', figure(0.4))];
  expect(reachSentence(zones, nameOf)).toBe(
    'Half of the visits go no farther than “coats”, 9 m from the door; 20% (18–22%) come as far as “denim”, 17 m in.',
  );
  setLocale('fr');
  expect(reachSentence(zones, nameOf)).toContain('La moitié des visites ne vont pas plus loin que');
  setLocale('en');
  expect(reachSentence([at('door', 2, hidden), at('coats', 9, hidden)], nameOf)).toBe(
    'Too few people to say how far into the shop they go.',
  );
  expect(reachSentence([at('door', 2, figure(0.3)), at('denim', 17, figure(0.7))], nameOf)).toMatch(/^At least half of the visits, 70%/);
  expect(reachSentence([zone('tills', figure(0.4))], nameOf)).toMatch(/^Too few/);
});

test('a till holds people for its queue: what has no standing is never named', () => {
  const till = zone('tills', figure(0.9), { draws: null, holds: null, sells: null });
  expect(powerSentence('draw', [till], nameOf)).toBe('Too few people to say which zones draw.');
  expect(powerSentence('hold', [till, zone('denim', hidden, { holds: 'above' })], nameOf)).toContain('“denim”');
});

test('hidden figures are too few people, in French too', () => {
  expect(powerSentence('draw', [zone('denim', hidden)], nameOf)).toBe('Too few people to say which zones draw.');
  setLocale('fr');
  expect(powerSentence('sell', [zone('denim', figure(0.3))], nameOf)).toMatch(/^Trop peu de tickets/);
});

test('where people turn back most is a zone with an interval; nobody is not too few', () => {
  const zones = [zone('denim', figure(0.3), {}, figure(0.12, 0.09, 0.15)), zone('shoes', figure(0.3), {}, figure(0.05))];
  expect(turnBackSentence(zones, nameOf)).toContain('“denim”: 12% (9–15%)');
  expect(turnBackSentence([zone('denim', figure(0.3), {}, figure(0))], nameOf)).toMatch(/^Nobody turns back/);
  expect(turnBackSentence([zone('denim', figure(0.3), {}, hidden)], nameOf)).toMatch(/^Too few/);
});

test('doors tell who came in even where nobody carried a tag', () => {
  expect(visitsSentence({ visits: figure(40), entries: figure(100) })).toBe(
    '100 people came in by the door; 40 visits were followed by a tag.',
  );
  expect(visitsSentence({ visits: hidden, entries: figure(100) })).toMatch(/^100 people came in by the door\. Too few/);
  expect(visitsSentence({ visits: figure(40, 30, 52), entries: unknown })).toBe('40 (30–52) visits were followed by a tag.');
});

function comparison(
  name: ComparisonBody['figure'],
  zoneId: string | null,
  [now, before]: readonly [number, number],
  beyondChance: boolean | null,
): ComparisonBody {
  const pValue = beyondChance === null ? null : beyondChance ? 0.001 : 0.4;
  return {
    figure: name,
    zoneId,
    now: figure(now),
    before: figure(before),
    change: figure(now - before),
    test: 'counts',
    pValue,
    beyondChance,
  };
}

test('a difference that may be chance is not told as one', () => {
  const words = (beyond: boolean | null): string => visitsChangeSentence([comparison('visits', null, [120, 100], beyond)], 'last week');
  expect(words(true)).toBe('That is 20% more visits than in last week, which is more than chance.');
  expect(words(false)).toBe('Next to last week the difference is no larger than chance makes.');
  expect(words(null)).toBe('For last week there is too little to compare with.');
  const fromNothing = comparison('visits', null, [120, 0], true);
  expect(visitsChangeSentence([fromNothing], 'last week')).toBe('For last week there is too little to compare with.');
  expect(visitsChangeSentence([], 'last week')).toBe('');
});

test('what changed names the shop before its zones, and nothing where nothing did', () => {
  const about = { from: 0, to: 1, zoneId: null, n: 50, hiddenBelowFive: false, coverage: unknown, notes: [] };
  const draw = comparison('draw', 'denim', [0.5, 0.3], true);
  const visits = comparison('visits', null, [120, 100], true);
  expect(changesSentence({ comparisons: [draw, visits], before: about }, nameOf)).toMatch(
    /^2 things moved by more than chance\. The surest: Visits 120/,
  );
  const alone = { ...draw, beyondChance: false, pValue: 0.4 };
  expect(changesSentence({ comparisons: [alone], before: about }, nameOf)).toBe('Nothing moved by more than chance.');
  expect(changesSentence({ comparisons: [alone, { ...alone, pValue: 0.01 }], before: about }, nameOf)).toMatch(
    /^Nothing moved by more than chance, so many figures being compared\. The nearest to it: .*50%/,
  );
  expect(changesSentence({ comparisons: [visits], before: { ...about, n: 0 } }, nameOf)).toMatch(/^One thing moved/);
  expect(changesSentence({ comparisons: [{ ...draw, beyondChance: null }], before: about }, nameOf)).toMatch(/^Too few people/);
});

test('an interval shares its unit where both ends have one unit only', () => {
  expect(intervalWords(figure(0.5, 0.45, 0.55), shareWords)).toBe('45–55%');
  expect(intervalWords(figure(58, 55, 62), timeWords)).toBe('55 s–1 min 02 s');
  expect(intervalWords(unknown, shareWords)).toBe('');
  setLocale('fr');
  expect(intervalWords(figure(0.5, 0.45, 0.55), shareWords)).toMatch(/^45–55\s%$/);
  expect(figureWords(hidden, shareWords)).toBe('moins de cinq');
});

test('times are told to the second below ten minutes', () => {
  expect([9.6, 60, 303, 640].map(timeWords)).toEqual(['10 s', '1 min', '5 min 03 s', '11 mins']);
});

test('differences carry their sign, shares in points', () => {
  expect(changeWords('draw', -0.041)).toBe('−4.1 pts');
  expect(changeWords('visits', 193)).toBe('+193');
  expect(changeWords('dwellMeanSeconds', 0)).toBe('0 s');
});

const links = [
  { fromZoneId: null, toZoneId: 'entrance', visits: figure(100), share: figure(1) },
  { fromZoneId: 'entrance', toZoneId: 'denim', visits: figure(60), share: figure(0.6) },
  { fromZoneId: 'denim', toZoneId: 'shoes', visits: figure(20), share: figure(0.9, 0.7, 0.98) },
  { fromZoneId: 'shoes', toZoneId: null, visits: hidden, share: hidden },
];

test('a hidden way is no way, and coming in is not the most used way of the shop', () => {
  const ways = waysOf(links);
  expect(ways.map(({ visits }) => visits)).toEqual([100, 60, 20]);
  expect(waysSentence(ways, (zoneId) => zoneId ?? 'street')).toContain('“entrance” to “denim”');
  expect(waysSentence([], nameOf)).toBe('No way was taken by five visits or more.');
});

test('the surest step is the one whose interval begins highest, and few ribbons say what share they carry', () => {
  expect(surestStep(waysOf(links))).toMatchObject({ fromId: 'denim', toId: 'shoes' });
  expect(ribbonsOf(waysOf(links), 1, nameOf)).toMatchObject({ share: 100 / 180, flows: [{ visits: 100 }] });
  expect(ribbonsOf([], 5, nameOf)).toEqual({ flows: [], share: 0 });
});

const about = { from: 0, to: 1, zoneId: null, n: 50, hiddenBelowFive: false, coverage: unknown, notes: [] };
const cell = (column: number, row: number, seconds: number | null) => ({
  column,
  row,
  n: seconds === null ? 0 : 9,
  visitsPerSquareMetre: seconds,
  visitsLow: seconds,
  visitsHigh: seconds,
  secondsPerSquareMetre: seconds,
  hiddenBelowFive: seconds === null,
});

test('a heat map hatches what it may not tell and is summed by the zone a square lies in', () => {
  const heat: Heat = {
    about,
    cellMetres: 0.5,
    columns: 50,
    rows: 32,
    cells: [cell(4, 4, 100), cell(5, 4, 300), cell(4, 20, 50), cell(6, 4, null)],
    hoursOnOtherPlans: 0,
  };
  expect(heatCells(heat, 'seconds', shadeScale(300)).cells.map(({ shade }) => shade)).toEqual([4, 5, 3, 'hidden']);
  expect(heatByZone(heat, 'seconds', sampleFloorPlan)).toEqual([
    { zoneId: 'denim', perSquareMetre: 200 },
    { zoneId: 'shirts', perSquareMetre: 50 },
  ]);
});

test('a median stands within its bin on an axis of equal bins', () => {
  const bins = [
    { fromSeconds: 0, toSeconds: 10, visits: figure(5) },
    { fromSeconds: 10, toSeconds: 20, visits: figure(5) },
    { fromSeconds: 20, toSeconds: null, visits: figure(5) },
  ];
  expect(shareOfAxis(bins, 15)).toBe(0.5);
  expect(shareOfAxis(bins, 99)).toBeCloseTo(2 / 3);
  expect(shareOfAxis([], 9)).toBeUndefined();
});
