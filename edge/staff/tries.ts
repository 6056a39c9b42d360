import type { Clock } from '#shared/link/clock.ts';
import { RefusedError } from '#shared/link/errors.ts';

/** Passwords tried, by who tries them on whom. */
export interface Tries {
  /**
   * Weighs the passwords of one key one after the other: whoever sends a hundred at once learns no more than whoever sends them in turn.
   * Rejects with RefusedError `too-many-tries` when five within a minute were wrong.
   */
  weigh(key: string, isRight: () => Promise<boolean>): Promise<boolean>;
}

const mostWrong = 5;
const minuteMs = 60_000;
const mostKeys = 5_000;

export function createTries(clock: Clock): Tries {
  const wrongAtMs = new Map<string, readonly number[]>();
  const underWay = new Map<string, Promise<unknown>>();

  async function weighNext(key: string, isRight: () => Promise<boolean>): Promise<boolean> {
    const recent = (wrongAtMs.get(key) ?? []).filter((at) => clock.monotonic() - at < minuteMs);
    if (recent.length >= mostWrong) throw new RefusedError(429, 'too-many-tries', 'five wrong passwords: wait a minute, then try again');
    const right = await isRight();
    // Set anew at the end: the first in the map is the one not tried for longest.
    wrongAtMs.delete(key);
    if (!right) wrongAtMs.set(key, [...recent, clock.monotonic()]);
    const [longestAway] = wrongAtMs.keys();
    if (wrongAtMs.size > mostKeys && longestAway !== undefined) wrongAtMs.delete(longestAway);
    return right;
  }

  return {
    async weigh(key, isRight) {
      const before = underWay.get(key);
      const own = before === undefined ? weighNext(key, isRight) : before.then(() => weighNext(key, isRight));
      // Whoever comes next waits for this one's end, whatever it is; its own caller is told.
      const ended = own.then(
        () => undefined,
        () => undefined,
      );
      underWay.set(key, ended);
      try {
        return await own;
      } finally {
        if (underWay.get(key) === ended) underWay.delete(key);
      }
    },
  };
}
