import { metresBetween } from '#shared/domain/floor-plan.ts';
import { defineRead, defineWrite, type Db } from '../database/define.ts';
import { addCounts, countAnonymousVisit, type FinalCounts } from './count-records.ts';
import type { KeptPiece, NumberedStay, PathPoint } from './kept-visit.ts';
import { keepLessons, readLessons } from './lesson-records.ts';

/** Writes a piece of a kept visit, if its shopper's consent is in force in this very transaction; a piece that comes too late leaves nothing. */
export const keepVisit = defineWrite('presence.keepVisit', (db, piece: KeptPiece): { kept: boolean } => ({ kept: insertPiece(db, piece) }));

function insertPiece(db: Db, { visitId, shopperId, openedAt, stays, redrawn, points }: KeptPiece): boolean {
  const consent = db.sql(`SELECT 1 FROM consents WHERE shopper_id = ? AND purpose = 'path' AND withdrawn_at IS NULL`).get(shopperId);
  if (consent === undefined) return false;
  db.sql('INSERT INTO visits (visit_id, opened_at, closed_at, shopper_id) VALUES (?, ?, NULL, ?) ON CONFLICT (visit_id) DO NOTHING').run(
    visitId,
    openedAt,
    shopperId,
  );
  const stay = db.sql(
    `INSERT INTO stays (visit_id, seq, zone_id, entered_at, left_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (visit_id, seq) DO UPDATE SET left_at = excluded.left_at`,
  );
  for (const { seq, zoneId, enteredAt, leftAt } of stays) stay.run(visitId, seq, zoneId, enteredAt, leftAt);
  if (redrawn !== null) {
    db.sql('DELETE FROM path_points WHERE visit_id = ? AND at BETWEEN ? AND ?').run(visitId, redrawn.from, redrawn.until);
  }
  const point = db.sql(
    `INSERT INTO path_points (visit_id, at, x_metres, y_metres, radius_metres) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (visit_id, at) DO NOTHING`,
  );
  for (const { at, xMetres, yMetres, radiusMetres } of points) point.run(visitId, at, xMetres, yMetres, radiusMetres);
  return true;
}

export interface ClosingVisit {
  readonly visitId: string;
  readonly closedAt: number;
  /** What was not written yet, when the visit went on after the last piece. */
  readonly piece: KeptPiece | null;
  /** All of the visit's stays as they are known now, in the place of those written while it went on. */
  readonly stays: readonly NumberedStay[];
  readonly final: FinalCounts;
}

/** Closes a kept visit and counts it, once: a repeat finds it closed and counts nothing. */
export const closeVisit = defineWrite(
  'presence.closeVisit',
  (db, { visitId, closedAt, piece, stays, final }: ClosingVisit): { counted: boolean } => {
    const open = db.sql<{ closed_at: number | null }>('SELECT closed_at FROM visits WHERE visit_id = ?').get(visitId);
    if (open !== undefined && open.closed_at !== null) return { counted: false };
    if (piece !== null) insertPiece(db, piece);
    db.sql('DELETE FROM stays WHERE visit_id = ?').run(visitId);
    // Of a visit whose consent ended meanwhile there is no row to hang a stay on.
    const stay = db.sql(
      `INSERT INTO stays (visit_id, seq, zone_id, entered_at, left_at)
       SELECT visit_id, ?, ?, ?, ? FROM visits WHERE visit_id = ?`,
    );
    for (const { seq, zoneId, enteredAt, leftAt } of stays) stay.run(seq, zoneId, enteredAt, leftAt, visitId);
    db.sql('DELETE FROM path_points WHERE visit_id = ? AND at > ?').run(visitId, closedAt);
    db.sql('UPDATE visits SET closed_at = ? WHERE visit_id = ?').run(closedAt, visitId);
    return { counted: addCounts(db, final) };
  },
);

/** Removes all that a visit wrote; stays and points go with it. */
export const removeVisit = defineWrite('presence.removeVisit', (db, visitId: string): { rows: number } => ({
  rows: db.sql('DELETE FROM visits WHERE visit_id = ?').run(visitId).changes,
}));

export interface OpenVisit {
  readonly visitId: string;
  readonly openedAt: number;
  readonly lastPointAt: number | null;
  /** How far its path leads from its first point at least. */
  readonly wentMetres: number;
  readonly stays: readonly NumberedStay[];
}

function wentMetresOf(points: readonly PathPoint[]): number {
  const [first] = points;
  return points.reduce((went, point) => Math.max(went, metresBetween(first ?? point, point) - point.radiusMetres), 0);
}

/** Visits that a previous run left open. */
export const readOpenVisits = defineRead('presence.readOpenVisits', (db, _: null): readonly OpenVisit[] => {
  const visits = db
    .sql<{ visitId: string; openedAt: number; lastPointAt: number | null }>(
      `SELECT visit_id AS visitId, opened_at AS openedAt,
         (SELECT MAX(at) FROM path_points WHERE path_points.visit_id = visits.visit_id) AS lastPointAt
       FROM visits WHERE closed_at IS NULL`,
    )
    .all();
  const points = db.sql<PathPoint>(
    `SELECT at, x_metres AS xMetres, y_metres AS yMetres, radius_metres AS radiusMetres
     FROM path_points WHERE visit_id = ? ORDER BY at`,
  );
  const stays = db.sql<NumberedStay>(
    'SELECT seq, zone_id AS zoneId, entered_at AS enteredAt, left_at AS leftAt FROM stays WHERE visit_id = ? ORDER BY seq',
  );
  return visits.map((visit) => ({
    ...visit,
    wentMetres: wentMetresOf(points.all(visit.visitId)),
    stays: stays.all(visit.visitId),
  }));
});

export const presenceWrites = [keepLessons, keepVisit, closeVisit, countAnonymousVisit, removeVisit];
export const presenceReads = [readLessons, readOpenVisits];
