import { answer, type Answer, type CallerIdentity } from '#shared/contract/answer.ts';
import type { DeviceKind } from '#shared/contract/define-message.ts';
import {
  addDevice,
  changeDevice,
  claimDevice,
  listDevices,
  listRefusals,
  revokeDevice,
  showClaimCode,
  type DeviceRowBody,
} from '#shared/contract/devices.ts';
import type { Stop } from '#shared/link/bus.ts';
import type { Clock } from '#shared/link/clock.ts';
import { RefusedError } from '#shared/link/errors.ts';
import type { Records } from '../database/define.ts';
import { hashToken, makeCode, makeToken, normaliseCode, sameHash } from '../secrets.ts';
import {
  insertDevice,
  listDeviceRecords,
  readRefusals,
  takeClaim,
  updateDevice,
  writeClaim,
  writeLastSeen,
  writeRevocation,
  type DeviceRecord,
} from './device-records.ts';
import { stateOf } from './device-rules.ts';
import { groupHangers, knownOf, placeOf, type Device, type KnownDevice, type Sign } from './known-device.ts';
import type { Refusals } from './refusals.ts';

export interface Devices {
  readonly answers: readonly Answer[];
  authenticate(deviceId: string, credential: string): { readonly deviceId: string; readonly kind: DeviceKind } | undefined;
  find(deviceId: string): Device | undefined;
  list(kind?: DeviceKind): readonly Device[];
  /** Asked at every press of a hanger, so it is kept until a device changes. */
  hangersByProduct(): ReadonlyMap<string, readonly string[]>;
  rows(): readonly DeviceRowBody[];
  /** A device connected, spoke or said something of itself. */
  note(deviceId: string, sign?: Sign): void;
  noteConnection(deviceId: string, connected: boolean): void;
  /** A claim code for a device, for ten minutes. */
  makeClaimCode(deviceId: string): Promise<{ readonly code: string; readonly until: number }>;
  isClaimed(deviceId: string): boolean;
  stop: Stop;
}

export interface DevicesParts {
  readonly records: Records;
  readonly clock: Clock;
  readonly storeId: string;
  readonly refusals: Refusals;
  readonly journal: (caller: CallerIdentity | 'hub', what: string, subject: string, before?: string, after?: string) => Promise<void>;
  readonly onRevoked: (deviceId: string) => void;
  readonly onChanged: (deviceId: string) => void;
  readonly hasProduct: (productId: string) => boolean;
}

const claimMinutes = 10;
const claimLetters = 8;
const seenFlushMs = 60_000;

/** The register of devices: claim, credential, last seen. */
export async function createDevices(parts: DevicesParts): Promise<Devices> {
  const { records, clock, refusals } = parts;
  const known = new Map<string, KnownDevice>();
  for (const record of await records.read(listDeviceRecords, null)) known.set(record.device_id, knownOf(record));

  let byProduct: ReadonlyMap<string, readonly string[]> | undefined;

  function need(deviceId: string): KnownDevice {
    const device = known.get(deviceId);
    if (device === undefined) throw new RefusedError(404, 'device-unknown', `there is no device "${deviceId}"`);
    return device;
  }

  function rowOf(device: KnownDevice): DeviceRowBody {
    return {
      deviceId: device.deviceId,
      kind: device.kind,
      name: device.name,
      zoneId: device.zoneId,
      at: device.at,
      state: stateOf({ ...device, online: device.sign.online, claimed: device.credentialHash !== null, now: clock.now() }),
      lastSeenAt: device.lastSeenAt,
      words: device.sign.words ?? '',
      batteryPercent: device.sign.batteryPercent ?? null,
      softwareVersion: device.sign.softwareVersion ?? null,
      refusals: refusals.countOf(device.deviceId),
      simulated: device.simulated,
      productId: device.productId,
    };
  }

  async function makeClaimCode(deviceId: string): Promise<{ code: string; until: number }> {
    need(deviceId);
    const code = makeCode(claimLetters);
    const until = clock.now() + claimMinutes * 60_000;
    await records.write(writeClaim, { code_hash: hashToken(code), device_id: deviceId, until });
    return { code: `${code.slice(0, 4)}-${code.slice(4)}`, until };
  }

  function note(deviceId: string, sign?: Sign): void {
    const device = known.get(deviceId);
    if (device === undefined) return;
    device.lastSeenAt = clock.now();
    if (sign !== undefined) device.sign = { ...device.sign, ...sign };
  }

  const answers = [
    answer(claimDevice, async ({ body }) => {
      const credential = makeToken();
      const deviceId = await records.write(takeClaim, {
        code_hash: hashToken(normaliseCode(body.code)),
        credential_hash: hashToken(credential),
        now: clock.now(),
      });
      const device = need(deviceId);
      device.credentialHash = hashToken(credential);
      device.revokedAt = null;
      note(deviceId);
      // Whoever still holds the old credential is out.
      parts.onRevoked(deviceId);
      await parts.journal('hub', 'device claimed', deviceId);
      parts.onChanged(deviceId);
      return { deviceId, kind: device.kind, storeId: parts.storeId, credential, name: device.name };
    }),
    answer(listDevices, () => ({ devices: [...known.values()].map(rowOf) })),
    answer(addDevice, async ({ body, caller }) => {
      const record: DeviceRecord = {
        device_id: body.deviceId,
        kind: body.kind,
        name: JSON.stringify(body.name),
        zone_id: body.zoneId ?? null,
        x_metres: body.at?.xMetres ?? null,
        y_metres: body.at?.yMetres ?? null,
        product_id: body.productId ?? null,
        credential_hash: null,
        revoked_at: null,
        simulated: 0,
        last_seen_at: null,
      };
      await records.write(insertDevice, { ...record, playlist_id: body.kind === 'screen' ? 'main' : null });
      const device = knownOf(record);
      known.set(device.deviceId, device);
      byProduct = undefined;
      await parts.journal(caller, 'device added', body.deviceId, undefined, body.kind);
      parts.onChanged(device.deviceId);
      return rowOf(device);
    }),
    answer(changeDevice, async ({ params, body, caller }) => {
      const device = need(params.deviceId);
      if (body.productId !== undefined && body.productId !== null && !parts.hasProduct(body.productId)) {
        throw new RefusedError(422, 'product-unknown', `there is no product "${body.productId}"`);
      }
      const changed = {
        name: body.name ?? device.name,
        zoneId: body.zoneId ?? device.zoneId,
        at: body.at ?? device.at,
        productId: body.productId === undefined ? device.productId : body.productId,
      };
      await records.write(updateDevice, {
        device_id: device.deviceId,
        name: JSON.stringify(changed.name),
        zone_id: changed.zoneId,
        x_metres: changed.at?.xMetres ?? null,
        y_metres: changed.at?.yMetres ?? null,
        product_id: changed.productId,
      });
      await parts.journal(caller, 'device changed', device.deviceId, JSON.stringify(placeOf(device)), JSON.stringify(changed));
      Object.assign(device, changed);
      byProduct = undefined;
      parts.onChanged(device.deviceId);
      return rowOf(device);
    }),
    answer(showClaimCode, async ({ params, caller }) => {
      const code = await makeClaimCode(params.deviceId);
      await parts.journal(caller, 'claim code shown', params.deviceId);
      return code;
    }),
    answer(revokeDevice, async ({ params, caller }) => {
      const device = need(params.deviceId);
      await records.write(writeRevocation, { device_id: device.deviceId, now: clock.now() });
      device.credentialHash = null;
      device.revokedAt = clock.now();
      parts.onRevoked(device.deviceId);
      await parts.journal(caller, 'device revoked', device.deviceId);
      parts.onChanged(device.deviceId);
      return rowOf(device);
    }),
    answer(listRefusals, async ({ query }) => {
      await refusals.flush();
      const rows = await records.read(readRefusals, { deviceId: query.deviceId ?? null, limit: query.limit ?? 100 });
      return {
        refusals: rows.map((row) => ({
          at: row.at,
          deviceId: row.device_id,
          topic: row.topic,
          reason: row.reason,
          words: row.words,
          times: row.times,
        })),
      };
    }),
  ];

  async function flushSeen(): Promise<void> {
    const seen = [...known.values()].flatMap((device) =>
      device.lastSeenAt === null ? [] : [{ device_id: device.deviceId, at: device.lastSeenAt }],
    );
    await records.write(writeLastSeen, seen);
  }
  const stop = clock.every(seenFlushMs, () => void flushSeen().catch(() => undefined));

  return {
    answers,
    authenticate(deviceId, credential) {
      const device = known.get(deviceId);
      if (device?.credentialHash === undefined || device.credentialHash === null || !sameHash(device.credentialHash, hashToken(credential)))
        return undefined;
      note(deviceId);
      return device;
    },
    find: (deviceId) => known.get(deviceId),
    list: (kind) => [...known.values()].filter((device) => kind === undefined || device.kind === kind),
    hangersByProduct() {
      byProduct ??= groupHangers(known.values());
      return byProduct;
    },
    rows: () => [...known.values()].map(rowOf),
    note,
    noteConnection(deviceId, connected) {
      const device = known.get(deviceId);
      if (device === undefined) return;
      device.connected = connected;
      note(deviceId);
      parts.onChanged(deviceId);
    },
    makeClaimCode,
    isClaimed: (deviceId) => need(deviceId).credentialHash !== null,
    stop,
  };
}
