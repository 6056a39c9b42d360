const firstWaitMs = 4_000;
const longestWaitMs = 300_000;

/**
 * How long to wait before attempt number `attempt` (the first retry is 1): doubling from 4 s to 5 min, halved or half as much again by
 * `random` (0 to 1), so that a shop full of screens does not ask a hub that comes back all at once.
 */
export function retryWaitMs(attempt: number, random: number): number {
  const wait = Math.min(firstWaitMs * 2 ** Math.min(attempt - 1, 16), longestWaitMs);
  return Math.round(wait * (0.5 + random));
}
