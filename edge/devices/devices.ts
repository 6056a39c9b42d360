import { answer, type Answer } from '#shared/contract/answer.ts';
import type { DeviceKind } from '#shared/contract/define-message.ts';
import {
  addDevice,
  changeDevice,
  claimDevice,
  issueCredential,
  listDevices,
  listRefusals,
  revokeDevice,
  showClaimCode,
  type DeviceRowBody,
} from '#shared/contract/devices.ts';
import type { Clock } from '#shared/link/clock.ts';
import { RefusedError } from '#shared/link/errors.ts';
import type { Records } from '../database/define.ts';
import { authorOf } from '../journal/define-change.ts';
import { hashToken, makeCode, makeToken, normaliseCode } from '../secrets.ts';
import { addDeviceRecord, changeDeviceRecord, issueCredentialRecord, showClaim, takeClaim, writeRevocation } from './device-changes.ts';
import { writeClaim } from './device-records.ts';
import { createDeviceRegister, type DeviceRegister } from './device-register.ts';
import { newlyKnown, type Device } from './known-device.ts';
import { readRefusals } from './refusal-records.ts';
import type { Refusals } from './refusals.ts';

export interface Devices extends Pick<DeviceRegister, 'authenticate' | 'hangersByProduct' | 'note' | 'stop'> {
  readonly answers: readonly Answer[];
  find(deviceId: string): Device | undefined;
  list(kind?: DeviceKind): readonly Device[];
  rows(): readonly DeviceRowBody[];
  noteConnection(deviceId: string, connected: boolean): void;
  /** A claim code for a device, for ten minutes. */
  makeClaimCode(deviceId: string): Promise<{ readonly code: string; readonly until: number }>;
  isClaimed(deviceId: string): boolean;
  /** Writes what was heard since the last time. */
  flush(): Promise<void>;
}

export interface DevicesParts {
  readonly records: Records;
  readonly clock: Clock;
  readonly storeId: string;
  /** Where the hub's own broker listens; undefined with another one. */
  readonly mqttPort: () => number | undefined;
  readonly refusals: Refusals;
  readonly onRevoked: (deviceId: string) => void;
  /** Its credential is another one now: whoever is connected with the one before must go, what waits for the device stays. */
  readonly onReplaced: (deviceId: string) => void;
  readonly onChanged: (deviceId: string) => void;
  readonly hasProduct: (productId: string) => boolean;
  readonly onFailure: (what: string, error: unknown) => void;
}

const claimMinutes = 10;
const claimLetters = 8;
// Long enough to walk to every till of the shop, short enough that a slip of paper is worth nothing next week.
const credentialWaitMs = 24 * 3_600_000;

/** The register of devices: claim, credential, last seen. */
export async function createDevices(parts: DevicesParts): Promise<Devices> {
  const { records, clock, refusals } = parts;
  const register = await createDeviceRegister({
    records,
    clock,
    refusalsOf: refusals.countOf,
    onReplaced: parts.onReplaced,
    onFailure: parts.onFailure,
  });

  function makeClaim(deviceId: string) {
    const code = makeCode(claimLetters);
    const until = clock.now() + claimMinutes * 60_000;
    return {
      claim: { code_hash: hashToken(code), device_id: deviceId, until },
      shown: { code: `${code.slice(0, 4)}-${code.slice(4)}`, until },
    };
  }

  const answers = [
    answer(claimDevice, async ({ body }) => {
      const credential = makeToken();
      const now = clock.now();
      const deviceId = await records.write(takeClaim, {
        code_hash: hashToken(normaliseCode(body.code)),
        credential_hash: hashToken(credential),
        now,
        by: authorOf('hub', now),
      });
      const device = register.need(deviceId);
      Object.assign(device, { credentialHash: hashToken(credential), nextCredential: null, revokedAt: null });
      register.note(deviceId);
      parts.onReplaced(deviceId);
      parts.onChanged(deviceId);
      return { deviceId, kind: device.kind, storeId: parts.storeId, credential, name: device.name };
    }),
    answer(listDevices, () => ({ devices: register.all().map(register.rowOf) })),
    answer(addDevice, async ({ body, caller }) => {
      const device = newlyKnown({
        device_id: body.deviceId,
        kind: body.kind,
        name: JSON.stringify(body.name),
        zone_id: body.zoneId ?? null,
        x_metres: body.at?.xMetres ?? null,
        y_metres: body.at?.yMetres ?? null,
        product_id: body.productId ?? null,
        simulated: 0,
        playlist_id: body.kind === 'screen' ? 'main' : null,
      });
      await records.write(addDeviceRecord, { device: device.record, by: authorOf(caller, clock.now()) });
      register.add(device.known);
      parts.onChanged(body.deviceId);
      return register.rowOf(device.known);
    }),
    answer(changeDevice, async ({ params, body, caller }) => {
      const device = register.need(params.deviceId);
      if (body.productId !== undefined && body.productId !== null && !parts.hasProduct(body.productId)) {
        throw new RefusedError(422, 'product-unknown', `there is no product "${body.productId}"`);
      }
      const changed = {
        name: body.name ?? device.name,
        zoneId: body.zoneId ?? device.zoneId,
        at: body.at ?? device.at,
        productId: body.productId === undefined ? device.productId : body.productId,
        silentAfterSeconds: body.silentAfterSeconds === undefined ? device.silentAfterSeconds : body.silentAfterSeconds,
      };
      await records.write(changeDeviceRecord, {
        device: {
          device_id: device.deviceId,
          name: JSON.stringify(changed.name),
          zone_id: changed.zoneId,
          x_metres: changed.at?.xMetres ?? null,
          y_metres: changed.at?.yMetres ?? null,
          product_id: changed.productId,
          silent_after_seconds: changed.silentAfterSeconds,
        },
        by: authorOf(caller, clock.now()),
      });
      Object.assign(device, changed);
      register.touch();
      parts.onChanged(device.deviceId);
      return register.rowOf(device);
    }),
    answer(showClaimCode, async ({ params, caller }) => {
      const { claim, shown } = makeClaim(params.deviceId);
      await records.write(showClaim, { claim, by: authorOf(caller, clock.now()) });
      return shown;
    }),
    answer(issueCredential, async ({ params, caller }) => {
      const device = register.need(params.deviceId);
      const credential = makeToken();
      const next = { hash: hashToken(credential), until: clock.now() + credentialWaitMs };
      await records.write(issueCredentialRecord, {
        device_id: device.deviceId,
        credential_hash: next.hash,
        until: next.until,
        by: authorOf(caller, clock.now()),
      });
      Object.assign(device, { nextCredential: next, revokedAt: null });
      parts.onChanged(device.deviceId);
      return { deviceId: device.deviceId, credential, until: next.until, mqttPort: parts.mqttPort() ?? null };
    }),
    answer(revokeDevice, async ({ params, caller }) => {
      const device = register.need(params.deviceId);
      const now = clock.now();
      await records.write(writeRevocation, { device_id: device.deviceId, now, by: authorOf(caller, now) });
      Object.assign(device, { credentialHash: null, nextCredential: null, revokedAt: now });
      parts.onRevoked(device.deviceId);
      parts.onChanged(device.deviceId);
      return register.rowOf(device);
    }),
    answer(listRefusals, async ({ query }) => {
      await refusals.flush();
      const rows = await records.read(readRefusals, { deviceId: query.deviceId ?? null, limit: query.limit ?? 100 });
      return {
        refusals: rows.map(({ at, device_id: deviceId, topic, reason, words, times }) => ({ at, deviceId, topic, reason, words, times })),
      };
    }),
  ];

  return {
    ...register,
    answers,
    list: (kind) => register.all().filter((device) => kind === undefined || device.kind === kind),
    rows: () => register.all().map(register.rowOf),
    noteConnection(deviceId, connected) {
      if (register.find(deviceId) === undefined) return;
      register.noteConnection(deviceId, connected);
      parts.onChanged(deviceId);
    },
    async makeClaimCode(deviceId) {
      register.need(deviceId);
      const { claim, shown } = makeClaim(deviceId);
      await records.write(writeClaim, claim);
      return shown;
    },
    isClaimed: (deviceId) => register.need(deviceId).credentialHash !== null,
  };
}
