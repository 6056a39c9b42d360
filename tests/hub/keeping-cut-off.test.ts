import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate, newestSchema } from '../../edge/database/migrate.ts';
import { openDatabase, type OpenDatabase } from '../../edge/database/open.ts';
import { makeBackup } from '../../edge/keeping/backup.ts';
import { findBackups } from '../../edge/keeping/backup-rules.ts';
import { lockFolder } from '../../edge/keeping/folder-lock.ts';
import { inspectDatabase } from '../../edge/keeping/inspect-database.ts';
import { checkBackup, finishRestore } from '../../edge/keeping/restore.ts';
import { program } from '../fakes/start-hub.ts';

const [then, now] = [20_000, 60_000];
let folder: string;
let databaseFile: string;
let stick: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aisle-cut-off-'));
  databaseFile = join(folder, 'aisle.db');
  stick = join(folder, 'stick.db');
  const db = openDatabase(databaseFile, { readOnly: false });
  migrate(db);
  keepStock(db, 0, then);
  makeBackup({ databaseFile, to: stick, at: 1_795_600_000_000 });
  keepStock(db, then, now);
  db.connection.close();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function keepStock(db: OpenDatabase, from: number, to: number): void {
  const words = 'a long SKU, so that a copy takes its time '.repeat(4);
  db.connection.transaction(() => {
    for (let row = from; row < to; row += 1) db.sql('INSERT INTO stock (sku, on_hand, at) VALUES (?, 3, 1)').run(`${row} ${words}`);
  })();
}

/** Runs a command and pulls its plug at the moment a file like this is there; later than never is a whole run. */
function runUntil(pattern: RegExp, where: string, words: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [program, ...words], { stdio: 'ignore' });
  const look = setInterval(() => {
    if (existsSync(where) && readdirSync(where).some((name) => pattern.test(name))) child.kill('SIGKILL');
  }, 1);
  return new Promise((done) =>
    child.once('exit', () => {
      clearInterval(look);
      done();
    }),
  );
}

test.each([
  ['while it copies', /\.restoring\.part$/],
  ['when the copy waits', /\.restoring$/],
  ['when the shop of before is set aside', /before-restore/],
])(
  'a restore whose plug is pulled %s leaves the one shop or the other, whole, and can be done again',
  async (_when, pattern) => {
    await runUntil(pattern, folder, ['restore', '--data', folder, '--from', stick]);
    // As the next start does.
    lockFolder(folder)();
    finishRestore(databaseFile);
    const { problems, counts } = inspectDatabase(databaseFile);
    expect(problems).toEqual([]);
    expect([then, now]).toContain(counts['stock']);
    expect(checkBackup(stick, newestSchema)).toHaveProperty('hasManifest', true);
    await runUntil(/never/, folder, ['restore', '--data', folder, '--from', stick]);
    expect(inspectDatabase(databaseFile).counts['stock']).toBe(then);
    expect(readdirSync(folder).filter((name) => name.includes('restoring'))).toEqual([]);
  },
  90_000,
);

test('a backup whose plug is pulled is none, and the next one is', async () => {
  const backups = join(folder, 'backups');
  await runUntil(/\.part$/, backups, ['backup', '--data', folder]);
  for (const { name } of findBackups(readdirSync(backups)))
    expect(checkBackup(join(backups, name), newestSchema)).not.toHaveProperty('refused');
  await runUntil(/never/, folder, ['backup', '--data', folder]);
  const [newest] = findBackups(readdirSync(backups));
  expect(checkBackup(join(backups, newest?.name ?? ''), newestSchema)).toMatchObject({ hasManifest: true, counts: { stock: now } });
}, 90_000);
