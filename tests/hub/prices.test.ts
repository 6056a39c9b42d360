import { expect, test } from 'vitest';
import { changePrice, readPrices } from '#shared/contract/products.ts';
import { createPrices } from '../../edge/catalogue/prices.ts';
import { callAnswer } from '../fakes/call-answer.ts';
import { createHandClock, createTestRecords, openingTime } from '../fixtures/presence-shop.ts';

const dayMs = 86_400_000;
const texts = JSON.stringify({ fr: 'jean', en: 'jeans' });
const productId = 'dn-014';

/** A shop with one pair of jeans for 89.90. */
function openPrices() {
  const { records, db } = createTestRecords();
  db.sql('INSERT INTO families (family_id, name, place) VALUES (?, ?, 1)').run('denim', texts);
  db.sql(
    `INSERT INTO products (product_id, name, description, family_id, zone_id, pictures, price_cents, was_cents, is_new, place)
     VALUES (?, ?, ?, 'denim', 'denim', '[]', 8990, NULL, 0, 1)`,
  ).run(productId, texts, texts);
  const clock = createHandClock();
  const told: unknown[] = [];
  const prices = createPrices({ records, clock, onPrice: async (id, price) => void told.push([id, price]) });
  let changes = 0;
  const change = (said: { id?: string; known: number; priceCents: number; isReduction: boolean }, params = { productId }) => {
    changes += 1;
    return callAnswer(prices.answers, changePrice, { params, body: { id: `price-${changes}`, ...said } });
  };
  const read = () => callAnswer(prices.answers, readPrices, { params: { productId } });
  const journal = () => db.sql('SELECT what, subject, before, after FROM journal').all();
  return { clock, told, change, read, journal };
}

test('a reduction is on disk, told on, and in the journal with before and after', async () => {
  const { change, told, journal, read } = openPrices();
  expect(await change({ known: 8_990, priceCents: 6_990, isReduction: true })).toEqual({ priceCents: 6_990, wasCents: 8_990 });
  expect(told).toEqual([[productId, { priceCents: 6_990, wasCents: 8_990 }]]);
  expect(journal()).toEqual([
    {
      what: 'price changed',
      subject: productId,
      before: '{"priceCents":8990,"wasCents":null}',
      after: '{"priceCents":6990,"wasCents":8990}',
    },
  ]);
  expect(await read()).toEqual({
    priceCents: 6_990,
    wasCents: 8_990,
    lowestCents: 6_990,
    changes: [{ at: openingTime, beforeCents: 8_990, afterCents: 6_990 }],
  });
});

test('raised and "reduced" within thirty days strikes the price before the raise; a month later the raised one', async () => {
  const { change, clock } = openPrices();
  await change({ known: 8_990, priceCents: 12_990, isReduction: false });
  clock.advance(29 * dayMs);
  await expect(change({ known: 12_990, priceCents: 9_990, isReduction: true })).rejects.toMatchObject({ code: 'no-reduction' });
  clock.advance(2 * dayMs);
  expect(await change({ known: 12_990, priceCents: 9_990, isReduction: true })).toEqual({ priceCents: 9_990, wasCents: 12_990 });
});

test('the same change again is one change; another’s meanwhile is not overruled', async () => {
  const { change, journal } = openPrices();
  const said = { id: 'price-again', known: 8_990, priceCents: 7_990, isReduction: false };
  await change(said);
  expect(await change(said)).toEqual({ priceCents: 7_990 });
  await expect(change({ known: 8_990, priceCents: 4_990, isReduction: false })).rejects.toMatchObject({ status: 409, code: 'price-moved' });
  expect(journal()).toHaveLength(1);
});

test('the price it has already changes nothing; a product nobody knows has none', async () => {
  const { change, journal } = openPrices();
  expect(await change({ known: 8_990, priceCents: 8_990, isReduction: false })).toEqual({ priceCents: 8_990 });
  expect(journal()).toEqual([]);
  await expect(change({ known: 1, priceCents: 2, isReduction: false }, { productId: 'no-such' })).rejects.toMatchObject({ status: 404 });
});
