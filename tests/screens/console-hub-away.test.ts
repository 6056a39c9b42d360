import { afterAll, beforeAll, expect, test } from 'vitest';
import { openConsole, type OpenConsole } from './console/open-console.ts';

let shop: OpenConsole;

beforeAll(async () => {
  shop = await openConsole();
}, 240_000);

afterAll(async () => {
  await shop.close();
});

test('a sale rung while the hub is down waits on the device, survives a reload, and is counted once when the hub is back', async () => {
  const { page, go, context } = await shop.openPage('ines');
  const { url } = shop.shop;
  const { products } = await (await page.request.get(`${url}/v1/products?limit=1`)).json();
  const product = await (await page.request.get(`${url}/v1/products/${products[0].id}`)).json();
  const { sku, onHand } = product.variants.find((variant: { onHand: number }) => variant.onHand > 2);
  await go('sales');
  await page.getByLabel('Scan a label, or type its code or a name').fill(sku);
  await page.keyboard.press('Enter');
  await page.getByText('1 piece', { exact: true }).waitFor();

  await shop.shop.kill();
  await page.getByRole('button', { name: 'Take payment' }).click();
  await page.getByRole('button', { name: 'The terminal accepted' }).click();
  await page.getByText('Sale kept on this device').waitFor();
  await page.getByText('1 ticket waits for the hub').waitFor();

  await page.reload().catch(() => undefined);
  await shop.shop.restart();
  await page.goto(`${url}/console/#/sales`);
  await page.getByRole('tab', { name: /Ticket/ }).waitFor({ timeout: 30_000 });
  await expect
    .poll(async () => (await (await page.request.get(`${url}/v1/codes/${sku}`)).json()).onHand, { timeout: 20_000 })
    .toBe(onHand - 1);
  const store = await (await page.request.get(`${url}/v1/store`)).json();
  const day = await (await page.request.get(`${url}/v1/sales/days/${store.businessDay}`)).json();
  expect(day.tills.reduce((sum: number, till: { transactions: number }) => sum + till.transactions, 0)).toBe(1);
  expect(await page.evaluate(() => localStorage.getItem('aisle-console-sales'))).toBe('[]');
  await context.close();
}, 120_000);

test('with the hub away the floor keeps its last picture and says how old it is; the catalogue keeps its last answer', async () => {
  const { page, go, context } = await shop.openPage('camille');
  await page.getByText('Live', { exact: true }).waitFor();
  await go('catalogue');
  await page.locator('console-catalogue .card').first().waitFor();
  await shop.shop.kill();
  await page.getByRole('button', { name: /^Coats/ }).click();
  await page.getByText(/^Last answer .* trying again/).waitFor();
  expect(await page.locator('console-catalogue .card').count()).toBeGreaterThan(0);
  await go('floor');
  await page.getByText(/^Live picture away/).waitFor({ timeout: 30_000 });
  await page.locator('console-floor aisle-floor-plan .zone').first().waitFor();
  await shop.shop.restart();
  await page.getByText('Live', { exact: true }).waitFor({ timeout: 40_000 });
  await context.close();
}, 150_000);

test('a console opened before the hub says so and opens by itself once the hub is there', async () => {
  const { page, context } = await shop.openPage();
  await page.route('**/v1/**', (route) => route.abort());
  await page.reload();
  await page.getByRole('heading', { name: 'The hub can’t be reached' }).waitFor();
  await page.unroute('**/v1/**');
  await page.getByRole('heading', { name: 'Good to see you.' }).waitFor({ timeout: 20_000 });
  expect(await page.getByRole('heading', { name: 'The hub can’t be reached' }).count()).toBe(0);
  await context.close();
}, 60_000);
