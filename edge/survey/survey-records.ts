import { defineRead, defineWrite, type Db } from '../database/define.ts';
import { defineChange } from '../journal/define-change.ts';

/** What a receiver heard of the tag at a place, and where the receiver hung then. `rssiDbm` is null when it heard nothing. */
export interface ReadingRow {
  readonly receiverId: string;
  readonly rssiDbm: number | null;
  readonly packets: number;
  readonly xMetres: number;
  readonly yMetres: number;
  readonly heightMetres: number;
}

export interface PointRow {
  readonly pointId: string;
  readonly planId: number;
  readonly xMetres: number;
  readonly yMetres: number;
  readonly tagHeightMetres: number;
  readonly powerDbm: number;
  readonly isSuggested: number;
  readonly measuredAt: number;
}

export interface StoredPoint extends PointRow {
  readonly readings: readonly ReadingRow[];
}

function readAll(db: Db): readonly StoredPoint[] {
  const readings = new Map<string, ReadingRow[]>();
  const rows = db
    .sql<ReadingRow & { readonly pointId: string }>(
      `SELECT point_id AS pointId, receiver_id AS receiverId, rssi_dbm AS rssiDbm, packets,
         x_metres AS xMetres, y_metres AS yMetres, height_metres AS heightMetres FROM survey_readings`,
    )
    .all();
  for (const { pointId, ...reading } of rows) {
    const own = readings.get(pointId);
    if (own === undefined) readings.set(pointId, [reading]);
    else own.push(reading);
  }
  return db
    .sql<PointRow>(
      `SELECT point_id AS pointId, plan_id AS planId, x_metres AS xMetres, y_metres AS yMetres, tag_height_metres AS tagHeightMetres,
         power_dbm AS powerDbm, is_suggested AS isSuggested, measured_at AS measuredAt FROM survey_points ORDER BY measured_at, point_id`,
    )
    .all()
    .map((point) => ({ ...point, readings: readings.get(point.pointId) ?? [] }));
}

export const readSurveyPoints = defineRead('survey.read', (db, _input: null) => readAll(db));

/** Keeps what was measured at a place, over what was measured there before. */
export const keepSurveyPoint = defineWrite('survey.keep', (db, point: StoredPoint) => {
  db.sql('DELETE FROM survey_points WHERE point_id = ?').run(point.pointId);
  db.sql(
    `INSERT INTO survey_points (point_id, plan_id, x_metres, y_metres, tag_height_metres, power_dbm, is_suggested, measured_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    point.pointId,
    point.planId,
    point.xMetres,
    point.yMetres,
    point.tagHeightMetres,
    point.powerDbm,
    point.isSuggested,
    point.measuredAt,
  );
  const insert = db.sql(
    `INSERT INTO survey_readings (point_id, receiver_id, rssi_dbm, packets, x_metres, y_metres, height_metres) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const { receiverId, rssiDbm, packets, xMetres, yMetres, heightMetres } of point.readings)
    insert.run(point.pointId, receiverId, rssiDbm, packets, xMetres, yMetres, heightMetres);
  return readAll(db);
});

export const forgetSurveyPointRecord = defineChange('survey.forget', (db, { pointId }: { readonly pointId: string }, tell) => {
  const { changes } = db.sql('DELETE FROM survey_points WHERE point_id = ?').run(pointId);
  if (changes > 0) tell({ what: 'survey point forgotten', subject: pointId });
  return readAll(db);
});

export const surveyReads = [readSurveyPoints];
export const surveyWrites = [keepSurveyPoint, forgetSurveyPointRecord];
