import { deviceKinds, type DeviceKind } from '#shared/contract/define-message.ts';
import type { Point } from '#shared/domain/floor-plan.ts';
import { groupBy } from '#shared/domain/group-by.ts';
import type { Texts } from '#shared/domain/product.ts';
import type { DeviceRecord, NewDevice } from './device-records.ts';

export interface Device {
  readonly deviceId: string;
  readonly kind: DeviceKind;
  readonly name: Texts;
  readonly zoneId: string | null;
  readonly at: Point | null;
  readonly productId: string | null;
  readonly simulated: boolean;
}

/** What a device last said or did. Version and battery outlive a restart, the rest is rebuilt from its next message. */
export interface Sign {
  readonly online?: boolean;
  readonly words?: string;
  readonly batteryPercent?: number;
  readonly softwareVersion?: string;
  /** Mistakes its page made by itself since it was loaded. */
  readonly errors?: number;
}

export interface KnownDevice extends Device {
  name: Texts;
  zoneId: string | null;
  at: Point | null;
  productId: string | null;
  silentAfterSeconds: number | null;
  credentialHash: string | null;
  /** Issued, good until then, not used yet. */
  nextCredential: { readonly hash: string; readonly until: number } | null;
  revokedAt: number | null;
  lastSeenAt: number | null;
  connected: boolean;
  /** By monotonic time, the last ten minutes. */
  connectedAtMs: readonly number[];
  sign: Sign;
}

/** The hangers of each product that hangs somewhere. */
export function groupHangers(devices: Iterable<Device>): ReadonlyMap<string, readonly string[]> {
  const hung = [...devices].flatMap(({ deviceId, kind, productId }) =>
    kind === 'hanger' && productId !== null ? [{ deviceId, productId }] : [],
  );
  const groups = groupBy(hung, ({ productId }) => productId);
  return new Map([...groups].map(([productId, hangers]) => [productId, hangers.map(({ deviceId }) => deviceId)]));
}

/** A device as it is added, and as it is known from then on. */
export function newlyKnown(record: NewDevice): { readonly record: NewDevice; readonly known: KnownDevice } {
  return { record, known: knownOf({ ...record, ...nothingHeard }) };
}

const nothingHeard = {
  credential_hash: null,
  next_credential_hash: null,
  next_credential_until: null,
  revoked_at: null,
  last_seen_at: null,
  battery_percent: null,
  software_version: null,
  silent_after_seconds: null,
} as const;

/** A device as the database has it; nothing was heard of it in this life of the hub. */
export function knownOf(record: DeviceRecord): KnownDevice {
  const kind = deviceKinds.find((candidate) => candidate === record.kind);
  if (kind === undefined) throw new Error(`the database has a device of the unknown kind "${record.kind}"`);
  const name: Texts = JSON.parse(record.name);
  const { next_credential_hash: hash, next_credential_until: until } = record;
  return {
    deviceId: record.device_id,
    kind,
    name,
    zoneId: record.zone_id,
    at: record.x_metres === null || record.y_metres === null ? null : { xMetres: record.x_metres, yMetres: record.y_metres },
    productId: record.product_id,
    simulated: record.simulated === 1,
    silentAfterSeconds: record.silent_after_seconds,
    credentialHash: record.credential_hash,
    nextCredential: hash === null || until === null ? null : { hash, until },
    revokedAt: record.revoked_at,
    lastSeenAt: record.last_seen_at,
    connected: false,
    connectedAtMs: [],
    sign: {
      ...(record.battery_percent === null ? {} : { batteryPercent: record.battery_percent }),
      ...(record.software_version === null ? {} : { softwareVersion: record.software_version }),
    },
  };
}
