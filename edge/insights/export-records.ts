import { defineRead } from '../database/define.ts';
import type { Window } from './spans.ts';

export interface ZoneHourRow {
  readonly hourAt: number;
  readonly zoneId: string;
  readonly visits: number;
  readonly dwellSeconds: number;
  readonly engaged: number;
  readonly turnedBack: number;
  readonly boughtHere: number;
}

/** Every zone in every hour of a window, in order. */
export const readZoneHourRows = defineRead('insights.zoneHourRows', (db, { from, to }: Window): ZoneHourRow[] =>
  db
    .sql<ZoneHourRow>(
      `SELECT hour_at AS hourAt, zone_id AS zoneId, visits, dwell_seconds AS dwellSeconds, engaged, turned_back AS turnedBack,
         bought_here AS boughtHere
       FROM zone_hours WHERE hour_at >= ? AND hour_at < ? ORDER BY hour_at, zone_id`,
    )
    .all(from, to),
);

export interface TransitionHourRow {
  readonly hourAt: number;
  readonly fromZoneId: string;
  readonly toZoneId: string;
  readonly visits: number;
}

/** Every way in every hour of a window, in order. */
export const readTransitionHourRows = defineRead('insights.transitionHourRows', (db, { from, to }: Window): TransitionHourRow[] =>
  db
    .sql<TransitionHourRow>(
      `SELECT hour_at AS hourAt, from_zone_id AS fromZoneId, to_zone_id AS toZoneId, visits
       FROM transition_hours WHERE hour_at >= ? AND hour_at < ? AND from_zone_id <> to_zone_id ORDER BY hour_at, from_zone_id, to_zone_id`,
    )
    .all(from, to),
);

export const exportReads = [readZoneHourRows, readTransitionHourRows];
