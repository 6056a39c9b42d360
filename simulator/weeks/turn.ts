import { systemClock } from '#shared/link/clock.ts';
import type { TurnedClock } from '#shared/link/turned-clock.ts';
import type { InFlight } from '../in-flight.ts';
import type { TurnedHub } from './turned-hub.ts';

export interface TurnParts {
  readonly hub: Pick<TurnedHub, 'turnTo' | 'skipTo'>;
  readonly inFlight: InFlight;
  readonly clock: TurnedClock;
  /** How many times as fast as life at most. */
  readonly mostRate: number;
  readonly signal: AbortSignal;
}

/**
 * Turns the hub's clock and ours together. While the hub's second passes ours does too, but what our devices send sets out when
 * the hub is there: nothing comes to it from its future.
 */
export interface Turn {
  /** Lets time pass second by second. */
  to(at: number): Promise<void>;
  /** Skips a night. Both wake every minute, so that what is done by night is done. */
  skipTo(at: number): Promise<void>;
}

const secondMs = 1_000;
const minuteMs = 60_000;
const mostWaitMs = 60_000;

/** Each step rejects when the hub does not answer for a minute, or when the signal aborts. */
export function createTurn({ hub, inFlight, clock, mostRate, signal }: TurnParts): Turn {
  /** Real time, because nobody turns a clock that waits. */
  async function inTime(task: Promise<void>): Promise<void> {
    let stop: () => void = () => undefined;
    const late = new Promise<never>((_, fail) => {
      stop = systemClock.after(mostWaitMs, () => fail(new Error(`the hub has not answered for ${mostWaitMs / secondMs} s`)));
    });
    await Promise.race([task, late]).finally(stop);
    signal.throwIfAborted();
  }

  async function together(hubIsThere: Promise<void>, turnOurs: () => void): Promise<void> {
    inFlight.hold();
    turnOurs();
    await inTime(hubIsThere).finally(inFlight.release);
    await inTime(inFlight.settled());
  }

  async function keepToRate(sinceMs: number, passedMs: number): Promise<void> {
    const earlyMs = sinceMs + passedMs / mostRate - systemClock.monotonic();
    if (earlyMs > 1) await new Promise<void>((done) => systemClock.after(earlyMs, done));
  }

  return {
    async to(at) {
      const fromAt = clock.now();
      const sinceMs = systemClock.monotonic();
      while (clock.now() < at) {
        const next = Math.min(at, clock.now() + secondMs);
        await together(hub.turnTo(next), () => clock.turnTo(next));
        if (Number.isFinite(mostRate)) await keepToRate(sinceMs, next - fromAt);
      }
    },
    async skipTo(at) {
      while (clock.now() < at) {
        const next = Math.min(at, clock.now() + minuteMs);
        await together(hub.skipTo(next), () => clock.skipTo(next));
      }
    },
  };
}
