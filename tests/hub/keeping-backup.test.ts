import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createStoreTime } from '../../edge/store-time.ts';
import { migrate, newestSchema } from '../../edge/database/migrate.ts';
import { openDatabase, type OpenDatabase } from '../../edge/database/open.ts';
import { makeBackup, makeDailyBackup } from '../../edge/keeping/backup.ts';
import { backupName, findBackups, isNightWorkDue, surplusBackups } from '../../edge/keeping/backup-rules.ts';
import { runBackup, runRestore } from '../../edge/keeping/commands.ts';
import { lockFolder } from '../../edge/keeping/folder-lock.ts';
import { readManifest } from '../../edge/keeping/manifest.ts';
import { checkBackup, finishRestore, restoreBackup, waitingFileOf } from '../../edge/keeping/restore.ts';

const at = 1_795_600_000_000;
let folder: string;
let databaseFile: string;
let open: OpenDatabase;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aisle-backup-'));
  databaseFile = join(folder, 'aisle.db');
  open = openDatabase(databaseFile, { readOnly: false });
  migrate(open);
  keepStock(open, 1_000);
});

afterEach(async () => {
  open.connection.close();
  await rm(folder, { recursive: true, force: true });
});

function keepStock(db: OpenDatabase, rows: number, from = 0): void {
  db.connection.transaction(() => {
    for (let number = from; number < from + rows; number += 1) {
      db.sql('INSERT INTO stock (sku, on_hand, at) VALUES (?, 3, ?)').run(`SKU-${number}`, at);
    }
  })();
}

function stockIn(file: string): number {
  const database = new Database(file, { readonly: true });
  const rows = database.prepare<[], { rows: number }>('SELECT count(*) AS rows FROM stock').get()?.rows;
  database.close();
  return rows ?? -1;
}

function refusalOf(file: string): string {
  const checked = checkBackup(file, newestSchema);
  return 'refused' in checked ? checked.refused : '';
}

describe('a backup', () => {
  test('of a database in use holds what was committed, also what is still only in its log', () => {
    expect(existsSync(`${databaseFile}-wal`)).toBe(true);
    const to = join(folder, 'stick', 'shop.db');
    const manifest = makeBackup({ databaseFile, to, at });
    expect(stockIn(to)).toBe(1_000);
    expect(manifest).toMatchObject({ file: 'shop.db', at, schema: newestSchema, counts: { stock: 1_000 } });
    expect(readManifest(to)).toEqual(manifest);
    expect(checkBackup(to, newestSchema)).toMatchObject({ at, hasManifest: true });
  });

  test('does not hold up who writes meanwhile, and never holds half a transaction', () => {
    open.connection.exec('BEGIN IMMEDIATE');
    keepOne('HALF');
    const manifest = makeBackup({ databaseFile, to: join(folder, 'b.db'), at });
    open.connection.exec('COMMIT');
    expect(manifest.counts['stock']).toBe(1_000);
    keepOne('AFTER');
    expect(stockIn(databaseFile)).toBe(1_002);
  });

  test('holds nothing of what was deleted', () => {
    open.connection.pragma('secure_delete = OFF');
    open.sql("INSERT INTO settings (name, value) VALUES ('gone', 'planted-words-of-someone')").run();
    open.sql("DELETE FROM settings WHERE name = 'gone'").run();
    const to = join(folder, 'b.db');
    makeBackup({ databaseFile, to, at });
    expect(readFileSync(to).includes('planted-words-of-someone')).toBe(false);
  });

  test('never overwrites one that is there', () => {
    const to = join(folder, 'b.db');
    writeFileSync(to, 'mine');
    expect(() => makeBackup({ databaseFile, to, at })).toThrow('is there already');
    expect(readFileSync(to, 'utf8')).toBe('mine');
  });

  test('of a damaged database fails, leaves nothing, and removes no older one', () => {
    const backupsFolder = join(folder, 'backups');
    for (let day = 0; day < 7; day += 1) makeDailyBackup({ databaseFile, backupsFolder, at: at + day * 86_400_000 });
    const before = readdirSync(backupsFolder).toSorted();
    open.connection.pragma('wal_checkpoint(TRUNCATE)');
    open.connection.close();
    truncateSync(databaseFile, 40_960);
    expect(() => makeDailyBackup({ databaseFile, backupsFolder, at: at + 8 * 86_400_000 })).toThrow();
    expect(readdirSync(backupsFolder).toSorted()).toEqual(before);
  });

  test('every day leaves the newest seven with their manifests', () => {
    const backupsFolder = join(folder, 'backups');
    const days = Array.from({ length: 9 }, (_none, day) => at + day * 86_400_000);
    for (const day of days) makeDailyBackup({ databaseFile, backupsFolder, at: day });
    expect(findBackups(readdirSync(backupsFolder)).map(({ name }) => name)).toEqual(days.slice(2).toReversed().map(backupName));
    expect(readdirSync(backupsFolder)).toHaveLength(14);
  });

  function keepOne(sku: string): void {
    open.sql('INSERT INTO stock (sku, on_hand, at) VALUES (?, 1, 1)').run(sku);
  }
});

describe('a restore', () => {
  test('brings back what the backup holds and sets aside what was there', () => {
    const from = join(folder, 'b.db');
    makeBackup({ databaseFile, to: from, at });
    keepStock(open, 500, 1_000);
    open.connection.close();
    const { setAside } = restoreBackup({ databaseFile, from, at, word: 'before-restore' });
    expect(stockIn(databaseFile)).toBe(1_000);
    expect(stockIn(setAside ?? '')).toBe(1_500);
    const again = restoreBackup({ databaseFile, from: setAside ?? '', at, word: 'before-restore' });
    expect(again.setAside).not.toBe(setAside);
    expect(stockIn(databaseFile)).toBe(1_500);
    expect(stockIn(from)).toBe(1_000);
  });

  test('cut off between setting aside and putting in place is finished by the next start', () => {
    const from = join(folder, 'b.db');
    makeBackup({ databaseFile, to: from, at });
    open.connection.close();
    rmAll(databaseFile);
    expect(finishRestore(databaseFile)).toBe(false);
    writeFileSync(waitingFileOf(databaseFile), readFileSync(from));
    expect(finishRestore(databaseFile)).toBe(true);
    expect(stockIn(databaseFile)).toBe(1_000);
  });

  test('cut off before it touched anything leaves no copy that could be taken for the newest one day', () => {
    writeFileSync(waitingFileOf(databaseFile), 'an old copy');
    writeFileSync(`${waitingFileOf(databaseFile)}.part`, 'half an old copy');
    expect(finishRestore(databaseFile)).toBe(false);
    expect(readdirSync(folder).filter((name) => name.includes('restoring'))).toEqual([]);
    expect(stockIn(databaseFile)).toBe(1_000);
  });

  test.each([
    ['one changed byte', (file: string) => changeByte(file, 5_000), 'not what was backed up'],
    ['a file cut short', (file: string) => truncateSync(file, 8_192), 'not what was backed up'],
    ['no database at all', (file: string) => writeText(file, 'hello'), 'not what was backed up'],
  ])('refuses %s', (_what, harm, words) => {
    const from = join(folder, 'b.db');
    makeBackup({ databaseFile, to: from, at });
    harm(from);
    expect(refusalOf(from)).toContain(words);
    expect(() => runRestore({ dataFolder: folder, from, at, newestSchema })).toThrow(words);
    expect(stockIn(databaseFile)).toBe(1_000);
  });

  test('refuses a damaged copy without a manifest by looking inside', () => {
    const from = join(folder, 'b.db');
    makeBackup({ databaseFile, to: from, at });
    rmAll(`${from}.json`);
    truncateSync(from, 40_960);
    expect(refusalOf(from)).toMatch(/damaged|can’t be opened/);
  });

  test('refuses a backup of a newer Aisle, someone else’s database, and a database in use', () => {
    expect(refusalOf(databaseFile)).toContain('in use');
    const newer = join(folder, 'newer.db');
    open.connection.pragma('user_version = 99');
    makeBackup({ databaseFile, to: newer, at });
    expect(refusalOf(newer)).toContain('newer Aisle (schema 99');
    const foreign = join(folder, 'foreign.db');
    const other = new Database(foreign);
    other.exec('CREATE TABLE recipes (name TEXT)');
    other.close();
    expect(refusalOf(foreign)).toContain('not one of Aisle');
  });

  test('with the command: pictures come along, a running hub is left alone', async () => {
    await mkdir(join(folder, 'data/assets'), { recursive: true });
    const dataFolder = join(folder, 'data');
    makeBackup({ databaseFile, to: join(dataFolder, 'aisle.db'), at });
    writeFileSync(join(dataFolder, 'assets/abc'), 'picture');
    const to = join(folder, 'stick/shop.db');
    expect(() => runBackup(dataFolder, to, at)).toThrow('is the stick plugged in?');
    await mkdir(join(folder, 'stick'));
    expect(runBackup(dataFolder, to, at)).toContain('1 pictures');
    const elsewhere = join(folder, 'other');
    await mkdir(elsewhere);
    expect(runRestore({ dataFolder: elsewhere, from: to, at, newestSchema })).toContain('Restored');
    expect(readFileSync(join(elsewhere, 'assets/abc'), 'utf8')).toBe('picture');
    expect(stockIn(join(elsewhere, 'aisle.db'))).toBe(1_000);
    expect(() => runBackup(join(folder, 'nowhere'), undefined, at)).toThrow('there is no shop');
    writeFileSync(join(dataFolder, 'backups'), 'a file where the folder should be');
    expect(() => runBackup(dataFolder, undefined, at)).toThrow('No backup was made');
  });

  test('the lock of a hub that died is taken over, and let go of once', () => {
    writeFileSync(join(folder, 'hub.pid'), '999999999\n');
    const unlock = lockFolder(folder);
    expect(readFileSync(join(folder, 'hub.pid'), 'utf8')).toBe(`${process.pid}\n`);
    unlock();
    expect(existsSync(join(folder, 'hub.pid'))).toBe(false);
  });

  test('two hubs never work in one folder, also where both have the same process id, as in containers', () => {
    const unlock = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(`a hub already works there (process ${process.pid})`);
    unlock();
    lockFolder(folder)();
  });
});

describe('the night', () => {
  const time = createStoreTime('Europe/Paris');
  const due = (now: string, last: string | undefined) =>
    isNightWorkDue(Date.parse(now), last === undefined ? undefined : Date.parse(last), time);

  test('is three in the morning in the store’s zone, once a day', () => {
    expect(due('2026-11-22T01:59:00Z', '2026-11-21T02:00:00Z')).toBe(false);
    expect(due('2026-11-22T02:00:00Z', '2026-11-21T02:00:00Z')).toBe(true);
    expect(due('2026-11-22T02:01:00Z', '2026-11-22T02:00:00Z')).toBe(false);
  });

  test('a shop that switches its hub off does it in the morning; a new one at once', () => {
    expect(due('2026-11-22T08:30:00Z', '2026-11-21T08:30:00Z')).toBe(true);
    expect(due('2026-11-22T16:00:00Z', undefined)).toBe(true);
  });

  test('comes once in the night that skips an hour and in the one that repeats it', () => {
    for (const day of ['2026-03-29', '2026-10-25']) {
      let last = Date.parse(`${day}T00:00:00Z`) - 80_000_000;
      let nights = 0;
      const start = Date.parse(`${day}T00:00:00Z`) - 3_600_000;
      for (let now = start; now < start + 24 * 3_600_000; now += 60_000) {
        if (!isNightWorkDue(now, last, time)) continue;
        nights += 1;
        last = now;
      }
      expect(nights).toBe(1);
    }
  });

  test('names sort by time and nothing else is taken for a backup', () => {
    expect(backupName(Date.parse('2026-11-22T03:00:00Z'))).toBe('aisle-20261122T030000Z.db');
    expect(findBackups(['aisle-20261122T030000Z.db', 'aisle-20261122T030000Z.db.json', 'aisle-x.db', 'holiday.db'])).toHaveLength(1);
    expect(
      surplusBackups(
        [
          { name: 'a', at: 2 },
          { name: 'b', at: 1 },
        ],
        1,
      ),
    ).toEqual([{ name: 'b', at: 1 }]);
  });
});

function changeByte(file: string, place: number): void {
  const bytes = readFileSync(file);
  bytes[place] = (bytes[place] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}

function writeText(file: string, text: string): void {
  writeFileSync(file, text);
}

function rmAll(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
}
