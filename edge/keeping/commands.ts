import Database from 'better-sqlite3';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ConfigError } from '#shared/link/errors.ts';
import { copyPictures, makeBackup, makeDailyBackup } from './backup.ts';
import { lockFolder } from './folder-lock.ts';
import { checkBackup, restoreBackup } from './restore.ts';
import { backupsFolderOf, databaseFileOf, picturesFolderOf } from './places.ts';

/** `backup`: also while the hub runs. Answers what to print. Throws ConfigError when there is nothing to back up. */
export function runBackup(dataFolder: string, to: string | undefined, at: number): string {
  const databaseFile = databaseFileOf(dataFolder);
  if (!existsSync(databaseFile)) throw new ConfigError([`--data ${dataFolder}: there is no shop in it (no ${databaseFile})`]);
  if (to !== undefined && existsSync(to)) throw new ConfigError([`--to ${to}: is there already; choose a new name`]);
  if (to === undefined) {
    const manifest = orExplain(backupsFolderOf(dataFolder), () =>
      makeDailyBackup({ databaseFile, backupsFolder: backupsFolderOf(dataFolder), at }),
    );
    return [
      `Backed up to ${join(backupsFolderOf(dataFolder), manifest.file)}: ${describe(manifest)}.`,
      'It is on the same disk as the shop. For another one: npm run backup -- --to /media/stick/aisle.db',
    ].join('\n');
  }
  // Made by itself it would be on the disk of the hub: a stick that is not plugged in is a folder that is not there.
  if (!existsSync(dirname(to))) throw new ConfigError([`--to ${to}: there is no folder ${dirname(to)}; is the stick plugged in?`]);
  const manifest = orExplain(`--to ${to}`, () => makeBackup({ databaseFile, to, at }));
  const pictures = orExplain(`--to ${to}`, () => copyPictures(picturesFolderOf(dataFolder), picturesFolderOf(dirname(to))));
  const made = `Backed up to ${to}: ${describe(manifest)}, ${pictures} pictures beside it in ${picturesFolderOf(dirname(to))}.`;
  return statSync(to).dev === statSync(databaseFile).dev ? `${made}\nIt is on the same disk as the shop.` : made;
}

/** A disk that is full, gone or read-only is for whoever typed the command to mend, not a mistake of the program. */
function orExplain<Made>(what: string, make: () => Made): Made {
  try {
    return make();
  } catch (error) {
    throw new ConfigError([`${what}: ${error instanceof Error ? error.message : String(error)}. No backup was made.`]);
  }
}

/** `restore`: only while no hub runs in the folder. Answers what to print. Throws ConfigError when the backup may not be restored. */
export function runRestore(parts: {
  readonly dataFolder: string;
  readonly from: string;
  readonly at: number;
  readonly newestSchema: number;
}): string {
  const { dataFolder, from, at } = parts;
  const checked = checkBackup(from, parts.newestSchema);
  if ('refused' in checked) throw new ConfigError([`--from: ${checked.refused}`]);
  const unlock = lockFolder(dataFolder);
  try {
    const { setAside } = restoreBackup({ databaseFile: databaseFileOf(dataFolder), from, at, word: 'before-restore' });
    noteRestore(databaseFileOf(dataFolder), { from: checked.at, at });
    const pictures = copyPictures(picturesFolderOf(dirname(from)), picturesFolderOf(dataFolder));
    return [
      `Restored ${from}, made ${new Date(checked.at).toISOString()}: ${describe(checked)}${pictures === 0 ? '' : `, ${pictures} pictures`}.`,
      ...(checked.hasManifest
        ? []
        : ['It had no manifest beside it: the database is whole, but nothing proves that it is the one you backed up.']),
      ...(setAside === undefined ? [] : [`What was there before is kept: ${setAside}`]),
    ].join('\n');
  } finally {
    unlock();
  }
}

/** The shop went back to `from`: backups made between then and now know people whom it does not. */
function noteRestore(databaseFile: string, times: { readonly from: number; readonly at: number }): void {
  const database = new Database(databaseFile);
  try {
    database
      .prepare<[string]>("INSERT INTO settings (name, value) VALUES ('restore', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value")
      .run(JSON.stringify(times));
  } finally {
    database.close();
  }
}

function describe({ bytes, counts }: { readonly bytes: number; readonly counts: Readonly<Record<string, number>> }): string {
  const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return `${(bytes / 1_000_000).toFixed(1)} MB, ${rows} rows, checked`;
}
