import type { ComparisonBody } from '#shared/contract/insights.ts';
import type { Zone } from '#shared/domain/floor-plan.ts';
import type { StoreTime } from '../store-time.ts';
import {
  compareCounts,
  compareMeans,
  compareRatios,
  compareShares,
  correctForMany,
  type Exposure,
  type Untested,
} from './compare-rules.ts';
import { shopFiguresOf } from './overview-rules.ts';
import type { Window } from './spans.ts';
import type { FloorTotals, HourTotals } from './total-records.ts';
import { zoneFiguresOf } from './zone-rules.ts';

const hourMs = 3_600_000;

/** What was counted in one of two windows. */
export interface Side {
  readonly window: Window;
  readonly totals: FloorTotals;
  readonly hours: readonly HourTotals[];
}

export interface CompareParts {
  readonly now: Side;
  readonly before: Side;
  readonly plan: readonly Zone[];
  readonly time: StoreTime;
  /** Unix milliseconds: what has not come yet can't be compared. */
  readonly clockNow: number;
  readonly zoneId: string | undefined;
}

/** Every figure of two windows side by side, shop first. */
export function compareSides(parts: CompareParts): ComparisonBody[] {
  const { zoneId } = parts;
  const zones = parts.plan.filter(({ id }) => zoneId === undefined || id === zoneId);
  return correctForMany([...compareShop(parts), ...compareZones(parts, zones)]);
}

function compareShop(parts: CompareParts): Untested[] {
  const now = shopFiguresOf(parts.now.totals.shop);
  const before = shopFiguresOf(parts.before.totals.shop);
  const both = <Name extends keyof typeof now & ComparisonBody['figure']>(figure: Name) => ({
    figure,
    zoneId: null,
    now: now[figure],
    before: before[figure],
  });
  return [
    compareCounts(
      both('visits'),
      exposureOf(parts, ({ visits }) => visits),
    ),
    compareCounts(
      both('entries'),
      exposureOf(parts, ({ entered }) => entered),
    ),
    compareCounts(
      both('tickets'),
      exposureOf(parts, ({ tickets }) => tickets),
    ),
    compareRatios(both('conversionOfVisits')),
    compareShares(both('conversionOfEntries')),
    compareMeans(both('dwellMeanSeconds')),
  ];
}

function compareZones(parts: CompareParts, zones: readonly Zone[]): Untested[] {
  const nows = zoneFiguresOf(parts.now.totals, parts.plan);
  const befores = zoneFiguresOf(parts.before.totals, parts.plan);
  return zones.flatMap(({ id }) => {
    const now = nows.find(({ zoneId }) => zoneId === id);
    const before = befores.find(({ zoneId }) => zoneId === id);
    if (now === undefined || before === undefined) return [];
    const share = (figure: 'penetration' | 'draw' | 'engagement' | 'first' | 'last' | 'turnBack' | 'conversion'): Untested =>
      compareShares({ figure, zoneId: id, now: now[figure], before: before[figure] });
    const sides = { zoneId: id } as const;
    return [
      compareCounts({ ...sides, figure: 'visits', now: now.visits, before: before.visits }, exposureOf(parts)),
      compareCounts({ ...sides, figure: 'zoneTickets', now: now.tickets, before: before.tickets }, exposureOf(parts)),
      compareMeans({ ...sides, figure: 'dwellMeanSeconds', now: now.dwellMeanSeconds, before: before.dwellMeanSeconds }),
      share('penetration'),
      share('draw'),
      share('engagement'),
      share('first'),
      share('last'),
      share('turnBack'),
      share('conversion'),
    ];
  });
}

/** How long each window was, up to now, and its days' counts when both are whole days and as many. */
function exposureOf({ now, before, time, clockNow }: CompareParts, pick?: (hour: HourTotals) => number): Exposure {
  const hoursIn = ({ from, to }: Window): number => Math.max(0, Math.min(to, clockNow) - from) / hourMs;
  const exposure = { nowHours: hoursIn(now.window), beforeHours: hoursIn(before.window) };
  if (pick === undefined) return exposure;
  if (now.window.to > clockNow) return exposure;
  return { ...exposure, nowDays: countDays(now, time, pick), beforeDays: countDays(before, time, pick) };
}

/** What was counted on each business day of a window, in order; undefined when it begins or ends within one. */
function countDays({ window: { from, to }, hours }: Side, time: StoreTime, pick: (hour: HourTotals) => number): number[] | undefined {
  const turnsAt = (at: number): boolean => time.businessDayOf(at) !== time.businessDayOf(at - hourMs);
  if (!turnsAt(from) || !turnsAt(to)) return undefined;
  const days = new Map<string, number>();
  for (let at = from; at < to; at += hourMs) days.set(time.businessDayOf(at), 0);
  for (const hour of hours) {
    const day = time.businessDayOf(hour.hourAt);
    days.set(day, (days.get(day) ?? 0) + pick(hour));
  }
  return [...days.values()];
}
