import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import type { Clock } from '#shared/link/clock.ts';
import { ConfigError } from '#shared/link/errors.ts';
import { findBackups } from './backup-rules.ts';
import { askKeeper } from './keeper-tasks.ts';
import type { Rescue } from './keeping-records.ts';
import { backupsFolderOf, databaseFileOf } from './places.ts';
import { finishRestore } from './restore.ts';

export interface PrepareParts {
  readonly dataFolder: string;
  readonly threadFile: URL;
  readonly clock: Clock;
  readonly newestSchema: number;
  /** The check took longer than a start may take, went on beside the open shop and then found damage. */
  readonly onLateDamage: (words: string) => void;
}

export interface PreparedDatabase {
  /** Set when a backup took the place of a damaged or lost database. */
  readonly rescue: Rescue | undefined;
}

const checkMs = 10_000;

/** Before anyone opens the database: is it whole? A damaged one is set aside and the last good backup restored. Throws ConfigError without one. */
export async function prepareDatabase(parts: PrepareParts): Promise<PreparedDatabase> {
  const { dataFolder, threadFile, clock } = parts;
  const databaseFile = databaseFileOf(dataFolder);
  finishRestore(databaseFile);
  const lastWrittenAt = await lastWriteOf(databaseFile);
  if (lastWrittenAt === undefined)
    return (await hasBackups(dataFolder)) ? rescue(parts, ['it is gone'], clock.now()) : { rescue: undefined };
  const checking = askKeeper(threadFile, { kind: 'check', databaseFile });
  const late: { stop: () => void } = { stop: () => undefined };
  const waited = new Promise<undefined>((resolve) => {
    late.stop = clock.after(checkMs, () => resolve(undefined));
  });
  const verdict = await Promise.race([checking, waited]);
  late.stop();
  if (verdict === undefined) {
    void checking.then(
      ({ problems }) => {
        if (problems.length > 0) parts.onLateDamage(problems.join('; '));
      },
      (error: unknown) => parts.onLateDamage(error instanceof Error ? error.message : String(error)),
    );
    return { rescue: undefined };
  }
  return verdict.problems.length === 0 ? { rescue: undefined } : rescue(parts, verdict.problems, lastWrittenAt);
}

async function rescue(parts: PrepareParts, problems: readonly string[], to: number): Promise<PreparedDatabase> {
  const { dataFolder, threadFile, clock, newestSchema } = parts;
  const databaseFile = databaseFileOf(dataFolder);
  const at = clock.now();
  const task = { kind: 'rescue', databaseFile, backupsFolder: backupsFolderOf(dataFolder), at, newestSchema } as const;
  const found = await askKeeper(threadFile, task);
  if (found.backup === undefined || found.from === undefined) {
    throw new ConfigError([
      `${databaseFile} is damaged (${problems.join('; ')}) and there is no backup to restore in ${backupsFolderOf(dataFolder)}${
        found.refused.length === 0 ? '' : ` (${found.refused.join('; ')})`
      }. Nothing was changed. Restore one from elsewhere: npm run restore -- --data ${dataFolder} --from FILE. To begin anew, choose another folder with --data.`,
    ]);
  }
  return { rescue: { at, from: found.from, to: Math.max(to, found.from), setAside: found.setAside ?? '' } };
}

async function lastWriteOf(databaseFile: string): Promise<number | undefined> {
  if (!existsSync(databaseFile)) return undefined;
  const times = [databaseFile, `${databaseFile}-wal`].map((file) =>
    stat(file).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    ),
  );
  return Math.round(Math.max(...(await Promise.all(times))));
}

async function hasBackups(dataFolder: string): Promise<boolean> {
  const folder = backupsFolderOf(dataFolder);
  return existsSync(folder) && findBackups(await readdir(folder)).length > 0;
}
