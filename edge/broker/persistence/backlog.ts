import type { QueuedMessage } from './queued-message.ts';

/**
 * The time between a client's coming back and the last of what waited being on its way. Live messages stay in the queue until then:
 * aedes would send them at once, before older ones (MQTT-4.6.0-6), and some of them twice.
 */
export interface Backlog {
  isOver(): boolean;
  /** Read from the queue, not yet given its packet id. */
  take(message: QueuedMessage): void;
  /** It has its packet id, or the receiver has it. */
  settle(message: QueuedMessage): void;
  /** Over, when everything taken is settled or no longer waits; else comes back, not over, once that may have changed. */
  finish(waits: (message: QueuedMessage) => boolean): Promise<boolean>;
  /** Something left the queue. */
  nudge(): void;
  /** The client is gone. */
  cancel(): void;
}

export function createBacklog(): Backlog {
  const taken = new Set<QueuedMessage>();
  let over = false;
  let wake: () => void = () => undefined;

  return {
    isOver: () => over,
    take: (message) => void taken.add(message),
    settle(message) {
      taken.delete(message);
      wake();
    },
    async finish(waits) {
      for (const message of taken) if (!waits(message)) taken.delete(message);
      if (taken.size === 0) over = true;
      else await new Promise<void>((resolve) => (wake = resolve));
      return over;
    },
    nudge: () => wake(),
    cancel() {
      over = true;
      taken.clear();
      wake();
    },
  };
}
