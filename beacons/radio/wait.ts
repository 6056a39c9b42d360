import type { Clock } from '#shared/link/clock.ts';

/** Resolves after `waitMs`, or at once when `signal` aborts. */
export function wait(clock: Clock, waitMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const finish = (): void => {
      stop();
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const stop = clock.after(waitMs, finish);
    signal.addEventListener('abort', finish);
  });
}
