import { RefusedError } from '#shared/link/errors.ts';
import { defineRead, type Db } from '../database/define.ts';
import { defineChange } from '../journal/define-change.ts';
import { decidePrice, lowestCents, referenceSince, type Price, type WantedPrice } from './price-rules.ts';

export interface PriceChange extends WantedPrice {
  readonly productId: string;
  /** Names this change for good, whoever sends it again. */
  readonly ref: string;
  /** What the person was shown. */
  readonly known: number;
  readonly now: number;
}

const mostChanges = 50;

function priceOf(db: Db, productId: string): Price {
  const price = db.sql<Price>('SELECT price_cents AS priceCents, was_cents AS wasCents FROM products WHERE product_id = ?').get(productId);
  if (price === undefined) throw new RefusedError(404, 'product-unknown', `there is no product "${productId}"`);
  return price;
}

function lowestOf(db: Db, productId: string, { priceCents }: Price, now: number): number {
  const before = db
    .sql<{ cents: number }>('SELECT before_cents AS cents FROM price_changes WHERE product_id = ? AND at > ?')
    .all(productId, referenceSince(now));
  return lowestCents(
    priceCents,
    before.map(({ cents }) => cents),
  );
}

export const readPriceHistory = defineRead(
  'catalogue.prices',
  (db, { productId, now }: { readonly productId: string; readonly now: number }) => {
    const price = priceOf(db, productId);
    const changes = db
      .sql<{ at: number; beforeCents: number; afterCents: number }>(
        `SELECT at, before_cents AS beforeCents, after_cents AS afterCents FROM price_changes
       WHERE product_id = ? ORDER BY at DESC LIMIT ${mostChanges}`,
      )
      .all(productId);
    return { ...price, lowestCents: lowestOf(db, productId, price, now), changes };
  },
);

/** Sets a price and answers it. One that someone else changed since the person looked is not overruled. */
export const writePrice = defineChange(
  'catalogue.changePrice',
  (db, { productId, ref, known, now, ...wanted }: PriceChange, tell): Price => {
    const before = priceOf(db, productId);
    if (db.sql('SELECT 1 FROM price_changes WHERE ref = ?').get(ref) !== undefined) return before;
    if (before.priceCents !== known)
      throw new RefusedError(409, 'price-moved', `someone changed the price of "${productId}" meanwhile: look at it again`);
    const after = decidePrice(before, wanted, lowestOf(db, productId, before, now));
    if (after.priceCents === before.priceCents && after.wasCents === before.wasCents) return before;
    db.sql('UPDATE products SET price_cents = ?, was_cents = ? WHERE product_id = ?').run(after.priceCents, after.wasCents, productId);
    db.sql('INSERT INTO price_changes (product_id, at, before_cents, after_cents, ref) VALUES (?, ?, ?, ?, ?)').run(
      productId,
      now,
      before.priceCents,
      after.priceCents,
      ref,
    );
    tell({ what: 'price changed', subject: productId, before: JSON.stringify(before), after: JSON.stringify(after) });
    return after;
  },
);
