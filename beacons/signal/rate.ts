import type { Clock } from '#shared/link/clock.ts';

/** How often something happens. */
export interface Rate {
  count(): void;
  /** Times a second since the last time this was asked, to one decimal. */
  takePerSecond(): number;
}

export function createRate(clock: Clock): Rate {
  let times = 0;
  let sinceMs = clock.monotonic();
  return {
    count() {
      times += 1;
    },
    takePerSecond() {
      const nowMs = clock.monotonic();
      const seconds = (nowMs - sinceMs) / 1000;
      const perSecond = seconds > 0 ? times / seconds : 0;
      times = 0;
      sinceMs = nowMs;
      return Math.round(perSecond * 10) / 10;
    },
  };
}
