import { dwellEdges } from '#shared/domain/dwell-bins.ts';
import type { HeatCounts } from '#shared/domain/heat-grid.ts';
import { street, utcDayOf, type VisitCounts } from '#shared/domain/visit-counts.ts';
import { defineWrite, type Db } from '../database/define.ts';

/** All that a visit adds to totals when it is over. */
export interface FinalCounts {
  /** Drawn at random for this visit's counting: a repeat of the write is told by it. Tied to nothing else. */
  readonly mark: string;
  /** When the mark may be forgotten, Unix milliseconds. */
  readonly markUntil: number;
  readonly counts: VisitCounts;
  readonly heat: readonly HeatCounts[];
}

/** Counts a visit of which nothing else is kept; the same mark again counts nothing. */
export const countAnonymousVisit = defineWrite('presence.countAnonymousVisit', (db, final: FinalCounts): { counted: boolean } => ({
  counted: addCounts(db, final),
}));

/** Adds a visit to the totals of its hours and UTC days, once. Late ones go to the hour they happened in. */
export function addCounts(db: Db, { mark, markUntil, counts, heat }: FinalCounts): boolean {
  const isNew =
    db.sql('INSERT INTO counted_once (mark, until) VALUES (?, ?) ON CONFLICT (mark) DO NOTHING').run(mark, markUntil).changes === 1;
  if (!isNew) return false;
  const { visit, zones, transitions } = counts;
  addVisit(db, visit);
  addDwell(db, visit.hourAt, street, visit.bin);
  for (const zone of zones) {
    addZone(db, zone);
    addDwell(db, zone.hourAt, zone.zoneId, zone.bin);
  }
  for (const { fromZoneId, toZoneId, hourAt } of transitions) {
    for (const [table, at, start] of spans('transition', hourAt)) {
      db.sql(
        `INSERT INTO ${table} (${at}, from_zone_id, to_zone_id, visits) VALUES (?, ?, ?, 1)
         ON CONFLICT (${at}, from_zone_id, to_zone_id) DO UPDATE SET visits = visits + 1`,
      ).run(start, fromZoneId, toZoneId);
    }
  }
  for (const hour of heat) addHeat(db, hour);
  return true;
}

type Span = readonly [table: string, column: string, start: number];

/** Where a fact of an hour is counted: in that hour, and in the UTC day around it. */
function spans(noun: 'visit' | 'zone' | 'dwell' | 'transition' | 'heat', hourAt: number): readonly [Span, Span] {
  return [
    [`${noun}_hours`, 'hour_at', hourAt],
    [`${noun}_days`, 'day_at', utcDayOf(hourAt)],
  ];
}

function addVisit(db: Db, { hourAt, dwellSeconds }: VisitCounts['visit']): void {
  for (const [table, at, start] of spans('visit', hourAt)) {
    db.sql(
      `INSERT INTO ${table} (${at}, visits, dwell_seconds, dwell_squares) VALUES (?, 1, ?, ?)
       ON CONFLICT (${at}) DO UPDATE SET visits = visits + 1, dwell_seconds = dwell_seconds + excluded.dwell_seconds,
       dwell_squares = dwell_squares + excluded.dwell_squares`,
    ).run(start, dwellSeconds, dwellSeconds ** 2);
  }
}

function addZone(db: Db, { zoneId, hourAt, dwellSeconds, engaged, turnedBack }: VisitCounts['zones'][number]): void {
  for (const [table, at, start] of spans('zone', hourAt)) {
    db.sql(
      `INSERT INTO ${table} (${at}, zone_id, visits, dwell_seconds, dwell_squares, engaged, turned_back, bought_here)
       VALUES (?, ?, 1, ?, ?, ?, ?, 0)
       ON CONFLICT (${at}, zone_id) DO UPDATE SET visits = visits + 1, dwell_seconds = dwell_seconds + excluded.dwell_seconds,
       dwell_squares = dwell_squares + excluded.dwell_squares, engaged = engaged + excluded.engaged,
       turned_back = turned_back + excluded.turned_back`,
    ).run(start, zoneId, dwellSeconds, dwellSeconds ** 2, engaged ? 1 : 0, turnedBack ? 1 : 0);
  }
}

const bytesOfBin = 4;

function addDwell(db: Db, hourAt: number, zoneId: string, bin: number): void {
  for (const [table, at, start] of spans('dwell', hourAt)) {
    const known = db.sql<{ bins: Uint8Array }>(`SELECT bins FROM ${table} WHERE ${at} = ? AND zone_id = ?`).get(start, zoneId);
    const bins = known?.bins ?? new Uint8Array((dwellEdges.length + 1) * bytesOfBin);
    addTo(cellsOf(bins), bin * bytesOfBin, 1, bytesOfBin);
    db.sql(
      `INSERT INTO ${table} (${at}, zone_id, bins) VALUES (?, ?, ?) ON CONFLICT (${at}, zone_id) DO UPDATE SET bins = excluded.bins`,
    ).run(start, zoneId, bins);
  }
}

const mostInTwoBytes = 65_535;

/** Adds one visit's cells to the floor of that hour and that day. Seconds of an hour end at 65,535: eighteen people in one cell all hour. */
function addHeat(db: Db, { hourAt, columns, rows, cellMetres, cells }: HeatCounts): void {
  for (const [table, at, start] of spans('heat', hourAt)) {
    const bytes = table === 'heat_hours' ? 2 : 4;
    const empty = (): Uint8Array => new Uint8Array(columns * rows * bytes);
    const known = db
      .sql<{ visits: Uint8Array; seconds: Uint8Array }>(
        `SELECT visits, seconds FROM ${table} WHERE ${at} = ? AND columns = ? AND rows = ? AND cell_metres = ?`,
      )
      .get(start, columns, rows, cellMetres) ?? { visits: empty(), seconds: empty() };
    const visits = cellsOf(known.visits);
    const seconds = cellsOf(known.seconds);
    for (const one of cells) {
      addTo(visits, one.cell * bytes, one.visits, bytes);
      addTo(seconds, one.cell * bytes, one.seconds, bytes);
    }
    db.sql(
      `INSERT INTO ${table} (${at}, columns, rows, cell_metres, visits, seconds) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (${at}, columns, rows, cell_metres) DO UPDATE SET visits = excluded.visits, seconds = excluded.seconds`,
    ).run(start, columns, rows, cellMetres, known.visits, known.seconds);
  }
}

function cellsOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

function addTo(view: DataView, offset: number, amount: number, bytes: 2 | 4): void {
  if (bytes === 2) view.setUint16(offset, Math.min(mostInTwoBytes, view.getUint16(offset, true) + amount), true);
  else view.setUint32(offset, view.getUint32(offset, true) + amount, true);
}
