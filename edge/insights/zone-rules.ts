import type { FigureBody } from '#shared/contract/figures.ts';
import type { ZoneFiguresBody } from '#shared/contract/insights.ts';
import { binEdges, dwellEdges } from '#shared/domain/dwell-bins.ts';
import type { FloorPlan, Zone } from '#shared/domain/floor-plan.ts';
import { zoneDepths } from '#shared/domain/turning-point.ts';
import { street } from '#shared/domain/visit-counts.ts';
import { countFigure, isFew, meanFigure, medianFigure, openShareFigure, shareFigure, unknown, visitsFigure } from './figure-rules.ts';
import { hideFew } from './hide-rules.ts';
import type { FloorTotals, ShopTotals, ZoneTotals } from './total-records.ts';

const nobody = (zoneId: string): ZoneTotals => ({
  zoneId,
  visits: 0,
  dwellSeconds: 0,
  dwellSquares: 0,
  engaged: 0,
  turnedBack: 0,
  boughtHere: 0,
  tickets: 0,
  bins: new Map(),
});

/** The figures of each zone of the plan, in its order. */
export function zoneFiguresOf({ shop, zones, transitions }: FloorTotals, floor: FloorPlan): ZoneFiguresBody[] {
  const plan = floor.zones;
  const depths = zoneDepths(floor);
  const totals = plan.map(({ id }) => zones.find(({ zoneId }) => zoneId === id) ?? nobody(id));
  const firsts = sharesOf(plan, (zoneId) => waysBetween(transitions, street, zoneId));
  const lasts = sharesOf(plan, (zoneId) => waysBetween(transitions, zoneId, street));
  const farthests = sharesOf(plan, (zoneId) => waysBetween(transitions, zoneId, zoneId));
  const figures = totals.map((zone, nth) => ({
    zoneId: zone.zoneId,
    visits: visitsFigure(zone.visits),
    penetration: shareFigure(zone.visits, shop.visits),
    draw: shareFigure(zone.engaged, shop.visits),
    engagement: shareFigure(zone.engaged, zone.visits),
    dwellMeanSeconds: meanFigure(zone.visits, zone.dwellSeconds, zone.dwellSquares),
    dwellMedianSeconds: medianFigure(zone.bins),
    dwell: dwellBinsOf(zone.bins),
    first: firsts[nth] ?? unknown,
    last: lasts[nth] ?? unknown,
    metresFromDoor: depths.get(zone.zoneId) ?? null,
    farthest: farthests[nth] ?? unknown,
    turnBack: shareFigure(zone.turnedBack, zone.visits),
    tickets: countFigure(zone.tickets),
    conversion: shop.matched === 0 ? unknown : shareFigure(zone.boughtHere, zone.visits),
  }));
  return figures.map((zone, nth) => ({ ...zone, standing: standingOf(zone, plan[nth]?.purpose, figures, plan) }));
}

function waysBetween(transitions: FloorTotals['transitions'], from: string, to: string): number {
  return transitions.find(({ fromZoneId, toZoneId }) => fromZoneId === from && toZoneId === to)?.visits ?? 0;
}

/** Shares of a whole that is divided among the zones, so that one hidden share could be computed from the others. */
function sharesOf(plan: readonly Zone[], count: (zoneId: string) => number): readonly FigureBody[] {
  const counts = plan.map(({ id }) => count(id));
  const whole = counts.reduce((sum, one) => sum + one, 0);
  const hides = hideFew(counts);
  return counts.map((one, nth) => shareFigure(one, whole, hides[nth]));
}

/** Counts per bin, from the first to the last bin with anybody in it. */
export function dwellBinsOf(bins: ReadonlyMap<number, number>): ZoneFiguresBody['dwell'] {
  const counts = Array.from({ length: dwellEdges.length + 1 }, (_, bin) => bins.get(bin) ?? 0);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const hides = hideFew(counts);
  const [first, last] = [counts.findIndex((count) => count > 0), counts.findLastIndex((count) => count > 0)];
  if (first === -1 || isFew(total)) return [];
  return counts.map((count, bin) => ({ ...binEdges(bin), visits: visitsFigure(count, hides[bin]) })).slice(first, last + 1);
}

export function joinOf({ tickets, matched, ambiguous }: ShopTotals) {
  return {
    tickets: countFigure(tickets),
    matched: openShareFigure(matched, tickets),
    ambiguous: openShareFigure(ambiguous, tickets),
    unmatched: openShareFigure(Math.max(0, tickets - matched - ambiguous), tickets),
  };
}

// Beside fewer zones there is no middle to be above or below of.
const fewestZones = 3;

type Compared = Pick<ZoneFiguresBody, 'zoneId' | 'draw' | 'dwellMedianSeconds' | 'conversion'>;

function standingOf(zone: Compared, purpose: Zone['purpose'] | undefined, all: readonly Compared[], plan: readonly Zone[]) {
  const sales = all.filter(({ zoneId }) => plan.find(({ id }) => id === zoneId)?.purpose === 'sales');
  const among = (pick: (one: Compared) => FigureBody) => (purpose === 'sales' ? standAmong(pick(zone), sales.map(pick)) : null);
  return {
    draws: among(({ draw }) => draw),
    holds: among(({ dwellMedianSeconds }) => dwellMedianSeconds),
    sells: among(({ conversion }) => conversion),
  };
}

/** Above or below when the whole interval is on that side of the median of all. */
function standAmong(figure: FigureBody, all: readonly FigureBody[]): 'above' | 'usual' | 'below' | null {
  const values = all.flatMap(({ value }) => value ?? []).toSorted((a, b) => a - b);
  if (figure.value === null || values.length < fewestZones) return null;
  const middle = median(values);
  if (figure.low !== null && figure.low > middle) return 'above';
  return figure.high !== null && figure.high < middle ? 'below' : 'usual';
}

function median(sorted: readonly number[]): number {
  const half = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(half)] ?? 0) + (sorted[Math.ceil(half)] ?? 0)) / 2;
}
