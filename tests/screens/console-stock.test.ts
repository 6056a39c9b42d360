import { afterAll, beforeAll, expect, test } from 'vitest';
import { readProduct } from '#shared/contract/products.ts';
import { postTransaction } from '#shared/contract/sales.ts';
import { readJournal } from '#shared/contract/staff.ts';
import { createHttpClient } from '#shared/link/http-client.ts';
import { findBarriers } from '../fakes/find-barriers.ts';
import { openConsole, type ConsolePage, type OpenConsole } from './console/open-console.ts';

let shop: OpenConsole;

beforeAll(async () => {
  shop = await openConsole();
}, 240_000);
afterAll(async () => {
  await shop?.close();
});

const productId = 'p-001';

async function firstVariant() {
  const { variants } = await createHttpClient({ baseUrl: shop.shop.url }).call(readProduct, { params: { productId } });
  const [variant] = variants;
  if (variant === undefined) throw new Error(`${productId} has no variants`);
  return variant;
}

async function openCorrection({ page, go }: ConsolePage) {
  await go(`catalogue/${productId}`);
  await page.getByRole('button', { name: 'Correct the stock' }).click();
  await page.getByRole('dialog', { name: 'Correct the stock' }).waitFor();
  const dialog = page.locator('console-stock-correction');
  return { dialog, save: dialog.getByRole('button', { name: 'Save' }), pieces: dialog.getByLabel('Pieces really here') };
}

test('a seller takes a damaged piece off the stock, and the journal says who, why and from what to what', async () => {
  const opened = await shop.openPage('ines', { width: 1024, height: 768 });
  const { page, refusedByPolicy } = opened;
  const { sku, size, colour, onHand } = await firstVariant();
  const { dialog, save, pieces } = await openCorrection(opened);
  await dialog.getByText(`The shop thinks: ${onHand}`).waitFor();
  expect(await findBarriers(page)).toEqual([]);

  await pieces.fill('a few');
  await save.click();
  await dialog.getByText('Write a whole number, 0 or more.').waitFor();
  expect(await findBarriers(page)).toEqual([]);

  await pieces.fill(String(onHand - 1));
  await dialog.getByText('Damaged').click();
  await save.click();
  await page.getByText(`${size}, ${colour.en}: ${onHand - 1} here now.`).waitFor();
  await pieces.waitFor({ state: 'hidden' });
  await page.locator(`console-product td[title="${sku}"]`, { hasText: String(onHand - 1) }).waitFor();
  expect((await firstVariant()).onHand).toBe(onHand - 1);

  const manager = await shop.shop.signInAs('camille');
  const { entries } = await manager.call(readJournal, { query: { what: 'stock corrected' } });
  expect(entries).toMatchObject([{ subject: sku, before: `{"onHand":${onHand}}`, after: `{"onHand":${onHand - 1},"reason":"damage"}` }]);
  expect(refusedByPolicy).toEqual([]);
});

test('a count that a till overtook is not written: the seller sees the new number and counts again', async () => {
  const opened = await shop.openPage('ines');
  const { page } = opened;
  const { sku, onHand } = await firstVariant();
  const { dialog, save, pieces } = await openCorrection(opened);
  await pieces.fill(String(onHand + 2));
  const till = shop.shop.as(await shop.shop.claim('till-1'));
  await till.call(postTransaction, {
    body: {
      id: 'till-1-overtakes',
      at: Date.now(),
      businessDay: '2026-11-22',
      sequence: 90_001,
      kind: 'sale',
      currency: 'EUR',
      totalCents: 100,
      lines: [{ sku, quantity: 1, amountCents: 100 }],
    },
  });
  await save.click();
  await page.getByText('A till moved this piece meanwhile').waitFor();
  await dialog.getByText(`The shop thinks: ${onHand - 1}`).waitFor();
  expect((await firstVariant()).onHand).toBe(onHand - 1);
  await save.click();
  await pieces.waitFor({ state: 'hidden' });
  expect((await firstVariant()).onHand).toBe(onHand + 2);
});

test('who may not move stock is not offered to', async () => {
  const opened = await shop.openPage('jeanne');
  await opened.go(`catalogue/${productId}`);
  await opened.page.getByRole('heading', { name: 'Stock here' }).waitFor();
  expect(await opened.page.getByRole('button', { name: 'Correct the stock' }).count()).toBe(0);
});
