import type { Clock } from '#shared/link/clock.ts';
import { RefusedError } from '#shared/link/errors.ts';

/** Passwords tried, by who tries them on whom. */
export interface Tries {
  /** Counts a try before it is known to be wrong: many at once are many. Throws RefusedError `too-many-tries` at the sixth a minute. */
  take(key: string): void;
  /** The password was right. */
  forget(key: string): void;
}

const mostAMinute = 5;
const minuteMs = 60_000;
const mostKeys = 5_000;

export function createTries(clock: Clock): Tries {
  const triedAtMs = new Map<string, readonly number[]>();
  return {
    take(key) {
      const nowMs = clock.monotonic();
      const recent = (triedAtMs.get(key) ?? []).filter((at) => nowMs - at < minuteMs);
      // Set anew at the end: the first in the map is the one not tried for longest.
      triedAtMs.delete(key);
      triedAtMs.set(key, recent.length < mostAMinute ? [...recent, nowMs] : recent);
      const [longestAway] = triedAtMs.keys();
      if (triedAtMs.size > mostKeys && longestAway !== undefined) triedAtMs.delete(longestAway);
      if (recent.length >= mostAMinute)
        throw new RefusedError(429, 'too-many-tries', 'five wrong passwords: wait a minute, then try again');
    },
    forget: (key) => void triedAtMs.delete(key),
  };
}
