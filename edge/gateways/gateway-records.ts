import { RefusedError } from '#shared/link/errors.ts';
import { hourOf } from '#shared/domain/visit-counts.ts';
import { defineRead, defineWrite } from '../database/define.ts';
import { defineChange } from '../journal/define-change.ts';

/** Adds unknown advertisers to their hour's number: all that is ever known of them. */
export const countOthers = defineWrite(
  'gateways.countOthers',
  (db, { at, others }: { at: number; others: number }): { counted: boolean } => {
    db.sql(
      `INSERT INTO unknown_tag_hours (hour_at, others) VALUES (?, ?)
     ON CONFLICT (hour_at) DO UPDATE SET others = others + excluded.others`,
    ).run(hourOf(at), others);
    return { counted: true };
  },
);

/** A gateway of another make; `source` is how it calls itself. */
export interface ForeignRecord {
  readonly device_id: string;
  readonly format: string;
  readonly source: string;
}

export const listForeignRecords = defineRead('gateways.foreign', (db, _input: null) =>
  db.sql<ForeignRecord>('SELECT device_id, format, source FROM foreign_gateways ORDER BY device_id').all(),
);

export const setFormat = defineChange('gateways.setFormat', (db, { device_id, format, source }: ForeignRecord, tell) => {
  const other = db
    .sql<{ device_id: string }>('SELECT device_id FROM foreign_gateways WHERE format = ? AND source = ? AND device_id <> ?')
    .get(format, source, device_id);
  if (other !== undefined)
    throw new RefusedError(
      409,
      'source-taken',
      `"${source}" is the gateway "${other.device_id}" already: two can’t call themselves the same`,
    );
  const before = db.sql<ForeignRecord>('SELECT device_id, format, source FROM foreign_gateways WHERE device_id = ?').get(device_id);
  db.sql(
    `INSERT INTO foreign_gateways (device_id, format, source) VALUES (?, ?, ?)
     ON CONFLICT (device_id) DO UPDATE SET format = excluded.format, source = excluded.source`,
  ).run(device_id, format, source);
  const words = (record: ForeignRecord | undefined): string | undefined =>
    record === undefined ? undefined : `${record.format} ${record.source}`;
  tell({ what: 'gateway make set', subject: device_id, before: words(before), after: `${format} ${source}` });
  return true;
});

export const forgetFormat = defineChange('gateways.forgetFormat', (db, { deviceId }: { readonly deviceId: string }, tell) => {
  const gone = db.sql('DELETE FROM foreign_gateways WHERE device_id = ?').run(deviceId).changes;
  if (gone > 0) tell({ what: 'gateway make forgotten', subject: deviceId });
  return gone;
});

export interface BatteryRecord {
  readonly tag_key: string;
  readonly percent: number;
  readonly at: number;
}

export const readBatteries = defineRead('gateways.batteries', (db, _input: null) =>
  db.sql<BatteryRecord>('SELECT tag_key, percent, at FROM tag_batteries').all(),
);

export const writeBatteries = defineWrite('gateways.writeBatteries', (db, batteries: readonly BatteryRecord[]) => {
  // A tag taken out of the register meanwhile keeps nothing.
  const write = db.sql(
    `INSERT INTO tag_batteries (tag_key, percent, at) SELECT tag_key, ?, ? FROM tags WHERE tag_key = ?
     ON CONFLICT (tag_key) DO UPDATE SET percent = excluded.percent, at = excluded.at`,
  );
  return batteries.reduce((written, { tag_key, percent, at }) => written + write.run(percent, at, tag_key).changes, 0);
});

/** What makes the changing identities of an Eddystone-EID beacon; the key is a secret and never shown again. */
export interface IdentityRecord {
  readonly tag_key: string;
  readonly identity_key: string;
  readonly rotation_exponent: number;
  readonly zero_at: number;
  readonly checked_at: number;
}

export const readIdentities = defineRead('gateways.identities', (db, _input: null) =>
  db.sql<IdentityRecord>('SELECT tag_key, identity_key, rotation_exponent, zero_at, checked_at FROM tag_identities').all(),
);

/** How beacons' own clocks stand, so that a restart need not look far for them. */
export const keepIdentities = defineWrite(
  'gateways.keepIdentities',
  (db, clocks: readonly Pick<IdentityRecord, 'tag_key' | 'zero_at' | 'checked_at'>[]) => {
    const update = db.sql('UPDATE tag_identities SET zero_at = ?, checked_at = ? WHERE tag_key = ?');
    return clocks.reduce((kept, { tag_key, zero_at, checked_at }) => kept + update.run(zero_at, checked_at, tag_key).changes, 0);
  },
);

export interface EidTagRecord {
  readonly tag: { readonly tag_key: string; readonly label: string; readonly kind: string; readonly pairing_code: string | null };
  readonly identity: IdentityRecord;
}

/** A tag and what makes its identities, both or neither. */
export const registerEidTag = defineChange('gateways.registerEidTag', (db, { tag, identity }: EidTagRecord, tell) => {
  const added = db
    .sql('INSERT INTO tags (tag_key, label, kind, pairing_code) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING')
    .run(tag.tag_key, tag.label, tag.kind, tag.pairing_code).changes;
  if (added === 0) throw new RefusedError(409, 'tag-exists', 'a tag with this key or this pairing code is registered already');
  db.sql('INSERT INTO tag_identities (tag_key, identity_key, rotation_exponent, zero_at, checked_at) VALUES (?, ?, ?, ?, ?)').run(
    identity.tag_key,
    identity.identity_key,
    identity.rotation_exponent,
    identity.zero_at,
    identity.checked_at,
  );
  tell({ what: 'tags added', subject: '1', after: tag.label });
  return true;
});

export const gatewayWrites = [countOthers, setFormat, forgetFormat, writeBatteries, keepIdentities, registerEidTag];
export const gatewayReads = [listForeignRecords, readBatteries, readIdentities];
