import { answer, type Answer } from '#shared/contract/answer.ts';
import { correctStock } from '#shared/contract/products.ts';
import type { Clock } from '#shared/link/clock.ts';
import type { Records } from '../database/define.ts';
import { authorOf } from '../journal/define-change.ts';
import { writeCorrection } from './stock-records.ts';

export interface StockParts {
  readonly records: Records;
  readonly clock: Clock;
  readonly onStock: (changed: readonly { readonly sku: string; readonly onHand: number }[]) => void;
}

/** What staff say is on hand, where tills and deliveries left another number. */
export function createStock({ records, clock, onStock }: StockParts): { readonly answers: readonly Answer[] } {
  return {
    answers: [
      answer(correctStock, async ({ params: { sku }, body: { id, ...said }, caller }) => {
        const staffId = caller.kind === 'staff' ? caller.staffId : '';
        const now = clock.now();
        const onHand = await records.write(writeCorrection, { sku, ref: `${staffId}/${id}`, ...said, now, by: authorOf(caller, now) });
        onStock([{ sku, onHand }]);
        return { sku, onHand };
      }),
    ],
  };
}
