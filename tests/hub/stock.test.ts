import { expect, test } from 'vitest';
import { correctStock } from '#shared/contract/products.ts';
import type { TransactionBody } from '#shared/contract/sales.ts';
import { importCatalogue } from '../../edge/catalogue/catalogue-records.ts';
import { createStock } from '../../edge/catalogue/stock.ts';
import { storeTransaction } from '../../edge/sales/sale-records.ts';
import { callAnswer } from '../fakes/call-answer.ts';
import { createHandClock, createTestRecords, openingTime } from '../fixtures/presence-shop.ts';

const sku = 'DN-014-BLU-M';
const texts = JSON.stringify({ fr: 'jean', en: 'jeans' });

/** A shop with four pieces of one variant. */
async function openStock() {
  const { records, db } = createTestRecords();
  await records.write(importCatalogue, {
    at: openingTime,
    families: [{ family_id: 'denim', name: texts, place: 1 }],
    products: [
      {
        product_id: 'dn-014',
        name: texts,
        description: texts,
        family_id: 'denim',
        zone_id: 'denim',
        pictures: '[]',
        price_cents: 8_990,
        was_cents: null,
        is_new: 0,
        place: 1,
      },
    ],
    variants: [
      { sku, product_id: 'dn-014', gtin: '3760123450147', size: 'M', colour: texts, swatch: '#123456', picture: '', place: 1, on_hand: 4 },
    ],
    reviews: [],
    likes: [],
    assets: [],
  });
  const told: unknown[] = [];
  const stock = createStock({ records, clock: createHandClock(), onStock: (changed) => told.push(...changed) });
  const correct = (said: { id?: string; known: number; onHand: number; reason?: string }, params = { sku }) =>
    callAnswer(stock.answers, correctStock, { params, body: { id: 'stock-0001', reason: 'count', ...said } });
  const sell = (sequence: number) => {
    const body: TransactionBody = {
      id: `till-1-${sequence}`,
      at: openingTime,
      businessDay: '2026-11-22',
      sequence,
      kind: 'sale',
      currency: 'EUR',
      totalCents: 8_990,
      lines: [{ sku, quantity: 1, amountCents: 8_990 }],
    };
    return records.write(storeTransaction, { tillId: 'till-1', body, hour: 10, zoneIds: [], receivedAt: openingTime });
  };
  const moves = () => db.sql('SELECT delta, reason FROM stock_moves ORDER BY move_id').all();
  const journal = () => db.sql('SELECT who, what, subject, before, after FROM journal').all();
  return { correct, sell, moves, journal, told };
}

test('a damaged piece is off the stock, with its reason in the journal and on the shelves’ screens', async () => {
  const { correct, moves, journal, told } = await openStock();
  expect(await correct({ known: 4, onHand: 3, reason: 'damage' })).toEqual({ sku, onHand: 3 });
  expect(moves()).toEqual([{ delta: -1, reason: 'damage' }]);
  expect(journal()).toEqual([
    { who: 'Ines', what: 'stock corrected', subject: sku, before: '{"onHand":4}', after: '{"onHand":3,"reason":"damage"}' },
  ]);
  expect(told).toEqual([{ sku, onHand: 3 }]);
});

test('a correction that is sent again, even after a sale, is made once', async () => {
  const { correct, sell, moves } = await openStock();
  await correct({ known: 4, onHand: 6, reason: 'delivery' });
  await sell(1);
  expect(await correct({ known: 4, onHand: 6, reason: 'delivery' })).toEqual({ sku, onHand: 5 });
  expect(moves()).toEqual([
    { delta: 2, reason: 'delivery' },
    { delta: -1, reason: 'sale' },
  ]);
});

test('a sale between looking and saying is not overruled: whoever counted looks again', async () => {
  const { correct, sell, moves, journal } = await openStock();
  await sell(1);
  await expect(correct({ known: 4, onHand: 4 })).rejects.toMatchObject({ status: 409, code: 'stock-moved' });
  expect(moves()).toEqual([{ delta: -1, reason: 'sale' }]);
  expect(journal()).toEqual([]);
});

test('a count that finds what was known changes nothing and tells nothing', async () => {
  const { correct, moves, journal } = await openStock();
  expect(await correct({ known: 4, onHand: 4 })).toEqual({ sku, onHand: 4 });
  expect([...moves(), ...journal()]).toEqual([]);
});

test('a piece the catalogue does not know has no stock to correct', async () => {
  const { correct } = await openStock();
  await expect(correct({ known: 0, onHand: 1 }, { sku: 'NO-SUCH' })).rejects.toMatchObject({ status: 404, code: 'code-unknown' });
});
