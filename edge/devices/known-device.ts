import { deviceKinds, type DeviceKind } from '#shared/contract/define-message.ts';
import type { Point } from '#shared/domain/floor-plan.ts';
import type { Texts } from '#shared/domain/product.ts';
import type { DeviceRecord } from './device-records.ts';

export interface Device {
  readonly deviceId: string;
  readonly kind: DeviceKind;
  readonly name: Texts;
  readonly zoneId: string | null;
  readonly at: Point | null;
  readonly productId: string | null;
  readonly simulated: boolean;
}

/** What a device last said or did; lives in memory, rebuilt from its next message. */
export interface Sign {
  readonly online?: boolean;
  readonly words?: string;
  readonly batteryPercent?: number;
  readonly softwareVersion?: string;
}

export interface KnownDevice extends Device {
  name: Texts;
  zoneId: string | null;
  at: Point | null;
  productId: string | null;
  credentialHash: string | null;
  revokedAt: number | null;
  lastSeenAt: number | null;
  connected: boolean;
  sign: Sign;
}

/** The hangers of each product that hangs somewhere. */
export function groupHangers(devices: Iterable<Device>): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const { deviceId, kind, productId } of devices) {
    if (kind !== 'hanger' || productId === null) continue;
    const group = groups.get(productId);
    if (group === undefined) groups.set(productId, [deviceId]);
    else group.push(deviceId);
  }
  return groups;
}

/** What may be changed of a device, as the journal tells it. */
export function placeOf({ name, zoneId, at, productId }: Device) {
  return { name, zoneId, at, productId };
}

/** A device as the database has it; nothing was heard of it yet. */
export function knownOf(record: DeviceRecord): KnownDevice {
  const kind = deviceKinds.find((candidate) => candidate === record.kind);
  if (kind === undefined) throw new Error(`the database has a device of the unknown kind "${record.kind}"`);
  const name: Texts = JSON.parse(record.name);
  return {
    deviceId: record.device_id,
    kind,
    name,
    zoneId: record.zone_id,
    at: record.x_metres === null || record.y_metres === null ? null : { xMetres: record.x_metres, yMetres: record.y_metres },
    productId: record.product_id,
    simulated: record.simulated === 1,
    credentialHash: record.credential_hash,
    revokedAt: record.revoked_at,
    lastSeenAt: record.last_seen_at,
    connected: false,
    sign: {},
  };
}
