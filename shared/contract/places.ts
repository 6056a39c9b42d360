import { Type, type Static } from 'typebox';
import { zonePurposes } from '#shared/domain/floor-plan.ts';
import { defineMessage } from './define-message.ts';
import { defineRoute, defineStream, staff } from './define-route.ts';
import { Count, EventId, exact, Instant, PlainId, PointSchema, TagKeyText, Texts, Words } from './schemas.ts';

const Height = Type.Number({ minimum: -5, maximum: 50, description: 'metres above the floor' });

/** Bounds keep one odd import from making every screen slow: a department store's floor stays far below them. */
export const FloorPlanSchema = exact({
  name: Words,
  widthMetres: Type.Number({ exclusiveMinimum: 0, maximum: 1000 }),
  depthMetres: Type.Number({ exclusiveMinimum: 0, maximum: 1000 }),
  walls: Type.Array(exact({ from: PointSchema, to: PointSchema }), { maxItems: 2000 }),
  zones: Type.Array(
    exact({
      id: PlainId,
      name: Texts,
      purpose: Type.Enum([...zonePurposes]),
      outline: Type.Array(PointSchema, { minItems: 3, maxItems: 200 }),
    }),
    { maxItems: 200 },
  ),
  fixtures: Type.Array(
    exact({
      id: PlainId,
      kind: Type.Enum(['rail', 'table', 'shelf', 'mirror', 'counter', 'cabin', 'plant', 'kiosk', 'screen']),
      centre: PointSchema,
      widthMetres: Type.Number({ exclusiveMinimum: 0, maximum: 1000 }),
      depthMetres: Type.Number({ exclusiveMinimum: 0, maximum: 1000 }),
    }),
    { maxItems: 2000 },
  ),
  receivers: Type.Array(exact({ deviceId: PlainId, at: PointSchema, heightMetres: Height }), { maxItems: 256 }),
  entrances: Type.Array(PointSchema, { maxItems: 100 }),
  references: Type.Optional(
    Type.Array(exact({ tagKey: TagKeyText, at: PointSchema, heightMetres: Height }), {
      maxItems: 200,
      description: 'reference tags and where they are fixed: what is heard of them teaches how each receiver hears',
    }),
  ),
});

export const zoneOccupancy = defineMessage({
  name: 'zone.occupancy',
  prose: 'How many tagged people stand in a zone now. A number, never who.',
  topic: 'aisle/v1/{store}/zone/{zoneId}/occupancy',
  kind: 'state',
  body: exact({ at: Instant, people: Count }),
  publishers: ['hub'],
  subscribers: ['screen', 'integration'],
  examples: [{ at: 1_795_600_000_000, people: 4 }],
});

/** The id of the one floor a store has, in topics. */
export const floorId = 'floor';

export const planVersion = defineMessage({
  name: 'plan.version',
  prose: 'Which floor plan is in force. Whoever shows the plan reads it again when the number is another one.',
  topic: 'aisle/v1/{store}/plan/{floorId}/version',
  kind: 'state',
  body: exact({ at: Instant, planId: Count }),
  publishers: ['hub'],
  subscribers: ['kiosk', 'integration'],
  examples: [{ at: 1_795_600_000_000, planId: 12 }],
});

export const visitMoved = defineMessage({
  name: 'visit.moved',
  prose: 'A visit entered its next zone, stamped when it happened. The visit’s id is random and dies with the visit.',
  topic: 'aisle/v1/{store}/visit/{visitId}/moved',
  kind: 'event',
  body: exact({
    id: EventId,
    at: Instant,
    zoneId: Type.Union([PlainId, Type.Null()], { description: 'null when the visit ended' }),
    fromZoneId: Type.Union([PlainId, Type.Null()]),
  }),
  publishers: ['hub'],
  subscribers: ['integration'],
  examples: [{ id: 'v8f3k2q-3', at: 1_795_600_000_000, zoneId: 'denim', fromZoneId: 'entrance' }],
});

export const doorCounted = defineMessage({
  name: 'door.counted',
  prose: 'A door counter saw people come in and go out since its last message.',
  topic: 'aisle/v1/{store}/counter/{counterId}/counted',
  kind: 'event',
  body: exact({ id: EventId, at: Instant, in: Count, out: Count }),
  publishers: ['counter'],
  subscribers: ['hub', 'integration'],
  examples: [{ id: 'door-1-00231', at: 1_795_600_000_000, in: 2, out: 1 }],
});

export const readPlan = defineRoute({
  name: 'plan.read',
  prose: 'The floor plan: walls, zones, fixtures and receivers, in metres.',
  method: 'GET',
  path: '/v1/plan',
  who: ['anyone'],
  reply: FloorPlanSchema,
});

export const replacePlan = defineRoute({
  name: 'plan.replace',
  prose:
    'Puts another floor plan in force. What would draw wrong paths is refused, all of it at once: a zone outside the room, walls that cross, a receiver that is no device.',
  method: 'PUT',
  path: '/v1/plan',
  who: ['manager', 'installer'],
  body: FloorPlanSchema,
  reply: FloorPlanSchema,
});

export const PersonDot = exact({
  id: Type.String({ description: 'random, changes with every visit' }),
  at: PointSchema,
  radiusMetres: Type.Number({ minimum: 0, description: 'the position is within this with 68 % probability' }),
  zoneId: Type.Union([PlainId, Type.Null()]),
  kind: Type.Enum(['shopper', 'basket', 'staff']),
});

export const FloorNow = exact({
  at: Instant,
  inShop: Count,
  zones: Type.Array(exact({ zoneId: PlainId, people: Count })),
  people: Type.Array(PersonDot),
});
export type FloorNowBody = Static<typeof FloorNow>;

/** Something that needs a person. `words` says what to do. */
export const Attention = exact({
  id: Type.String(),
  since: Instant,
  severity: Type.Enum(['danger', 'warning', 'info']),
  words: Texts,
  deviceId: Type.Optional(PlainId),
});

export const readFloor = defineRoute({
  name: 'floor.read',
  prose: 'The floor as it is now, with what needs someone.',
  method: 'GET',
  path: '/v1/floor',
  who: [...staff],
  reply: exact({ ...FloorNow.properties, attention: Type.Array(Attention) }),
});

const ReceiverSaid = exact({
  receiverId: PlainId,
  rssiDbm: Type.Union([Type.Number(), Type.Null()], { description: 'null for a receiver that listened and heard nothing' }),
  expectedDbm: Type.Union([Type.Number(), Type.Null()], {
    description: 'what it should hear of a tag where this one is; null for one that is not on the plan',
  }),
  likelihood: Type.Union([Type.Number({ minimum: 0, maximum: 1 }), Type.Null()], { description: 'how well the two agree' }),
});

/** Why someone is where they are said to be. */
export const Why = exact({
  personId: Type.String({ description: 'the id of a dot, random, gone with the visit' }),
  method: Type.Enum(['grid', 'strongest-receiver']),
  zoneId: Type.Union([PlainId, Type.Null()]),
  zones: Type.Array(exact({ zoneId: PlainId, share: Type.Number({ minimum: 0, maximum: 1 }) }), {
    description: 'zones by probability, most first; the rest is between zones',
  }),
  margin: Type.Number({ minimum: 0, maximum: 1, description: 'the lead of the first zone over the second' }),
  neededMargin: Type.Number({ minimum: 0, maximum: 1, description: 'with less lead than this, whoever is in a zone stays in it' }),
  at: Type.Union([PointSchema, Type.Null()]),
  radiusMetres: Type.Number({ minimum: 0, description: 'the position is within this with 68 % probability' }),
  powerDbm: Type.Number({ description: 'what the tag says it sends, at one metre' }),
  powerOffsetDb: Type.Number({ description: 'how much stronger than that it turned out to be' }),
  receivers: Type.Array(ReceiverSaid, { description: 'strongest first, then those that heard nothing' }),
});
export type WhyBody = Static<typeof Why>;

export const explainPerson = defineRoute({
  name: 'floor.why',
  prose:
    'Why a dot of the floor is in its zone: what each receiver heard and should have, how probable each zone is, and by how much the first leads. Only of someone who is in the shop now, and never who: neither tag nor shopper is named.',
  method: 'GET',
  path: '/v1/floor/people/{personId}/why',
  who: ['manager', 'installer'],
  reply: Why,
});

export const floorStream = defineStream({
  name: 'floor.stream',
  prose:
    'The floor as it changes (at most twice a second), what needs someone, and sales, likes, calls, orders and devices as they happen.',
  path: '/v1/floor/stream',
  who: [...staff],
  events: {
    floor: FloorNow,
    attention: exact({ attention: Type.Array(Attention) }),
    happened: exact({
      at: Instant,
      kind: Type.Enum(['sale', 'like', 'call', 'order', 'offer', 'device', 'screen', 'plan']),
      words: Texts,
      subjectId: Type.Optional(Type.String()),
    }),
  },
});

const StayBody = exact({
  zoneId: PlainId,
  enteredAt: Instant,
  leftAt: Type.Union([Instant, Type.Null()]),
  dwellSeconds: Type.Number({ minimum: 0 }),
});

export const listVisits = defineRoute({
  name: 'visits.list',
  prose:
    'Visits of people who agreed to have their path kept: no name, no tag, only an id that belongs to this one visit. Nothing is listed while fewer than five visits are in the window.',
  method: 'GET',
  path: '/v1/visits',
  who: ['manager'],
  query: exact({ from: Instant, to: Instant, limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })) }),
  reply: exact({
    from: Instant,
    to: Instant,
    count: Count,
    hiddenBelowFive: Type.Boolean(),
    visits: Type.Array(
      exact({ visitId: Type.String(), openedAt: Instant, closedAt: Type.Union([Instant, Type.Null()]), stays: Type.Array(StayBody) }),
    ),
  }),
});

export const readVisitPath = defineRoute({
  name: 'visits.path',
  prose: 'One visit’s path on the plan, a point every two seconds or half a metre, and its stays.',
  method: 'GET',
  path: '/v1/visits/{visitId}/path',
  who: ['manager'],
  reply: exact({
    visitId: Type.String(),
    openedAt: Instant,
    closedAt: Type.Union([Instant, Type.Null()]),
    points: Type.Array(exact({ at: Instant, xMetres: Type.Number(), yMetres: Type.Number(), radiusMetres: Type.Number() })),
    stays: Type.Array(StayBody),
  }),
});
