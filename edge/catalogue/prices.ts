import { answer, type Answer } from '#shared/contract/answer.ts';
import { changePrice, readPrices } from '#shared/contract/products.ts';
import type { Clock } from '#shared/link/clock.ts';
import type { Records } from '../database/define.ts';
import { authorOf } from '../journal/define-change.ts';
import { readPriceHistory, writePrice } from './price-records.ts';
import type { Price } from './price-rules.ts';

export interface PricesParts {
  readonly records: Records;
  readonly clock: Clock;
  /** Told once the price is on disk, before whoever changed it is answered. */
  readonly onPrice: (productId: string, price: Price) => Promise<void>;
}

/** What things cost, set by a manager. */
export function createPrices({ records, clock, onPrice }: PricesParts): { readonly answers: readonly Answer[] } {
  return {
    answers: [
      answer(readPrices, async ({ params: { productId } }) => {
        const { wasCents, ...price } = await records.read(readPriceHistory, { productId, now: clock.now() });
        return { ...price, ...(wasCents === null ? {} : { wasCents }) };
      }),
      answer(changePrice, async ({ params: { productId }, body: { id, ...said }, caller }) => {
        const staffId = caller.kind === 'staff' ? caller.staffId : '';
        const now = clock.now();
        const ref = `${staffId}/${id}`;
        const price = await records.write(writePrice, { productId, ref, ...said, now, by: authorOf(caller, now) });
        await onPrice(productId, price);
        return { priceCents: price.priceCents, ...(price.wasCents === null ? {} : { wasCents: price.wasCents }) };
      }),
    ],
  };
}
