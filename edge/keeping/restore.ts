import { chmodSync, existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findBackups, rankBackups, stampOf } from './backup-rules.ts';
import { copyToDisk, flushToDisk, hashFile, moveDatabase } from './files.ts';
import { inspectDatabase } from './inspect-database.ts';
import { readManifest, settleManifest, type ManifestBody } from './manifest.ts';

export interface CheckedBackup extends Omit<ManifestBody, 'version' | 'file'> {
  /** False for a copy from elsewhere: then only the database speaks for itself. */
  readonly hasManifest: boolean;
}

/** Whether a backup may be restored: whole, as its manifest says, and of a schema this version knows. */
export function checkBackup(file: string, newestSchema: number): CheckedBackup | { readonly refused: string } {
  if (!existsSync(file)) return { refused: `there is no ${file}` };
  if (existsSync(`${file}-wal`) && statSync(`${file}-wal`).size > 0) {
    return { refused: `${file} is a database in use, not a backup: make one with "npm run backup"` };
  }
  const sha256 = hashFile(file);
  settleManifest(file, sha256);
  const manifest = readManifest(file);
  if (manifest !== undefined && manifest.sha256 !== sha256) {
    return { refused: `${file} is not what was backed up: its SHA-256 is ${sha256}, its manifest says ${manifest.sha256}` };
  }
  try {
    const { problems, ...inspected } = inspectDatabase(file);
    if (problems.length > 0) return { refused: `${file} is damaged: ${problems.join('; ')}` };
    if (inspected.counts['settings'] === undefined) return { refused: `${file} is a database, but not one of Aisle` };
    if (inspected.schema > newestSchema) {
      return {
        refused: `${file} was made by a newer Aisle (schema ${inspected.schema}, this version knows ${newestSchema}): install that version`,
      };
    }
    const { size, mtimeMs } = statSync(file);
    return { ...inspected, sha256, bytes: size, at: manifest?.at ?? Math.round(mtimeMs), hasManifest: manifest !== undefined };
  } catch (error) {
    return { refused: `${file} can’t be opened: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** A copy that is whole and waits to take the database's place. */
export function waitingFileOf(databaseFile: string): string {
  return `${databaseFile}.restoring`;
}

/**
 * Puts a checked backup in the database's place. What was there is set aside under a name of its own and never deleted.
 * A power cut in between leaves the waiting copy, which the next start puts in place.
 */
export function restoreBackup(parts: {
  readonly databaseFile: string;
  readonly from: string;
  readonly at: number;
  readonly word: 'before-restore' | 'corrupt';
}): { readonly setAside: string | undefined } {
  const { databaseFile, from, at, word } = parts;
  const waiting = waitingFileOf(databaseFile);
  const half = `${waiting}.part`;
  rmSync(half, { force: true });
  copyToDisk(from, half);
  chmodSync(half, 0o600);
  if (hashFile(half) !== hashFile(from)) throw new Error(`${half} did not come out as ${from}: is the disk sound?`);
  renameSync(half, waiting);
  flushToDisk(dirname(databaseFile));
  const setAside = ['', '-wal'].some((suffix) => existsSync(`${databaseFile}${suffix}`))
    ? freeName(`${databaseFile}.${word}-${stampOf(at)}`)
    : undefined;
  if (setAside !== undefined) moveDatabase(databaseFile, setAside);
  finishRestore(databaseFile);
  return { setAside };
}

/**
 * Puts a waiting copy in place when the database is gone from it. Answers whether there was one. Beside a database a copy is what a restore
 * left that was cut off before it touched anything: it goes, or it would one day be taken for the newest there is.
 */
export function finishRestore(databaseFile: string): boolean {
  const waiting = waitingFileOf(databaseFile);
  rmSync(`${waiting}.part`, { force: true });
  if (existsSync(databaseFile)) rmSync(waiting, { force: true });
  if (!existsSync(waiting)) return false;
  // A log of writes belongs to the file it was written for; beside another it would be played into it.
  moveDatabase(databaseFile, freeName(`${databaseFile}.left-over`));
  renameSync(waiting, databaseFile);
  flushToDisk(dirname(databaseFile));
  return true;
}

/** The newest backup in the shop's folder that may be restored, and why newer ones may not. */
export function findGoodBackup(
  backupsFolder: string,
  newestSchema: number,
  now: number,
): { readonly file: string | undefined; readonly at: number; readonly refused: readonly string[] } {
  const refused: string[] = [];
  const names = existsSync(backupsFolder) ? readdirSync(backupsFolder) : [];
  for (const { name } of rankBackups(findBackups(names), now)) {
    const file = join(backupsFolder, name);
    const checked = checkBackup(file, newestSchema);
    if (!('refused' in checked)) return { file, at: checked.at, refused };
    refused.push(checked.refused);
  }
  return { file: undefined, at: 0, refused };
}

function freeName(wanted: string): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${wanted}-${number}`;
    if (!['', '-wal', '-shm'].some((suffix) => existsSync(`${name}${suffix}`))) return name;
  }
}
