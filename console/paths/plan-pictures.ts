import type { RouteReply } from '#shared/contract/define-route.ts';
import type { AboutBody, FigureBody } from '#shared/contract/figures.ts';
import type { readFlows, readPaths, readZones, ZoneFiguresBody } from '#shared/contract/insights.ts';
import { zoneAt, type FloorPlan, type Point } from '#shared/domain/floor-plan.ts';
import type { PlanCells, PlanPath, ZoneHeat, ZoneValues } from '#shared/ui/floor-plan/plan-layers.ts';
import { formatDuration, formatNumber } from '#shared/ui/formats.ts';
import type { ChartDrawing, ChartRoom } from '../charts/chart-drawing.ts';
import { drawKey, drawShadeKey } from '../charts/chart-keys.ts';
import type { ChartTable } from '../charts/console-chart.ts';
import { countWords, figureWords, timeWords } from '../charts/evidence-words.ts';
import { shadeScale } from '../charts/shades.ts';
import { t } from '../texts/t.ts';
import { powers, powerSentence, quoted, type Power } from './findings.ts';
import { planArrows, widestArrow } from './flow-rules.ts';
import { greatestHeat, heatByZone, heatCellAt, heatCells, type Heat, type HeatMeasure } from './heat-rules.ts';
import { waysOf, waysSentence, wayTable } from './way-rules.ts';
import { isSalesZone, salesZones, zoneHeat, zoneValues } from './zone-tints.ts';

/** What the hub answered for one layer of the plan. */
export type PlanAnswer =
  | { readonly kind: 'heat'; readonly measure: HeatMeasure; readonly heat: Heat }
  | { readonly kind: 'flows'; readonly flows: RouteReply<typeof readFlows> }
  | { readonly kind: 'paths'; readonly sample: RouteReply<typeof readPaths> }
  | { readonly kind: 'power'; readonly power: Power; readonly zones: RouteReply<typeof readZones> };

/** A plan with a layer, ready to be drawn: its finding, what lies on the floor, its legend and its table. */
export interface PlanPicture {
  readonly about: AboutBody;
  readonly heading: string;
  readonly cells?: PlanCells;
  readonly paths?: readonly PlanPath[];
  readonly heat?: ZoneHeat;
  /** The figure of the darkest shade, over both periods. */
  readonly heatMost?: number;
  readonly values?: ZoneValues;
  readonly draw?: (room: ChartRoom) => ChartDrawing;
  readonly table?: ChartTable;
  /** What the floor says at a point, for the line under the picture; '' where it says nothing. */
  readonly wordsAt?: (point: Point) => string;
  /** A word of caution under the picture. */
  readonly caution?: string;
}

export interface PictureRoom {
  readonly plan: FloorPlan;
  readonly nameOf: (zoneId: string | null, side?: 'from' | 'to') => string;
}

const arrowsShown = 14;
const waysListed = 30;

/** Makes the picture of an answer. `beside` is the other period: both share one scale. */
export function planPicture(answer: PlanAnswer, beside: PlanAnswer | undefined, room: PictureRoom): PlanPicture {
  switch (answer.kind) {
    case 'heat':
      return heatPicture(answer, beside?.kind === 'heat' ? [answer.heat, beside.heat] : [answer.heat], room);
    case 'flows':
      return flowPicture(answer.flows, beside?.kind === 'flows' ? [answer.flows, beside.flows] : [answer.flows], room);
    case 'paths':
      return pathPicture(answer.sample, room);
    case 'power':
      return powerPicture(answer, beside?.kind === 'power' ? [answer.zones, beside.zones] : [answer.zones], room);
  }
}

function heatPicture(
  { heat, measure }: { readonly heat: Heat; readonly measure: HeatMeasure },
  scaled: readonly Heat[],
  { plan, nameOf }: PictureRoom,
): PlanPicture {
  const shades = shadeScale(greatestHeat(scaled, measure));
  const zones = heatByZone(heat, measure, plan);
  const warmest = zones.find(({ zoneId }) => isSalesZone(zoneId, plan));
  const words = (value: number): string => (measure === 'seconds' ? timeWords(value) : formatNumber(value, value < 10 ? 1 : 0));
  const short = (value: number): string => formatNumber(value, value < 1 ? 2 : value < 10 ? 1 : 0);
  return {
    about: heat.about,
    heading:
      warmest === undefined
        ? t('layer.noHeat')
        : t(measure === 'seconds' ? 'layer.secondsSentence' : 'layer.visitsSentence', {
            zone: quoted(nameOf(warmest.zoneId)),
            value: words(warmest.perSquareMetre),
          }),
    cells: heatCells(heat, measure, shades),
    wordsAt: (point) => cellWords({ heat, measure }, point, { plan, nameOf }),
    draw: (chart) =>
      drawShadeKey(
        {
          shades,
          unit: t(measure === 'seconds' ? 'layer.secondsUnit' : 'layer.visitsUnit'),
          valueWords: short,
          hiddenWords: t('chart.keyHidden'),
        },
        chart,
      ),
    table: {
      head: [t('chart.zone'), t(measure === 'seconds' ? 'layer.meanSeconds' : 'layer.meanVisits')],
      rows: zones.map(({ zoneId, perSquareMetre }) => [nameOf(zoneId), short(perSquareMetre)]),
    },
    ...(heat.hoursOnOtherPlans === 0 ? {} : { caution: t('layer.otherPlans', { count: heat.hoursOnOtherPlans }) }),
  };
}

function cellWords(
  { heat, measure }: { readonly heat: Heat; readonly measure: HeatMeasure },
  point: Point,
  { plan, nameOf }: PictureRoom,
): string {
  const cell = heatCellAt(heat, point);
  if (cell === undefined) return '';
  const zone = zoneAt(plan, point);
  const label = zone === undefined ? t('layer.square') : nameOf(zone.id);
  if (cell.hiddenBelowFive) return t('chart.mark', { label, figure: t('chart.hidden') });
  const visits = { value: cell.visitsPerSquareMetre, n: cell.n, low: cell.visitsLow, high: cell.visitsHigh, hiddenBelowFive: false };
  const seconds = cell.secondsPerSquareMetre ?? 0;
  const figure = measure === 'visits' ? figureWords(visits, countWords) : formatNumber(seconds);
  const unit = t(measure === 'seconds' ? 'layer.secondsUnit' : 'layer.visitsUnit');
  return t('layer.cell', { label, figure, unit, n: t('chart.n', { count: cell.n }) });
}

function flowPicture(
  flows: RouteReply<typeof readFlows>,
  scaled: readonly RouteReply<typeof readFlows>[],
  { plan, nameOf }: PictureRoom,
): PlanPicture {
  const ways = waysOf(flows.links);
  const widest = Math.max(...scaled.map(({ links }) => widestArrow(waysOf(links), plan, arrowsShown)));
  const arrows = planArrows(ways, plan, { atMost: arrowsShown, widest });
  return {
    about: flows.about,
    heading: waysSentence(ways, nameOf),
    paths: arrows,
    ...(arrows.length === 0 ? {} : { caution: t('layer.arrows', { shown: countWords(arrows.length), widest: countWords(widest) }) }),
    table: wayTable(ways.slice(0, waysListed), nameOf),
  };
}

function pathPicture({ about, kept, paths }: RouteReply<typeof readPaths>, { nameOf }: PictureRoom): PlanPicture {
  return {
    about,
    heading: paths.length === 0 ? t('layer.pathsNone') : t('layer.pathsSentence', { count: paths.length, kept }),
    paths: paths.map(({ points }, nth) => ({ id: `sample ${nth}`, points, isTrace: true })),
    table: {
      head: [t('paths.zones'), t('paths.dwell')],
      rows: paths.map(({ zoneIds, seconds }) => [zoneIds.map((zoneId) => nameOf(zoneId)).join(' → '), formatDuration(seconds)]),
    },
    caution: t('layer.pathsKept'),
  };
}

function powerPicture(
  { power, zones }: { readonly power: Power; readonly zones: RouteReply<typeof readZones> },
  scaled: readonly RouteReply<typeof readZones>[],
  { plan, nameOf }: PictureRoom,
): PlanPicture {
  const { figure, words } = powers[power];
  const figureOf = (zone: ZoneFiguresBody): FigureBody => zone[figure];
  const sales = salesZones(zones.zones, plan);
  return {
    about: zones.about,
    heading: powerSentence(power, zones.zones, (zoneId) => nameOf(zoneId)),
    heat: zoneHeat(sales, figureOf),
    heatMost: Math.max(...scaled.flatMap((one) => Object.values(zoneHeat(salesZones(one.zones, plan), figureOf)))),
    values: zoneValues(sales, figureOf, (value) => words(value)),
    draw: (chart) => drawKey([{ sign: 'hidden', words: t('layer.notSales') }], chart),
    table: {
      head: [t('chart.zone'), t(`figure.${figure}`), t('figure.visits')],
      rows: zones.zones.map((zone) => [
        nameOf(zone.zoneId),
        figureWords(figureOf(zone), (value) => words(value)),
        figureWords(zone.visits, countWords),
      ]),
    },
  };
}
