import type { FigureBody } from '#shared/contract/figures.ts';
import { groupBy } from '#shared/domain/group-by.ts';
import { shareInterval } from '#shared/domain/intervals.ts';
import type { StoreTime } from '../store-time.ts';
import { countFigure, meanFigure, medianFigure, openShareFigure, ticketsByVisits, unknown, visitsFigure } from './figure-rules.ts';
import { hideFew } from './hide-rules.ts';
import { occupancyOf, type HourOccupancy } from './occupancy-rules.ts';
import type { Window } from './spans.ts';
import type { HourTotals, ShopTotals } from './total-records.ts';
import { joinOf } from './zone-rules.ts';

const hourMs = 3_600_000;

/** The shop's figures over a window. */
export function shopFiguresOf(shop: ShopTotals) {
  const hasDoors = shop.entered + shop.left > 0;
  return {
    visits: visitsFigure(shop.visits),
    entries: hasDoors ? countFigure(shop.entered) : unknown,
    exits: hasDoors ? countFigure(shop.left) : unknown,
    tickets: countFigure(shop.tickets),
    conversionOfVisits: ticketsByVisits(shop.tickets, shop.visits),
    conversionOfEntries: hasDoors ? openShareFigure(shop.tickets, shop.entered) : unknown,
    withoutPurchase: hasDoors ? withoutPurchaseOf(shop.entered, shop.tickets) : unknown,
    dwellMeanSeconds: meanFigure(shop.visits, shop.dwellSeconds, shop.dwellSquares),
    dwellMedianSeconds: medianFigure(shop.bins),
    join: joinOf(shop),
  };
}

/** People who came in and no ticket that goes with them; each ticket is taken to be one of them. Never below zero. */
function withoutPurchaseOf(entered: number, tickets: number): FigureBody {
  const buyers = Math.min(entered, Math.max(0, tickets));
  if (entered === 0) return unknown;
  const { low, high } = shareInterval(entered - buyers, entered);
  return { value: entered - buyers, n: entered, low: low * entered, high: high * entered, hiddenBelowFive: false };
}

interface Slot extends Omit<HourTotals, 'hourAt'> {
  readonly occupied: readonly HourOccupancy[];
}

function slotOf(hours: readonly HourTotals[], occupied: readonly HourOccupancy[]): Slot {
  const add = (pick: (hour: HourTotals) => number): number => hours.reduce((sum, hour) => sum + pick(hour), 0);
  return {
    visits: add(({ visits }) => visits),
    entered: add(({ entered }) => entered),
    left: add(({ left }) => left),
    tickets: add(({ tickets }) => tickets),
    occupied,
  };
}

function passageOf({ visits, entered, left, tickets, occupied }: Slot, mustHide: boolean, hasDoors: boolean) {
  return {
    visits: visitsFigure(visits, mustHide),
    entries: hasDoors ? countFigure(entered) : unknown,
    exits: hasDoors ? countFigure(left) : unknown,
    tickets: countFigure(tickets),
    withoutPurchase: hasDoors ? withoutPurchaseOf(entered, tickets) : unknown,
    occupancyPeak: peakOf(occupied),
  };
}

/** A count of people at an instant, without an interval: it is read off the doors, not drawn from a sample. */
function plainFigure(value: number, n: number): FigureBody {
  return { value, n, low: null, high: null, hiddenBelowFive: false };
}

function peakOf(occupied: readonly HourOccupancy[]): FigureBody {
  if (occupied.length === 0) return unknown;
  return plainFigure(Math.max(...occupied.map(({ atStart, atEnd }) => Math.max(atStart, atEnd))), occupied.length);
}

function meanOf(occupied: readonly HourOccupancy[]): FigureBody {
  if (occupied.length === 0) return unknown;
  return plainFigure(occupied.reduce((sum, { atStart, atEnd }) => sum + (atStart + atEnd) / 2, 0) / occupied.length, occupied.length);
}

/** The window by business day and by hour of the day. `hours` begins with the business day of the window's first hour, for the occupancy. */
export function overviewOf(hours: readonly HourTotals[], window: Window, time: StoreTime, now: number) {
  const today = time.businessDayOf(now);
  const byDay = groupBy(hours, ({ hourAt }) => time.businessDayOf(hourAt));
  const inWindow = (hourAt: number): boolean => hourAt >= window.from && hourAt < window.to;
  const hasDoors = hours.some(({ hourAt, entered, left }) => inWindow(hourAt) && entered + left > 0);
  const days = [...byDay].map(([businessDay, all]) => {
    const occupancy = occupancyOf(all, businessDay < today);
    const own = all.filter(({ hourAt }) => inWindow(hourAt));
    const occupied = occupancy.hours.filter(({ hourAt }) => inWindow(hourAt));
    return { businessDay, own, occupied, drift: occupancy.drift };
  });
  const touched = days.filter(({ own }) => own.length > 0);
  const occupied = touched.flatMap((day) => day.occupied);
  const slots = touched.map((day) => slotOf(day.own, day.occupied));
  const hides = hideFew(slots.map(({ visits }) => visits));
  return {
    occupancyMean: meanOf(occupied),
    occupancyPeak: peakOf(occupied),
    days: touched.map(({ businessDay, drift }, nth) => {
      const slot = slots[nth];
      return { businessDay, drift, ...passageOf(slot ?? slotOf([], []), hides[nth] === true, hasDoors) };
    }),
    hours: hoursOfDay(
      hours.filter(({ hourAt }) => inWindow(hourAt)),
      occupied,
      time,
      hasDoors,
    ),
  };
}

function hoursOfDay(hours: readonly HourTotals[], occupied: readonly HourOccupancy[], time: StoreTime, hasDoors: boolean) {
  const byHour = groupBy(hours, ({ hourAt }) => time.hourOf(hourAt));
  const occupiedByHour = groupBy(occupied, ({ hourAt }) => time.hourOf(hourAt));
  const found = [...byHour].toSorted(([a], [b]) => a - b);
  const slots = found.map(([hour, all]) => slotOf(all, occupiedByHour.get(hour) ?? []));
  const hides = hideFew(slots.map(({ visits }) => visits));
  return slots.map((slot, nth) => ({ hour: found[nth]?.[0] ?? 0, ...passageOf(slot, hides[nth] === true, hasDoors) }));
}

/** Where the hours must begin so that the occupancy of the window's first business day can be followed from its opening. */
export function dayStartOf(from: number, time: StoreTime): number {
  const day = time.businessDayOf(from);
  let start = from;
  while (time.businessDayOf(start - hourMs) === day) start -= hourMs;
  return start;
}
