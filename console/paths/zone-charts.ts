import type { FigureBody } from '#shared/contract/figures.ts';
import type { ZoneFiguresBody } from '#shared/contract/insights.ts';
import { drawBars, type Bar } from '../charts/bars.ts';
import type { ChartDrawing, ChartRoom } from '../charts/chart-drawing.ts';
import { drawKey, stackDrawings, type KeyItem } from '../charts/chart-keys.ts';
import { drawColumns, type Column } from '../charts/columns.ts';
import type { ChartTable } from '../charts/console-chart.ts';
import { countWords, figureWords, shareWords, timeWords } from '../charts/evidence-words.ts';
import { t } from '../texts/t.ts';
import { metresWords } from './findings.ts';
import { reachOf } from './reach-rules.ts';

/** Zones as bars, and the same as a table. */
export interface ZoneBars {
  readonly draw: (room: ChartRoom) => ChartDrawing;
  readonly table: ChartTable;
}

/** The signs under a chart of intervals. */
export function intervalKey(hasPast: boolean, hasHidden: boolean, pastSign: 'past' | 'past-level' = 'past'): readonly KeyItem[] {
  return [
    { sign: 'interval', words: t('chart.keyInterval') },
    ...(hasPast ? [{ sign: pastSign, words: t('chart.keyPast') }] : []),
    ...(hasHidden ? [{ sign: 'hidden', words: t('chart.keyHidden') } as const] : []),
  ];
}

/** One mark in words: `Denim: 31 % (28–34 %), before 25 % (22–28 %)`. */
export function markWords(label: string, figure: FigureBody, past: FigureBody | undefined, words: (value: number) => string): string {
  const now = figureWords(figure, words);
  if (past === undefined) return t('chart.mark', { label, figure: now });
  return t('chart.markPast', { label, figure: now, past: figureWords(past, words) });
}

/** A share of each zone as bars: unless in order, the greatest first, hidden ones last, zones with nobody at all left out. */
export function zoneBars<Zone extends { readonly zoneId: string }>(
  zones: readonly Zone[],
  past: readonly Zone[] | undefined,
  {
    figureOf,
    nameOf,
    name,
    words = shareWords,
    tickBase = 1,
    atMost = 20,
    chosenId = '',
    isInOrder = false,
  }: {
    readonly figureOf: (zone: Zone) => FigureBody;
    readonly nameOf: (zoneId: string) => string;
    readonly name: string;
    /** How the figure is written; a share unless told otherwise. */
    readonly words?: (value: number) => string;
    /** 60 for seconds, whose ticks stand at minutes. */
    readonly tickBase?: number;
    readonly atMost?: number;
    readonly chosenId?: string;
    /** The zones come in an order that means something, and all of them are drawn. */
    readonly isInOrder?: boolean;
  },
): ZoneBars {
  const sorted = isInOrder
    ? zones
    : zones
        .filter((zone) => (figureOf(zone).value ?? 0) > 0 || figureOf(zone).hiddenBelowFive)
        .sort((a, b) => (figureOf(b).value ?? -1) - (figureOf(a).value ?? -1));
  const pastOf = (zoneId: string): FigureBody | undefined => {
    const zone = past?.find((one) => one.zoneId === zoneId);
    return zone === undefined ? undefined : figureOf(zone);
  };
  const bars = sorted.slice(0, atMost).map((zone): Bar => {
    const figure = figureOf(zone);
    const label = nameOf(zone.zoneId);
    return {
      id: zone.zoneId,
      label,
      figure,
      past: pastOf(zone.zoneId),
      value: figure.value === null ? '' : words(figure.value),
      words: markWords(label, figure, pastOf(zone.zoneId), words),
      isChosen: zone.zoneId === chosenId,
    };
  });
  const hasHidden = bars.some(({ figure }) => figure.hiddenBelowFive);
  return {
    draw: (room) =>
      stackDrawings(
        drawBars({ bars, tickWords: words, tickBase, hiddenWords: t('chart.hidden') }, room),
        drawKey(intervalKey(past !== undefined, hasHidden), room),
      ),
    table: {
      head: [t('chart.zone'), name, ...(past === undefined ? [] : [t('chart.before')])],
      rows: bars.map(({ label, figure, past: before }) => [
        label,
        figureWords(figure, words),
        ...(past === undefined ? [] : [before === undefined ? t('chart.unknown') : figureWords(before, words)]),
      ]),
    },
  };
}

/** Where visits turn round, from the door inwards. */
export function reachBars(
  zones: readonly ZoneFiguresBody[],
  past: readonly ZoneFiguresBody[] | undefined,
  nameOf: (zoneId: string) => string,
): ZoneBars {
  const reach = reachOf(zones);
  const metres = new Map(reach.map(({ zoneId, metresFromDoor }) => [zoneId, metresWords(metresFromDoor)]));
  return zoneBars(reach, past === undefined ? undefined : reachOf(past), {
    figureOf: ({ farthest }) => farthest,
    nameOf: (zoneId) => t('find.zoneAt', { zone: nameOf(zoneId), metres: metres.get(zoneId) ?? '' }),
    name: t('figure.farthest'),
    isInOrder: true,
  });
}

type DwellBins = ZoneFiguresBody['dwell'];

function binWords({ fromSeconds, toSeconds }: DwellBins[number]): string {
  const from = timeWords(fromSeconds);
  return toSeconds === null ? t('zones.binOpen', { from }) : t('zones.bin', { from, to: timeWords(toSeconds) });
}

/** How long visits last, in bins that grow by a factor, so that ten seconds and ten minutes both have their place. */
export function dwellColumns(bins: DwellBins, past: DwellBins | undefined, median: FigureBody): ZoneBars {
  const pastOf = (bin: DwellBins[number]): FigureBody | undefined =>
    past?.find(({ fromSeconds }) => fromSeconds === bin.fromSeconds)?.visits;
  const columns = bins.map((bin): Column => ({
    id: String(bin.fromSeconds),
    label: timeWords(bin.fromSeconds),
    figure: bin.visits,
    past: pastOf(bin),
    words: markWords(binWords(bin), bin.visits, pastOf(bin), countWords),
  }));
  const share = median.value === null ? undefined : shareOfAxis(bins, median.value);
  const hasHidden = columns.some(({ figure }) => figure.hiddenBelowFive);
  const marked = share === undefined ? {} : { marked: { share, words: t('zones.median', { figure: figureWords(median, timeWords) }) } };
  return {
    draw: (room) =>
      stackDrawings(
        drawColumns({ columns, tickWords: countWords, leastStep: 1, unit: t('zones.dwellUnit'), ...marked }, room),
        drawKey(intervalKey(past !== undefined, hasHidden, 'past-level'), room),
      ),
    table: {
      head: [t('paths.dwell'), t('figure.visits'), ...(past === undefined ? [] : [t('chart.before')])],
      rows: bins.map((bin) => {
        const before = pastOf(bin);
        const beforeWords = before === undefined ? t('chart.unknown') : figureWords(before, countWords);
        return [binWords(bin), figureWords(bin.visits, countWords), ...(past === undefined ? [] : [beforeWords])];
      }),
    },
  };
}

/** Where a length of time stands on an axis of bins of equal width: within its bin in proportion. */
export function shareOfAxis(bins: DwellBins, seconds: number): number | undefined {
  const nth = bins.findIndex(({ fromSeconds, toSeconds }) => seconds >= fromSeconds && (toSeconds === null || seconds < toSeconds));
  const bin = bins[nth];
  if (bin === undefined) return undefined;
  const within = bin.toSeconds === null ? 0 : (seconds - bin.fromSeconds) / (bin.toSeconds - bin.fromSeconds);
  return (nth + within) / bins.length;
}
