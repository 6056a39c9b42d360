import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate, newestSchema } from '../../edge/database/migrate.ts';
import { openDatabase, type OpenDatabase } from '../../edge/database/open.ts';
import { runRestore } from '../../edge/keeping/commands.ts';
import { hashPassword } from '../../edge/staff/passwords.ts';
import { startHub } from '../fakes/start-hub.ts';

/** What the last release before this one wrote. */
const releasedSchema = 2;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aisle-migrations-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function open(name: string): OpenDatabase {
  return openDatabase(join(folder, name), { readOnly: false });
}

interface Column {
  readonly name: string;
  readonly type: string;
}

function tablesOf({ connection }: OpenDatabase): readonly string[] {
  return connection
    .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .all()
    .map(({ name }) => name);
}

function columnsOf({ connection }: OpenDatabase, table: string): readonly Column[] {
  return connection.prepare<[], Column>(`SELECT name, type FROM pragma_table_info('${table}')`).all();
}

/** Three rows in every table, each value told apart from every other. */
function fill(db: OpenDatabase): void {
  db.connection.pragma('foreign_keys = OFF');
  db.connection.pragma('ignore_check_constraints = ON');
  for (const table of tablesOf(db)) {
    const columns = columnsOf(db, table);
    const names = columns.map(({ name }) => `"${name}"`).join(', ');
    const put = db.connection.prepare<(string | number | Buffer)[]>(
      `INSERT INTO "${table}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`,
    );
    for (const row of [1, 2, 3])
      put.run(
        ...columns.map(({ name, type }, place) => {
          if (type === 'INTEGER') return row * 100 + place;
          if (type === 'REAL') return row * 100 + place + 0.5;
          if (type === 'BLOB') return Buffer.from(`${table}.${name}.${row}`);
          return `${table}.${name}.${row}`;
        }),
      );
  }
}

function rowsOf({ connection }: OpenDatabase, table: string, columns: readonly Column[]): readonly unknown[] {
  return connection.prepare(`SELECT ${columns.map(({ name }) => `"${name}"`).join(', ')} FROM "${table}"`).all();
}

/** Every table and index, as SQLite keeps them, without white space. */
function schemaOf(db: OpenDatabase): ReadonlyMap<string, string> {
  const things = db.connection
    .prepare<[], { name: string; sql: string | null }>("SELECT name, sql FROM sqlite_schema WHERE type <> 'table' ORDER BY name")
    .all();
  const tables = tablesOf(db).map((table) => [table, JSON.stringify(columnsOf(db, table))] as const);
  return new Map([...things.map(({ name, sql }) => [name, (sql ?? '').replace(/\s+/g, ' ')] as const), ...tables]);
}

const earlier = Array.from({ length: newestSchema - 1 }, (_, place) => place + 1);

test.each(earlier)('a filled database of schema %i comes up to this one with every value where it was', (from) => {
  const db = open('old.db');
  migrate(db, from);
  fill(db);
  const before = tablesOf(db).map((table) => {
    const columns = columnsOf(db, table);
    return { table, columns, rows: rowsOf(db, table, columns) };
  });
  expect(migrate(db)).toEqual({ from, to: newestSchema });
  for (const { table, columns, rows } of before) expect(rowsOf(db, table, columns), table).toEqual(rows);
  expect(db.connection.pragma('integrity_check', { simple: true })).toBe('ok');
  const fresh = open('fresh.db');
  migrate(fresh);
  expect(schemaOf(db)).toEqual(schemaOf(fresh));
  db.connection.close();
  fresh.connection.close();
});

test('a migration that breaks off leaves the schema as it was', () => {
  const db = open('half.db');
  migrate(db, releasedSchema);
  // The next migration makes a table of this name.
  db.connection.exec('CREATE TABLE releases (other TEXT) STRICT');
  expect(() => migrate(db)).toThrow('releases');
  const reached = Number(db.connection.pragma('user_version', { simple: true }));
  expect(reached).toBeLessThan(newestSchema);
  const fresh = open('fresh.db');
  migrate(fresh, reached);
  expect(columnsOf(db, 'devices')).toEqual(columnsOf(fresh, 'devices'));
  db.connection.close();
  fresh.connection.close();
});

/** A shop as the last release left it. */
async function leaveReleasedShop(): Promise<void> {
  const db = open('aisle.db');
  migrate(db, releasedSchema);
  const password = await hashPassword('as it was before');
  db.connection.exec(`
    INSERT INTO settings (name, value) VALUES ('opened', 'empty'), ('couponKey', 'a-key-of-the-released-shop');
    INSERT INTO playlists (playlist_id, name, draft, drafted_at) VALUES ('main', '{"fr":"Tout","en":"All"}', '[]', 1795600000000);
    INSERT INTO publications (playlist_id, version, slides, published_at, published_by) VALUES ('main', 1, '[]', 1795600000000, 'hub');
    INSERT INTO devices (device_id, kind, name) VALUES ('kiosk-1', 'kiosk', '{"fr":"Borne","en":"Kiosk"}');
    INSERT INTO likes (event_id, product_id, source, at) VALUES ('like-1', 'p-1', 'kiosk-1', 1795600000000);
  `);
  db.sql("INSERT INTO staff (staff_id, login, name, password_hash, roles) VALUES ('staff-1', 'owner', 'Owner', ?, 'manager')").run(
    password,
  );
  db.connection.close();
}

/** Words of the command line for a shop of one's own. */
async function ownShop(): Promise<readonly string[]> {
  const file = join(folder, 'aisle.json');
  await writeFile(file, JSON.stringify({ sampleShop: false }));
  return ['--config', file];
}

test('the first start of this release keeps the shop as the last one left it, and going back to that works', async () => {
  await leaveReleasedShop();
  const hub = await startHub({ folder, words: await ownShop(), passwords: new Map([['owner', 'as it was before']]) });
  await hub.signInAs('owner');
  expect(await hub.log()).toContain('brought to this release');
  await hub.stop();
  const backups = (await readdir(join(folder, 'backups'))).filter((name) => name.endsWith('.db')).toSorted();
  const from = join(folder, 'backups', backups[0] ?? '');
  expect(JSON.parse(await readFile(`${from}.json`, 'utf8'))).toMatchObject({ schema: releasedSchema, counts: { likes: 1, devices: 1 } });

  runRestore({ dataFolder: folder, from, at: 1_795_700_000_000, newestSchema: releasedSchema });
  const back = new Database(join(folder, 'aisle.db'), { readonly: true });
  expect(back.pragma('user_version', { simple: true })).toBe(releasedSchema);
  expect(back.prepare('SELECT event_id FROM likes').all()).toEqual([{ event_id: 'like-1' }]);
  back.close();
});

test('a database of a newer release is refused in words that say what to do, and not touched', async () => {
  const db = open('aisle.db');
  migrate(db);
  db.connection.pragma(`user_version = ${newestSchema + 1}`);
  db.connection.close();
  const before = await readFile(join(folder, 'aisle.db'));
  const refused: unknown = await startHub({ folder, words: await ownShop() }).catch((error: unknown) => error);
  expect(String(refused)).toMatch(/written by a newer Aisle .*Install that version again, or go back to the backup/);
  expect(await readFile(join(folder, 'aisle.db'))).toEqual(before);
  expect(existsSync(join(folder, 'backups'))).toBe(false);
});

test('a database that can’t be brought to this release is refused in words, and stays as it was', async () => {
  const db = open('aisle.db');
  migrate(db, releasedSchema);
  db.connection.exec('CREATE TABLE notes (words TEXT)');
  db.connection.close();
  const refused: unknown = await startHub({ folder, words: await ownShop() }).catch((error: unknown) => error);
  expect(String(refused)).toMatch(/could not be brought from schema 2 to 3 \(table notes already exists\).*restore the backup/s);
  const after = new Database(join(folder, 'aisle.db'), { readonly: true });
  expect(after.pragma('user_version', { simple: true })).toBe(releasedSchema);
  after.close();
});
