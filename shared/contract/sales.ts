import { Type, type Static } from 'typebox';
import { defineMessage } from './define-message.ts';
import { defineRoute, staff } from './define-route.ts';
import { BusinessDay, Cents, Count, EventId, exact, Instant, PlainId, Sku, Words } from './schemas.ts';

export const TransactionLine = exact({
  sku: Sku,
  quantity: Type.Number({
    minimum: -1_000_000,
    maximum: 1_000_000,
    description: 'below zero for a returned piece; tills that sell fuel or cloth count it in thousandths',
  }),
  unitCents: Type.Optional(Cents),
  amountCents: Type.Integer({
    minimum: -100_000_000,
    maximum: 100_000_000,
    description: 'what the line adds to the total, after its discount',
  }),
  discountCents: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000_000 })),
});

/** A till's transaction. Its key is (store, till, business day, sequence): the same key twice is the same transaction. */
export const Transaction = exact({
  id: EventId,
  at: Instant,
  businessDay: BusinessDay,
  sequence: Type.Integer({ minimum: 0, maximum: 2_147_483_647, description: "the till's own number for the day or for good" }),
  kind: Type.Enum(['sale', 'return', 'void']),
  currency: Type.String({ pattern: '^[A-Z]{3}$' }),
  totalCents: Cents,
  lines: Type.Array(TransactionLine, { maxItems: 500 }),
  couponCodes: Type.Optional(Type.Array(Type.String({ minLength: 6, maxLength: 32 }), { maxItems: 10 })),
  voids: Type.Optional(exact({ businessDay: BusinessDay, sequence: Type.Integer({ minimum: 0 }) })),
  orderId: Type.Optional(PlainId),
});
export type TransactionBody = Static<typeof Transaction>;

const example: TransactionBody = {
  id: 'till-1-20261122-0042',
  at: 1_795_600_000_000,
  businessDay: '2026-11-22',
  sequence: 42,
  kind: 'sale',
  currency: 'EUR',
  totalCents: 8_990,
  lines: [{ sku: 'DN-014-BLU-M', quantity: 1, unitCents: 8_990, amountCents: 8_990 }],
};

export const TransactionOutcome = Type.Enum(['stored', 'duplicate', 'quarantined']);

export const tillTransaction = defineMessage({
  name: 'till.transaction',
  prose: 'A transaction that happened at a till: sale, return or void. Stored once by (store, till, business day, sequence).',
  topic: 'aisle/v1/{store}/till/{tillId}/transaction',
  kind: 'event',
  body: Transaction,
  publishers: ['till'],
  subscribers: ['hub', 'integration'],
  examples: [example],
});

export const tillOutcome = defineMessage({
  name: 'till.outcome',
  prose: 'What became of a transaction sent over MQTT: stored, known already, or kept aside because the same key came with another body.',
  topic: 'aisle/v1/{store}/till/{tillId}/outcome',
  kind: 'event',
  body: exact({ id: EventId, at: Instant, businessDay: BusinessDay, sequence: Type.Integer(), outcome: TransactionOutcome, words: Words }),
  publishers: ['hub'],
  subscribers: ['till'],
  examples: [{ id: 'till-1-20261122-0042', at: 1_795_600_000_100, businessDay: '2026-11-22', sequence: 42, outcome: 'stored', words: '' }],
});

export const postTransaction = defineRoute({
  name: 'pos.postTransaction',
  prose:
    'The same as `till.transaction`, for tills that speak HTTP. 201 stored; a duplicate answers `duplicate`; another body under a known key answers `quarantined` and is kept for the manager. A staff caller names the till it rings on.',
  method: 'POST',
  path: '/v1/pos/transactions',
  who: ['till', 'seller', 'manager'],
  query: exact({ till: Type.Optional(PlainId) }),
  body: Transaction,
  reply: exact({ outcome: TransactionOutcome, words: Words }),
  status: 201,
  callsPerMinute: 60_000,
});

export const readSalesDay = defineRoute({
  name: 'sales.day',
  prose: 'A business day in figures: per till, per hour (by the time of the sale, not of its arrival).',
  method: 'GET',
  path: '/v1/sales/days/{day}',
  who: ['seller', 'manager'],
  reply: exact({
    businessDay: BusinessDay,
    tills: Type.Array(exact({ tillId: PlainId, transactions: Count, totalCents: Type.Integer() })),
    hours: Type.Array(exact({ hour: Type.Integer({ minimum: 0, maximum: 23 }), transactions: Count, totalCents: Type.Integer() })),
    recent: Type.Array(
      exact({ tillId: PlainId, sequence: Type.Integer(), at: Instant, kind: Type.String(), totalCents: Cents, pieces: Type.Number() }),
    ),
    currency: Type.String(),
  }),
});

const SalesException = exact({
  id: Type.Integer(),
  at: Instant,
  tillId: PlainId,
  businessDay: BusinessDay,
  sequence: Type.Integer(),
  reason: Type.String(),
  words: Words,
  body: Type.String(),
});

export const listSalesExceptions = defineRoute({
  name: 'sales.exceptions',
  prose:
    'What a manager must look at: transactions kept aside, coupons used twice, unknown or past their hour, pieces sold that the catalogue does not know. `settled` are the latest that someone looked at already, with what they found.',
  method: 'GET',
  path: '/v1/sales/exceptions',
  who: [...staff],
  reply: exact({
    exceptions: Type.Array(SalesException),
    settled: Type.Array(exact({ ...SalesException.properties, settled: exact({ at: Instant, by: Type.String(), words: Words }) })),
  }),
});

export const settleSalesException = defineRoute({
  name: 'sales.settle',
  prose:
    'A manager looked at an exception and says what it was: it needs nobody any more, and stays with who said so. The transaction itself is untouched. Again, it answers what was said the first time.',
  method: 'POST',
  path: '/v1/sales/exceptions/{exceptionId}/settlement',
  who: ['manager'],
  body: exact({ words: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }) }),
  reply: exact({ at: Instant, by: Type.String(), words: Words }),
  status: 201,
});

export const TillCoupon = exact({
  code: Type.String(),
  offerId: PlainId,
  name: exact({ fr: Words, en: Words }),
  percent: Type.Integer({ minimum: 1, maximum: 100 }),
  family: Type.Optional(Type.String()),
  until: Instant,
});

export const checkCoupon = defineRoute({
  name: 'pos.checkCoupon',
  prose:
    'What a coupon is worth, or in words why it is not good: `coupon-unknown`, `coupon-forged`, `coupon-expired`, `coupon-used`, `coupon-other-store`.',
  method: 'GET',
  path: '/v1/pos/coupons/{code}',
  who: ['till', 'seller', 'manager'],
  reply: TillCoupon,
  callsPerMinute: 60,
});

export const redeemCoupon = defineRoute({
  name: 'pos.redeemCoupon',
  prose: 'Uses a coupon up, once: the same `id` again answers the same; any other is refused with its own reason.',
  method: 'POST',
  path: '/v1/pos/coupons/{code}/redemption',
  who: ['till', 'seller', 'manager'],
  body: exact({ id: EventId, at: Instant, tillId: Type.Optional(PlainId), sequence: Type.Optional(Type.Integer({ minimum: 0 })) }),
  reply: TillCoupon,
  status: 201,
  callsPerMinute: 120,
});
