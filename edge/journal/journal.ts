import { answer, type Answer } from '#shared/contract/answer.ts';
import { readJournal } from '#shared/contract/staff.ts';
import type { Clock } from '#shared/link/clock.ts';
import type { Records } from '../database/define.ts';
import { readJournalEntries, readJournalNames } from './journal-records.ts';
import { verifyJournal, type JournalVerdict } from './verify-journal.ts';

// The whole chain is read for it: often enough to be noticed, seldom enough that looking for something costs nothing.
const verdictHoldsMs = 30_000;
const usualEntries = 200;

/** What the console shows of the journal. */
export function createJournal({ records, clock }: { readonly records: Pick<Records, 'read'>; readonly clock: Clock }): {
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

  return {
    answers: [
      answer(readJournal, async ({ query: { limit = usualEntries, ...filter } }) => ({
        entries: await records.read(readJournalEntries, { filter, limit }),
        ...(await records.read(readJournalNames, null)),
        ...(await verdictNow()),
      })),
    ],
  };
}
