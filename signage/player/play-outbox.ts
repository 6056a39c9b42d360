import type { Clock } from '#shared/link/clock.ts';
import type { Play, PlayerStore } from './player-store.ts';

export interface PlayOutbox {
  /** Kept until the hub has it. */
  add(play: Play): Promise<void>;
  /** Sends what waits; harmless at any time. */
  send(): void;
  /** How many plays were given up because the queue was full. */
  dropped(): number;
  stop(): void;
}

export interface PlayOutboxParts {
  readonly store: PlayerStore;
  readonly clock: Clock;
  /** Resolves when the hub has acknowledged. */
  readonly publish: (play: Play) => Promise<void>;
  readonly isOnline: () => boolean;
}

/** A day and a half of slides of ten seconds. */
const mostWaitingPlays = 12_000;
const batch = 50;
const acknowledgeWithinMs = 20_000;

/**
 * Proof of play, oldest first, one at a time, removed only after the acknowledgement. A play may therefore be sent twice, always under the
 * same id; when the hub is away for longer than the queue is long, the oldest go and are counted.
 */
export function createPlayOutbox({ store, clock, publish, isOnline }: PlayOutboxParts): PlayOutbox {
  let isSending = false;
  let isStopped = false;
  let droppedPlays = 0;

  async function sendAll(): Promise<void> {
    for (;;) {
      const waiting = await store.readPlays(batch);
      if (waiting.length === 0) return;
      for (const { key, play } of waiting) {
        if (isStopped || !isOnline()) return;
        await within(acknowledgeWithinMs, clock, publish(play));
        await store.dropPlay(key);
      }
    }
  }

  function send(): void {
    if (isSending || isStopped || !isOnline()) return;
    isSending = true;
    sendAll()
      .catch((cause) => console.warn('proof of play waits for the hub', cause))
      .finally(() => {
        isSending = false;
      });
  }

  return {
    async add(play) {
      try {
        await store.addPlay(play);
        if ((await store.countPlays()) > mostWaitingPlays) {
          const [oldest] = await store.readPlays(1);
          if (oldest !== undefined) await store.dropPlay(oldest.key);
          droppedPlays += 1;
        }
      } catch (cause) {
        droppedPlays += 1;
        console.warn('a play could not be kept', cause);
      }
      send();
    },
    send,
    dropped: () => droppedPlays,
    stop() {
      isStopped = true;
    },
  };
}

async function within(waitMs: number, clock: Clock, work: Promise<void>): Promise<void> {
  let stop = (): void => {};
  const late = new Promise<never>((_, reject) => {
    stop = clock.after(waitMs, () => reject(new Error('not acknowledged in time')));
  });
  try {
    await Promise.race([work, late]);
  } finally {
    stop();
  }
}
