import type { TransactionBody } from '#shared/contract/sales.ts';
import type { SoldPiece } from '../kept/memory.ts';

/** A garment on the counter. */
export interface Piece {
  readonly sku: string;
  readonly productId: string;
  readonly family: string;
  readonly unitCents: number;
}

/** A coupon the hub has just accepted. */
export interface AcceptedCoupon {
  readonly code: string;
  readonly percent: number;
  /** Left out, it is good for everything. */
  readonly family?: string | undefined;
}

/** What stands at the top of every receipt. */
export interface ReceiptHead {
  readonly tillId: string;
  readonly at: number;
  readonly businessDay: string;
  readonly sequence: number;
  readonly currency: string;
}

export function isGoodFor(coupon: AcceptedCoupon, piece: Piece): boolean {
  return coupon.family === undefined || coupon.family === piece.family;
}

function head({ tillId, at, businessDay, sequence, currency }: ReceiptHead) {
  const id = `${tillId}-${businessDay.replaceAll('-', '')}-${String(sequence).padStart(4, '0')}`;
  return { id, at, businessDay, sequence, currency };
}

/** A sale; the coupon takes its percentage off every piece it is good for, rounded to the cent. */
export function ringUp(receipt: ReceiptHead, pieces: readonly Piece[], coupon: AcceptedCoupon | undefined): TransactionBody {
  const lines = pieces.map((piece) => {
    const discountCents = coupon !== undefined && isGoodFor(coupon, piece) ? Math.round((piece.unitCents * coupon.percent) / 100) : 0;
    const { sku, unitCents } = piece;
    return { sku, quantity: 1, unitCents, amountCents: unitCents - discountCents, ...(discountCents === 0 ? {} : { discountCents }) };
  });
  return {
    ...head(receipt),
    kind: 'sale',
    totalCents: lines.reduce((sum, line) => sum + line.amountCents, 0),
    lines,
    ...(coupon === undefined ? {} : { couponCodes: [coupon.code] }),
  };
}

/** A piece comes back for what was paid for it. */
export function takeBack(receipt: ReceiptHead, piece: SoldPiece): TransactionBody {
  const line = { sku: piece.sku, quantity: -1, unitCents: piece.unitCents, amountCents: -piece.amountCents };
  return { ...head(receipt), kind: 'return', totalCents: line.amountCents, lines: [line] };
}

/** Undoes a whole receipt; the hub takes what it undoes from that receipt's own lines. */
export function voidReceipt(receipt: ReceiptHead, voided: Pick<TransactionBody, 'businessDay' | 'sequence'>): TransactionBody {
  return {
    ...head(receipt),
    kind: 'void',
    totalCents: 0,
    lines: [],
    voids: { businessDay: voided.businessDay, sequence: voided.sequence },
  };
}

export function piecesOf(sale: TransactionBody): readonly SoldPiece[] {
  return sale.lines.map(({ sku, unitCents, amountCents }) => ({ sku, unitCents: unitCents ?? amountCents, amountCents }));
}
