import { defineRead, defineWrite } from '../database/define.ts';
import type { LearntOffsets } from './locate/receiver-offsets.ts';

/** What receivers taught, and when it was kept (Unix milliseconds). */
export interface KeptLessons {
  readonly learnt: LearntOffsets;
  readonly learntAt: number;
}

/** Keeps what receivers taught in place of what was kept before; a receiver taken off the plan goes with it. */
export const keepLessons = defineWrite('presence.keepLessons', (db, { learnt, learntAt }: KeptLessons): { receivers: number } => {
  db.sql('DELETE FROM receiver_lessons').run();
  const lesson = db.sql(
    'INSERT INTO receiver_lessons (receiver_id, seconds, mean_db, x_metres, y_metres, height_metres) VALUES (?, ?, ?, ?, ?, ?)',
  );
  for (const { receiverId, seconds, meanDb, at, heightMetres } of learnt.receivers) {
    lesson.run(receiverId, seconds, meanDb, at.xMetres, at.yMetres, heightMetres);
  }
  db.sql(
    `INSERT INTO shop_lesson (id, seconds, usual_offset_db, learnt_at) VALUES (1, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET seconds = excluded.seconds, usual_offset_db = excluded.usual_offset_db, learnt_at = excluded.learnt_at`,
  ).run(learnt.seconds, learnt.usualOffsetDb, learntAt);
  return { receivers: learnt.receivers.length };
});

interface LessonRow {
  readonly receiverId: string;
  readonly seconds: number;
  readonly meanDb: number;
  readonly xMetres: number;
  readonly yMetres: number;
  readonly heightMetres: number;
}

/** Undefined before anything was kept. */
export const readLessons = defineRead('presence.readLessons', (db, _: null): KeptLessons | undefined => {
  const shop = db
    .sql<{ seconds: number; usualOffsetDb: number; learntAt: number }>(
      'SELECT seconds, usual_offset_db AS usualOffsetDb, learnt_at AS learntAt FROM shop_lesson WHERE id = 1',
    )
    .get();
  if (shop === undefined) return undefined;
  const rows = db
    .sql<LessonRow>(
      `SELECT receiver_id AS receiverId, seconds, mean_db AS meanDb, x_metres AS xMetres, y_metres AS yMetres, height_metres AS heightMetres
       FROM receiver_lessons`,
    )
    .all();
  const receivers = rows.map(({ xMetres, yMetres, ...lesson }) => ({ ...lesson, at: { xMetres, yMetres } }));
  return { learnt: { seconds: shop.seconds, usualOffsetDb: shop.usualOffsetDb, receivers }, learntAt: shop.learntAt };
});
