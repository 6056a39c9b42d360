import { defineRead } from '../database/define.ts';
import { drawPath, type DrawnPath } from './path-rules.ts';
import type { Window } from './spans.ts';

/** A kept path as it was written, without its id. Instants in Unix milliseconds. */
export interface KeptPath {
  readonly openedAt: number;
  readonly closedAt: number;
  readonly zoneIds: readonly string[];
  readonly points: readonly { readonly at: number; readonly xMetres: number; readonly yMetres: number }[];
}

export interface PathSample {
  /** Ended visits with a path in the window, of which those below are some. */
  readonly kept: number;
  readonly paths: readonly DrawnPath[];
}

/** Paths spread evenly over those kept in the window, `most` at most; with a zone, of visits that stayed there. */
export const readPathSample = defineRead(
  'insights.pathSample',
  (db, { from, to, zoneId, most }: Window & { readonly zoneId: string | null; readonly most: number }): PathSample => {
    const visits = db
      .sql<{ visitId: string; openedAt: number; closedAt: number }>(
        `SELECT visit_id AS visitId, opened_at AS openedAt, closed_at AS closedAt FROM visits
         WHERE opened_at >= ? AND opened_at < ? AND closed_at IS NOT NULL
           AND (? IS NULL OR EXISTS (SELECT 1 FROM stays WHERE stays.visit_id = visits.visit_id AND zone_id = ?))
         ORDER BY opened_at, visit_id`,
      )
      .all(from, to, zoneId, zoneId);
    const step = Math.max(1, visits.length / most);
    const chosen = visits.filter((_, nth) => nth === 0 || Math.floor(nth / step) > Math.floor((nth - 1) / step));
    const stays = db.sql<{ zoneId: string }>('SELECT zone_id AS zoneId FROM stays WHERE visit_id = ? ORDER BY seq');
    const points = db.sql<KeptPath['points'][number]>(
      'SELECT at, x_metres AS xMetres, y_metres AS yMetres FROM path_points WHERE visit_id = ? ORDER BY at',
    );
    return {
      kept: visits.length,
      // Thinned here, before they cross to another thread: a path of half an hour has a thousand points.
      paths: chosen.map(({ visitId, openedAt, closedAt }) =>
        drawPath({ openedAt, closedAt, zoneIds: stays.all(visitId).map((stay) => stay.zoneId), points: points.all(visitId) }),
      ),
    };
  },
);

export const pathReads = [readPathSample];
