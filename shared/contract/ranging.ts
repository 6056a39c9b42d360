import { Type } from 'typebox';
import { defineRoute } from './define-route.ts';
import { Count, exact, HeardKeyText } from './schemas.ts';

export const reportRanging = defineRoute({
  name: 'shoppers.range',
  prose:
    'A shopper’s own app says which of the shop’s fixed beacons it hears, about once a second, and is located by them. Only with a consent in force (`no-consent`); while a fob is carried, the fob says more (`carries-fob`). Beacons that are not the shop’s are left out and counted nowhere. Nothing of it is stored but what a consent lets a visit keep.',
  method: 'POST',
  path: '/v1/shoppers/me/ranging',
  who: ['shopper'],
  body: exact({
    beacons: Type.Array(
      exact({
        tag: HeardKeyText,
        rssiDbm: Type.Integer({ minimum: -110, maximum: -10 }),
        agoMs: Type.Integer({ minimum: 0, maximum: 10_000, description: 'how long ago it was heard' }),
        powerDbm: Type.Optional(Type.Integer({ minimum: -110, maximum: 0 })),
      }),
      { minItems: 1, maxItems: 64 },
    ),
  }),
  reply: exact({ heard: Count }),
  status: 202,
  callsPerMinute: 240,
});
