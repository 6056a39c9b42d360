import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Transaction } from '#shared/contract/sales.ts';
import { validate } from '#shared/contract/validate.ts';
import {
  addPiece,
  centsFromTyped,
  couponHelps,
  emptyTicket,
  likelyCash,
  looksLikeCoupon,
  sequenceFor,
  setQuantity,
  totalOf,
  transactionOf,
  type CouponBody,
  type Ticket,
  type TicketLine,
} from '../../console/sales/ticket-rules.ts';

function piece(sku: string, unitCents: number, family = 'jeans'): Omit<TicketLine, 'quantity'> {
  const text = { fr: sku, en: sku };
  return { sku, unitCents, family, productId: `p-${sku.toLowerCase()}`, name: text, colour: text, size: 'M', picture: 'a'.repeat(64) };
}

const jeansCoupon: CouponBody = {
  code: 'LUNE-7F3K2Q',
  offerId: 'jeans-15',
  name: { fr: 'Quinze sur les jeans', en: 'Fifteen off jeans' },
  percent: 15,
  family: 'jeans',
  until: 1_795_600_000_000,
};
const parts = { id: 'console-ticket-1', at: 1_795_600_000_000, businessDay: '2026-11-25', sequence: 1_000_000, currency: 'EUR' };

test('the same piece scanned twice is one line of two', () => {
  const ticket = addPiece(addPiece(emptyTicket, piece('DN-1', 8_990)), piece('DN-1', 8_990));
  expect(ticket.lines).toHaveLength(1);
  expect(totalOf(ticket)).toEqual({ pieces: 2, beforeCents: 17_980, discountCents: 0, totalCents: 17_980 });
});

test('a quantity of none takes the line away', () => {
  expect(setQuantity(addPiece(emptyTicket, piece('DN-1', 8_990)), 'DN-1', 0).lines).toEqual([]);
});

test('a coupon takes its percentage off its own family only', () => {
  const ticket: Ticket = {
    ...addPiece(addPiece(emptyTicket, piece('DN-1', 8_990)), piece('KN-1', 5_000, 'knitwear')),
    coupon: jeansCoupon,
  };
  expect(totalOf(ticket)).toEqual({ pieces: 2, beforeCents: 13_990, discountCents: 1_349, totalCents: 12_641 });
  expect(transactionOf(ticket, parts).lines).toEqual([
    { sku: 'DN-1', quantity: 1, unitCents: 8_990, amountCents: 7_641, discountCents: 1_349 },
    { sku: 'KN-1', quantity: 1, unitCents: 5_000, amountCents: 5_000 },
  ]);
});

test('a coupon’s barcode is told from a label that nothing carries', () => {
  expect(['6R3F7K2QWZ0ACD', '6r3f-7k2q wz0acd'].map(looksLikeCoupon)).toEqual([true, true]);
  expect(['ML-JN-014-38', '3701234567890', 'pull marin'].map(looksLikeCoupon)).toEqual([false, false, false]);
});

test('a coupon that takes nothing off is not written on the transaction', () => {
  const ticket: Ticket = { ...addPiece(emptyTicket, piece('KN-1', 5_000, 'knitwear')), coupon: jeansCoupon };
  expect(couponHelps(ticket)).toBe(false);
  expect(transactionOf(ticket, parts)).not.toHaveProperty('couponCodes');
});

test('a return brings pieces back, gives the money back, and never uses a coupon', () => {
  const ticket: Ticket = { ...addPiece(emptyTicket, piece('DN-1', 8_990)), kind: 'return', coupon: jeansCoupon };
  const transaction = transactionOf(ticket, parts);
  expect(transaction).toMatchObject({ kind: 'return', totalCents: -8_990, lines: [{ quantity: -1, amountCents: -8_990 }] });
  expect(transaction).not.toHaveProperty('couponCodes');
});

test('whatever is rung, the lines add up to the total and the contract accepts the transaction', () => {
  const line = fc.record({
    unitCents: fc.integer({ min: 0, max: 99_900 }),
    quantity: fc.integer({ min: 1, max: 9 }),
    isJeans: fc.boolean(),
  });
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 100 }),
      fc.boolean(),
      (lines, percent, isReturn) => {
        const ticket: Ticket = {
          kind: isReturn ? 'return' : 'sale',
          coupon: { ...jeansCoupon, percent },
          lines: lines.map(({ unitCents, quantity, isJeans }, nth) => ({
            ...piece(`SKU-${nth}`, unitCents, isJeans ? 'jeans' : 'knitwear'),
            quantity,
          })),
        };
        const transaction = transactionOf(ticket, parts);
        expect(transaction.lines.reduce((sum, { amountCents }) => sum + amountCents, 0)).toBe(transaction.totalCents);
        expect(validate(Transaction, transaction).ok).toBe(true);
      },
    ),
  );
});

test('a number rung in the console stays above a till’s own and inside the contract, all day long', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1_600_000_000_000, max: 4_000_000_000_000 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (at, chance) => {
        const sequence = sequenceFor(at, 'Europe/Paris', chance);
        expect(sequence).toBeGreaterThanOrEqual(1_000_000);
        expect(sequence).toBeLessThan(2_147_483_647);
        expect(Number.isInteger(sequence)).toBe(true);
      },
    ),
  );
  const second = 1_000;
  const noon = Date.UTC(2026, 10, 22, 11);
  expect(sequenceFor(noon + second, 'Europe/Paris', 0)).toBeGreaterThan(sequenceFor(noon, 'Europe/Paris', 0.999));
});

test('the shopper’s likely notes come after the exact sum, each once', () => {
  expect(likelyCash(8_990)).toEqual([8_990, 9_000, 10_000]);
  expect(likelyCash(10_000)).toEqual([10_000]);
  expect(likelyCash(1_250)).toEqual([1_250, 1_500, 2_000, 5_000]);
});

test('amounts are read as either language writes them, and nothing else is', () => {
  expect(['89,90', '89.9', ' 90 ', '0,05'].map(centsFromTyped)).toEqual([8_990, 8_990, 9_000, 5]);
  expect(['', 'abc', '1,234', '-5', '1 000'].map(centsFromTyped)).toEqual([undefined, undefined, undefined, undefined, undefined]);
});
