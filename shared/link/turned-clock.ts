import type { Clock } from './clock.ts';

/**
 * A clock that stands still until someone turns it: weeks of a shop can be rehearsed in minutes. Both of its times go on
 * together, so nothing that reads it can tell that they were turned.
 */
export interface TurnedClock extends Clock {
  /** Lets time pass until `at`, Unix milliseconds. Each timer runs whenever it is due on the way, in order. Turning back does nothing. */
  turnTo(at: number): void;
  /** Jumps to `at`, as a machine that slept: a timer that became due runs once, however often it would have. */
  skipTo(at: number): void;
}

interface Timer {
  dueAt: number;
  /** Infinite for a timer that runs once. */
  readonly everyMs: number;
  readonly task: () => void;
}

export function createTurnedClock(startAt: number): TurnedClock {
  let now = startAt;
  let timers: Timer[] = [];

  function add(afterMs: number, everyMs: number, task: () => void): () => void {
    const timer = { dueAt: now + Math.max(1, afterMs), everyMs, task };
    timers.push(timer);
    return () => {
      timers = timers.filter((one) => one !== timer);
    };
  }

  function nextDue(until: number): Timer | undefined {
    let next: Timer | undefined;
    for (const timer of timers) if (timer.dueAt <= until && (next === undefined || timer.dueAt < next.dueAt)) next = timer;
    return next;
  }

  function run(timer: Timer, nextAt: number): void {
    if (Number.isFinite(timer.everyMs)) timer.dueAt = nextAt;
    else timers = timers.filter((one) => one !== timer);
    timer.task();
  }

  return {
    // A timer may be due at a part of a millisecond; instants are whole ones.
    now: () => Math.floor(now),
    monotonic: () => now - startAt,
    every: (everyMs, task) => add(everyMs, Math.max(1, everyMs), task),
    after: (afterMs, task) => add(afterMs, Number.POSITIVE_INFINITY, task),
    turnTo(at) {
      for (let timer = nextDue(at); timer !== undefined; timer = nextDue(at)) {
        now = Math.max(now, timer.dueAt);
        run(timer, timer.dueAt + timer.everyMs);
      }
      now = Math.max(now, at);
    },
    skipTo(at) {
      now = Math.max(now, at);
      const due = timers.filter(({ dueAt }) => dueAt <= now).toSorted((a, b) => a.dueAt - b.dueAt);
      for (const timer of due) if (timers.includes(timer)) run(timer, now + timer.everyMs);
    },
  };
}
