import { Type, type Static } from 'typebox';
import { defineMessage } from './define-message.ts';
import { buttonPresses } from '#shared/domain/button-press.ts';
import { exact, HeardKeyText, Instant, Words } from './schemas.ts';

export const SightingSchema = exact({
  tag: HeardKeyText,
  rssiDbm: Type.Integer({ minimum: -110, maximum: -10, description: 'received signal strength' }),
  agoMs: Type.Integer({ minimum: 0, maximum: 60_000, description: "how long before the batch's `at` it was heard" }),
  powerDbm: Type.Optional(
    Type.Integer({ minimum: -110, maximum: 0, description: 'calibrated signal strength at one metre, when the frame says so' }),
  ),
});
export type SightingBody = Static<typeof SightingSchema>;

export const ReportSchema = exact({
  tag: HeardKeyText,
  batteryPercent: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
  press: Type.Optional(Type.Enum([...buttonPresses], { description: 'its button was pressed' })),
  packetId: Type.Optional(Type.Integer({ minimum: 0, maximum: 255, description: 'the same on every copy of one report' })),
  isMoving: Type.Optional(Type.Boolean()),
});

export const gatewaySightings = defineMessage({
  name: 'gateway.sightings',
  prose: 'What one gateway heard since its last batch, at most once a second. Advertisers that are not the shop’s tags are only counted.',
  topic: 'aisle/v1/{store}/gateway/{gatewayId}/sightings',
  kind: 'reading',
  body: exact({
    at: Instant,
    sequence: Type.Integer({ minimum: 0, description: 'grows by one per batch from the start of the process; a gap is a lost batch' }),
    sightings: Type.Array(SightingSchema, { maxItems: 500 }),
    others: Type.Integer({
      minimum: 0,
      maximum: 100_000,
      description: 'distinct unknown advertisers heard; their addresses never leave the gateway',
    }),
    reports: Type.Optional(
      Type.Array(ReportSchema, { maxItems: 100, description: 'what tags say of themselves, when it changes and every ten minutes' }),
    ),
  }),
  publishers: ['gateway'],
  subscribers: ['hub'],
  examples: [
    {
      at: 1_795_600_000_000,
      sequence: 41,
      sightings: [{ tag: 'ib-6d619c0e2f7a4b1d8c3e5f60718293a4-1-17', rssiDbm: -67, agoMs: 420, powerDbm: -59 }],
      others: 12,
      reports: [{ tag: 'ib-6d619c0e2f7a4b1d8c3e5f60718293a4-1-17', batteryPercent: 84 }],
    },
  ],
});

export const gatewayHealth = defineMessage({
  name: 'gateway.health',
  prose: 'Whether a gateway hears, and in words what to do when it does not. Its last will says `online: false`.',
  topic: 'aisle/v1/{store}/gateway/{gatewayId}/health',
  kind: 'state',
  body: exact({
    at: Instant,
    online: Type.Boolean(),
    radio: Type.Enum(['ok', 'off', 'forbidden', 'missing', 'silent', 'replay']),
    words: Words,
    softwareVersion: Type.String({ maxLength: 40 }),
    heardPerSecond: Type.Number({ minimum: 0 }),
    droppedBatches: Type.Integer({ minimum: 0 }),
  }),
  publishers: ['gateway'],
  subscribers: ['hub'],
  examples: [
    {
      at: 1_795_600_000_000,
      online: true,
      radio: 'ok',
      words: 'hears 6 tags',
      softwareVersion: '0.1.0',
      heardPerSecond: 22.5,
      droppedBatches: 0,
    },
  ],
});
