import { closeSync, existsSync, mkdtempSync, openSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock, type Clock } from '#shared/link/clock.ts';
import { migrate, newestSchema } from '../../edge/database/migrate.ts';
import { openDatabase } from '../../edge/database/open.ts';
import { makeDailyBackup } from '../../edge/keeping/backup.ts';
import { suspicionFileOf } from '../../edge/keeping/places.ts';
import { prepareDatabase, type PreparedDatabase } from '../../edge/keeping/prepare-database.ts';
import { program } from '../fakes/start-hub.ts';

let folder: string;
let databaseFile: string;
let told: string[];
let onTold: () => void;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aisle-check-'));
  databaseFile = join(folder, 'aisle.db');
  told = [];
  const db = openDatabase(databaseFile, { readOnly: false });
  migrate(db);
  db.connection.transaction(() => {
    for (let row = 0; row < 20_000; row += 1) db.sql('INSERT INTO stock (sku, on_hand, at) VALUES (?, 3, 1)').run(`SKU-${row}`);
  })();
  db.connection.close();
  makeDailyBackup({ databaseFile, backupsFolder: join(folder, 'backups'), at: 1_795_600_000_000 });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A start whose patience is over at once. */
const impatient: Clock = {
  ...systemClock,
  after(_ms, task) {
    queueMicrotask(task);
    return () => undefined;
  },
};

/** As if the file were too large to be read whole before the shop opens. */
const prepare = (clock: Clock): Promise<PreparedDatabase> =>
  prepareDatabase({
    dataFolder: folder,
    threadFile: pathToFileURL(join(dirname(program), 'database-thread.mjs')),
    clock,
    newestSchema,
    smallBytes: 0,
    onLateDamage(words) {
      told.push(words);
      onTold();
    },
  });

function spoilMiddle(): void {
  const pages = Math.floor(statSync(databaseFile).size / 4_096);
  const handle = openSync(databaseFile, 'r+');
  writeSync(handle, Buffer.alloc(8 * 4_096, 0xa5), 0, 8 * 4_096, Math.floor(pages / 2) * 4_096);
  closeSync(handle);
}

const asideIn = (): readonly string[] => readdirSync(folder).filter((name) => /\.corrupt-\w+$/.test(name));

test('damage found after the shop opened is told, and the next start waits for the whole look and restores', async () => {
  spoilMiddle();
  const late = new Promise<void>((done) => (onTold = done));
  const first = await prepare(impatient);
  expect(first.rescue).toBeUndefined();
  await late;
  expect(told).toHaveLength(1);
  expect(existsSync(suspicionFileOf(databaseFile))).toBe(true);
  expect(asideIn()).toEqual([]);

  const second = await prepare(impatient);
  expect(second.rescue?.setAside).toContain('corrupt');
  expect(asideIn()).toHaveLength(1);
  expect(existsSync(suspicionFileOf(databaseFile))).toBe(false);
  expect(told).toHaveLength(1);
});

test('a suspicion that the whole look does not confirm is dropped', async () => {
  spoilMiddle();
  const late = new Promise<void>((done) => (onTold = done));
  await prepare(impatient);
  await late;
  rmSync(databaseFile);
  await prepare(systemClock);
  expect(existsSync(suspicionFileOf(databaseFile))).toBe(true);
  const sound = await prepare(impatient);
  expect(sound.rescue).toBeUndefined();
  expect(existsSync(suspicionFileOf(databaseFile))).toBe(false);
});
