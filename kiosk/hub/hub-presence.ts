import type { Clock } from '#shared/link/clock.ts';

export interface HubPresenceParts {
  readonly clock: Clock;
  /** Told once per change; with since when the hub has been away. */
  readonly onAway: (since: number) => void;
  readonly onBack: () => void;
}

/** A reconnect that takes less is not worth a word. */
const patienceMs = 4_000;

/** Turns a flickering connection into two facts: the hub is away since, the hub is back. */
export function createHubPresence({ clock, onAway, onBack }: HubPresenceParts): {
  readonly tell: (online: boolean) => void;
  readonly stop: () => void;
} {
  let state: 'unknown' | 'here' | 'doubtful' | 'away' = 'unknown';
  let stopWaiting = (): void => {};
  return {
    tell(online) {
      if (online) {
        stopWaiting();
        if (state !== 'here') onBack();
        state = 'here';
        return;
      }
      if (state === 'doubtful' || state === 'away') return;
      state = 'doubtful';
      const since = clock.now();
      stopWaiting = clock.after(patienceMs, () => {
        state = 'away';
        onAway(since);
      });
    },
    stop: () => stopWaiting(),
  };
}
