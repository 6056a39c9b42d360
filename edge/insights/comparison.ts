import type { FigureBody } from '#shared/contract/figures.ts';
import type { ComparisonBody } from '#shared/contract/insights.ts';
import type { FloorPlan, Zone } from '#shared/domain/floor-plan.ts';
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
import { dispersionOf, type DailyShare } from './dispersion-rules.ts';
import { unknown } from './figure-rules.ts';
import { shopFiguresOf } from './overview-rules.ts';
import type { Window } from './spans.ts';
import type { FloorTotals, HourTotals, ZoneDayTotals } from './total-records.ts';
import { zoneFiguresOf } from './zone-rules.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** What was counted in one of two windows. */
export interface Side {
  readonly window: Window;
  readonly totals: FloorTotals;
  readonly hours: readonly HourTotals[];
  readonly zoneDays: readonly ZoneDayTotals[];
}

export interface CompareParts {
  readonly now: Side;
  readonly before: Side;
  readonly plan: FloorPlan;
  readonly time: StoreTime;
  /** Unix milliseconds: what has not come yet can't be compared. */
  readonly clockNow: number;
  readonly zoneId: string | undefined;
  /** Zones of which someone wrote beforehand that something is to change there. */
  readonly foretold: ReadonlySet<string>;
}

/** Every figure of two windows side by side, shop first. */
export function compareSides(parts: CompareParts): ComparisonBody[] {
  const { zoneId } = parts;
  const zones = parts.plan.zones.filter(({ id }) => zoneId === undefined || id === zoneId);
  const dispersion = dispersionIn(parts);
  const selling = new Set(parts.plan.zones.filter(({ purpose }) => purpose === 'sales').map(({ id }) => id));
  /** What was foretold; how the shop as a whole did, and whom each part of the goods drew; and all that is looked at besides. */
  const familyOf = ({ zoneId: of, figure }: Untested): string => {
    if (of !== null && figure === 'draw' && parts.foretold.has(of)) return 'foretold';
    return of === null || (figure === 'draw' && selling.has(of)) ? 'asked first' : 'besides';
  };
  return correctForMany([...compareShop(parts, dispersion), ...compareZones(parts, zones, dispersion)], familyOf);
}

/** How much more than by chance visits of these two windows vary from day to day in where they go. */
function dispersionIn({ now, before, plan, time }: CompareParts): number {
  const sharesOf = ({ window, hours, zoneDays }: Side): readonly DailyShare[] => {
    const visits = hours.map((hour) => ({ day: dayOf(hour.hourAt, time), count: hour.visits }));
    const wholes = countDays(window, time, visits);
    return plan.zones.map(({ id }) => {
      const came = zoneDays.filter(({ zoneId }) => zoneId === id).map((zone) => ({ day: zone.day, count: zone.visits }));
      return { wholes, parts: countDays(window, time, came) };
    });
  };
  return dispersionOf([...sharesOf(now), ...sharesOf(before)]);
}

/** Where the shop counted nothing at all it was shut, or had no hub yet: that is no past to have risen from. */
function unlessNone(figure: FigureBody, isNone: boolean): FigureBody {
  return isNone ? unknown : figure;
}

function compareShop(parts: CompareParts, dispersion: number): Untested[] {
  const now = shopFiguresOf(parts.now.totals.shop);
  const before = shopFiguresOf(parts.before.totals.shop);
  const both = <Name extends keyof typeof now & ComparisonBody['figure']>(figure: Name) => ({
    figure,
    zoneId: null,
    now: now[figure],
    before: before[figure],
  });
  const counts = (figure: 'visits' | 'entries' | 'tickets'): ReturnType<typeof both> => ({
    ...both(figure),
    before: unlessNone(before[figure], before[figure].value === 0),
  });
  const inHours = (pick: (hour: HourTotals) => number) => (side: Side) =>
    side.hours.map((hour) => ({ day: dayOf(hour.hourAt, parts.time), count: pick(hour) }));
  return [
    compareCounts(
      counts('visits'),
      exposureOf(
        parts,
        dispersion,
        inHours(({ visits }) => visits),
      ),
    ),
    compareCounts(
      counts('entries'),
      exposureOf(
        parts,
        dispersion,
        inHours(({ entered }) => entered),
      ),
    ),
    compareCounts(
      counts('tickets'),
      exposureOf(
        parts,
        dispersion,
        inHours(({ tickets }) => tickets),
      ),
    ),
    compareRatios(both('conversionOfVisits')),
    compareShares(both('conversionOfEntries')),
    compareMeans(both('dwellMeanSeconds'), dispersion),
  ];
}

function compareZones(parts: CompareParts, zones: readonly Zone[], dispersion: number): Untested[] {
  const nows = zoneFiguresOf(parts.now.totals, parts.plan);
  const befores = zoneFiguresOf(parts.before.totals, parts.plan);
  const past = parts.before.totals.shop;
  return zones.flatMap(({ id }) => {
    const now = nows.find(({ zoneId }) => zoneId === id);
    const before = befores.find(({ zoneId }) => zoneId === id);
    if (now === undefined || before === undefined) return [];
    const share = (figure: 'penetration' | 'draw' | 'engagement' | 'first' | 'last' | 'farthest' | 'turnBack' | 'conversion'): Untested =>
      compareShares({ figure, zoneId: id, now: now[figure], before: before[figure] }, dispersion);
    const sides = { zoneId: id } as const;
    const onDays = (pick: (day: ZoneDayTotals) => number) => (side: Side) =>
      side.zoneDays.filter(({ zoneId }) => zoneId === id).map((zone) => ({ day: zone.day, count: pick(zone) }));
    const visits = exposureOf(
      parts,
      dispersion,
      onDays((day) => day.visits),
    );
    const tickets = exposureOf(
      parts,
      dispersion,
      onDays((day) => day.tickets),
    );
    return [
      compareCounts({ ...sides, figure: 'visits', now: now.visits, before: unlessNone(before.visits, past.visits === 0) }, visits),
      compareCounts({ ...sides, figure: 'zoneTickets', now: now.tickets, before: unlessNone(before.tickets, past.tickets === 0) }, tickets),
      compareMeans({ ...sides, figure: 'dwellMeanSeconds', now: now.dwellMeanSeconds, before: before.dwellMeanSeconds }, dispersion),
      share('penetration'),
      share('draw'),
      share('engagement'),
      share('first'),
      share('last'),
      share('farthest'),
      share('turnBack'),
      share('conversion'),
    ];
  });
}

interface Counted {
  /** The store's own day, counted from 1970. */
  readonly day: number;
  readonly count: number;
}

/** How long each window was, up to now, and its days' counts when both are whole days. */
function exposureOf(
  { now, before, time, clockNow }: CompareParts,
  dispersion: number,
  countedIn: (side: Side) => readonly Counted[],
): Exposure {
  const hoursIn = ({ from, to }: Window): number => Math.max(0, Math.min(to, clockNow) - from) / hourMs;
  const exposure = { nowHours: hoursIn(now.window), beforeHours: hoursIn(before.window), dispersion };
  const areWholeDays = [now.window, before.window].every(({ from, to }) => isMidnight(from, time) && isMidnight(to, time));
  if (now.window.to > clockNow || !areWholeDays) return exposure;
  return {
    ...exposure,
    nowDays: countDays(now.window, time, countedIn(now)),
    beforeDays: countDays(before.window, time, countedIn(before)),
  };
}

function isMidnight(at: number, time: StoreTime): boolean {
  return (at + time.offsetMsAt(at)) % dayMs === 0;
}

/** What was counted on each of the store's days that a window touches, in order. */
function countDays({ from, to }: Window, time: StoreTime, counted: readonly Counted[]): number[] {
  const first = dayOf(from, time);
  const counts = Array.from({ length: dayOf(to - 1, time) - first + 1 }, () => 0);
  for (const { day, count } of counted) counts[day - first] = (counts[day - first] ?? 0) + count;
  return counts;
}

function dayOf(at: number, time: StoreTime): number {
  return Math.floor((at + time.offsetMsAt(at)) / dayMs);
}
