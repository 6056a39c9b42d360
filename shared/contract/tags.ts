import { Type, type Static, type TSchema } from 'typebox';
import { buttonPresses } from '#shared/domain/button-press.ts';
import { defineRoute } from './define-route.ts';
import { Count, exact, Instant, TagKeyText } from './schemas.ts';

export const Tag = exact({
  tagKey: TagKeyText,
  label: Type.String({ minLength: 1, maxLength: 20, description: 'what is printed on it for people' }),
  kind: Type.Enum(['fob', 'basket', 'staff', 'reference']),
  pairingCode: Type.Union([Type.String({ minLength: 6, maxLength: 24 }), Type.Null()], {
    description: 'what a shopper types or scans; fobs only',
  }),
});
export type TagBody = Static<typeof Tag>;

const orNull = <const Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);

/** A tag with what it last said of itself. */
export const TagRow = exact({
  ...Tag.properties,
  batteryPercent: orNull(Type.Integer({ minimum: 0, maximum: 100 })),
  batteryAt: orNull(Instant),
  press: orNull(Type.Enum([...buttonPresses], { description: 'the last press of its button since the hub started' })),
  pressedAt: orNull(Instant),
});
export type TagRowBody = Static<typeof TagRow>;

export const listTags = defineRoute({
  name: 'tags.list',
  prose: 'The shop’s own tags. Who carries one is not said.',
  method: 'GET',
  path: '/v1/tags',
  who: ['manager', 'installer'],
  reply: exact({ tags: Type.Array(TagRow) }),
});

export const addTags = defineRoute({
  name: 'tags.add',
  prose:
    'Registers tags; any other Bluetooth device stays a number. A fob without a pairing code gets one. A tag that is there already is left as it is.',
  method: 'POST',
  path: '/v1/tags',
  who: ['manager', 'installer'],
  body: exact({
    tags: Type.Array(
      exact({ ...Tag.properties, pairingCode: Type.Optional(Type.String({ minLength: 6, maxLength: 24, pattern: '^[A-Z0-9-]+$' })) }),
      { minItems: 1, maxItems: 500 },
    ),
  }),
  reply: exact({ added: Count, tags: Type.Array(TagRow) }),
  status: 201,
});

export const addEidTag = defineRoute({
  name: 'tags.addEid',
  prose:
    'Registers a beacon whose identity changes (Eddystone-EID), with what was read from it while it was set up. `eid-mismatch` when the key does not make the identity it says. The key is stored and never shown again.',
  method: 'POST',
  path: '/v1/tags/eid',
  who: ['manager', 'installer'],
  body: exact({
    label: Tag.properties.label,
    kind: Tag.properties.kind,
    pairingCode: Type.Optional(Type.String({ minLength: 6, maxLength: 24, pattern: '^[A-Z0-9-]+$' })),
    identityKey: Type.String({ pattern: '^[0-9a-f]{32}$', description: 'AES-128 key of the beacon' }),
    rotationExponent: Type.Integer({ minimum: 0, maximum: 15, description: 'a new identity every 2^K seconds' }),
    beaconSeconds: Type.Integer({ minimum: 0, maximum: 4_294_967_295, description: 'the beacon’s own clock as it stands now' }),
    eid: Type.String({ pattern: '^[0-9a-f]{16}$', description: 'the identity it says now' }),
  }),
  reply: Tag,
  status: 201,
});
