import type { Stop } from '#shared/link/bus.ts';
import type { Clock } from '#shared/link/clock.ts';
import type { Records } from '../database/define.ts';
import { probeDisk } from './keeping-records.ts';

export interface WatchedRecords extends Records {
  /** Why nothing can be stored just now, in SQLite's words; undefined while writes succeed. */
  trouble(): string | undefined;
  readonly stop: Stop;
}

export interface WatchParts {
  readonly records: Records;
  readonly clock: Clock;
  /** Called once when writing stops working, and once when it works again. */
  readonly onTrouble: (words: string) => void;
  readonly onRecovered: () => void;
}

const probeMs = 5_000;
// SQLite's own words for a full, failing, read-only or unreachable disk, and for a damaged file.
const diskWords = /disk is full|disk I\/O|readonly database|unable to open database|malformed|is not a database|too large/i;

/** Passes writes on and notices when the disk takes none. Then it tries by itself, so that the shop recovers without a restart. */
export function watchWrites({ records, clock, onTrouble, onRecovered }: WatchParts): WatchedRecords {
  let words: string | undefined;
  const recover = (): void => {
    if (words === undefined) return;
    words = undefined;
    onRecovered();
  };
  const notice = (error: unknown): void => {
    if (!(error instanceof Error) || !diskWords.test(error.message)) return;
    const isNew = words === undefined;
    words = error.message;
    if (isNew) onTrouble(words);
  };
  const stop = clock.every(probeMs, () => {
    if (words !== undefined) records.write(probeDisk, clock.now()).then(recover, notice);
  });
  return {
    read: records.read,
    write(definition, input) {
      const written = records.write(definition, input);
      // Only the probe recovers: a write that had nothing to write succeeds on a full disk, too.
      written.catch(notice);
      return written;
    },
    trouble: () => words,
    stop,
  };
}
