import type { Clock } from '#shared/link/clock.ts';
import type { Stop } from '#shared/link/bus.ts';

const mostStepsAtOnce = 10;

/**
 * Takes equal steps of `stepMs` as real time passes, so that the same seed walks the same way on a busy machine. After a pause
 * longer than ten steps the rest is skipped. `endMs` is the wall-clock time a step ends at.
 */
export function takeSteps(clock: Clock, stepMs: number, step: (endMs: number) => void): Stop {
  let dueMs = clock.monotonic() + stepMs;
  return clock.every(stepMs, () => {
    const nowMs = clock.monotonic();
    if (nowMs - dueMs > mostStepsAtOnce * stepMs) dueMs = nowMs;
    const wallAheadMs = clock.now() - nowMs;
    for (; dueMs <= nowMs; dueMs += stepMs) step(dueMs + wallAheadMs);
  });
}
