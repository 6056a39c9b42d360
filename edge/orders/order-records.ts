import { RefusedError } from '#shared/link/errors.ts';
import type { OrderBody } from '#shared/contract/kiosks.ts';
import { defineRead, defineWrite, type Db } from '../database/define.ts';
import { defineChange } from '../journal/define-change.ts';
import { mayMove, orderNumber } from './order-rules.ts';

export interface OrderRecord {
  readonly order_id: string;
  readonly number: string;
  readonly placed_at: number;
  readonly kiosk_id: string | null;
  readonly state: OrderBody['state'];
  readonly state_at: number;
  readonly total_cents: number;
  readonly lines: string;
}

export interface CallRecord {
  readonly callId: string;
  readonly kioskId: string;
  readonly at: number;
  readonly productId: string | null;
  readonly acceptedBy: string | null;
}

const mostListed = 300;
/** An order is handed over or given up within this time. */
const longestOpenMs = 60 * 86_400_000;
const columns = 'order_id, number, placed_at, kiosk_id, state, state_at, total_cents, lines';
const callColumns = 'call_id AS callId, kiosk_id AS kioskId, at, product_id AS productId, accepted_by AS acceptedBy';

export const insertOrder = defineWrite(
  'orders.place',
  (
    db,
    input: {
      readonly eventId: string;
      readonly orderId: string;
      readonly now: number;
      readonly businessDay: string;
      readonly kioskId: string | null;
      readonly placedBy: string;
      readonly totalCents: number;
      readonly lines: string;
    },
  ): { readonly order: OrderRecord; readonly fresh: boolean } => {
    const known = db.sql<OrderRecord>(`SELECT ${columns} FROM orders WHERE event_id = ?`).get(input.eventId);
    if (known !== undefined) return { order: known, fresh: false };
    const count =
      db.sql<{ count: number }>('SELECT count(*) AS count FROM orders WHERE business_day = ?').get(input.businessDay)?.count ?? 0;
    db.sql(
      "INSERT INTO orders (order_id, event_id, number, placed_at, business_day, kiosk_id, placed_by, state, state_at, total_cents, lines) VALUES (?, ?, ?, ?, ?, ?, ?, 'placed', ?, ?, ?)",
    ).run(
      input.orderId,
      input.eventId,
      orderNumber(input.businessDay, count + 1),
      input.now,
      input.businessDay,
      input.kioskId,
      input.placedBy,
      input.now,
      input.totalCents,
      input.lines,
    );
    return { order: needOrder(db, input.orderId), fresh: true };
  },
);

function needOrder(db: Db, orderId: string): OrderRecord {
  const order = db.sql<OrderRecord>(`SELECT ${columns} FROM orders WHERE order_id = ?`).get(orderId);
  if (order === undefined) throw new RefusedError(404, 'order-unknown', `there is no order "${orderId}"`);
  return order;
}

export interface OrderMove {
  readonly orderId: string;
  readonly state: OrderBody['state'];
  /** Why a manager puts it where it would not go by itself. */
  readonly reason?: string | undefined;
  readonly now: number;
}

export const setOrderState = defineChange('orders.move', (db, input: OrderMove, tell) => {
  const { state, reason } = input;
  const order = needOrder(db, input.orderId);
  if (order.state === state) return order;
  if (!mayMove(order.state, state) && reason === undefined)
    throw new RefusedError(409, 'order-backwards', `order ${order.number} is ${order.state}: it can’t become ${state}`);
  db.sql('UPDATE orders SET state = ?, state_at = ? WHERE order_id = ?').run(state, input.now, input.orderId);
  if (reason === undefined) tell({ what: `order ${state}`, subject: order.number, before: order.state, after: state });
  else
    tell({
      what: 'order put right',
      subject: order.number,
      before: JSON.stringify({ state: order.state }),
      after: JSON.stringify({ state, reason }),
    });
  return needOrder(db, input.orderId);
});

/** Every open order, and what was finished since, each in the order of placing. */
export const listOrderRecords = defineRead('orders.list', (db, finishedSince: number) => {
  const open = db
    .sql<OrderRecord>(
      `SELECT ${columns} FROM orders WHERE state IN ('placed', 'preparing', 'ready') ORDER BY placed_at LIMIT ${mostListed}`,
    )
    .all();
  // Bounded by the day it was placed too, which the index of states knows: years of finished orders are not read to find today's.
  const finished = db
    .sql<OrderRecord>(
      `SELECT ${columns} FROM orders WHERE state IN ('collected', 'cancelled') AND placed_at > ? AND state_at > ? ORDER BY state_at DESC LIMIT ${mostListed}`,
    )
    .all(finishedSince - longestOpenMs, finishedSince);
  return [...open, ...finished].toSorted((a, b) => a.placed_at - b.placed_at);
});

/** Orders nobody has started with, oldest first. */
export const listWaitingOrders = defineRead('orders.waiting', (db, _input: null) =>
  db
    .sql<{ number: string; placedAt: number }>(
      `SELECT number, placed_at AS placedAt FROM orders WHERE state = 'placed' ORDER BY placed_at LIMIT ${mostListed}`,
    )
    .all(),
);

export const insertCall = defineWrite(
  'calls.open',
  (db, call: { readonly callId: string; readonly kioskId: string; readonly at: number; readonly productId: string | null }) =>
    db
      .sql('INSERT INTO calls (call_id, kiosk_id, at, product_id) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING')
      .run(call.callId, call.kioskId, call.at, call.productId).changes === 1,
);

export const acceptCallRecord = defineWrite(
  'calls.accept',
  (db, input: { readonly callId: string; readonly seller: string; readonly now: number }): CallRecord => {
    const call = db.sql<CallRecord>(`SELECT ${callColumns} FROM calls WHERE call_id = ?`).get(input.callId);
    if (call === undefined) throw new RefusedError(404, 'call-unknown', 'there is no such call');
    if (call.acceptedBy !== null && call.acceptedBy !== input.seller)
      throw new RefusedError(409, 'call-taken', `${call.acceptedBy} is already on the way`);
    db.sql('UPDATE calls SET accepted_by = ?, accepted_at = ? WHERE call_id = ?').run(input.seller, input.now, input.callId);
    return { ...call, acceptedBy: input.seller };
  },
);

export const listCallRecords = defineRead('calls.list', (db, since: number) =>
  db.sql<CallRecord>(`SELECT ${callColumns} FROM calls WHERE at > ? ORDER BY accepted_by IS NOT NULL, at DESC LIMIT 100`).all(since),
);

export const orderWrites = [insertOrder, setOrderState, insertCall, acceptCallRecord];
export const orderReads = [listOrderRecords, listWaitingOrders, listCallRecords];
