import { defineRead, defineWrite } from '../database/define.ts';
import type { Db } from '../database/define.ts';
import { chainStart, followChain, hashEntry, type ChainPlace, type JournalEntry, type JournalRow } from './journal-chain.ts';

/** The highest sequence ever given, also when its row is gone: entries cut off the end stay missing. */
function lastGiven(db: Db): number {
  return db.sql<{ seq: number }>("SELECT seq FROM sqlite_sequence WHERE name = 'journal'").get()?.seq ?? 0;
}

/** Adds an entry at the end of the chain, inside the transaction of what it tells of. Answers its sequence. */
export function appendEntry(db: Db, entry: JournalEntry): number {
  const last = db.sql<ChainPlace>('SELECT sequence, hash FROM journal ORDER BY sequence DESC LIMIT 1').get() ?? chainStart;
  const sequence = lastGiven(db) + 1;
  db.sql('INSERT INTO journal (sequence, at, who, what, subject, before, after, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)').run(
    sequence,
    entry.at,
    entry.who,
    entry.what,
    entry.subject,
    entry.before,
    entry.after,
    hashEntry(last.hash, sequence, entry),
  );
  return sequence;
}

/** An entry by itself: something happened that changed no row. */
export const writeJournal = defineWrite('journal.write', appendEntry);

/** Undefined asks for all. Times in Unix milliseconds, `to` not included; `search` is found anywhere, in any case of ASCII letters. */
export interface JournalFilter {
  readonly who?: string | undefined;
  readonly what?: string | undefined;
  readonly search?: string | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Entries older than this one. */
  readonly before?: number | undefined;
}

/** Entries newest first. */
export const readJournalEntries = defineRead(
  'journal.read',
  (db, { filter, limit }: { readonly filter: JournalFilter; readonly limit: number }) => {
    const { who = null, what = null, search = '', from = 0, to = Number.MAX_SAFE_INTEGER, before = Number.MAX_SAFE_INTEGER } = filter;
    return db
      .sql<JournalEntry & { readonly sequence: number }>(
        `SELECT sequence, at, who, what, subject, before, after FROM journal
         WHERE sequence < ? AND at >= ? AND at < ? AND who = coalesce(?, who) AND what = coalesce(?, what)
           AND (who || ' ' || what || ' ' || subject || ' ' || coalesce(before, '') || ' ' || coalesce(after, '')) LIKE ? ESCAPE '\\'
         ORDER BY sequence DESC LIMIT ?`,
      )
      .all(before, from, to, who, what, `%${search.replace(/[\\%_]/g, '\\$&')}%`, limit);
  },
);

/** Whom and what one can ask for. */
export const readJournalNames = defineRead('journal.names', (db, _input: null) => ({
  people: db
    .sql<{ name: string }>('SELECT DISTINCT who AS name FROM journal ORDER BY who')
    .all()
    .map(({ name }) => name),
  kinds: db
    .sql<{ name: string }>('SELECT DISTINCT what AS name FROM journal ORDER BY what')
    .all()
    .map(({ name }) => name),
}));

// One question of the reader thread at a time stays short, so that a long journal holds nobody up.
const rowsAtOnce = 2_000;

/** Checks the next stretch of the chain. `done` when its end was reached whole. */
export const checkJournal = defineRead('journal.check', (db, from: ChainPlace) => {
  // Before the rows: an entry written meanwhile must not look like one that is gone.
  const given = lastGiven(db);
  const rows = db
    .sql<JournalRow>(
      'SELECT sequence, at, who, what, subject, before, after, hash FROM journal WHERE sequence > ? ORDER BY sequence LIMIT ?',
    )
    .all(from.sequence, rowsAtOnce);
  const place = followChain(from, rows);
  if ('broken' in place) return place;
  if (rows.length === rowsAtOnce) return { place, done: false };
  return place.sequence < given ? { broken: place.sequence + 1 } : { place, done: true };
});

export const journalWrites = [writeJournal];
export const journalReads = [readJournalEntries, readJournalNames, checkJournal];
