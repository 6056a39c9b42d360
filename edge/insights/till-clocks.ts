const newest = 20;
const largestMs = 15 * 60_000;
const usualMs = 2_000;

/** How far each till's clock is from the hub's. */
export interface TillClocks {
  /** Notes a ticket as it arrives and answers its time on the hub's clock. */
  correct(tillId: string, at: number, receivedAt: number): number;
}

/**
 * A ticket takes at least no time to arrive: the shortest way among a till's last twenty is what its clock is behind, or, below zero,
 * ahead. More than a quarter of an hour is no clock but a till that was offline, and is left as it is.
 */
export function createTillClocks(): TillClocks {
  const ways = new Map<string, readonly number[]>();
  return {
    correct(tillId, at, receivedAt) {
      const own = [...(ways.get(tillId) ?? []), receivedAt - at].slice(-newest);
      ways.set(tillId, own);
      const shortestMs = Math.min(...own);
      const isClock = Math.abs(shortestMs) <= largestMs && (shortestMs < 0 || shortestMs > usualMs);
      return isClock ? at + shortestMs : at;
    },
  };
}
