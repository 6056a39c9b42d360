import { Type, type Static } from 'typebox';
import { deviceKinds } from './define-message.ts';
import { defineRoute, staff } from './define-route.ts';
import { Count, exact, Instant, PlainId, PointSchema, Texts, Words } from './schemas.ts';

export const claimDevice = defineRoute({
  name: 'devices.claim',
  prose:
    'A device exchanges the one-time code the console showed for its own credential. The code works once, for ten minutes. The credential is shown only here.',
  method: 'POST',
  path: '/v1/devices/claim',
  who: ['anyone'],
  body: exact({ code: Type.String({ minLength: 4, maxLength: 20 }) }),
  reply: exact({ deviceId: PlainId, kind: Type.Enum([...deviceKinds]), storeId: PlainId, credential: Type.String(), name: Texts }),
  status: 201,
  callsPerMinute: 120,
});

const Seconds = Type.Integer({ minimum: 30, maximum: 604_800 });

export const DeviceRow = exact({
  deviceId: PlainId,
  kind: Type.Enum([...deviceKinds]),
  name: Texts,
  zoneId: Type.Union([PlainId, Type.Null()]),
  at: Type.Union([PointSchema, Type.Null()]),
  state: Type.Enum(['online', 'silent', 'offline', 'unclaimed', 'revoked'], {
    description: 'offline: went away a moment ago; silent: not heard of for longer than its time, someone should look',
  }),
  lastSeenAt: Type.Union([Instant, Type.Null()]),
  words: Type.String({ description: 'what the device last said of itself' }),
  batteryPercent: Type.Union([Type.Integer(), Type.Null()]),
  softwareVersion: Type.Union([Type.String(), Type.Null()]),
  errors: Count,
  refusals: Type.Integer({ minimum: 0, description: 'of the last day' }),
  connections: Type.Integer({ minimum: 0, description: 'how often it connected in the last ten minutes' }),
  silentAfterSeconds: Seconds,
  isOwnSilence: Type.Boolean({ description: 'whether that time was set for this device, or is what its kind has' }),
  credentialWaits: Type.Boolean({ description: 'a credential was issued and not used yet; the one before it goes on until then' }),
  simulated: Type.Boolean(),
  /** A hanger's product. */
  productId: Type.Union([PlainId, Type.Null()]),
});
export type DeviceRowBody = Static<typeof DeviceRow>;

export const listDevices = defineRoute({
  name: 'devices.list',
  prose: 'Every device with what it last said.',
  method: 'GET',
  path: '/v1/devices',
  who: [...staff],
  reply: exact({ devices: Type.Array(DeviceRow) }),
});

export const addDevice = defineRoute({
  name: 'devices.add',
  prose: 'Registers a device; it can do nothing until it is claimed.',
  method: 'POST',
  path: '/v1/devices',
  who: ['manager', 'installer'],
  body: exact({
    deviceId: PlainId,
    kind: Type.Enum([...deviceKinds]),
    name: Texts,
    zoneId: Type.Optional(PlainId),
    at: Type.Optional(PointSchema),
    productId: Type.Optional(PlainId),
  }),
  reply: DeviceRow,
  status: 201,
});

export const changeDevice = defineRoute({
  name: 'devices.change',
  prose:
    'Renames a device, moves it on the plan, hangs another product on a hanger, or sets how long it may be silent (null: as long as its kind). What is left out stays.',
  method: 'PUT',
  path: '/v1/devices/{deviceId}',
  who: ['seller', 'manager', 'installer'],
  body: exact({
    name: Type.Optional(Texts),
    zoneId: Type.Optional(PlainId),
    at: Type.Optional(PointSchema),
    productId: Type.Optional(Type.Union([PlainId, Type.Null()])),
    silentAfterSeconds: Type.Optional(Type.Union([Seconds, Type.Null()])),
  }),
  reply: DeviceRow,
});

export const showClaimCode = defineRoute({
  name: 'devices.claimCode',
  prose: 'A fresh one-time code for a device. An earlier code stops working; the credential in use goes on until the new one is claimed.',
  method: 'POST',
  path: '/v1/devices/{deviceId}/claim-code',
  who: ['manager', 'installer'],
  reply: exact({ code: Type.String(), until: Instant }),
  status: 201,
});

export const issueCredential = defineRoute({
  name: 'devices.issueCredential',
  prose:
    'A fresh credential to type into a device that can’t claim by a code, or to change the one it has. It is shown only here. The credential in use goes on until the new one is used for the first time, and opens nothing from that moment on.',
  method: 'POST',
  path: '/v1/devices/{deviceId}/credential',
  who: ['manager', 'installer'],
  reply: exact({
    deviceId: PlainId,
    credential: Type.String(),
    until: Type.Integer({ description: 'must be used before, Unix time in milliseconds' }),
    mqttPort: Type.Union([Type.Integer(), Type.Null()], { description: 'of the hub’s own broker; null with another one' }),
  }),
  status: 201,
});

export const revokeDevice = defineRoute({
  name: 'devices.revoke',
  prose: 'Takes a device’s credential away and closes its connection.',
  method: 'POST',
  path: '/v1/devices/{deviceId}/revocation',
  who: ['manager', 'installer'],
  reply: DeviceRow,
  status: 201,
});

export const listRefusals = defineRoute({
  name: 'devices.refusals',
  prose: 'Messages and connections that were refused, newest first, each with its reason.',
  method: 'GET',
  path: '/v1/refusals',
  who: [...staff],
  query: exact({ deviceId: Type.Optional(PlainId), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })) }),
  reply: exact({
    refusals: Type.Array(
      exact({
        at: Instant,
        deviceId: Type.String(),
        topic: Type.String(),
        reason: Type.String(),
        words: Words,
        times: Type.Integer({ minimum: 1 }),
      }),
    ),
  }),
});
