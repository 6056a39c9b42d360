import type { VisitStay } from '#shared/domain/visit.ts';
import { defineRead, defineWrite } from '../database/define.ts';

/** From `from` up to but not including `to`, Unix milliseconds. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

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

export interface ZoneTotals {
  readonly visits: number;
  readonly zones: readonly { readonly zoneId: string; readonly visits: number; readonly dwellSeconds: number }[];
  readonly transitions: readonly { readonly fromZoneId: string; readonly toZoneId: string; readonly visits: number }[];
  readonly door: readonly { readonly at: number; readonly entered: number; readonly left: number }[];
}

/** Totals of the hours that begin in the window; door counts summed by quarter of an hour, which no time zone splits. */
export const readZoneTotals = defineRead('insights.zoneTotals', (db, { from, to }: Window): ZoneTotals => {
  const visits = db
    .sql<{ visits: number }>('SELECT COALESCE(SUM(visits), 0) AS visits FROM visit_hours WHERE hour_at >= ? AND hour_at < ?')
    .get(from, to);
  const zones = db
    .sql<ZoneTotals['zones'][number]>(
      `SELECT zone_id AS zoneId, SUM(visits) AS visits, SUM(dwell_seconds) AS dwellSeconds
       FROM zone_hours WHERE hour_at >= ? AND hour_at < ? GROUP BY zone_id ORDER BY zone_id`,
    )
    .all(from, to);
  const transitions = db
    .sql<ZoneTotals['transitions'][number]>(
      `SELECT from_zone_id AS fromZoneId, to_zone_id AS toZoneId, SUM(visits) AS visits
       FROM transition_hours WHERE hour_at >= ? AND hour_at < ? GROUP BY from_zone_id, to_zone_id ORDER BY visits DESC, from_zone_id, to_zone_id`,
    )
    .all(from, to);
  const door = db
    .sql<ZoneTotals['door'][number]>(
      `SELECT at / 900000 * 900000 AS at, SUM(entered) AS entered, SUM("left") AS "left"
       FROM door_counts WHERE at >= ? AND at < ? GROUP BY at / 900000 ORDER BY at`,
    )
    .all(from, to);
  return { visits: visits?.visits ?? 0, zones, transitions, door };
});

export interface DoorCount {
  readonly eventId: string;
  readonly counterId: string;
  readonly at: number;
  readonly entered: number;
  readonly left: number;
}

/** Counts a door event once, however often it arrives. */
export const recordDoor = defineWrite(
  'insights.recordDoor',
  (db, { eventId, counterId, at, entered, left }: DoorCount): { counted: boolean } => {
    const { changes } = db
      .sql(`INSERT INTO door_counts (event_id, counter_id, at, entered, "left") VALUES (?, ?, ?, ?, ?) ON CONFLICT (event_id) DO NOTHING`)
      .run(eventId, counterId, at, entered, left);
    return { counted: changes === 1 };
  },
);

export const insightReads = [readVisits, readPath, readZoneTotals];
export const insightWrites = [recordDoor];
