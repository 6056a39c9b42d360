import type { Clock } from '#shared/link/clock.ts';
import type { Radio } from './radio.ts';
import type { RecordedAdvertisement } from './recording.ts';
import { wait } from './wait.ts';

export interface ReplayRadioParts {
  readonly clock: Clock;
  /** Opens the recording at its start, in the order it was written. */
  readonly open: () => AsyncIterable<RecordedAdvertisement>;
  /** 2 plays a minute in thirty seconds. */
  readonly speed: number;
  /** How the recording is called in the gateway's health. */
  readonly name: string;
}

/**
 * Plays a recording with its own spacing, as if it were heard now. A line that came late in the recording's own order is played at once.
 * Lines marked `others` keep time but are not heard: gateways that play the same walk stay in step.
 */
export function createReplayRadio({ clock, open, speed, name }: ReplayRadioParts): Radio {
  return {
    async listen({ onAdvertisement, onReport }, signal) {
      onReport({ state: 'replay', words: `plays ${name}${speed === 1 ? '' : `, ${speed} times as fast`}` });
      const startedAtMs = clock.monotonic();
      let firstAtMs: number | undefined;
      let heard = 0;
      for await (const { atMs, address, rssiDbm, bytes, isOthers } of open()) {
        firstAtMs ??= atMs;
        if (isOthers) continue;
        const heardAtMs = startedAtMs + (atMs - firstAtMs) / speed;
        const waitMs = heardAtMs - clock.monotonic();
        if (waitMs > 0) await wait(clock, waitMs, signal);
        if (signal.aborted) return;
        heard += 1;
        onAdvertisement({ address, rssiDbm, bytes, heardAtMs: Math.min(heardAtMs, clock.monotonic()) });
      }
      onReport({ state: 'replay', words: `${name} is over: ${heard} advertisements played` });
    },
  };
}
