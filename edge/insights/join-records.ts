import { utcDayOf } from '#shared/domain/visit-counts.ts';
import { defineWrite, type Db } from '../database/define.ts';

export interface Joined {
  /** Drawn at random for this write, so that a repeat counts nothing. */
  readonly mark: string;
  readonly markUntil: number;
  readonly tickets: readonly { readonly hourAt: number; readonly outcome: 'matched' | 'ambiguous' }[];
  /** Zones of matched visits a piece of which was on the ticket, in the hour the visit was counted for that zone. */
  readonly boughtHere: readonly { readonly zoneId: string; readonly hourAt: number }[];
}

/** Counts what became of tickets; one that never gets here stays unmatched. */
export const recordJoined = defineWrite(
  'insights.recordJoined',
  (db, { mark, markUntil, tickets, boughtHere }: Joined): { counted: boolean } => {
    const { changes } = db.sql('INSERT INTO counted_once (mark, until) VALUES (?, ?) ON CONFLICT (mark) DO NOTHING').run(mark, markUntil);
    if (changes === 0) return { counted: false };
    for (const { hourAt, outcome } of tickets) addOutcome(db, hourAt, outcome);
    for (const { hourAt, zoneId } of boughtHere) {
      db.sql('UPDATE zone_hours SET bought_here = bought_here + 1 WHERE hour_at = ? AND zone_id = ?').run(hourAt, zoneId);
      db.sql('UPDATE zone_days SET bought_here = bought_here + 1 WHERE day_at = ? AND zone_id = ?').run(utcDayOf(hourAt), zoneId);
    }
    return { counted: true };
  },
);

function addOutcome(db: Db, hourAt: number, outcome: 'matched' | 'ambiguous'): void {
  db.sql(`UPDATE ticket_hours SET ${outcome} = ${outcome} + 1 WHERE hour_at = ?`).run(hourAt);
  db.sql(`UPDATE ticket_days SET ${outcome} = ${outcome} + 1 WHERE day_at = ?`).run(utcDayOf(hourAt));
}

export const joinWrites = [recordJoined];
