/** Where code reads the time. Nothing else in Aisle calls `Date.now`. */
export interface Clock {
  /** Unix milliseconds, UTC: for facts. May step. */
  now(): number;
  /** Monotonic milliseconds from an arbitrary start: for durations. Never steps. */
  monotonic(): number;
  /** Runs `task` every `everyMs` until the returned stop is called. */
  every(everyMs: number, task: () => void): () => void;
  /** Runs `task` once after `afterMs` unless stopped. */
  after(afterMs: number, task: () => void): () => void;
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  every(everyMs, task) {
    const timer = setInterval(task, everyMs);
    return () => clearInterval(timer);
  },
  after(afterMs, task) {
    const timer = setTimeout(task, afterMs);
    return () => clearTimeout(timer);
  },
};
