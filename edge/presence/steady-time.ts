import type { Clock } from '#shared/link/clock.ts';

/**
 * Presence counts seconds on the monotonic clock, so that setting the hub's clock neither ends visits nor stretches them.
 * Instants are made from it with the difference of both clocks, taken once when a visit is first heard of.
 */
export interface SteadyTime {
  nowMs(): number;
  /** An instant of just now in steady milliseconds; one that lies ahead becomes now. */
  fromInstant(atMs: number): number;
  /** Add to steady milliseconds to get Unix milliseconds. */
  offsetMs(): number;
}

export function createSteadyTime(clock: Clock): SteadyTime {
  return {
    nowMs: () => clock.monotonic(),
    fromInstant: (atMs) => clock.monotonic() - Math.max(0, clock.now() - atMs),
    offsetMs: () => clock.now() - clock.monotonic(),
  };
}
