import type { Records } from '../database/define.ts';
import { pruneStep } from './keeping-records.ts';
import { keptSince, retentions, type RetentionWhat } from './retention-rules.ts';

/** Rows removed, by what they were; only what had any. */
export type Pruned = Readonly<Partial<Record<RetentionWhat, number>>>;

/** Removes what is kept no longer, in steps of milliseconds between which every other write gets its turn. */
export async function prune(records: Pick<Records, 'write'>, now: number): Promise<Pruned> {
  const pruned: Partial<Record<RetentionWhat, number>> = {};
  for (const retention of retentions) {
    const { what } = retention;
    const before = keptSince(retention, now);
    let after: string | number | undefined;
    do {
      const step = await records.write(pruneStep, { what, after, before });
      after = step.after;
      if (step.removed > 0) pruned[what] = (pruned[what] ?? 0) + step.removed;
    } while (after !== undefined);
  }
  return pruned;
}
