import { Fault } from '#shared/link/errors.ts';
import type { Records } from '../database/define.ts';
import { chainStart, type ChainPlace } from './journal-chain.ts';
import { checkJournal } from './journal-records.ts';

export interface JournalVerdict {
  readonly intact: boolean;
  /** The first entry that was changed or is gone. */
  readonly firstBroken: number | null;
}

/** Reads the whole journal and recomputes its chain. Throws when the journal can't be read at all. */
export async function verifyJournal(records: Pick<Records, 'read'>): Promise<JournalVerdict> {
  let from: ChainPlace = chainStart;
  for (;;) {
    const checked = await records.read(checkJournal, from);
    if ('broken' in checked) return { intact: false, firstBroken: checked.broken };
    if (checked.done) return { intact: true, firstBroken: null };
    if (checked.place.sequence <= from.sequence) throw new Fault('the journal’s chain does not advance');
    from = checked.place;
  }
}
