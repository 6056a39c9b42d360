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

interface Rows {
  readonly totals: Totals;
  readonly columns: readonly string[];
  readonly where?: string;
}

interface Reading {
  readonly sql: string;
  readonly parameters: readonly (number | string)[];
}

/** Rows of a total over what was asked: of whole UTC days their own, of the ends of the window those of their hours. */
function readingOf(asked: Asked, { totals, columns, where = 'TRUE' }: Rows): Reading {
  const select = `SELECT ${columns.join(', ')}`;
  if (asked.hours !== undefined) {
    const sql = `${select} FROM json_each(?) AS asked CROSS JOIN ${totals}_hours ON hour_at = asked.value WHERE ${where}`;
    return { sql, parameters: [JSON.stringify(asked.hours)] };
  }
  const hours = `${select} FROM ${totals}_hours WHERE hour_at >= ? AND hour_at < ? AND ${where}`;
  const days = `${select} FROM ${totals}_days WHERE day_at >= ? AND day_at < ? AND ${where}`;
  return { sql: `${hours} UNION ALL ${days} UNION ALL ${hours}`, parameters: parametersOf(asked) };
}

export function readRows<Row>(db: Db, asked: Asked, rows: Rows): Row[] {
  const { sql, parameters } = readingOf(asked, rows);
  return db.sql<Row>(sql).all(...parameters);
}

interface Sums {
  readonly totals: Totals;
  readonly sums: readonly string[];
  /** SQL columns. */
  readonly groups?: readonly string[];
}

/** Sums of a total over what was asked, grouped. */
export function readSums<Row>(db: Db, asked: Asked, { totals, sums, groups = [] }: Sums): Row[] {
  const { sql, parameters } = readingOf(asked, { totals, columns: [...groups, ...sums.map((sum) => `"${sum}"`)] });
  const select = [...groups, ...sums.map((sum) => `COALESCE(SUM("${sum}"), 0) AS "${sum}"`)].join(', ');
  const group = groups.length === 0 ? '' : ` GROUP BY ${groups.join(', ')}`;
  return db.sql<Row>(`SELECT ${select} FROM (${sql})${group}`).all(...parameters);
}
