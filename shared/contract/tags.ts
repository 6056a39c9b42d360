import { Type, type Static } from 'typebox';
import { defineRoute } from './define-route.ts';
import { Count, exact, TagKeyText } from './schemas.ts';

export const Tag = exact({
  tagKey: TagKeyText,
  label: Type.String({ minLength: 1, maxLength: 20, description: 'what is printed on it for people' }),
  kind: Type.Enum(['fob', 'basket', 'staff', 'reference']),
  pairingCode: Type.Union([Type.String({ minLength: 6, maxLength: 24 }), Type.Null()], {
    description: 'what a shopper types or scans; fobs only',
  }),
});
export type TagBody = Static<typeof Tag>;

export const listTags = defineRoute({
  name: 'tags.list',
  prose: 'The shop’s own tags. Who carries one is not said.',
  method: 'GET',
  path: '/v1/tags',
  who: ['manager', 'installer'],
  reply: exact({ tags: Type.Array(Tag) }),
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
  reply: exact({ added: Count, tags: Type.Array(Tag) }),
  status: 201,
});
