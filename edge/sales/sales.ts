import { answer, type Answer } from '#shared/contract/answer.ts';
import {
  listSalesExceptions,
  postTransaction,
  readSalesDay,
  settleSalesException,
  tillOutcome,
  tillTransaction,
  type TransactionBody,
} from '#shared/contract/sales.ts';
import { BusinessDay } from '#shared/contract/schemas.ts';
import { validate } from '#shared/contract/validate.ts';
import type { Clock } from '#shared/link/clock.ts';
import { RefusedError } from '#shared/link/errors.ts';
import type { HubBus } from '../broker/hub-bus.ts';
import type { Records } from '../database/define.ts';
import type { StoreTime } from '../store-time.ts';
import { authorOf } from '../journal/define-change.ts';
import { readExceptions, settleException } from './exception-records.ts';
import { readDay, storeTransaction, type PostedOutcome } from './sale-records.ts';

export interface SalesParts {
  readonly bus: HubBus;
  readonly records: Records;
  readonly clock: Clock;
  readonly time: StoreTime;
  readonly currency: string;
  readonly isTill: (deviceId: string) => boolean;
  /** The zone a piece stands in; undefined for one the catalogue does not know. */
  readonly zoneOfSku: (sku: string) => string | undefined;
  readonly onStock: (changed: readonly { readonly sku: string; readonly onHand: number }[]) => void;
  readonly onSale: (sale: {
    readonly tillId: string;
    readonly body: TransactionBody;
    readonly zoneIds: readonly string[];
    readonly redeemedCodes: readonly string[];
  }) => void;
}

const mostExceptions = { open: 200, settled: 50 };

/** Transactions from tills, over MQTT or HTTP, by the same path: stored once, never refused. */
export function createSales(parts: SalesParts): { readonly answers: readonly Answer[] } {
  const { bus, records, clock, time } = parts;

  async function store(tillId: string, body: TransactionBody): Promise<PostedOutcome> {
    const sold = body.lines.filter(({ quantity }) => quantity > 0);
    const zoneIds = [...new Set(sold.flatMap(({ sku }) => parts.zoneOfSku(sku) ?? []))];
    const receivedAt = clock.now();
    const posted = await records.write(storeTransaction, { tillId, body, hour: time.hourOf(body.at), zoneIds, receivedAt });
    if (posted.stock.length > 0) parts.onStock(posted.stock);
    if (posted.outcome === 'stored') parts.onSale({ tillId, body, zoneIds, redeemedCodes: posted.redeemedCodes });
    return posted;
  }

  bus.record(tillTransaction, async (body, { tillId }) => {
    const { outcome, words } = await store(tillId, body);
    void bus.publish(
      tillOutcome,
      { tillId },
      { id: body.id, at: clock.now(), businessDay: body.businessDay, sequence: body.sequence, outcome, words },
    );
  });

  return {
    answers: [
      answer(postTransaction, async ({ body, caller, query, setStatus }) => {
        const tillId = caller.kind === 'device' ? caller.deviceId : query.till;
        if (tillId === undefined || !parts.isTill(tillId))
          throw new RefusedError(400, 'till-unknown', 'name the till this was rung on: ?till=till-1');
        const { outcome, words } = await store(tillId, body);
        if (outcome === 'duplicate') setStatus(200);
        if (outcome === 'quarantined') setStatus(202);
        return { outcome, words };
      }),
      answer(readSalesDay, async ({ params }) => {
        if (!validate(BusinessDay, params.day).ok)
          throw new RefusedError(400, 'wrong-day', 'a business day is written year-month-day, as 2026-11-21');
        return { businessDay: params.day, currency: parts.currency, ...(await records.read(readDay, params.day)) };
      }),
      answer(listSalesExceptions, () => records.read(readExceptions, mostExceptions)),
      answer(settleSalesException, ({ params, body: { words }, caller }) =>
        records.write(settleException, {
          // What is no number names no exception.
          exceptionId: Number.parseInt(params.exceptionId, 10) || 0,
          words: words.trim(),
          by: authorOf(caller, clock.now()),
        }),
      ),
    ],
  };
}
