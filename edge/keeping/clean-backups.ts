import Database from 'better-sqlite3';
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Fault } from '#shared/link/errors.ts';
import type { Db, SqlValue, Statement } from '../database/define.ts';
import { findBackups, halfMadeSuffix } from './backup-rules.ts';
import { copyToDisk, flushToDisk, hashFile, replaceFile } from './files.ts';
import { inspectDatabase } from './inspect-database.ts';
import { nextManifestFileOf, readManifest, settleManifest, type ManifestBody } from './manifest.ts';

export interface CleanParts {
  readonly databaseFile: string;
  readonly backupsFolder: string;
  readonly at: number;
  /** Deletes every row that carries a shopper, as it is done in the database itself. */
  readonly forgetShopper: (db: Db, shopperId: string) => unknown;
}

/** What of people a database holds. */
interface People {
  readonly shoppers: ReadonlySet<string>;
  readonly visits: ReadonlySet<string>;
}

/**
 * Removes from the backups whoever is in the database no more: shoppers who were forgotten, and paths that were taken back or are too old.
 * It compares, so nothing has to be remembered about whom to forget. Answers the names of the backups that changed. Blocks: for a thread of its own.
 */
export function cleanBackups({ databaseFile, backupsFolder, at, forgetShopper }: CleanParts): readonly string[] {
  if (!existsSync(backupsFolder)) return [];
  removeHalfMade(backupsFolder, at);
  const live = new Database(databaseFile, { readonly: true, fileMustExist: true });
  const { now, lost } = readLive(live);
  const cleaned: string[] = [];
  for (const { name } of findBackups(readdirSync(backupsFolder))) {
    const file = join(backupsFolder, name);
    const sha256 = hashFile(file);
    settleManifest(file, sha256);
    const manifest = readManifest(file);
    // A backup that is not what its manifest says is never restored: it must not become good by being written anew.
    if (manifest?.sha256 !== sha256) continue;
    // Made in a time that a restore went back behind: whoever joined then is not forgotten, only not here.
    if (lost.some(({ from, at }) => manifest.at > from && manifest.at < at)) continue;
    const goners = findGoners(file, now);
    if (goners.shoppers.length + goners.visits.length === 0) continue;
    rewrite(file, manifest, (db) => {
      for (const shopperId of goners.shoppers) forgetShopper(db, shopperId);
      for (const visitId of goners.visits) db.sql('DELETE FROM visits WHERE visit_id = ?').run(visitId);
    });
    cleaned.push(name);
  }
  return cleaned;
}

// Whoever makes one by hand just now needs it.
const halfMadeMs = 3_600_000;

/** A backup that was cut off holds people whom nobody would ever look for in it. */
function removeHalfMade(backupsFolder: string, at: number): void {
  for (const name of readdirSync(backupsFolder).filter((candidate) => candidate.endsWith(halfMadeSuffix))) {
    const file = join(backupsFolder, name);
    if (Math.abs(at - statSync(file).mtimeMs) > halfMadeMs) rmSync(file);
  }
}

function peopleIn(database: Database.Database): People {
  const shoppers = database.prepare<[], { id: string }>('SELECT shopper_id AS id FROM shoppers').all();
  const visits = database.prepare<[], { id: string }>('SELECT visit_id AS id FROM visits WHERE shopper_id IS NOT NULL').all();
  return { shoppers: new Set(shoppers.map(({ id }) => id)), visits: new Set(visits.map(({ id }) => id)) };
}

function readLive(database: Database.Database) {
  try {
    database.pragma('busy_timeout = 5000');
    const lost = database
      .prepare<[], { value: string }>("SELECT value FROM settings WHERE name IN ('rescue', 'restore')")
      .all()
      .map(({ value }): { readonly from: number; readonly at: number } => JSON.parse(value));
    return { now: peopleIn(database), lost };
  } finally {
    database.close();
  }
}

function findGoners(file: string, now: People) {
  const backup = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const then = peopleIn(backup);
    return {
      shoppers: [...then.shoppers].filter((id) => !now.shoppers.has(id)),
      visits: [...then.visits].filter((id) => !now.visits.has(id)),
    };
  } finally {
    backup.close();
  }
}

const missing = /no such (table|column)/;

/** A backup from before an update may lack a table or a column that forgetting reaches into: nobody is in what is not there. */
function prepareIn<Row>(copy: Database.Database, text: string): Statement<Row> {
  try {
    return copy.prepare<SqlValue[], Row>(text);
  } catch (error) {
    if (!(error instanceof Error) || !missing.test(error.message)) throw error;
    return { get: () => undefined, all: () => [], run: () => ({ changes: 0 }) };
  }
}

function rewrite(file: string, manifest: ManifestBody, change: (db: Db) => void): void {
  const part = `${file}.part`;
  rmSync(part, { force: true });
  try {
    copyToDisk(file, part);
    removeFrom(part, change);
    flushToDisk(part);
    const { problems, ...inspected } = inspectDatabase(part);
    if (problems.length > 0) throw new Fault(`${file} can’t be rewritten: ${problems.join('; ')}`);
    const rewritten: ManifestBody = { ...manifest, ...inspected, bytes: statSync(part).size, sha256: hashFile(part) };
    replaceFile(nextManifestFileOf(file), JSON.stringify(rewritten, null, 1));
    renameSync(part, file);
    settleManifest(file, rewritten.sha256);
    flushToDisk(dirname(file));
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

function removeFrom(file: string, change: (db: Db) => void): void {
  const copy = new Database(file);
  try {
    // In memory: a journal on the disk would keep what is being removed.
    copy.pragma('journal_mode = MEMORY');
    copy.pragma('secure_delete = ON');
    copy.pragma('foreign_keys = ON');
    copy.transaction(() => change({ sql: <Row>(text: string) => prepareIn<Row>(copy, text) }))();
    // What is overwritten when it is deleted may have been moved inside its page before: only a page written anew is sure to hold nobody.
    copy.exec('VACUUM');
  } finally {
    copy.close();
  }
}
