import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import Sqlite from 'better-sqlite3';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { Fault, RefusedError } from '#shared/link/errors.ts';
import { createDatabase, type Database } from '../../edge/database/database.ts';
import {
  endThread,
  keepLarge,
  keepNote,
  keepThenFail,
  keepThenRefuse,
  readNames,
  removeNote,
  writeWhileReading,
} from './core-database-writes.ts';

const root = resolve(import.meta.dirname, '../..');
const builtFolder = join(root, 'dist/test-database');
const lost: Error[] = [];
let folder: string;
let database: Database;

/** The thread is a program of its own, so it is built as the hub's is. */
beforeAll(async () => {
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir: builtFolder,
      target: 'node20',
      rolldownOptions: {
        input: { thread: join(import.meta.dirname, 'core-database-thread.ts') },
        external: ['better-sqlite3'],
        output: { entryFileNames: '[name].mjs' },
      },
    },
  });
});
afterAll(() => rm(builtFolder, { recursive: true, force: true }));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aisle-database-'));
  database = await open(folder);
});
afterEach(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
  lost.length = 0;
});

const open = (within: string): Promise<Database> =>
  createDatabase({
    file: join(within, 'aisle.db'),
    threadFile: pathToFileURL(join(builtFolder, 'thread.mjs')),
    onLost: (error) => lost.push(error),
  });

function stored(within = folder): readonly string[] {
  const file = new Sqlite(join(within, 'aisle.db'), { readonly: true });
  const names = file.prepare<[], { name: string }>('SELECT name FROM settings ORDER BY name').all();
  file.close();
  return names.map((row) => row.name);
}

test('writes asked in one turn are on disk when they are answered, and are committed together', async () => {
  const names = Array.from({ length: 200 }, (_, nth) => `note-${String(nth).padStart(3, '0')}`);
  const answered = await Promise.all(names.map((name) => database.write(keepNote, name)));
  expect(answered.every((changes) => changes === 1)).toBe(true);
  expect(stored()).toEqual(names);
});

test('a refused and a failed write of a group leave nothing and disturb no other', async () => {
  const outcomes = await Promise.allSettled([
    database.write(keepNote, 'first'),
    database.write(keepThenRefuse, 'second'),
    database.write(keepNote, 'third'),
    database.write(keepThenFail, 'fourth'),
    database.write(keepNote, 'first'),
    database.write(keepNote, 'fifth'),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected', 'rejected', 'fulfilled']);
  const reasons = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  expect(reasons[0]).toBeInstanceOf(RefusedError);
  expect(reasons[0]).toMatchObject({ status: 409, code: 'not-today', message: 'not today' });
  expect(reasons[1]).toBeInstanceOf(Fault);
  expect(reasons[2]).toMatchObject({ message: expect.stringMatching(/test\.keep: UNIQUE/) });
  expect(stored()).toEqual(['fifth', 'first', 'third']);
});

test('what was written is seen by the next read', async () => {
  await database.write(keepNote, 'seen');
  expect(await database.read(readNames, null)).toEqual(['seen']);
});

test('a read can’t write', async () => {
  await expect(database.read(writeWhileReading, 'sneaked')).rejects.toThrow(/readonly/);
  expect(stored()).toEqual([]);
});

test('a name nobody defined is a fault of that write alone', async () => {
  const unknown = { ...keepNote, name: 'test.unheardOf' };
  await expect(database.write(unknown, 'x')).rejects.toThrow(/no writer is called test\.unheardOf/);
  await database.write(keepNote, 'after');
  expect(stored()).toEqual(['after']);
});

test('a writer that dies is told once, and nothing that waited for it is acknowledged', async () => {
  await database.write(keepNote, 'before');
  const waiting = [database.write(keepNote, 'with it'), database.write(endThread, null), database.write(keepNote, 'behind it')];
  const outcomes = await Promise.allSettled(waiting);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(lost.map(({ message }) => message)).toEqual(['database-writer ended with 7']);
  expect(stored()).toEqual(['before']);
  await expect(database.write(keepNote, 'much later')).rejects.toThrow(Fault);
  expect(stored()).toEqual(['before']);
});

test('closing waits for what was asked', async () => {
  const asked = Promise.all(Array.from({ length: 50 }, (_, nth) => database.write(keepNote, `last-${nth}`)));
  await database.close();
  await asked;
  expect(stored()).toHaveLength(50);
});

const mountPoint = join(tmpdir(), `aisle-small-disk-${process.pid}`);

/** A disk of 8 MB, when this user may mount one. */
function mountSmallDisk(): boolean {
  spawnSync('mkdir', ['-p', mountPoint]);
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', mountPoint]).status === 0;
}

const hasSmallDisk = process.platform === 'linux' && mountSmallDisk();
if (!hasSmallDisk) console.warn('a full disk is not tested: only root may mount a small one');
afterAll(() => {
  if (hasSmallDisk) spawnSync('umount', [mountPoint]);
  spawnSync('rmdir', [mountPoint]);
});

test.skipIf(!hasSmallDisk)('a full disk: nothing is acknowledged that is not there, and it goes on when there is room', async () => {
  const small = await open(mountPoint);
  try {
    await small.write(keepNote, 'early');
    const { bavail, bsize } = await statfs(mountPoint);
    await writeFile(join(mountPoint, 'filler'), Buffer.alloc(Math.max(0, bavail * bsize - 200_000)));
    const acknowledged = new Set<string>(['early']);
    const refused = new Set<string>();
    for (let nth = 0; nth < 12; nth += 1) {
      const pair = [`large-${nth}`, `large-${nth}-b`].map((name) => ({ name, bytes: 40_000 }));
      const outcomes = await Promise.allSettled(pair.map((input) => small.write(keepLarge, input)));
      for (const [place, { status }] of outcomes.entries()) (status === 'fulfilled' ? acknowledged : refused).add(pair[place]?.name ?? '');
    }
    expect(refused.size).toBeGreaterThan(5);
    await rm(join(mountPoint, 'filler'));
    expect([...acknowledged].filter((name) => !stored(mountPoint).includes(name))).toEqual([]);
    expect([...refused].filter((name) => stored(mountPoint).includes(name))).toEqual([]);
    await small.write(removeNote, 'early');
    await small.write(keepNote, 'there is room');
    expect(stored(mountPoint)).toContain('there is room');
  } finally {
    await small.close();
  }
});
