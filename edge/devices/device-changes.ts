import { RefusedError } from '#shared/link/errors.ts';
import type { Db } from '../database/define.ts';
import { defineChange } from '../journal/define-change.ts';
import {
  insertDevice,
  needDevice,
  plainDeviceWrites,
  writeClaim,
  type DevicePlace,
  type DeviceRecord,
  type NewDevice,
} from './device-records.ts';

/** A device someone added in the console. */
export const addDeviceRecord = defineChange('devices.add', (db, { device }: { readonly device: NewDevice }, tell) => {
  insertDevice.run(db, device);
  tell({ what: 'device added', subject: device.device_id, after: device.kind });
  return true;
});

export type ChangedDevice = DevicePlace & { readonly silent_after_seconds: number | null };

/** Writes what is different and tells of just that; a change to the same tells nothing. */
export const changeDeviceRecord = defineChange('devices.change', (db, { device }: { readonly device: ChangedDevice }, tell) => {
  const before = needDevice(db, device.device_id);
  db.sql(
    'UPDATE devices SET name = ?, zone_id = ?, x_metres = ?, y_metres = ?, product_id = ?, silent_after_seconds = ? WHERE device_id = ?',
  ).run(device.name, device.zone_id, device.x_metres, device.y_metres, device.product_id, device.silent_after_seconds, device.device_id);
  const was = partsOf(before);
  const is = partsOf(device);
  const names = Object.keys(is).filter((name) => was[name] !== is[name]);
  const pick = (parts: Readonly<Record<string, unknown>>): string =>
    JSON.stringify(Object.fromEntries(names.map((name) => [name, parts[name]])));
  if (names.length > 0) tell({ what: 'device changed', subject: device.device_id, before: pick(was), after: pick(is) });
  return true;
});

/** What may be changed of a device, under the contract's names. */
function partsOf(device: ChangedDevice): Readonly<Record<string, string | number | null>> {
  const name: { readonly fr: string; readonly en: string } = JSON.parse(device.name);
  return {
    nameFr: name.fr,
    nameEn: name.en,
    zoneId: device.zone_id,
    xMetres: device.x_metres,
    yMetres: device.y_metres,
    productId: device.product_id,
    silentAfterSeconds: device.silent_after_seconds,
  };
}

/** A code someone let the console show. */
export const showClaim = defineChange(
  'devices.showClaim',
  (db, { claim }: { readonly claim: { readonly code_hash: string; readonly device_id: string; readonly until: number } }, tell) => {
    needDevice(db, claim.device_id);
    writeClaim.run(db, claim);
    tell({ what: 'claim code shown', subject: claim.device_id });
    return true;
  },
);

export const takeClaim = defineChange(
  'devices.claim',
  (db, claim: { readonly code_hash: string; readonly credential_hash: string; readonly now: number }, tell) => {
    const row = db
      .sql<{ device_id: string; until: number }>('SELECT device_id, until FROM claims WHERE code_hash = ?')
      .get(claim.code_hash);
    if (row === undefined)
      throw new RefusedError(404, 'claim-unknown', 'this code is not known or was used already: show a new one in the console');
    if (row.until < claim.now)
      throw new RefusedError(410, 'claim-expired', 'this code is older than ten minutes: show a new one in the console');
    db.sql('DELETE FROM claims WHERE code_hash = ?').run(claim.code_hash);
    const before = needDevice(db, row.device_id);
    db.sql(
      `UPDATE devices SET credential_hash = ?, claimed_at = ?, revoked_at = NULL, next_credential_hash = NULL, next_credential_until = NULL
       WHERE device_id = ?`,
    ).run(claim.credential_hash, claim.now, row.device_id);
    tell({ what: 'device claimed', subject: row.device_id, before: standingOf(before), after: 'claimed' });
    return row.device_id;
  },
);

/** A credential for a person to type into a device. The one in use goes on until this one is first used. */
export const issueCredentialRecord = defineChange(
  'devices.issueCredential',
  (db, input: { readonly device_id: string; readonly credential_hash: string; readonly until: number }, tell) => {
    const before = needDevice(db, input.device_id);
    db.sql('DELETE FROM claims WHERE device_id = ?').run(input.device_id);
    db.sql('UPDATE devices SET next_credential_hash = ?, next_credential_until = ?, revoked_at = NULL WHERE device_id = ?').run(
      input.credential_hash,
      input.until,
      input.device_id,
    );
    tell({ what: 'credential issued', subject: input.device_id, before: standingOf(before) });
    return true;
  },
);

/** The credential that was issued came into use: the one before it opens nothing any more. */
export const promoteCredential = defineChange(
  'devices.promoteCredential',
  (db, input: { readonly device_id: string; readonly credential_hash: string }, tell) => {
    const { changes } = db
      .sql(
        `UPDATE devices SET credential_hash = next_credential_hash, next_credential_hash = NULL, next_credential_until = NULL
         WHERE device_id = ? AND next_credential_hash = ?`,
      )
      .run(input.device_id, input.credential_hash);
    if (changes > 0) tell({ what: 'credential in use', subject: input.device_id });
    return changes;
  },
);

export const writeRevocation = defineChange('devices.revoke', (db, input: { readonly device_id: string; readonly now: number }, tell) => {
  const before = needDevice(db, input.device_id);
  db.sql('DELETE FROM claims WHERE device_id = ?').run(input.device_id);
  closeAccess(db, input.device_id, input.now);
  tell({ what: 'device revoked', subject: input.device_id, before: standingOf(before), after: 'revoked' });
  return true;
});

function closeAccess(db: Db, deviceId: string, now: number): void {
  db.sql(
    'UPDATE devices SET credential_hash = NULL, next_credential_hash = NULL, next_credential_until = NULL, revoked_at = ? WHERE device_id = ?',
  ).run(now, deviceId);
}

function standingOf(device: DeviceRecord): 'claimed' | 'revoked' | 'unclaimed' {
  if (device.credential_hash !== null) return 'claimed';
  return device.revoked_at === null ? 'unclaimed' : 'revoked';
}

export const deviceWrites = [
  ...plainDeviceWrites,
  addDeviceRecord,
  changeDeviceRecord,
  showClaim,
  takeClaim,
  issueCredentialRecord,
  promoteCredential,
  writeRevocation,
];
