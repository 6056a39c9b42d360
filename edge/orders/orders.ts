import { randomUUID } from 'node:crypto';
import { answer, type Answer } from '#shared/contract/answer.ts';
import type { BodyOf } from '#shared/contract/define-message.ts';
import {
  acceptCall,
  kioskAnswered,
  kioskCalled,
  kioskHealth,
  kioskShow,
  listCalls,
  listOrders,
  moveOrder,
  orderPlaced,
  placeOrder,
  showOnKiosk,
  type OrderBody,
} from '#shared/contract/kiosks.ts';
import type { Texts } from '#shared/domain/product.ts';
import type { Clock } from '#shared/link/clock.ts';
import { RefusedError } from '#shared/link/errors.ts';
import type { HubBus } from '../broker/hub-bus.ts';
import type { Records } from '../database/define.ts';
import { authorOf } from '../journal/define-change.ts';
import type { StoreTime } from '../store-time.ts';
import {
  acceptCallRecord,
  insertCall,
  insertOrder,
  listCallRecords,
  listOrderRecords,
  setOrderState,
  type CallRecord,
  type OrderRecord,
} from './order-records.ts';

interface SoldVariant {
  readonly sku: string;
  readonly productId: string;
  readonly name: Texts;
  readonly size: string;
  readonly colour: Texts;
  readonly priceCents: number;
  readonly onHand: number;
}

export interface OrdersParts {
  readonly bus: HubBus;
  readonly records: Records;
  readonly clock: Clock;
  readonly time: StoreTime;
  readonly variant: (sku: string) => SoldVariant | undefined;
  readonly isKiosk: (deviceId: string) => boolean;
  readonly hasProduct: (productId: string) => boolean;
  readonly onPlaced: (order: OrderBody) => void;
  readonly onCalled: (call: CallRecord) => void;
  readonly onHealth: (kioskId: string, said: Omit<BodyOf<typeof kioskHealth>, 'at' | 'view'> & { readonly words: string }) => void;
}

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const commandMs = 60_000;

/** Kiosks' orders, calls for a person, and products sent to a kiosk. */
export function createOrders(parts: OrdersParts): { readonly answers: readonly Answer[]; openCalls(): Promise<readonly CallRecord[]> } {
  const { bus, records, clock, time } = parts;

  function need(sku: string): SoldVariant {
    const variant = parts.variant(sku);
    if (variant === undefined) throw new RefusedError(422, 'sku-unknown', `"${sku}" is not in the catalogue: take it out of the basket`);
    return variant;
  }

  const answers = [
    answer(placeOrder, async ({ body, caller }) => {
      const lines: OrderBody['lines'] = body.lines.map(({ sku, quantity }) => {
        const variant = need(sku);
        return {
          sku,
          quantity,
          productId: variant.productId,
          name: variant.name,
          size: variant.size,
          colour: variant.colour,
          unitCents: variant.priceCents,
          onHand: variant.onHand,
        };
      });
      const now = clock.now();
      const source = caller.kind === 'device' ? caller.deviceId : caller.kind === 'staff' ? caller.staffId : 'unknown';
      const { order, fresh } = await records.write(insertOrder, {
        eventId: `${source}.${body.id}`,
        orderId: `o-${randomUUID().slice(0, 18)}`,
        now,
        businessDay: time.businessDayOf(now),
        kioskId: caller.kind === 'device' ? caller.deviceId : null,
        placedBy: source,
        totalCents: lines.reduce((sum, line) => sum + line.unitCents * line.quantity, 0),
        lines: JSON.stringify(lines),
      });
      const placed = orderBody(order);
      if (fresh) {
        parts.onPlaced(placed);
        const pieces = placed.lines.reduce((sum, line) => sum + line.quantity, 0);
        void bus.publish(
          orderPlaced,
          { orderId: placed.orderId },
          { id: placed.orderId, at: now, number: placed.number, totalCents: placed.totalCents, pieces },
        );
      }
      return placed;
    }),
    answer(listOrders, async () => ({ orders: (await records.read(listOrderRecords, clock.now() - dayMs / 2)).map(orderBody) })),
    answer(moveOrder, async ({ params, body, caller }) => {
      const now = clock.now();
      const reason = body.reason?.trim();
      if (reason !== undefined && !(caller.kind === 'staff' && caller.roles.includes('manager')))
        throw new RefusedError(403, 'manager-only', 'only a manager puts an order where it would not go by itself');
      const move = { orderId: params.orderId, state: body.state, reason, now, by: authorOf(caller, now) };
      return orderBody(await records.write(setOrderState, move));
    }),
    answer(listCalls, async () => ({ calls: await records.read(listCallRecords, clock.now() - hourMs) })),
    answer(acceptCall, async ({ params, caller }) => {
      const seller = caller.kind === 'staff' ? caller.name : 'someone';
      const call = await records.write(acceptCallRecord, { callId: params.callId, seller, now: clock.now() });
      const firstName = seller.split(' ')[0] ?? seller;
      void bus.publish(
        kioskAnswered,
        { kioskId: call.kioskId },
        { id: randomUUID(), until: clock.now() + commandMs, callId: call.callId, seller: firstName },
      );
      return call;
    }),
    answer(showOnKiosk, async ({ params, body }) => {
      if (!parts.isKiosk(params.kioskId)) throw new RefusedError(404, 'kiosk-unknown', `there is no kiosk "${params.kioskId}"`);
      if (!parts.hasProduct(body.productId)) throw new RefusedError(404, 'product-unknown', `there is no product "${body.productId}"`);
      await bus.publish(
        kioskShow,
        { kioskId: params.kioskId },
        { id: randomUUID(), until: clock.now() + commandMs, productId: body.productId },
      );
      return { sent: true };
    }),
  ];

  bus.record(kioskCalled, async ({ id, at, productId }, { kioskId }) => {
    const call = { callId: id, kioskId, at, productId: productId ?? null };
    const fresh = await records.write(insertCall, call);
    if (fresh) parts.onCalled({ ...call, acceptedBy: null });
  });
  bus.on(kioskHealth, ({ at: _at, view, ...said }, { kioskId }) => parts.onHealth(kioskId, { ...said, words: view }));

  return {
    answers,
    openCalls: async () => (await records.read(listCallRecords, clock.now() - hourMs)).filter((call) => call.acceptedBy === null),
  };
}

function orderBody(record: OrderRecord): OrderBody {
  return {
    orderId: record.order_id,
    number: record.number,
    placedAt: record.placed_at,
    kioskId: record.kiosk_id,
    state: record.state,
    stateAt: record.state_at,
    totalCents: record.total_cents,
    lines: JSON.parse(record.lines),
  };
}
