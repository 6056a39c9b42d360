import type { Clock } from '#shared/link/clock.ts';

/**
 * Presence counts seconds on the monotonic clock, so that setting the hub's clock neither ends visits nor stretches them.
 * Instants are made from it with the difference of both clocks, taken once when a visit is first heard of.
 */
export interface SteadyTime {
  nowMs(): number;
  /** An instant of just now in steady milliseconds; one that lies ahead becomes now. */
  fromInstant(atMs: number): number;
  /** The same for many at once, for which the clocks are read once. */
  fromInstants(): (atMs: number) => number;
  /** Add to steady milliseconds to get Unix milliseconds. */
  offsetMs(): number;
}

export function createSteadyTime(clock: Clock): SteadyTime {
  function fromInstants(): (atMs: number) => number {
    const [steadyMs, nowMs] = [clock.monotonic(), clock.now()];
    return (atMs) => steadyMs - Math.max(0, nowMs - atMs);
  }

  return {
    fromInstants,
    nowMs: () => clock.monotonic(),
    fromInstant: (atMs) => fromInstants()(atMs),
    offsetMs: () => clock.now() - clock.monotonic(),
  };
}
