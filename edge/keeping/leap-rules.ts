/** Which time it is by what was known before: a clock that leaps months ahead may be wrong, and what is removed by it is gone. */
export interface TrustedTime {
  readonly at: number;
  readonly monotonicMs: number;
  /** Since when the clock says something else, monotonic milliseconds; undefined while it does not. */
  readonly doubtedSinceMs: number | undefined;
}

const dayMs = 86_400_000;
/** A shop closes for weeks, and a hub that was off comes back that much later. */
const leapMs = 30 * dayMs;
/** Long enough for somebody to read what the console says about it; a shop that is open for a day is through with it. */
const doubtMs = 8 * 3_600_000;

export function trustTime(at: number, monotonicMs: number): TrustedTime {
  return { at, monotonicMs, doubtedSinceMs: undefined };
}

/** Takes the clock at its word unless it leapt ahead by more than thirty days; then only once it has said so for eight hours. */
export function weighTime(trusted: TrustedTime, now: number, monotonicMs: number): TrustedTime {
  const expected = timeBy(trusted, monotonicMs);
  if (now - expected <= leapMs) return trustTime(now, monotonicMs);
  const doubtedSinceMs = trusted.doubtedSinceMs ?? monotonicMs;
  return monotonicMs - doubtedSinceMs >= doubtMs ? trustTime(now, monotonicMs) : { at: expected, monotonicMs, doubtedSinceMs };
}

/** What the clock should say by what was trusted. */
export function timeBy({ at, monotonicMs }: TrustedTime, nowMs: number): number {
  return Math.round(at + nowMs - monotonicMs);
}
