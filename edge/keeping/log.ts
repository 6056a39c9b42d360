import { rename, stat } from 'node:fs/promises';
import { pino, type Logger } from 'pino';

const longLogBytes = 20_000_000;
// Lines wait in memory while the disk takes none; beyond this the newest are dropped rather than the hub.
const mostWaitingBytes = 4_000_000;

export interface OpenLog {
  readonly log: Logger;
  /** Begins a new file when this one is long; one older file is kept beside it. */
  rotateLog(): Promise<void>;
}

/** The hub's own log: JSON lines in one file, written beside the work. */
export function openLog(file: string, level: string): OpenLog {
  const destination = pino.destination({ dest: file, sync: false, mkdir: true, mode: 0o600, maxLength: mostWaitingBytes });
  // Unheard, a full disk would end the process through its own log.
  destination.on('error', (error: unknown) => {
    console.error(`the log ${file} can’t be written: ${error instanceof Error ? error.message : String(error)}`);
  });
  return {
    log: pino({ level, base: null }, destination),
    async rotateLog() {
      const { size } = await stat(file);
      if (size < longLogBytes) return;
      await rename(file, `${file}.1`);
      destination.reopen();
    },
  };
}
