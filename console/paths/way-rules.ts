import type { RouteReply } from '#shared/contract/define-route.ts';
import type { FigureBody } from '#shared/contract/figures.ts';
import type { readFlows } from '#shared/contract/insights.ts';
import type { ChartTable } from '../charts/console-chart.ts';
import { countWords, figureWords, shareWords } from '../charts/evidence-words.ts';
import type { Flow } from '../charts/flow-ribbons.ts';
import { t } from '../texts/t.ts';
import { quoted } from './findings.ts';

/** The street as an end of a way: where people come from and go to. */
export const street = '';

/** A way between two ends that can be told; `street` stands for the door. */
export interface Way {
  readonly fromId: string;
  readonly toId: string;
  readonly visits: number;
  readonly figure: FigureBody;
  readonly share: FigureBody;
}

type Links = RouteReply<typeof readFlows>['links'];
export type EndName = (zoneId: string | null, side: 'from' | 'to') => string;

/** The ways that can be told, the most used first. */
export function waysOf(links: Links): readonly Way[] {
  return links
    .flatMap(({ fromZoneId, toZoneId, visits, share }): readonly Way[] =>
      visits.value === null || visits.value === 0
        ? []
        : [{ fromId: fromZoneId ?? street, toId: toZoneId ?? street, visits: visits.value, figure: visits, share }],
    )
    .sort((a, b) => b.visits - a.visits || `${a.fromId} ${a.toId}`.localeCompare(`${b.fromId} ${b.toId}`));
}

function endName(id: string, side: 'from' | 'to', nameOf: EndName): string {
  return nameOf(id === street ? null : id, side);
}

/** A way by the names of its ends. */
function wayName({ fromId, toId }: Pick<Way, 'fromId' | 'toId'>, nameOf: EndName): string {
  return t('ways.way', { from: endName(fromId, 'from', nameOf), to: endName(toId, 'to', nameOf) });
}

/** The most used way between two zones of the shop: that most come in at the entrance is no news. */
export function waysSentence(ways: readonly Way[], nameOf: EndName): string {
  const first = ways.find(({ fromId, toId }) => fromId !== street && toId !== street);
  if (first === undefined) return t('ways.none');
  return t('ways.most', {
    from: quoted(endName(first.fromId, 'from', nameOf)),
    to: quoted(endName(first.toId, 'to', nameOf)),
    figure: figureWords(first.figure, countWords),
  });
}

/** Ways as rows: how many took each, and what share of those at its beginning. */
export function wayTable(ways: readonly Way[], nameOf: EndName): ChartTable {
  return {
    head: [t('paths.flows'), t('figure.visits'), t('ways.share')],
    rows: ways.map((way) => [wayName(way, nameOf), figureWords(way.figure, countWords), figureWords(way.share, shareWords)]),
  };
}

/** The most used ways as ribbons, with what share of all steps they carry. */
export function ribbonsOf(
  ways: readonly Way[],
  atMost: number,
  nameOf: EndName,
): { readonly flows: readonly Flow[]; readonly share: number } {
  const shown = ways.slice(0, atMost);
  const sum = (some: readonly Way[]): number => some.reduce((total, { visits }) => total + visits, 0);
  return {
    flows: shown.map((way) => ({
      fromId: way.fromId,
      toId: way.toId,
      visits: way.visits,
      words: t('chart.mark', { label: wayName(way, nameOf), figure: figureWords(way.figure, countWords) }),
    })),
    share: ways.length === 0 ? 0 : sum(shown) / sum(ways),
  };
}

/** Where people go on to from one zone, as shares of its visits; the street is left out. */
export function stepsFrom(links: Links, fromId: string): readonly { readonly zoneId: string; readonly figure: FigureBody }[] {
  return links.flatMap(({ fromZoneId, toZoneId, share }) =>
    fromZoneId === fromId && toZoneId !== null ? [{ zoneId: toZoneId, figure: share }] : [],
  );
}

/** The step most surely taken from a zone of the shop: the greatest share whose interval can be told. */
export function surestStep(ways: readonly Way[]): Way | undefined {
  return ways
    .filter(({ fromId, toId, share }) => fromId !== street && toId !== street && share.value !== null)
    .reduce<Way | undefined>((best, way) => ((way.share.low ?? 0) > (best?.share.low ?? 0) ? way : best), undefined);
}
