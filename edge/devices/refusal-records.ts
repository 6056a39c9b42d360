import { defineRead, defineWrite } from '../database/define.ts';

export interface RefusalRecord {
  readonly at: number;
  readonly device_id: string;
  readonly topic: string;
  readonly reason: string;
  readonly words: string;
  readonly times: number;
}

export const writeRefusals = defineWrite('devices.refusals', (db, refusals: readonly RefusalRecord[]) => {
  const insert = db.sql('INSERT INTO refusals (at, device_id, topic, reason, words, times) VALUES (?, ?, ?, ?, ?, ?)');
  for (const refusal of refusals) insert.run(refusal.at, refusal.device_id, refusal.topic, refusal.reason, refusal.words, refusal.times);
  db.sql('DELETE FROM refusals WHERE refusal_id <= (SELECT max(refusal_id) FROM refusals) - 5000').run();
  return true;
});

export const readRefusals = defineRead('devices.refusalList', (db, input: { readonly deviceId: string | null; readonly limit: number }) =>
  db
    .sql<RefusalRecord>(
      'SELECT at, device_id, topic, reason, words, times FROM refusals WHERE device_id = coalesce(?, device_id) ORDER BY refusal_id DESC LIMIT ?',
    )
    .all(input.deviceId, input.limit),
);

export const countRefusals = defineRead('devices.refusalCounts', (db, since: number) =>
  db
    .sql<{ device_id: string; times: number }>('SELECT device_id, sum(times) AS times FROM refusals WHERE at > ? GROUP BY device_id')
    .all(since),
);

export const keepMessage = defineWrite(
  'devices.keepMessage',
  (
    db,
    message: { readonly at: number; readonly deviceId: string; readonly topic: string; readonly words: string; readonly payload: string },
  ) =>
    db
      .sql('INSERT INTO kept_messages (at, device_id, topic, words, payload) VALUES (?, ?, ?, ?, ?)')
      .run(message.at, message.deviceId, message.topic, message.words, message.payload).changes,
);

export const refusalWrites = [writeRefusals, keepMessage];
export const refusalReads = [readRefusals, countRefusals];
