import { RefusedError } from '#shared/link/errors.ts';
import { defineRead, defineWrite } from '../database/define.ts';

export interface DeviceRecord {
  readonly device_id: string;
  readonly kind: string;
  readonly name: string;
  readonly zone_id: string | null;
  readonly x_metres: number | null;
  readonly y_metres: number | null;
  readonly product_id: string | null;
  readonly credential_hash: string | null;
  readonly revoked_at: number | null;
  readonly simulated: number;
  readonly last_seen_at: number | null;
}

const columns = 'device_id, kind, name, zone_id, x_metres, y_metres, product_id, credential_hash, revoked_at, simulated, last_seen_at';

export const listDeviceRecords = defineRead('devices.list', (db, _input: null) =>
  db.sql<DeviceRecord>(`SELECT ${columns} FROM devices ORDER BY kind, device_id`).all(),
);

export const insertDevice = defineWrite('devices.insert', (db, device: DeviceRecord & { readonly playlist_id: string | null }) => {
  const added = db
    .sql(
      'INSERT INTO devices (device_id, kind, name, zone_id, x_metres, y_metres, product_id, simulated, playlist_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    )
    .run(
      device.device_id,
      device.kind,
      device.name,
      device.zone_id,
      device.x_metres,
      device.y_metres,
      device.product_id,
      device.simulated,
      device.playlist_id,
    );
  if (added.changes === 0) throw new RefusedError(409, 'device-exists', `there is already a device "${device.device_id}"`);
  return true;
});

export const updateDevice = defineWrite(
  'devices.update',
  (db, device: Pick<DeviceRecord, 'device_id' | 'name' | 'zone_id' | 'x_metres' | 'y_metres' | 'product_id'>) =>
    db
      .sql('UPDATE devices SET name = ?, zone_id = ?, x_metres = ?, y_metres = ?, product_id = ? WHERE device_id = ?')
      .run(device.name, device.zone_id, device.x_metres, device.y_metres, device.product_id, device.device_id).changes,
);

export const writeClaim = defineWrite(
  'devices.claimCode',
  (db, claim: { readonly code_hash: string; readonly device_id: string; readonly until: number }) => {
    db.sql('DELETE FROM claims WHERE device_id = ?').run(claim.device_id);
    db.sql('INSERT INTO claims (code_hash, device_id, until) VALUES (?, ?, ?)').run(claim.code_hash, claim.device_id, claim.until);
    return true;
  },
);

export const takeClaim = defineWrite(
  'devices.claim',
  (db, claim: { readonly code_hash: string; readonly credential_hash: string; readonly now: number }) => {
    const row = db
      .sql<{ device_id: string; until: number }>('DELETE FROM claims WHERE code_hash = ? RETURNING device_id, until')
      .get(claim.code_hash);
    if (row === undefined)
      throw new RefusedError(404, 'claim-unknown', 'this code is not known or was used already: show a new one in the console');
    if (row.until < claim.now)
      throw new RefusedError(410, 'claim-expired', 'this code is older than ten minutes: show a new one in the console');
    db.sql('UPDATE devices SET credential_hash = ?, claimed_at = ?, revoked_at = NULL WHERE device_id = ?').run(
      claim.credential_hash,
      claim.now,
      row.device_id,
    );
    return row.device_id;
  },
);

export const writeRevocation = defineWrite('devices.revoke', (db, input: { readonly device_id: string; readonly now: number }) => {
  db.sql('DELETE FROM claims WHERE device_id = ?').run(input.device_id);
  return db.sql('UPDATE devices SET credential_hash = NULL, revoked_at = ? WHERE device_id = ?').run(input.now, input.device_id).changes;
});

export const writeLastSeen = defineWrite('devices.lastSeen', (db, seen: readonly { readonly device_id: string; readonly at: number }[]) => {
  const update = db.sql('UPDATE devices SET last_seen_at = ? WHERE device_id = ?');
  for (const { device_id, at } of seen) update.run(at, device_id);
  return true;
});

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

export const deviceWrites = [insertDevice, updateDevice, writeClaim, takeClaim, writeRevocation, writeLastSeen, writeRefusals, keepMessage];
export const deviceReads = [listDeviceRecords, readRefusals, countRefusals];
