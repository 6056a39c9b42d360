import type { Clock } from '#shared/link/clock.ts';
import { RefusedError } from '#shared/link/errors.ts';

/** Sends events one after the other, each until it is acknowledged, and never holds more than `most`. */
export interface EventOutbox<Event> {
  /** False when it is full: the event did not happen. */
  offer(event: Event): boolean;
  waiting(): number;
  stop(): void;
}

export interface EventOutboxParts<Event> {
  readonly send: (event: Event) => Promise<unknown>;
  readonly most: number;
  readonly clock: Clock;
  /** An event the hub will never take, with its reason. */
  readonly onRefused: (words: string) => void;
}

const firstWaitMs = 1_000;
const longestWaitMs = 15_000;

function isPassing(error: unknown): boolean {
  return !(error instanceof RefusedError) || error.status === 0 || error.status === 429 || error.status >= 500;
}

export function createEventOutbox<Event>({ send, most, clock, onRefused }: EventOutboxParts<Event>): EventOutbox<Event> {
  const queue: Event[] = [];
  let isSending = false;
  let isStopped = false;
  let waitMs = firstWaitMs;

  async function drain(): Promise<void> {
    if (isSending) return;
    isSending = true;
    for (let [event] = queue; event !== undefined && !isStopped; [event] = queue) {
      try {
        await send(event);
        queue.shift();
        waitMs = firstWaitMs;
      } catch (error) {
        if (isPassing(error)) {
          const pauseMs = waitMs * (0.5 + Math.random());
          waitMs = Math.min(longestWaitMs, waitMs * 2);
          await new Promise<void>((done) => clock.after(pauseMs, done));
        } else {
          queue.shift();
          onRefused(error instanceof Error ? error.message : String(error));
        }
      }
    }
    isSending = false;
  }

  return {
    offer(event) {
      if (isStopped || queue.length >= most) return false;
      queue.push(event);
      void drain();
      return true;
    },
    waiting: () => queue.length,
    stop() {
      isStopped = true;
    },
  };
}
