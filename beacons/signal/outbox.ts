import type { Clock } from '#shared/link/clock.ts';

/** Keeps readings for a hub that is away or slow: few, briefly, the newest. */
export interface Outbox<Item> {
  /** Queues an item and sends it as soon as the one before it has left. */
  offer(item: Item): void;
  /** Tells that the connection came or went. */
  setOnline(online: boolean): void;
  /** Items that never left: pushed out by newer ones, too old when the hub came back, or lost with the connection. */
  dropped(): number;
  waiting(): number;
}

export interface OutboxParts<Item> {
  readonly clock: Clock;
  /** Resolves when the item has left this machine's buffers. May never settle when the connection breaks. */
  readonly publish: (item: Item) => Promise<void>;
  readonly mostItems?: number;
  /** A sighting older than this tells the hub nothing about now. */
  readonly longestWaitMs?: number;
}

/**
 * One item is under way at a time: mqtt.js buffers without bound when it is handed more than the network takes,
 * and never answers for a packet whose connection broke before it drained.
 */
export function createOutbox<Item>({ clock, publish, mostItems = 10, longestWaitMs = 10_000 }: OutboxParts<Item>): Outbox<Item> {
  let queue: { readonly item: Item; readonly atMs: number }[] = [];
  let underWay: symbol | undefined;
  let isOnline = false;
  let dropped = 0;

  function dropOld(): void {
    const fresh = queue.filter(({ atMs }) => clock.monotonic() - atMs <= longestWaitMs);
    dropped += queue.length - fresh.length;
    queue = fresh;
  }

  function sendNext(): void {
    if (!isOnline || underWay !== undefined) return;
    dropOld();
    const next = queue.shift();
    if (next === undefined) return;
    const turn = Symbol('turn');
    underWay = turn;
    const settle = (isSent: boolean): void => {
      // An answer for an earlier connection's item: it was counted when that connection went.
      if (underWay !== turn) return;
      underWay = undefined;
      if (!isSent) dropped += 1;
      sendNext();
    };
    publish(next.item).then(
      () => settle(true),
      () => settle(false),
    );
  }

  return {
    offer(item) {
      queue.push({ item, atMs: clock.monotonic() });
      while (queue.length > mostItems) {
        queue.shift();
        dropped += 1;
      }
      sendNext();
    },
    setOnline(online) {
      isOnline = online;
      if (!online && underWay !== undefined) {
        underWay = undefined;
        dropped += 1;
      }
      sendNext();
    },
    dropped: () => dropped,
    waiting: () => queue.length,
  };
}
