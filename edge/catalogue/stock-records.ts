import type { StockReason } from '#shared/contract/products.ts';
import { RefusedError } from '#shared/link/errors.ts';
import { defineChange } from '../journal/define-change.ts';

export interface StockCorrection {
  readonly sku: string;
  /** Names this correction for good, whoever sends it again. */
  readonly ref: string;
  /** What the person was shown. */
  readonly known: number;
  readonly onHand: number;
  readonly reason: StockReason;
  readonly now: number;
}

/** Sets what is on hand and answers it. A till that moved it since the person looked is not overruled. */
export const writeCorrection = defineChange('stock.correct', (db, { sku, ref, known, onHand, reason, now }: StockCorrection, tell) => {
  const stock = db.sql<{ on_hand: number }>('SELECT on_hand FROM stock WHERE sku = ?').get(sku);
  if (stock === undefined) throw new RefusedError(404, 'code-unknown', `no product here has the code "${sku}"`);
  const before = stock.on_hand;
  if (db.sql('SELECT 1 FROM stock_moves WHERE sku = ? AND ref = ?').get(sku, ref) !== undefined) return before;
  if (before !== known)
    throw new RefusedError(409, 'stock-moved', `a till moved "${sku}" from ${known} to ${before} meanwhile: look at the shelf again`);
  if (before === onHand) return before;
  db.sql('UPDATE stock SET on_hand = ?, at = ? WHERE sku = ?').run(onHand, now, sku);
  db.sql('INSERT INTO stock_moves (sku, delta, reason, ref, at) VALUES (?, ?, ?, ?, ?)').run(sku, onHand - before, reason, ref, now);
  tell({
    what: 'stock corrected',
    subject: sku,
    before: JSON.stringify({ onHand: before }),
    after: JSON.stringify({ onHand, reason }),
  });
  return onHand;
});
