/** So many at once, so many a second after that. */
export interface TokenBucket {
  /** Takes `count`, also when that many are not there. Answers how long to wait until none is owed, in milliseconds. */
  spend(count: number): number;
  /** Full again: nothing to remember. */
  isFull(): boolean;
}

export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

export function createTokenBucket(rate: Rate, monotonic: () => number): TokenBucket {
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

const mostRemembered = 10_000;

/** One bucket a name, however often its owner comes back; those full again are forgotten when there are many. */
export function createTokenBuckets(rate: Rate, monotonic: () => number): (name: string) => TokenBucket {
  const buckets = new Map<string, TokenBucket>();
  return (name) => {
    const known = buckets.get(name);
    if (known !== undefined) return known;
    if (buckets.size >= mostRemembered) for (const [other, bucket] of buckets) if (bucket.isFull()) buckets.delete(other);
    const made = createTokenBucket(rate, monotonic);
    buckets.set(name, made);
    return made;
  };
}
