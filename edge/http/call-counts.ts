import type { FastifyRateLimitStore, FastifyRateLimitStoreCtor } from '@fastify/rate-limit';
import type { Clock } from '#shared/link/clock.ts';

interface Count {
  readonly sinceMs: number;
  calls: number;
}

const mostCallers = 5_000;

/** Counts calls by caller on our own clock: setting the machine's time lets nobody in early and keeps nobody out. */
export function createCallCounts(clock: Clock): FastifyRateLimitStoreCtor {
  return class CallCounts implements FastifyRateLimitStore {
    readonly #counts = new Map<string, Count>();

    incr(caller: string, answer: (error: Error | null, result?: { current: number; ttl: number }) => void, windowMs: number): void {
      const nowMs = clock.monotonic();
      const known = this.#counts.get(caller);
      const count = known !== undefined && nowMs - known.sinceMs < windowMs ? known : { sinceMs: nowMs, calls: 0 };
      count.calls += 1;
      // Set anew at the end: the first in the map is the one not heard of for longest.
      this.#counts.delete(caller);
      this.#counts.set(caller, count);
      const [longestAway] = this.#counts.keys();
      if (this.#counts.size > mostCallers && longestAway !== undefined) this.#counts.delete(longestAway);
      answer(null, { current: count.calls, ttl: windowMs - (nowMs - count.sinceMs) });
    }

    child(): FastifyRateLimitStore {
      return new CallCounts();
    }
  };
}
