import type { VisitStay } from '#shared/domain/visit.ts';
import { defineRead } from '../database/define.ts';
import type { Window } from './spans.ts';

export interface VisitRow {
  readonly visitId: string;
  readonly openedAt: number;
  readonly closedAt: number | null;
}

export interface VisitWithStays extends VisitRow {
  readonly stays: readonly VisitStay[];
}

const staysSql = 'SELECT zone_id AS zoneId, entered_at AS enteredAt, left_at AS leftAt FROM stays WHERE visit_id = ? ORDER BY seq';

/** Kept visits that opened in the window, newest first, and how many there are in all. */
export const readVisits = defineRead(
  'insights.visits',
  (db, { from, to, limit }: Window & { limit: number }): { count: number; visits: readonly VisitWithStays[] } => {
    const counted = db.sql<{ count: number }>('SELECT COUNT(*) AS count FROM visits WHERE opened_at >= ? AND opened_at < ?').get(from, to);
    const visits = db
      .sql<VisitRow>(
        `SELECT visit_id AS visitId, opened_at AS openedAt, closed_at AS closedAt FROM visits
         WHERE opened_at >= ? AND opened_at < ? ORDER BY opened_at DESC, visit_id LIMIT ?`,
      )
      .all(from, to, limit);
    const stays = db.sql<VisitStay>(staysSql);
    return { count: counted?.count ?? 0, visits: visits.map((visit) => ({ ...visit, stays: stays.all(visit.visitId) })) };
  },
);

export interface PathRecord extends VisitWithStays {
  readonly points: readonly { readonly at: number; readonly xMetres: number; readonly yMetres: number; readonly radiusMetres: number }[];
  /** Kept visits that opened within `aroundMs` of this one, itself included. */
  readonly visitsAround: number;
}

/** One visit's path; undefined for an id that is not kept. */
export const readPath = defineRead(
  'insights.path',
  (db, { visitId, aroundMs }: { visitId: string; aroundMs: number }): PathRecord | undefined => {
    const visit = db
      .sql<VisitRow>('SELECT visit_id AS visitId, opened_at AS openedAt, closed_at AS closedAt FROM visits WHERE visit_id = ?')
      .get(visitId);
    if (visit === undefined) return undefined;
    const around = db
      .sql<{ count: number }>('SELECT COUNT(*) AS count FROM visits WHERE opened_at BETWEEN ? AND ?')
      .get(visit.openedAt - aroundMs, visit.openedAt + aroundMs);
    const points = db
      .sql<PathRecord['points'][number]>(
        `SELECT at, x_metres AS xMetres, y_metres AS yMetres, radius_metres AS radiusMetres
         FROM path_points WHERE visit_id = ? ORDER BY at`,
      )
      .all(visitId);
    return { ...visit, stays: db.sql<VisitStay>(staysSql).all(visitId), points, visitsAround: around?.count ?? 0 };
  },
);

export const visitReads = [readVisits, readPath];
