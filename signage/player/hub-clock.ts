import type { Clock } from '#shared/link/clock.ts';

/** The hub's time, kept on the machine's monotonic clock: screens have no battery clock, and turn together only if they agree on the time. */
export interface HubClock extends Clock {
  /** Told each time the hub says what time it is. */
  learn(hubNow: number): void;
}

/** Nearer than this, the difference is the way the answer took: following it would make slides jitter. */
const toleranceMs = 400;

/** The earliest instant the contract lets anyone say: a machine that wakes up in 1970 says this until the hub tells it better. */
const earliestInstant = 1_577_836_800_000;

export function createHubClock(machine: Clock): HubClock {
  let offsetMs = Math.max(machine.now(), earliestInstant) - machine.monotonic();
  const now = (): number => Math.round(machine.monotonic() + offsetMs);
  return {
    now,
    monotonic: () => machine.monotonic(),
    every: (everyMs, task) => machine.every(everyMs, task),
    after: (afterMs, task) => machine.after(afterMs, task),
    learn(hubNow) {
      if (Math.abs(hubNow - now()) > toleranceMs) offsetMs = hubNow - machine.monotonic();
    },
  };
}
