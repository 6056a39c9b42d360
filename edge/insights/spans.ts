import type { Db } from '../database/define.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** From `from` up to but not including `to`, Unix milliseconds; both begin an hour. */
export interface Window {
  readonly from: number;
  readonly to: number;
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

/** Rows of a total over a window: an SQL text to stand after FROM, with its six parameters in `parametersOf`. */
export function rowsOf(totals: Totals, columns: string): string {
  const hours = `SELECT ${columns} FROM ${totals}_hours WHERE hour_at >= ? AND hour_at < ?`;
  const days = `SELECT ${columns} FROM ${totals}_days WHERE day_at >= ? AND day_at < ?`;
  return `(${hours} UNION ALL ${days} UNION ALL ${hours})`;
}

export function parametersOf(window: Window): readonly number[] {
  const { firstHours, days, lastHours } = spanOf(window);
  return [firstHours, days, lastHours].flatMap(({ from, to }) => [from, to]);
}

/** Rows of a total in exactly these hours, for one hour of the day over many days. One parameter: the hours as JSON. */
export function rowsInHours(totals: Totals, columns: string): string {
  return `(SELECT ${columns} FROM json_each(?) AS asked CROSS JOIN ${totals}_hours ON hour_at = asked.value)`;
}

/** Either the whole window, or only these hours of it. */
export interface Asked extends Window {
  readonly hours?: readonly number[] | undefined;
}

/** Sums of a total, grouped: `sums` and `groups` are lists of SQL columns. */
export function readSums<Row>(db: Db, asked: Asked, totals: Totals, groups: string, sums: readonly string[]): Row[] {
  const columns = [...(groups === '' ? [] : [groups]), ...sums.map((sum) => `"${sum}"`)].join(', ');
  const select = [...(groups === '' ? [] : [groups]), ...sums.map((sum) => `COALESCE(SUM("${sum}"), 0) AS "${sum}"`)].join(', ');
  const group = groups === '' ? '' : ` GROUP BY ${groups}`;
  if (asked.hours === undefined) return db.sql<Row>(`SELECT ${select} FROM ${rowsOf(totals, columns)}${group}`).all(...parametersOf(asked));
  return db.sql<Row>(`SELECT ${select} FROM ${rowsInHours(totals, columns)}${group}`).all(JSON.stringify(asked.hours));
}
