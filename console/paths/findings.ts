import type { AboutBody, FigureBody } from '#shared/contract/figures.ts';
import type { ComparisonBody, ZoneFiguresBody } from '#shared/contract/insights.ts';
import { formatNumber, intlTag } from '#shared/ui/formats.ts';
import { currentLocale } from '#shared/ui/locale.ts';
import { countWords, figureWords, shareWords, timeWords } from '../charts/evidence-words.ts';
import { t } from '../texts/t.ts';
import { comparedWords, type ComparedName } from './figure-kinds.ts';
import { halfwayOf, reachOf } from './reach-rules.ts';

// The overview in words: each sentence says one finding with its interval, or honestly that there are too few people to say it.

type NameOf = (zoneId: string | null) => string;

const mostNamed = 3;

/** A zone's name inside a sentence: some have an "and" of their own. */
export function quoted(name: string): string {
  return t('find.quoted', { zone: name });
}

function listed(names: readonly string[]): string {
  return new Intl.ListFormat(intlTag(currentLocale()), { type: 'conjunction' }).format(names);
}

/** What a zone can do to people, the figure that shows it, and its sentences. */
export const powers = {
  draw: {
    standing: 'draws',
    figure: 'draw',
    words: shareWords,
    tickBase: 1,
    more: 'find.draws',
    even: 'find.drawsEven',
    few: 'find.drawsFew',
  },
  hold: {
    standing: 'holds',
    figure: 'dwellMedianSeconds',
    words: timeWords,
    tickBase: 60,
    more: 'find.holds',
    even: 'find.holdsEven',
    few: 'find.holdsFew',
  },
  sell: {
    standing: 'sells',
    figure: 'conversion',
    words: shareWords,
    tickBase: 1,
    more: 'find.sells',
    even: 'find.sellsEven',
    few: 'find.sellsFew',
  },
} as const;
export type Power = keyof typeof powers;

/** Zones whose figure can be told, the greatest first. */
export function ranked(zones: readonly ZoneFiguresBody[], figureOf: (zone: ZoneFiguresBody) => FigureBody): readonly ZoneFiguresBody[] {
  return zones.filter((zone) => figureOf(zone).value !== null).sort((a, b) => (figureOf(b).value ?? 0) - (figureOf(a).value ?? 0));
}

/** Which zones draw, hold or sell: those above the others beyond chance, or that none is, or that there are too few people. */
export function powerSentence(power: Power, zones: readonly ZoneFiguresBody[], nameOf: NameOf): string {
  const { standing, figure, words: valueWords, more, even, few } = powers[power];
  const judged = ranked(zones, (zone) => zone[figure]).filter((zone) => zone.standing[standing] !== null);
  const above = judged.filter((zone) => zone.standing[standing] === 'above');
  const first = above[0] ?? judged[0];
  if (first === undefined || (first[figure].value ?? 0) === 0) return t(few);
  const words = { zone: quoted(nameOf(first.zoneId)), figure: figureWords(first[figure], (value) => valueWords(value)) };
  if (above.length === 0) return t(even, words);
  return t(more, { ...words, count: above.length, zones: listed(above.slice(0, mostNamed).map(({ zoneId }) => quoted(nameOf(zoneId)))) });
}

/** How far from the door, in whole metres. */
export function metresWords(metres: number): string {
  return t('find.metres', { metres: formatNumber(metres, 0) });
}

/** How far into the shop people go: what half of the visits do not go beyond, and how many come to the farthest zone. */
export function reachSentence(zones: readonly ZoneFiguresBody[], nameOf: NameOf): string {
  const reach = reachOf(zones);
  const halfway = halfwayOf(reach);
  const last = reach.findLast(({ farthest }) => farthest.value !== null);
  if (halfway === undefined || last === undefined) return t('find.reachFew');
  return t(halfway === last ? 'find.reachAll' : 'find.reach', {
    zone: quoted(nameOf(halfway.zoneId)),
    metres: metresWords(halfway.metresFromDoor),
    figure: figureWords(last.farthest, shareWords),
    last: quoted(nameOf(last.zoneId)),
    far: metresWords(last.metresFromDoor),
  });
}

/** True when there is a turn to tell of. */
export function hasTurnBack(zones: readonly ZoneFiguresBody[]): boolean {
  return (ranked(zones, ({ turnBack }) => turnBack)[0]?.turnBack.value ?? 0) > 0;
}

/** Where people turn back most. */
export function turnBackSentence(zones: readonly ZoneFiguresBody[], nameOf: NameOf): string {
  const [first] = ranked(zones, ({ turnBack }) => turnBack);
  if (first === undefined) return t('find.turnBackFew');
  if (first.turnBack.value === 0) return t('find.turnBackNone');
  return t('find.turnBack', { zone: quoted(nameOf(first.zoneId)), figure: figureWords(first.turnBack, shareWords) });
}

/** Visits and people through the door, as the first line says them. */
export function visitsSentence({ visits, entries }: { readonly visits: FigureBody; readonly entries: FigureBody }): string {
  if (entries.value === null) return t('find.followed', { visits: figureWords(visits, countWords) });
  if (visits.value === null || visits.value === 0) return t('find.doorOnly', { entries: countWords(entries.value) });
  return t('find.cameIn', { entries: countWords(entries.value), visits: countWords(visits.value) });
}

/** How the number of visits moved; `beforeWords` names the other period. Empty when nothing is compared. */
export function visitsChangeSentence(comparisons: readonly ComparisonBody[], beforeWords: string): string {
  const visits = comparisons.find(({ figure, zoneId }) => figure === 'visits' && zoneId === null);
  if (visits === undefined) return '';
  const { now, change, beyondChance } = visits;
  if (beyondChance === null || now.value === null || change.value === null) return t('find.noPast', { before: beforeWords });
  // The hub brings the past to the length of this window first, so what is left of `now` is the past at this length.
  const past = now.value - change.value;
  if (past <= 0) return t('find.noPast', { before: beforeWords });
  if (!beyondChance) return t('find.sameVisits', { before: beforeWords });
  const percent = shareWords(Math.abs(change.value) / past);
  return t(change.value > 0 ? 'find.moreVisits' : 'find.fewerVisits', { percent, before: beforeWords });
}

/** Two figures say much the same of a zone; the overview names the plainer one. */
const namedInOverview: readonly ComparedName[] = [
  'visits',
  'entries',
  'tickets',
  'conversionOfEntries',
  'conversionOfVisits',
  'dwellMeanSeconds',
  'draw',
  'engagement',
  'farthest',
  'turnBack',
  'conversion',
];

/** What moved by more than chance, the shop first, then zones by how sure it is. */
function surestChanges(comparisons: readonly ComparisonBody[]): readonly ComparisonBody[] {
  return comparisons
    .filter(({ beyondChance, figure }) => beyondChance === true && namedInOverview.includes(figure))
    .sort((a, b) => Number(a.zoneId !== null) - Number(b.zoneId !== null) || (a.pValue ?? 1) - (b.pValue ?? 1));
}

/** A compared figure by its name, with its zone where it has one. */
export function comparisonName({ figure, zoneId }: ComparisonBody, nameOf: NameOf): string {
  const name = t(`figure.${figure}`);
  return zoneId === null ? name : t('find.zoneFigure', { figure: name, zone: nameOf(zoneId) });
}

/** One change: `Visits 1 204 (1 137–1 274), before 980 (920–1 043)`. */
function changeSentence(comparison: ComparisonBody, nameOf: NameOf): string {
  const { figure, now, before } = comparison;
  return t('find.changedOne', {
    figure: comparisonName(comparison, nameOf),
    now: comparedWords(figure, now),
    before: comparedWords(figure, before),
  });
}

/** What changed between two periods, in a sentence. */
export function changesSentence(
  { comparisons, before }: { readonly comparisons: readonly ComparisonBody[]; readonly before: AboutBody },
  nameOf: NameOf,
): string {
  const surest = surestChanges(comparisons);
  const [first] = surest;
  if (first !== undefined) return t('find.changed', { count: surest.length, first: changeSentence(first, nameOf) });
  const canSay = before.n > 0 && comparisons.some(({ beyondChance }) => beyondChance !== null);
  if (!canSay) return t('find.changedFew');
  const nearest = nearestChange(comparisons);
  return nearest === undefined ? t('find.changedNothing') : t('find.changedPerhaps', { first: changeSentence(nearest, nameOf) });
}

/** Of what may still be chance, so many figures being looked at, the least likely to be; undefined where nothing stands out by itself either. */
function nearestChange(comparisons: readonly ComparisonBody[]): ComparisonBody | undefined {
  const [nearest] = comparisons
    .filter(({ figure, pValue }) => namedInOverview.includes(figure) && pValue !== null && pValue < 0.05)
    .toSorted((a, b) => (a.pValue ?? 1) - (b.pValue ?? 1));
  return nearest;
}
