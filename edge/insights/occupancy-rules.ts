import type { HourTotals } from './total-records.ts';

/** How many people were in the shop when an hour ended, by the doors' own count. */
export interface HourOccupancy {
  readonly hourAt: number;
  readonly atStart: number;
  readonly atEnd: number;
}

export interface DayOccupancy {
  readonly hours: readonly HourOccupancy[];
  /** People the counters say are still in at the end of the day: their error. Null while the day goes on, or without a passage. */
  readonly drift: number | null;
}

type Passages = Pick<HourTotals, 'hourAt' | 'entered' | 'left'>;

/**
 * Occupancy of one business day, hour by hour, oldest first. Counters miss people in proportion to those who pass; at closing the
 * shop is empty, so what is left over then is taken off along the day in proportion to the passages so far. Never below zero.
 */
export function occupancyOf(hours: readonly Passages[], isOver: boolean): DayOccupancy {
  const passages = hours.reduce((sum, { entered, left }) => sum + entered + left, 0);
  if (passages === 0) return { hours: [], drift: null };
  const drift = isOver ? hours.reduce((sum, { entered, left }) => sum + entered - left, 0) : null;
  let inside = 0;
  let passed = 0;
  let atStart = 0;
  const occupied: HourOccupancy[] = [];
  for (const { hourAt, entered, left } of hours) {
    inside += entered - left;
    passed += entered + left;
    const atEnd = Math.max(0, Math.round(inside - ((drift ?? 0) * passed) / passages));
    occupied.push({ hourAt, atStart, atEnd });
    atStart = atEnd;
  }
  return { hours: occupied, drift };
}
