import type { Clock } from '#shared/link/clock.ts';

export interface FakeClock extends Clock {
  /** Moves time on, running every timer that falls due in its order, and lets waiting promises settle in between. */
  advance(byMs: number): Promise<void>;
  /** Steps the wall clock only, as NTP does. */
  step(byMs: number): void;
  timers(): number;
}

interface Timer {
  dueMs: number;
  readonly everyMs: number | undefined;
  readonly task: () => void;
}

export function createFakeClock(startAt = 1_795_600_000_000): FakeClock {
  const timers = new Set<Timer>();
  let elapsedMs = 0;
  let stepMs = 0;
  const add = (dueMs: number, everyMs: number | undefined, task: () => void): (() => void) => {
    const timer = { dueMs, everyMs, task };
    timers.add(timer);
    return () => timers.delete(timer);
  };
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    now: () => startAt + elapsedMs + stepMs,
    monotonic: () => elapsedMs,
    every: (everyMs, task) => add(elapsedMs + everyMs, everyMs, task),
    after: (afterMs, task) => add(elapsedMs + afterMs, undefined, task),
    timers: () => timers.size,
    step(byMs) {
      stepMs += byMs;
    },
    async advance(byMs) {
      const untilMs = elapsedMs + byMs;
      await settle();
      for (;;) {
        const [next] = [...timers].filter(({ dueMs }) => dueMs <= untilMs).toSorted((a, b) => a.dueMs - b.dueMs);
        if (next === undefined) break;
        elapsedMs = Math.max(elapsedMs, next.dueMs);
        if (next.everyMs === undefined) timers.delete(next);
        else next.dueMs += next.everyMs;
        next.task();
        await settle();
      }
      elapsedMs = untilMs;
      await settle();
    },
  };
}
