import type { Clock } from '#shared/link/clock.ts';

/** A round begins this often, unless the last one still goes on. */
export const roundMs = 20;
/** Whoever else needs the event loop, a press at a kiosk or a till's ticket, waits about this long for it and no longer. */
const sliceMs = 5;
/** Between two slices everything that came in has its turn. */
const breathMs = 1;

export interface RoundsParts<One> {
  readonly clock: Clock;
  /** Asked at the start of each round. It may change while the round goes on, as a Map's values may. */
  readonly everyone: () => Iterator<One>;
  /** Answers whether there was anything to do, so that the clock is read only then. Must not throw. */
  readonly take: (one: One, nowMs: number) => boolean;
}

/**
 * Goes round everyone again and again, in slices with a breath between them: when a thousand tags are heard at once, after a
 * restart or at the opening, they are late by a second or two and nothing else waits for them. Answers how to stop.
 */
export function startRounds<One>({ clock, everyone, take }: RoundsParts<One>): () => void {
  let left: Iterator<One> | undefined;
  let stopBreath: (() => void) | undefined;

  function slice(): void {
    const beganMs = clock.monotonic();
    left ??= everyone();
    for (let next = left.next(); next.done !== true; next = left.next()) {
      if (!take(next.value, beganMs) || clock.monotonic() - beganMs < sliceMs) continue;
      stopBreath = clock.after(breathMs, slice);
      return;
    }
    left = undefined;
  }

  const stopTicking = clock.every(roundMs, () => {
    if (left === undefined) slice();
  });
  return () => {
    stopTicking();
    stopBreath?.();
  };
}
