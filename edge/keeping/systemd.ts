import { execFile } from 'node:child_process';
import type { Stop } from '#shared/link/bus.ts';
import type { Clock } from '#shared/link/clock.ts';

export interface SystemdParts {
  /** NOTIFY_SOCKET and WATCHDOG_USEC, as systemd sets them; without the first nothing is told. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  /** Whether the hub can still do its work: false or silence, and systemd starts it again. */
  readonly isWell: () => Promise<boolean>;
  readonly onTrouble: (words: string) => void;
}

/**
 * Tells systemd that the hub is ready, and then, for as long as it is well, that it is alive.
 * By the `systemd-notify` command: Node has no datagrams on a Unix socket. The unit therefore says `NotifyAccess=all`.
 */
export function tellSystemd({ environment, clock, isWell, onTrouble }: SystemdParts): Stop {
  if (environment['NOTIFY_SOCKET'] === undefined) return () => undefined;
  let isTold = false;
  const notify = (words: readonly string[]): void => {
    execFile('systemd-notify', [...words], { timeout: 5_000 }, (error) => {
      if (error === null || isTold) return;
      isTold = true;
      onTrouble(`systemd can’t be told that the hub works (${error.message}): is systemd-notify installed?`);
    });
  };
  notify(['--ready', `--pid=${process.pid}`]);
  const watchdogMs = Number(environment['WATCHDOG_USEC'] ?? 0) / 1000;
  if (!(watchdogMs > 0)) return () => undefined;
  let isAsking = false;
  return clock.every(watchdogMs / 3, () => {
    if (isAsking) return;
    isAsking = true;
    isWell()
      .then((well) => {
        if (well) notify(['WATCHDOG=1', `--pid=${process.pid}`]);
        else onTrouble('the hub is not well: systemd is left to start it again');
      })
      .catch((error: unknown) => onTrouble(error instanceof Error ? error.message : String(error)))
      .finally(() => {
        isAsking = false;
      });
  });
}
