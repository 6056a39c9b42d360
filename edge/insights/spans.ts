import type { Db } from '../database/define.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** From `from` up to but not including `to`, Unix milliseconds; both begin an hour. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** A stretch of a window in which the store's clocks are `offsetMs` ahead of UTC. */
export interface Stretch extends Window {
  readonly offsetMs: number;
}

/** The totals that are kept by hour and by UTC day. */
export type Totals = 'visit' | 'zone' | 'dwell' | 'transition' | 'ticket' | 'zone_ticket' | 'door' | 'heat';

/** Whole UTC days inside a window are read from days, its two ends from hours. */
interface Span {
  readonly firstHours: Window;
  readonly days: Window;
  readonly lastHours: Window;
}

export function spanOf({ from, to }: Window): Span {
  const firstDay = Math.ceil(from / dayMs) * dayMs;
  const lastDay = Math.floor(to / dayMs) * dayMs;
  if (firstDay >= lastDay) return { firstHours: { from, to }, days: { from: to, to }, lastHours: { from: to, to } };
  return { firstHours: { from, to: firstDay }, days: { from: firstDay, to: lastDay }, lastHours: { from: lastDay, to } };
}

function parametersOf(window: Window): readonly number[] {
  const { firstHours, days, lastHours } = spanOf(window);
  return [firstHours, days, lastHours].flatMap(({ from, to }) => [from, to]);
}

/** Either the whole window, or only these hours of it. */
export interface Asked extends Window {
  readonly hours?: readonly number[] | undefined;
}

interface Summed {
  readonly totals: Totals;
  readonly sums: readonly string[];
  /** SQL columns. */
  readonly groups?: readonly string[];
  readonly where?: string;
}

/** Sums of a total over what was asked, grouped: of whole UTC days from their own rows, of the ends of the window from their hours. */
export function readSums<Row>(db: Db, asked: Asked, { totals, sums, groups = [], where = 'TRUE' }: Summed): Row[] {
  const columns = [...groups, ...sums.map((sum) => `"${sum}"`)].join(', ');
  const select = [...groups, ...sums.map((sum) => `COALESCE(SUM("${sum}"), 0) AS "${sum}"`)].join(', ');
  const group = groups.length === 0 ? '' : ` GROUP BY ${groups.join(', ')}`;
  if (asked.hours !== undefined) {
    const rows = `SELECT ${columns} FROM json_each(?) AS asked CROSS JOIN ${totals}_hours ON hour_at = asked.value WHERE ${where}`;
    return db.sql<Row>(`SELECT ${select} FROM (${rows})${group}`).all(JSON.stringify(asked.hours));
  }
  const hours = `SELECT ${columns} FROM ${totals}_hours WHERE hour_at >= ? AND hour_at < ? AND ${where}`;
  const days = `SELECT ${columns} FROM ${totals}_days WHERE day_at >= ? AND day_at < ? AND ${where}`;
  return db.sql<Row>(`SELECT ${select} FROM (${hours} UNION ALL ${days} UNION ALL ${hours})${group}`).all(...parametersOf(asked));
}
