import type { DeviceRowBody } from '#shared/contract/devices.ts';
import type { Stop } from '#shared/link/bus.ts';
import type { Clock } from '#shared/link/clock.ts';
import { RefusedError } from '#shared/link/errors.ts';
import type { Records } from '../database/define.ts';
import { authorOf } from '../journal/define-change.ts';
import { hashToken, sameHash } from '../secrets.ts';
import { promoteCredential } from './device-changes.ts';
import { listDeviceRecords, writeHeard, type HeardRecord } from './device-records.ts';
import { recentConnections, stateOf, usualSilenceSeconds } from './device-rules.ts';
import { groupHangers, knownOf, type KnownDevice, type Sign } from './known-device.ts';

/** Every device, in memory: asked at each message and each sign-in, so no disk stands in between. */
export interface DeviceRegister {
  find(deviceId: string): KnownDevice | undefined;
  /** Throws RefusedError 404. */
  need(deviceId: string): KnownDevice;
  all(): readonly KnownDevice[];
  add(device: KnownDevice): void;
  /** Something of a device was changed: what was derived from it is forgotten. */
  touch(): void;
  rowOf(device: KnownDevice): DeviceRowBody;
  hangersByProduct(): ReadonlyMap<string, readonly string[]>;
  note(deviceId: string, sign?: Sign): void;
  noteConnection(deviceId: string, connected: boolean): void;
  /** Undefined for a credential that is not the device's. By MQTT a device takes its own connection over and keeps its session. */
  authenticate(deviceId: string, credential: string, by?: 'mqtt' | 'http'): KnownDevice | undefined;
  /** Writes what was heard since the last time. */
  flush(): Promise<void>;
  stop: Stop;
}

export interface RegisterParts {
  readonly records: Records;
  readonly clock: Clock;
  readonly refusalsOf: (deviceId: string) => number;
  /** A newer credential came into use by HTTP: whoever is still connected by MQTT with the one before must go. */
  readonly onReplaced: (deviceId: string) => void;
  readonly onFailure: (what: string, error: unknown) => void;
}

const flushMs = 60_000;

export async function createDeviceRegister(parts: RegisterParts): Promise<DeviceRegister> {
  const { records, clock } = parts;
  const known = new Map<string, KnownDevice>();
  for (const record of await records.read(listDeviceRecords, null)) known.set(record.device_id, knownOf(record));
  const heard = new Set<string>();
  let byProduct: ReadonlyMap<string, readonly string[]> | undefined;

  function note(deviceId: string, sign?: Sign): void {
    const device = known.get(deviceId);
    if (device === undefined) return;
    device.lastSeenAt = clock.now();
    heard.add(deviceId);
    if (sign !== undefined) device.sign = { ...device.sign, ...sign };
  }

  function replaceCredential(device: KnownDevice, hash: string): void {
    device.credentialHash = hash;
    device.nextCredential = null;
    // Lost in a power cut, this happens again at its next sign-in: both open the door until then, and it is only one device.
    records
      .write(promoteCredential, { device_id: device.deviceId, credential_hash: hash, by: authorOf('hub', clock.now()) })
      .catch((error: unknown) => parts.onFailure('a new credential', error));
  }

  function isFresh(device: KnownDevice, hash: string): boolean {
    const next = device.nextCredential;
    return next !== null && next.until > clock.now() && sameHash(next.hash, hash);
  }

  function rowOf(device: KnownDevice): DeviceRowBody {
    const silentAfterSeconds = device.silentAfterSeconds ?? usualSilenceSeconds(device.kind);
    const claimed = device.credentialHash !== null;
    return {
      deviceId: device.deviceId,
      kind: device.kind,
      name: device.name,
      zoneId: device.zoneId,
      at: device.at,
      state: stateOf({ ...device, silentAfterSeconds, online: device.sign.online, claimed, now: clock.now() }),
      lastSeenAt: device.lastSeenAt,
      words: device.sign.words ?? '',
      batteryPercent: device.sign.batteryPercent ?? null,
      softwareVersion: device.sign.softwareVersion ?? null,
      errors: device.sign.errors ?? 0,
      refusals: parts.refusalsOf(device.deviceId),
      connections: recentConnections(device.connectedAtMs, clock.monotonic()).length,
      silentAfterSeconds,
      isOwnSilence: device.silentAfterSeconds !== null,
      credentialWaits: (device.nextCredential?.until ?? 0) > clock.now(),
      simulated: device.simulated,
      productId: device.productId,
    };
  }

  async function flush(): Promise<void> {
    const rows = [...heard].flatMap((deviceId) => heardOf(known.get(deviceId)) ?? []);
    heard.clear();
    if (rows.length > 0) await records.write(writeHeard, rows);
  }

  return {
    find: (deviceId) => known.get(deviceId),
    need(deviceId) {
      const device = known.get(deviceId);
      if (device === undefined) throw new RefusedError(404, 'device-unknown', `there is no device "${deviceId}"`);
      return device;
    },
    all: () => [...known.values()],
    add(device) {
      known.set(device.deviceId, device);
      byProduct = undefined;
    },
    touch() {
      byProduct = undefined;
    },
    rowOf,
    hangersByProduct() {
      byProduct ??= groupHangers(known.values());
      return byProduct;
    },
    note,
    noteConnection(deviceId, connected) {
      const device = known.get(deviceId);
      if (device === undefined) return;
      device.connected = connected;
      if (connected) device.connectedAtMs = [...recentConnections(device.connectedAtMs, clock.monotonic()), clock.monotonic()];
      note(deviceId);
    },
    authenticate(deviceId, credential, by = 'mqtt') {
      const device = known.get(deviceId);
      if (device === undefined) return undefined;
      const hash = hashToken(credential);
      if (isFresh(device, hash)) {
        replaceCredential(device, hash);
        if (by === 'http' && device.connected) parts.onReplaced(deviceId);
      } else if (device.credentialHash === null || !sameHash(device.credentialHash, hash)) return undefined;
      note(deviceId);
      return device;
    },
    flush,
    stop: clock.every(flushMs, () => void flush().catch((error: unknown) => parts.onFailure('what devices said', error))),
  };
}

function heardOf(device: KnownDevice | undefined): HeardRecord | undefined {
  if (device === undefined || device.lastSeenAt === null) return undefined;
  return {
    device_id: device.deviceId,
    at: device.lastSeenAt,
    battery_percent: device.sign.batteryPercent ?? null,
    software_version: device.sign.softwareVersion ?? null,
  };
}
