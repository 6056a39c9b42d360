import { Type, type Static } from 'typebox';
import type { RouteReply } from '#shared/contract/define-route.ts';
import { postTransaction, Transaction, type TransactionBody } from '#shared/contract/sales.ts';
import { exact, PlainId } from '#shared/contract/schemas.ts';
import { validate } from '#shared/contract/validate.ts';
import type { Clock } from '#shared/link/clock.ts';
import { RefusedError } from '#shared/link/errors.ts';
import type { HttpClient } from '#shared/link/http-client.ts';

const Kept = exact({ tillId: PlainId, transaction: Transaction });
const KeptList = Type.Array(Kept);
export type KeptSale = Static<typeof Kept>;
export type SaleOutcome = RouteReply<typeof postTransaction>;

/** A shelf that outlives the page: `localStorage` in the product. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem'>;

export interface PendingSales {
  readonly waiting: readonly KeptSale[];
  /** Why the oldest was refused the last time; undefined while only the hub is away. */
  readonly refusal: string | undefined;
  /** Keeps a sale that happened, then hands it to the hub; answers its outcome, or undefined while it must wait. */
  ring(tillId: string, transaction: TransactionBody): Promise<SaleOutcome | undefined>;
  watch(onChange: () => void): () => void;
  stop(): void;
}

export interface PendingSalesParts {
  readonly hub: Pick<HttpClient, 'call'>;
  readonly clock: Clock;
  readonly shelf: Shelf;
}

const shelfKey = 'aisle-console-sales';
const retryMs = 5_000;

/**
 * Sales on their way to the hub. Each is kept before it is sent and until the hub has answered, with the same id and number on
 * every try, so that none is lost with the Wi-Fi and none is counted twice. Sent oldest first.
 */
export function createPendingSales({ hub, clock, shelf }: PendingSalesParts): PendingSales {
  let waiting = readShelf(shelf);
  let refusal: string | undefined;
  let sending: Promise<ReadonlyMap<string, SaleOutcome>> | undefined;
  const watchers = new Set<() => void>();

  function keep(sales: readonly KeptSale[]): void {
    waiting = [...sales];
    shelf.setItem(shelfKey, JSON.stringify(waiting));
    for (const watcher of watchers) watcher();
  }

  async function send(sale: KeptSale): Promise<SaleOutcome | undefined> {
    try {
      const outcome = await hub.call(postTransaction, { query: { till: sale.tillId }, body: sale.transaction });
      refusal = undefined;
      keep(waiting.filter((other) => other.transaction.id !== sale.transaction.id));
      return outcome;
    } catch (failure) {
      refusal = failure instanceof RefusedError && failure.status !== 0 ? failure.message : undefined;
      for (const watcher of watchers) watcher();
      return undefined;
    }
  }

  /** Sends what waits until one has to go on waiting; answers the outcomes by transaction id. */
  async function sendWaiting(): Promise<ReadonlyMap<string, SaleOutcome>> {
    const outcomes = new Map<string, SaleOutcome>();
    for (const sale of [...waiting]) {
      const outcome = await send(sale);
      if (outcome === undefined) break;
      outcomes.set(sale.transaction.id, outcome);
    }
    return outcomes;
  }

  /** One round at a time, so that no sale is under way twice. */
  async function sendAll(): Promise<ReadonlyMap<string, SaleOutcome>> {
    while (sending !== undefined) await sending;
    sending = sendWaiting();
    const outcomes = await sending;
    sending = undefined;
    return outcomes;
  }

  const stopRetry = clock.every(retryMs, () => {
    if (waiting.length > 0 && sending === undefined) void sendAll();
  });
  if (waiting.length > 0) void sendAll();

  return {
    get waiting() {
      return waiting;
    },
    get refusal() {
      return refusal;
    },
    async ring(tillId, transaction) {
      keep([...waiting, { tillId, transaction }]);
      return (await sendAll()).get(transaction.id);
    },
    watch(onChange) {
      watchers.add(onChange);
      return () => watchers.delete(onChange);
    },
    stop: stopRetry,
  };
}

function readShelf(shelf: Shelf): readonly KeptSale[] {
  const text = shelf.getItem(shelfKey);
  if (text === null) return [];
  const kept = validate(KeptList, JSON.parse(text));
  return kept.ok ? kept.value : [];
}
