import { existsSync, rmSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '#shared/link/clock.ts';
import { ConfigError } from '#shared/link/errors.ts';
import { findBackups } from './backup-rules.ts';
import { replaceFile } from './files.ts';
import { askKeeper } from './keeper-tasks.ts';
import type { Rescue } from './keeping-records.ts';
import { backupsFolderOf, databaseFileOf, suspicionFileOf } from './places.ts';
import { finishRestore } from './restore.ts';

export interface PrepareParts {
  readonly dataFolder: string;
  readonly threadFile: URL;
  readonly clock: Clock;
  readonly newestSchema: number;
  /** The check took longer than a start may wait, went on beside the open shop and then found damage: the next start waits for it. */
  readonly onLateDamage: (words: string) => void;
  /** A file up to this size is looked at whole before anyone opens it, however long that takes; 100 MB unless told otherwise. */
  readonly smallBytes?: number;
}

export interface PreparedDatabase {
  /** The backup of the database as the release before left it, when this start brings it to a newer schema. */
  readonly beforeUpdate: string | undefined;
  /** Set when a backup took the place of a damaged or lost database. */
  readonly rescue: Rescue | undefined;
}

// A start serves within five seconds; to read a large file takes longer. The rest is looked at beside the open shop.
const checkMs = 3_000;
// Two and a half seconds on the slowest card.
const smallFileBytes = 100_000_000;

/**
 * Before anyone migrates: a database of an older schema is kept as it is, because there is no way down. Throws ConfigError when it can't be,
 * and when a newer release wrote it.
 */
async function keepBeforeUpdate({ dataFolder, threadFile, clock, newestSchema }: PrepareParts): Promise<string | undefined> {
  const databaseFile = databaseFileOf(dataFolder);
  const { schema } = await askKeeper(threadFile, { kind: 'schema', databaseFile });
  if (schema > newestSchema) {
    throw new ConfigError([
      `${databaseFile} was written by a newer Aisle (schema ${schema}, this one knows ${newestSchema}). Nothing was changed. Install that version again, or go back to the backup made before it: npm run restore -- --data ${dataFolder} --from ${backupsFolderOf(dataFolder)}/aisle-<time>.db`,
    ]);
  }
  if (schema === 0 || schema === newestSchema) return undefined;
  try {
    const backupsFolder = backupsFolderOf(dataFolder);
    const { file } = await askKeeper(threadFile, { kind: 'backup', databaseFile, backupsFolder, at: clock.now() });
    return join(backupsFolder, file);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new ConfigError([
      `the shop was last opened by an older release (schema ${schema}, this one writes ${newestSchema}), and a copy to go back to could not be made: ${words}. Nothing was changed.`,
    ]);
  }
}

/** Before anyone opens the database: is it whole? A damaged one is set aside and the last good backup restored. Throws ConfigError without one. */
export async function prepareDatabase(parts: PrepareParts): Promise<PreparedDatabase> {
  const rescue = await checkDatabase(parts);
  const isThere = existsSync(databaseFileOf(parts.dataFolder));
  return { rescue, beforeUpdate: isThere ? await keepBeforeUpdate(parts) : undefined };
}

async function checkDatabase(parts: PrepareParts): Promise<Rescue | undefined> {
  const { dataFolder, threadFile, clock } = parts;
  const databaseFile = databaseFileOf(dataFolder);
  finishRestore(databaseFile);
  const lastWrittenAt = await lastWriteOf(databaseFile);
  if (lastWrittenAt === undefined) return (await hasBackups(dataFolder)) ? restoreLast(parts, ['it is gone'], clock.now()) : undefined;
  const checking = askKeeper(threadFile, { kind: 'check', databaseFile });
  const suspicion = suspicionFileOf(databaseFile);
  const isWaitedFor = existsSync(suspicion) || (await stat(databaseFile)).size <= (parts.smallBytes ?? smallFileBytes);
  const verdict = isWaitedFor ? await checking : await withinStart(checking, clock);
  if (verdict === undefined) {
    void checking.then(
      ({ problems }) => {
        if (problems.length > 0) suspect(parts, problems.join('; '));
      },
      (error: unknown) => suspect(parts, error instanceof Error ? error.message : String(error)),
    );
    return undefined;
  }
  const rescue = verdict.problems.length === 0 ? undefined : await restoreLast(parts, verdict.problems, lastWrittenAt);
  rmSync(suspicion, { force: true });
  return rescue;
}

/** The shop is open on a damaged database: whatever comes from now on must not be promised, and the next start must not open it again. */
function suspect({ dataFolder, onLateDamage }: PrepareParts, words: string): void {
  onLateDamage(words);
  replaceFile(suspicionFileOf(databaseFileOf(dataFolder)), `${words}\n`);
}

/** What was found, or undefined when that takes longer than a start may wait. */
async function withinStart<Found>(finding: Promise<Found>, clock: Clock): Promise<Found | undefined> {
  let stop = (): void => undefined;
  const late = new Promise<undefined>((resolve) => {
    stop = clock.after(checkMs, () => resolve(undefined));
  });
  try {
    return await Promise.race([finding, late]);
  } finally {
    stop();
  }
}

async function restoreLast(parts: PrepareParts, problems: readonly string[], to: number): Promise<Rescue> {
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
  return { at, from: found.from, to: Math.max(to, found.from), setAside: found.setAside ?? '' };
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
