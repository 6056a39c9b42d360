import Database from 'better-sqlite3';
import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Fault } from '#shared/link/errors.ts';
import { backupName, findBackups, rankBackups, surplusBackups } from './backup-rules.ts';
import { copyToDisk, flushToDisk, hashFile, replaceFile } from './files.ts';
import { inspectDatabase } from './inspect-database.ts';
import { manifestFileOf, nextManifestFileOf, type ManifestBody } from './manifest.ts';

export interface BackupParts {
  readonly databaseFile: string;
  /** The backup to be; nothing may be there yet. */
  readonly to: string;
  readonly at: number;
}

/**
 * Copies a database that is in use, checks the copy as a whole and writes its manifest. Blocks: for a thread of its own or a command.
 * VACUUM INTO, not the backup interface: that one starts again whenever the hub writes, and copies what was deleted.
 */
export function makeBackup({ databaseFile, to, at }: BackupParts): ManifestBody {
  if (existsSync(to)) throw new Fault(`${to} is there already: nothing was overwritten`);
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
  refuseWithoutSpace(databaseFile, dirname(to));
  const part = `${to}.part`;
  rmSync(part, { force: true });
  try {
    const database = new Database(databaseFile, { readonly: true, fileMustExist: true });
    try {
      database.pragma('busy_timeout = 5000');
      database.prepare('VACUUM INTO ?').run(part);
    } finally {
      database.close();
    }
    chmodSync(part, 0o600);
    flushToDisk(part);
    const { problems, ...inspected } = inspectDatabase(part);
    if (problems.length > 0) throw new Fault(`the copy is not whole: ${problems.join('; ')}`);
    const manifest: ManifestBody = {
      version: 1,
      at,
      file: basename(to),
      bytes: statSync(part).size,
      sha256: hashFile(part),
      ...inspected,
    };
    replaceFile(manifestFileOf(to), JSON.stringify(manifest, null, 1));
    renameSync(part, to);
    flushToDisk(dirname(to));
    return manifest;
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

/** One more backup in the shop's own folder; the oldest beyond seven go once it is there. */
export function makeDailyBackup(parts: {
  readonly databaseFile: string;
  readonly backupsFolder: string;
  readonly at: number;
}): ManifestBody {
  const { databaseFile, backupsFolder, at } = parts;
  const manifest = makeBackup({ databaseFile, to: join(backupsFolder, backupName(at)), at });
  for (const { name } of surplusBackups(rankBackups(findBackups(readdirSync(backupsFolder)), at))) {
    rmSync(join(backupsFolder, name), { force: true });
    rmSync(manifestFileOf(join(backupsFolder, name)), { force: true });
    rmSync(nextManifestFileOf(join(backupsFolder, name)), { force: true });
  }
  return manifest;
}

/** Pictures are named after their content, so several backups share one folder of them. Answers how many were new there. */
export function copyPictures(from: string, to: string): number {
  if (!existsSync(from)) return 0;
  mkdirSync(to, { recursive: true, mode: 0o700 });
  const missing = readdirSync(from).filter((name) => !existsSync(join(to, name)));
  for (const name of missing) {
    copyToDisk(join(from, name), join(to, `${name}.part`));
    renameSync(join(to, `${name}.part`), join(to, name));
  }
  return missing.length;
}

function refuseWithoutSpace(databaseFile: string, folder: string): void {
  const needed = statSync(databaseFile).size;
  const { bavail, bsize } = statfsSync(folder);
  // The copy may not take the room that sales need: as much again stays free.
  if (bavail * bsize < needed * 2) {
    throw new Fault(
      `a backup needs ${megabytes(needed * 2)} MB free at ${folder}, and ${megabytes(bavail * bsize)} MB are: delete what is not needed there`,
    );
  }
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1_000_000);
}
