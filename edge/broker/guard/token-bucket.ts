/** So many at once, so many a second after that. */
export interface TokenBucket {
  /** Takes `count`, also when that many are not there. Answers how long to wait until none is owed, in milliseconds. */
  spend(count: number): number;
  /** Full again: nothing to remember. */
  isFull(): boolean;
}

export function createTokenBucket(rate: { readonly perSecond: number; readonly burst: number }, monotonic: () => number): TokenBucket {
  let tokens = rate.burst;
  let at = monotonic();
  const refill = (): void => {
    const now = monotonic();
    tokens = Math.min(rate.burst, tokens + ((now - at) / 1_000) * rate.perSecond);
    at = now;
  };
  return {
    spend(count) {
      refill();
      tokens -= count;
      return tokens >= 0 ? 0 : Math.ceil((-tokens / rate.perSecond) * 1_000);
    },
    isFull() {
      refill();
      return tokens >= rate.burst;
    },
  };
}
