import { stringify } from 'csv-stringify/sync';
import { answer, type Answer } from '#shared/contract/answer.ts';
import { exportJournal, readJournal } from '#shared/contract/staff.ts';
import type { Clock } from '#shared/link/clock.ts';
import type { Records } from '../database/define.ts';
import { authorOf } from './define-change.ts';
import { readJournalEntries, readJournalNames, writeJournal, type JournalFilter } from './journal-records.ts';
import { verifyJournal, type JournalVerdict } from './verify-journal.ts';

// The whole chain is read for it: often enough to be noticed, seldom enough that looking for something costs nothing.
const verdictHoldsMs = 30_000;
const usualEntries = 200;
const entriesAtOnce = 500;
const columns = ['sequence', 'at', 'who', 'what', 'subject', 'before', 'after'];

/** What the console shows of the journal. */
export function createJournal({ records, clock }: { readonly records: Records; readonly clock: Clock }): {
  readonly answers: readonly Answer[];
} {
  let known: { readonly verdict: Promise<JournalVerdict>; readonly atMs: number } | undefined;

  function verdictNow(): Promise<JournalVerdict> {
    if (known !== undefined && clock.monotonic() - known.atMs < verdictHoldsMs) return known.verdict;
    const verdict = verifyJournal(records);
    known = { verdict, atMs: clock.monotonic() };
    // A journal that could not be read is asked again at once.
    verdict.catch(() => (known = undefined));
    return verdict;
  }

  /** A page at a time: a journal of years is never in memory as a whole. */
  async function* writeCsv(filter: JournalFilter): AsyncGenerator<Uint8Array> {
    yield Buffer.from(stringify([columns]));
    let before: number | undefined;
    do {
      const entries = await records.read(readJournalEntries, { filter: { ...filter, before }, limit: entriesAtOnce });
      const rows = entries.map((entry) => ({ ...entry, at: new Date(entry.at).toISOString() }));
      // A cell that begins like a formula is text: a spreadsheet must not run what someone typed as a name.
      yield Buffer.from(stringify(rows, { columns, escape_formulas: true }));
      before = entries.length < entriesAtOnce ? undefined : entries.at(-1)?.sequence;
    } while (before !== undefined);
  }

  return {
    answers: [
      answer(readJournal, async ({ query: { limit = usualEntries, ...filter } }) => ({
        entries: await records.read(readJournalEntries, { filter, limit }),
        ...(await records.read(readJournalNames, null)),
        ...(await verdictNow()),
      })),
      answer(exportJournal, async ({ query, caller, sendFile }) => {
        const asked = JSON.stringify(query);
        const by = authorOf(caller, clock.now());
        await records.write(writeJournal, {
          ...by,
          what: 'journal exported',
          subject: 'csv',
          before: null,
          after: asked === '{}' ? null : asked,
        });
        sendFile({
          name: `journal-${new Date(by.at).toISOString().slice(0, 10)}.csv`,
          type: 'text/csv; charset=utf-8',
          chunks: writeCsv(query),
        });
        return {};
      }),
    ],
  };
}
