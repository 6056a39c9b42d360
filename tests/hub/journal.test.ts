import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase, type OpenDatabase } from '../../edge/database/open.ts';
import { migrate } from '../../edge/database/migrate.ts';
import type { ReadDefinition } from '../../edge/database/define.ts';
import { readJournalEntries, readJournalNames, writeJournal } from '../../edge/journal/journal-records.ts';
import { verifyJournal } from '../../edge/journal/verify-journal.ts';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aisle-journal-'));
  file = join(folder, 'aisle.db');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** A closed database file whose journal has these many price changes. */
function keepJournal(entries: number): void {
  const db = openDatabase(file, { readOnly: false });
  migrate(db);
  db.connection.transaction(() => {
    for (let number = 1; number <= entries; number += 1) {
      const entry = { at: 1_795_600_000_000 + number, who: 'Camille Moreau', what: 'price changed', before: '8900', after: '7900' };
      writeJournal.run(db, { ...entry, subject: `coat-${number}` });
    }
  })();
  close(db);
}

function close(db: OpenDatabase): void {
  db.connection.pragma('wal_checkpoint(TRUNCATE)');
  db.connection.close();
}

/** Does what only someone with the file can do. */
function tamper(sql: string): void {
  const db = openDatabase(file, { readOnly: false });
  db.connection.exec('DROP TRIGGER journal_is_never_changed; DROP TRIGGER journal_is_never_cut;');
  db.connection.exec(sql);
  close(db);
}

async function verify() {
  const db = openDatabase(file, { readOnly: true });
  const verdict = await verifyJournal({
    read: async <Input, Output>(definition: ReadDefinition<Input, Output>, input: Input) => definition.read(db, input),
  });
  db.connection.close();
  return verdict;
}

test('an untouched journal is intact, also when it is longer than one question of the reader', async () => {
  keepJournal(4_001);
  expect(await verify()).toEqual({ intact: true, firstBroken: null });
});

test('an empty journal is intact', async () => {
  keepJournal(0);
  expect(await verify()).toEqual({ intact: true, firstBroken: null });
});

test('one changed byte in the file is detected, with the entry it is in', async () => {
  keepJournal(300);
  const bytes = await readFile(file);
  const at = bytes.indexOf('coat-217');
  expect(at).toBeGreaterThan(0);
  bytes[at] = 'b'.charCodeAt(0);
  await writeFile(file, bytes);
  expect(await verify()).toEqual({ intact: false, firstBroken: 217 });
});

test.each([
  ['an edited entry', "UPDATE journal SET who = 'Nobody' WHERE sequence = 5", 5],
  ['an edited time', 'UPDATE journal SET at = at + 1 WHERE sequence = 1', 1],
  ['an entry taken out of the middle', 'DELETE FROM journal WHERE sequence = 6', 6],
  ['the last entries cut off', 'DELETE FROM journal WHERE sequence > 7', 8],
  ['a journal emptied', 'DELETE FROM journal', 1],
  [
    'an entry slipped in',
    "INSERT INTO journal (at, who, what, subject, hash) VALUES (1, 'Camille Moreau', 'signed in', 'camille', 'ab')",
    11,
  ],
  ['an edited seal', "UPDATE journal SET hash = replace(hash, substr(hash, 1, 1), 'x') WHERE sequence = 9", 9],
])('%s is detected', async (_what, sql, firstBroken) => {
  keepJournal(10);
  tamper(sql);
  expect(await verify()).toEqual({ intact: false, firstBroken });
});

test('what was cut off stays missing when the journal goes on', async () => {
  keepJournal(10);
  tamper('DELETE FROM journal WHERE sequence > 7');
  const db = openDatabase(file, { readOnly: false });
  const entry = { at: 1, who: 'Camille Moreau', what: 'signed in', subject: 'camille', before: null, after: null };
  expect(writeJournal.run(db, entry)).toBe(11);
  close(db);
  expect(await verify()).toEqual({ intact: false, firstBroken: 8 });
});

test('the database itself refuses to change or remove an entry', () => {
  keepJournal(2);
  const db = openDatabase(file, { readOnly: false });
  expect(() => db.connection.exec("UPDATE journal SET who = 'Nobody'")).toThrow('only added to');
  expect(() => db.connection.exec('DELETE FROM journal')).toThrow('only added to');
  close(db);
});

test('entries are found by who, what, when and any word of theirs, a page at a time', () => {
  keepJournal(25);
  const db = openDatabase(file, { readOnly: false });
  writeJournal.run(db, { at: 1_795_700_000_000, who: 'Inès', what: 'signed in', subject: '100 %_sure', before: null, after: null });
  const found = (filter: Parameters<typeof readJournalEntries.read>[1]['filter'], limit = 50) =>
    readJournalEntries.read(db, { filter, limit }).map(({ sequence }) => sequence);
  expect(found({}, 3)).toEqual([26, 25, 24]);
  expect(found({ before: 24 }, 2)).toEqual([23, 22]);
  expect(found({ who: 'Inès' })).toEqual([26]);
  expect(found({ what: 'price changed', search: 'COAT-7' })).toEqual([7]);
  expect(found({ from: 1_795_600_000_010, to: 1_795_600_000_012 })).toEqual([11, 10]);
  expect(found({ search: '%' })).toEqual([26]);
  expect(found({ search: '_' })).toEqual([26]);
  expect(found({ search: 'nobody' })).toEqual([]);
  expect(readJournalNames.read(db, null)).toEqual({ people: ['Camille Moreau', 'Inès'], kinds: ['price changed', 'signed in'] });
  close(db);
});
