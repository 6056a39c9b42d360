import { Type } from 'typebox';
import { defineMessage } from './define-message.ts';
import { Count, EventId, exact, Instant } from './schemas.ts';

const press = exact({ id: EventId, at: Instant });
const pressed = { id: 'h12-000417', at: 1_795_600_000_000 } as const;

export const hangerLiked = defineMessage({
  name: 'hanger.liked',
  prose: 'Someone pressed the heart on a hanger. The hub knows which product hangs there.',
  topic: 'aisle/v1/{store}/hanger/{hangerId}/liked',
  kind: 'event',
  body: press,
  publishers: ['hanger'],
  subscribers: ['hub', 'integration'],
  examples: [pressed],
});

export const hangerPicked = defineMessage({
  name: 'hanger.picked',
  prose: 'The hanger was taken off its rail.',
  topic: 'aisle/v1/{store}/hanger/{hangerId}/picked',
  kind: 'event',
  body: press,
  publishers: ['hanger'],
  subscribers: ['hub', 'integration'],
  examples: [pressed],
});

export const hangerReturned = defineMessage({
  name: 'hanger.returned',
  prose: 'The hanger is back on its rail.',
  topic: 'aisle/v1/{store}/hanger/{hangerId}/returned',
  kind: 'event',
  body: press,
  publishers: ['hanger'],
  subscribers: ['hub', 'integration'],
  examples: [pressed],
});

export const hangerDisplay = defineMessage({
  name: 'hanger.display',
  prose: 'The number a hanger shows. Retained, so a hanger that comes back has it at once.',
  topic: 'aisle/v1/{store}/hanger/{hangerId}/display',
  kind: 'state',
  body: exact({ at: Instant, likes: Count }),
  publishers: ['hub'],
  subscribers: ['hanger'],
  examples: [{ at: 1_795_600_000_000, likes: 23 }],
});

export const hangerHealth = defineMessage({
  name: 'hanger.health',
  prose: 'A hanger says it is there and how full its battery is. Its last will says `online: false`.',
  topic: 'aisle/v1/{store}/hanger/{hangerId}/health',
  kind: 'state',
  body: exact({ at: Instant, online: Type.Boolean(), batteryPercent: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })) }),
  publishers: ['hanger'],
  subscribers: ['hub'],
  examples: [{ at: 1_795_600_000_000, online: true, batteryPercent: 81 }],
});
