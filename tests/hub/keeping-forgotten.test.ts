import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate, newestSchema } from '../../edge/database/migrate.ts';
import { openDatabase, type OpenDatabase } from '../../edge/database/open.ts';
import { makeDailyBackup } from '../../edge/keeping/backup.ts';
import { cleanBackups } from '../../edge/keeping/clean-backups.ts';
import { runRestore } from '../../edge/keeping/commands.ts';
import { checkBackup } from '../../edge/keeping/restore.ts';
import { forget, setConsents } from '../../edge/shoppers/shopper-records.ts';

const at = 1_795_600_000_000;
const dayMs = 86_400_000;
let folder: string;
let databaseFile: string;
let backupsFolder: string;
let db: OpenDatabase;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aisle-forgotten-'));
  databaseFile = join(folder, 'aisle.db');
  backupsFolder = join(folder, 'backups');
  db = openDatabase(databaseFile, { readOnly: false });
  migrate(db);
  for (const shopperId of ['shopper-anna', 'shopper-basil']) keepShopper(shopperId);
});

afterEach(() => {
  db.connection.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A shopper with everything that can carry one. */
function keepShopper(id: string): void {
  db.sql("INSERT INTO shoppers (shopper_id, token_hash, language, joined_at, seen_at) VALUES (?, ?, 'fr', 1, 1)").run(id, `token-${id}`);
  setConsents.run(db, { shopperId: id, consents: { offers: true, path: true }, now: 1 });
  db.sql('INSERT INTO wishes (shopper_id, sku, at) VALUES (?, ?, 1)').run(id, `wish-of-${id}`);
  db.sql('INSERT INTO visits (visit_id, opened_at, closed_at, shopper_id) VALUES (?, 1, 2, ?)').run(`visit-of-${id}`, id);
  db.sql("INSERT INTO stays (visit_id, seq, zone_id, entered_at) VALUES (?, 1, 'denim', 1)").run(`visit-of-${id}`);
}

function backUp(days = 0): string {
  return join(backupsFolder, makeDailyBackup({ databaseFile, backupsFolder, at: at + days * dayMs }).file);
}

const clean = () => cleanBackups({ databaseFile, backupsFolder, at: Date.now(), forgetShopper: forget.run });
const holds = (file: string, words: string): boolean => readFileSync(file).includes(words);

test('someone who is forgotten is in no byte of any backup, and the backups stay good', () => {
  const files = [backUp(0), backUp(1), backUp(2)];
  for (const file of files) expect(holds(file, 'shopper-anna')).toBe(true);
  forget.run(db, 'shopper-anna');
  expect(clean()).toHaveLength(3);
  for (const file of files) {
    expect(holds(file, 'shopper-anna')).toBe(false);
    expect(holds(file, 'shopper-basil')).toBe(true);
    expect(checkBackup(file, newestSchema)).toMatchObject({ hasManifest: true, counts: { shoppers: 1, visits: 1, stays: 1, wishes: 1 } });
  }
  expect(clean()).toEqual([]);
});

test('a path that was taken back goes from the backups; the wish list stays', () => {
  const file = backUp();
  setConsents.run(db, { shopperId: 'shopper-anna', consents: { offers: true, path: false }, now: 2 });
  expect(clean()).toHaveLength(1);
  expect(holds(file, 'visit-of-shopper-anna')).toBe(false);
  expect(holds(file, 'wish-of-shopper-anna')).toBe(true);
});

test('a backup that holds only who is still there is not touched', () => {
  const file = backUp();
  const before = statSync(file).mtimeMs;
  keepShopper('shopper-chloe');
  expect(clean()).toEqual([]);
  expect(statSync(file).mtimeMs).toBe(before);
});

test('a backup from before an update is cleaned as it is, though it lacks tables of today', () => {
  db.connection.close();
  rmSync(databaseFile);
  db = openDatabase(databaseFile, { readOnly: false });
  migrate(db, 2);
  for (const shopperId of ['shopper-anna', 'shopper-basil']) keepShopper(shopperId);
  const file = backUp();
  migrate(db);
  forget.run(db, 'shopper-anna');
  expect(clean()).toHaveLength(1);
  expect(holds(file, 'shopper-anna')).toBe(false);
  expect(checkBackup(file, newestSchema)).toMatchObject({ schema: 2, counts: { shoppers: 1 } });
});

test('a damaged backup does not become good by being cleaned', () => {
  const file = backUp();
  const bytes = readFileSync(file);
  bytes[5_000] = (bytes[5_000] ?? 0) ^ 1;
  writeFileSync(file, bytes);
  forget.run(db, 'shopper-anna');
  expect(clean()).toEqual([]);
  expect(checkBackup(file, newestSchema)).toHaveProperty('refused');
});

test('a backup that was cut off while it was made does not keep anyone; one that is being made is left alone', () => {
  const file = backUp();
  for (const name of ['cut-off', 'under-way']) writeFileSync(join(backupsFolder, `${name}.db.part`), readFileSync(file));
  const hoursAgo = new Date(Date.now() - 7_200_000);
  utimesSync(join(backupsFolder, 'cut-off.db.part'), hoursAgo, hoursAgo);
  clean();
  expect(readdirSync(backupsFolder).filter((name) => name.endsWith('.part'))).toEqual(['under-way.db.part']);
});

test('a power cut between a cleaned backup and its manifest leaves a good backup', () => {
  const file = backUp();
  const before = readFileSync(`${file}.json`, 'utf8');
  forget.run(db, 'shopper-anna');
  clean();
  renameSync(`${file}.json`, `${file}.next.json`);
  writeFileSync(`${file}.json`, before);
  expect(checkBackup(file, newestSchema)).toMatchObject({ hasManifest: true, counts: { shoppers: 1 } });
  expect(existsSync(`${file}.next.json`)).toBe(false);
});

test('after going back to an older backup, those who joined since are not taken for forgotten', () => {
  const old = backUp(0);
  keepShopper('shopper-chloe');
  const newer = backUp(1);
  db.connection.close();
  runRestore({ dataFolder: folder, from: old, at: at + 2 * dayMs, newestSchema });
  db = openDatabase(databaseFile, { readOnly: false });
  forget.run(db, 'shopper-anna');
  const after = backUp(3);
  expect(clean()).toEqual([old.split('/').at(-1)]);
  expect(holds(newer, 'shopper-chloe')).toBe(true);
  expect(holds(after, 'shopper-anna')).toBe(false);
});
