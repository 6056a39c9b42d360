import type { AboutBody, FigureBody } from '#shared/contract/figures.ts';
import type { ZoneFiguresBody } from '#shared/contract/insights.ts';
import { binEdges } from '#shared/domain/dwell-bins.ts';
import { countInterval, shareInterval } from '#shared/domain/intervals.ts';
import { zoneDepths } from '#shared/domain/turning-point.ts';
import { sampleFloorPlan as plan } from '../../../edge/sample/plan.ts';

export interface Asked {
  readonly from: number;
  readonly to: number;
}

export const hiddenFigure: FigureBody = { value: null, n: 0, low: null, high: null, hiddenBelowFive: true };
const unknownFigure: FigureBody = { ...hiddenFigure, hiddenBelowFive: false };

export function countOf(value: number): FigureBody {
  if (value > 0 && value < 5) return hiddenFigure;
  return { value, n: value, ...countInterval(value), hiddenBelowFive: false };
}

export function shareOf(part: number, whole: number): FigureBody {
  if (part > 0 && part < 5) return hiddenFigure;
  return { value: part / whole, n: whole, ...shareInterval(part, whole), hiddenBelowFive: false };
}

export const seconds = (value: number, n: number): FigureBody => ({
  value,
  n,
  low: value * 0.93,
  high: value * 1.08,
  hiddenBelowFive: false,
});

export const visits = 1204;
/** How many of the visits touched each zone, stopped in it, turned back at it and bought a piece of it, and for how long half of them stayed. */
export const walked: Readonly<Record<string, readonly [touched: number, engaged: number, turned: number, bought: number, median: number]>> =
  {
    entrance: [1204, 90, 40, 0, 9],
    'new-season': [939, 610, 61, 88, 74],
    denim: [431, 280, 82, 61, 96],
    knitwear: [522, 330, 44, 52, 88],
    shirts: [340, 170, 58, 23, 51],
    shoes: [298, 130, 71, 12, 43],
    dresses: [566, 402, 31, 96, 142],
    coats: [388, 241, 22, 40, 118],
    accessories: [301, 96, 64, 31, 29],
    'fitting-rooms': [377, 361, 4, 0, 402],
    tills: [402, 390, 6, 0, 131],
    stockroom: [3, 1, 0, 0, 30],
  };

const depths = zoneDepths(plan);
/** Visits that went no farther than each zone. */
const turnedRound: Readonly<Record<string, number>> = {
  entrance: 62,
  'new-season': 181,
  shoes: 64,
  accessories: 88,
  dresses: 173,
  shirts: 96,
  coats: 117,
  knitwear: 148,
  denim: 275,
};

export function aboutOf({ from, to }: Asked, scale = 1): AboutBody {
  return { from, to, zoneId: null, n: Math.round(visits * scale), hiddenBelowFive: false, coverage: shareOf(1204, 2987), notes: [] };
}

export function dwellBins(median: number, total: number): ZoneFiguresBody['dwell'] {
  return Array.from({ length: 16 }, (_, nth) => {
    const edges = binEdges(nth + 2);
    const middle = Math.log((edges.fromSeconds + (edges.toSeconds ?? edges.fromSeconds * 1.4)) / 2 / median);
    return { ...edges, visits: countOf(Math.round((total / 4.6) * Math.exp(-(middle ** 2) / 1.3))) };
  });
}

export function zoneOf(zoneId: string, scale: number): ZoneFiguresBody {
  const [touched, engaged, turned, bought, median] = walked[zoneId] ?? [0, 0, 0, 0, 1];
  const of = (part: number, whole: number): FigureBody =>
    whole < 5 ? hiddenFigure : shareOf(Math.round(part * scale), Math.round(whole * scale));
  const isSales = plan.zones.some(({ id, purpose }) => id === zoneId && purpose === 'sales');
  const standing = (isAbove: boolean, isBelow: boolean) => (isSales ? (isAbove ? 'above' : isBelow ? 'below' : 'usual') : null);
  return {
    zoneId,
    visits: countOf(Math.round(touched * scale)),
    penetration: of(touched, visits),
    draw: of(engaged, visits),
    engagement: of(engaged, touched),
    dwellMeanSeconds: touched < 5 ? hiddenFigure : seconds(median * 1.6, touched),
    dwellMedianSeconds: touched < 5 ? hiddenFigure : seconds(median, touched),
    dwell: touched < 5 ? [] : dwellBins(median, touched * scale),
    first: of(zoneId === 'entrance' ? 1010 : zoneId === 'new-season' ? 160 : zoneId === 'shoes' ? 34 : 0, visits),
    last: of(zoneId === 'entrance' ? 980 : zoneId === 'tills' ? 170 : zoneId === 'accessories' ? 54 : 0, visits),
    metresFromDoor: depths.get(zoneId) ?? null,
    farthest: of(turnedRound[zoneId] ?? 0, visits),
    turnBack: of(turned, touched),
    tickets: countOf(Math.round(bought * 1.4 * scale)),
    conversion: isSales ? of(bought, touched) : unknownFigure,
    standing: {
      draws: standing(engaged > 390, engaged < 140),
      holds: standing(median > 110, median < 45),
      sells: standing(bought / touched > 0.14, bought / touched < 0.05),
    },
  };
}
