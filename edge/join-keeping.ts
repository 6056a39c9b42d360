import { existsSync, readdirSync } from 'node:fs';
import type { Logger } from 'pino';
import type { Records } from './database/define.ts';
import { authorOf } from './journal/define-change.ts';
import { findBackups, rankBackups } from './keeping/backup-rules.ts';
import { keepLastSeen, readLastSeen, type BelievableClock } from './keeping/believable-clock.ts';
import { measureDisk } from './keeping/disk.ts';
import { askKeeper } from './keeping/keeper-tasks.ts';
import { createKeeping, type Keeping } from './keeping/keeping.ts';
import { noteRescue, readRescue, type Rescue } from './keeping/keeping-records.ts';
import { backupsFolderOf, databaseFileOf } from './keeping/places.ts';
import type { StoreTime } from './store-time.ts';

export interface JoinKeepingParts {
  readonly dataFolder: string;
  readonly budgetBytes: number;
  readonly records: Records;
  readonly clock: BelievableClock;
  readonly time: StoreTime;
  readonly log: Logger;
  readonly databaseThread: URL;
  /** Set when this very start needed a backup. */
  readonly rescue: Rescue | undefined;
  readonly rotateLog: () => Promise<unknown>;
  readonly onFailure: (what: string, error: unknown) => void;
}

/** Joins what keeps the shop's memory to its records and its disk. */
export async function joinKeeping(parts: JoinKeepingParts): Promise<Keeping> {
  const { dataFolder, records, clock, log } = parts;
  const backupsFolder = backupsFolderOf(dataFolder);
  if (parts.rescue !== undefined) {
    await records.write(noteRescue, { rescue: parts.rescue, by: authorOf('hub', clock.now()) });
  }
  return createKeeping({
    records,
    clock,
    time: parts.time,
    budgetBytes: parts.budgetBytes,
    rescue: await records.read(readRescue, null),
    lastBackupAt: existsSync(backupsFolder) ? rankBackups(findBackups(readdirSync(backupsFolder)), clock.now())[0]?.at : undefined,
    lastSeenAt: readLastSeen(dataFolder) ?? clock.now(),
    unbelievable: clock.unbelievable,
    keepLastSeen: (at) => keepLastSeen(dataFolder, at),
    backUp: (at) => askKeeper(parts.databaseThread, { kind: 'backup', databaseFile: databaseFileOf(dataFolder), backupsFolder, at }),
    cleanBackups: (at) => askKeeper(parts.databaseThread, { kind: 'clean', databaseFile: databaseFileOf(dataFolder), backupsFolder, at }),
    measureDisk: () => measureDisk(dataFolder),
    rotateLog: parts.rotateLog,
    onBackup: (made) => log.info({ backup: made }, 'the night’s backup is made and checked'),
    onPruned: (pruned) => log.info({ removed: pruned }, 'what is kept no longer was removed'),
    onFailure: parts.onFailure,
  });
}
