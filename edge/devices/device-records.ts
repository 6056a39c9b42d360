import { RefusedError } from '#shared/link/errors.ts';
import { defineRead, defineWrite, type Db } from '../database/define.ts';
import { refusalReads, refusalWrites } from './refusal-records.ts';

/** What of a device is set in the console. */
export interface DevicePlace {
  readonly device_id: string;
  readonly name: string;
  readonly zone_id: string | null;
  readonly x_metres: number | null;
  readonly y_metres: number | null;
  readonly product_id: string | null;
}

/** A device as it is added: nobody claimed it, nothing was heard of it. */
export interface NewDevice extends DevicePlace {
  readonly kind: string;
  readonly simulated: number;
  readonly playlist_id: string | null;
}

export interface DeviceRecord extends DevicePlace {
  readonly kind: string;
  readonly simulated: number;
  readonly credential_hash: string | null;
  readonly next_credential_hash: string | null;
  readonly next_credential_until: number | null;
  readonly revoked_at: number | null;
  readonly last_seen_at: number | null;
  readonly battery_percent: number | null;
  readonly software_version: string | null;
  readonly silent_after_seconds: number | null;
}

const columns = `device_id, kind, name, zone_id, x_metres, y_metres, product_id, simulated, credential_hash, next_credential_hash,
  next_credential_until, revoked_at, last_seen_at, battery_percent, software_version, silent_after_seconds`;

export const listDeviceRecords = defineRead('devices.list', (db, _input: null) =>
  db.sql<DeviceRecord>(`SELECT ${columns} FROM devices ORDER BY kind, device_id`).all(),
);

/** Throws RefusedError 404 when there is none. */
export function needDevice(db: Db, deviceId: string): DeviceRecord {
  const device = db.sql<DeviceRecord>(`SELECT ${columns} FROM devices WHERE device_id = ?`).get(deviceId);
  if (device === undefined) throw new RefusedError(404, 'device-unknown', `there is no device "${deviceId}"`);
  return device;
}

export const insertDevice = defineWrite('devices.insert', (db, device: NewDevice) => {
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

export const writeClaim = defineWrite(
  'devices.claimCode',
  (db, claim: { readonly code_hash: string; readonly device_id: string; readonly until: number }) => {
    db.sql('DELETE FROM claims WHERE device_id = ?').run(claim.device_id);
    db.sql('INSERT INTO claims (code_hash, device_id, until) VALUES (?, ?, ?)').run(claim.code_hash, claim.device_id, claim.until);
    return true;
  },
);

/** What devices said of themselves since the last time. */
export interface HeardRecord {
  readonly device_id: string;
  readonly at: number;
  readonly battery_percent: number | null;
  readonly software_version: string | null;
}

export const writeHeard = defineWrite('devices.heard', (db, heard: readonly HeardRecord[]) => {
  const update = db.sql('UPDATE devices SET last_seen_at = ?, battery_percent = ?, software_version = ? WHERE device_id = ?');
  for (const { device_id, at, battery_percent, software_version } of heard) update.run(at, battery_percent, software_version, device_id);
  return true;
});

export const plainDeviceWrites = [insertDevice, writeClaim, writeHeard, ...refusalWrites];
export const deviceReads = [listDeviceRecords, ...refusalReads];
