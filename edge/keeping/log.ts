import { appendFile, rename, stat } from 'node:fs/promises';
import { pino, type Logger } from 'pino';
import type { Clock } from '#shared/link/clock.ts';

const longLogBytes = 20_000_000;
// Lines wait in memory for the disk; beyond this they are dropped rather than the hub.
const mostWaitingCharacters = 4_000_000;

export interface OpenLog {
  readonly log: Logger;
  /** Resolves once what was said so far is written, or is known to be lost. */
  flush(): Promise<void>;
  /** Begins a new file when this one is long; one older file is kept beside it. */
  rotateLog(): Promise<void>;
}

/**
 * The hub's own log: JSON lines in one file, written beside the work.
 * Not pino's own file: on a full disk it tries for ever, also while the process ends, and so keeps the hub from stopping.
 */
export function openLog(file: string, level: string, clock: Pick<Clock, 'now'>): OpenLog {
  let waiting: string[] = [];
  let waitingCharacters = 0;
  let lostLines = 0;
  let writing: Promise<void> | undefined;

  async function writeAll(): Promise<void> {
    while (waiting.length > 0) {
      const lines = waiting;
      waiting = [];
      waitingCharacters = 0;
      const lost = lostLines === 0 ? '' : `${JSON.stringify({ level: 40, msg: `${lostLines} lines of this log could not be written` })}\n`;
      try {
        await appendFile(file, lost + lines.join(''), { mode: 0o600 });
        if (lost !== '') lostLines = 0;
      } catch {
        lostLines += lines.length;
      }
    }
    writing = undefined;
  }

  const destination = {
    write(line: string): void {
      if (waitingCharacters > mostWaitingCharacters) {
        lostLines += 1;
        return;
      }
      waiting.push(line);
      waitingCharacters += line.length;
      writing ??= writeAll();
    },
  };
  return {
    log: pino({ level, base: null, timestamp: () => `,"time":${clock.now()}` }, destination),
    flush: async () => writing,
    async rotateLog() {
      await writing;
      const size = await stat(file).then(
        (found) => found.size,
        () => 0,
      );
      if (size >= longLogBytes) await rename(file, `${file}.1`);
    },
  };
}
