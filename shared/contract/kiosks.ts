import { Type, type Static } from 'typebox';
import { defineMessage } from './define-message.ts';
import { defineRoute, staff } from './define-route.ts';
import { Cents, Count, EventId, exact, Instant, PlainId, Sku, Texts } from './schemas.ts';

export const kioskHealth = defineMessage({
  name: 'kiosk.health',
  prose: 'A kiosk says it is there and what it shows. Its last will says `online: false`.',
  topic: 'aisle/v1/{store}/kiosk/{kioskId}/health',
  kind: 'state',
  body: exact({
    at: Instant,
    online: Type.Boolean(),
    view: Type.String({ maxLength: 60 }),
    softwareVersion: Type.Optional(Type.String({ maxLength: 40 })),
    errors: Type.Optional(Count),
  }),
  publishers: ['kiosk'],
  subscribers: ['hub'],
  examples: [{ at: 1_795_600_000_000, online: true, view: 'attract' }],
});

export const kioskCalled = defineMessage({
  name: 'kiosk.called',
  prose: 'A shopper at a kiosk asks for a person; with the product they look at, if any.',
  topic: 'aisle/v1/{store}/kiosk/{kioskId}/called',
  kind: 'event',
  body: exact({ id: EventId, at: Instant, productId: Type.Optional(PlainId) }),
  publishers: ['kiosk'],
  subscribers: ['hub', 'integration'],
  examples: [{ id: 'kiosk-1-000031', at: 1_795_600_000_000, productId: 'p-014' }],
});

export const kioskAnswered = defineMessage({
  name: 'kiosk.answered',
  prose: 'A seller took the call and is on the way.',
  topic: 'aisle/v1/{store}/kiosk/{kioskId}/answered',
  kind: 'command',
  body: exact({ id: EventId, until: Instant, callId: EventId, seller: Type.String({ maxLength: 60 }) }),
  publishers: ['hub'],
  subscribers: ['kiosk'],
  examples: [{ id: 'answer-31', until: 1_795_600_060_000, callId: 'kiosk-1-000031', seller: 'Inès' }],
});

export const kioskShow = defineMessage({
  name: 'kiosk.show',
  prose: 'A seller sends a product to a kiosk’s screen.',
  topic: 'aisle/v1/{store}/kiosk/{kioskId}/show',
  kind: 'command',
  body: exact({ id: EventId, until: Instant, productId: PlainId }),
  publishers: ['hub'],
  subscribers: ['kiosk'],
  examples: [{ id: 'show-0007', until: 1_795_600_060_000, productId: 'p-014' }],
});

export const Call = exact({
  callId: EventId,
  kioskId: PlainId,
  at: Instant,
  productId: Type.Union([PlainId, Type.Null()]),
  acceptedBy: Type.Union([Type.String(), Type.Null()]),
});

export const listCalls = defineRoute({
  name: 'calls.list',
  prose: 'Calls for a person of the last hour, open ones first.',
  method: 'GET',
  path: '/v1/calls',
  who: [...staff],
  reply: exact({ calls: Type.Array(Call) }),
});

export const acceptCall = defineRoute({
  name: 'calls.accept',
  prose: 'Takes a call: the kiosk shows who is coming. A call that someone else took answers `call-taken`.',
  method: 'POST',
  path: '/v1/calls/{callId}/acceptance',
  who: [...staff],
  reply: Call,
  status: 201,
});

export const OrderLine = exact({ sku: Sku, quantity: Type.Integer({ minimum: 1, maximum: 50 }) });
export const orderStates = ['placed', 'preparing', 'ready', 'collected', 'cancelled'] as const;

export const Order = exact({
  orderId: PlainId,
  number: Type.String({ description: 'what is called out and shown on the ready board, like A-42' }),
  placedAt: Instant,
  kioskId: Type.Union([PlainId, Type.Null()]),
  state: Type.Enum([...orderStates]),
  stateAt: Instant,
  totalCents: Cents,
  lines: Type.Array(
    exact({
      sku: Sku,
      quantity: Count,
      productId: PlainId,
      name: Texts,
      size: Type.String(),
      colour: Texts,
      unitCents: Cents,
      onHand: Type.Integer(),
    }),
  ),
});
export type OrderBody = Static<typeof Order>;

export const orderPlaced = defineMessage({
  name: 'order.placed',
  prose: 'An order was placed at a kiosk or by a seller.',
  topic: 'aisle/v1/{store}/order/{orderId}/placed',
  kind: 'event',
  body: exact({ id: EventId, at: Instant, number: Type.String(), totalCents: Cents, pieces: Count }),
  publishers: ['hub'],
  subscribers: ['integration'],
  examples: [{ id: 'order-7f21aa', at: 1_795_600_000_000, number: 'A-42', totalCents: 12_900, pieces: 2 }],
});

export const placeOrder = defineRoute({
  name: 'orders.place',
  prose:
    'Places an order for what is in the basket. The same `id` again answers the same order. An unknown SKU is refused with its name; a size that is out is ordered all the same and marked.',
  method: 'POST',
  path: '/v1/orders',
  who: ['kiosk', 'seller', 'manager'],
  body: exact({ id: EventId, lines: Type.Array(OrderLine, { minItems: 1, maxItems: 50 }) }),
  reply: Order,
  status: 201,
});

export const listOrders = defineRoute({
  name: 'orders.list',
  prose: 'Orders that are not yet collected, oldest first, and those finished today.',
  method: 'GET',
  path: '/v1/orders',
  who: [...staff],
  reply: exact({ orders: Type.Array(Order) }),
});

export const moveOrder = defineRoute({
  name: 'orders.move',
  prose:
    'Moves an order forward: placed, preparing, ready, collected; or cancels it. Anything else is refused (`order-backwards`), unless a manager puts it right with a `reason`, which the journal keeps.',
  method: 'POST',
  path: '/v1/orders/{orderId}/state',
  who: [...staff],
  body: exact({
    state: Type.Enum([...orderStates]),
    reason: Type.Optional(Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' })),
  }),
  reply: Order,
  status: 201,
});

export const showOnKiosk = defineRoute({
  name: 'kiosks.show',
  prose: 'Opens a product on a kiosk’s screen.',
  method: 'POST',
  path: '/v1/kiosks/{kioskId}/show',
  who: [...staff],
  body: exact({ productId: PlainId }),
  reply: exact({ sent: Type.Boolean() }),
  status: 201,
});

export const likeProduct = defineRoute({
  name: 'products.like',
  prose: 'A like from a kiosk or a phone. The same `id` counts once.',
  method: 'POST',
  path: '/v1/products/{productId}/likes',
  who: ['kiosk', 'shopper'],
  body: exact({ id: EventId, at: Instant }),
  reply: exact({ likes: Count }),
  status: 201,
});
