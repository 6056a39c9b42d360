import { afterAll, beforeAll, expect, test } from 'vitest';
import { openConsole, type ConsolePage, type OpenConsole } from './console/open-console.ts';

let shop: OpenConsole;

beforeAll(async () => {
  shop = await openConsole();
}, 240_000);

afterAll(async () => {
  await shop.close();
});

const code = 'LUNE7F3K2Q';

async function ask(opened: ConsolePage, path: string) {
  return (await opened.page.request.get(`${shop.shop.url}${path}`)).json();
}

/** Rings the first piece of the first product with a coupon of a quarter off, which the hub is made to know. */
async function ringWithCoupon(opened: ConsolePage) {
  const { page, go } = opened;
  const { products } = await ask(opened, '/v1/products?limit=1');
  const product = await ask(opened, `/v1/products/${products[0].id}`);
  const coupon = { code, offerId: 'knit-hour', name: { fr: 'Un quart', en: 'A quarter off' }, percent: 25, until: Date.now() + 3_600_000 };
  await page.route(`**/v1/pos/coupons/${code}`, (route) => route.fulfill({ json: coupon }));
  await go('sales');
  await page.getByLabel('Scan a label, or type its code or a name').fill(product.variants[0].gtin);
  await page.keyboard.press('Enter');
  await page.getByText('1 piece', { exact: true }).waitFor();
  await page.getByLabel('Coupon code').fill(code);
  await page.keyboard.press('Enter');
  await page.getByText('A quarter off').waitFor();
  return { coupon, priceCents: Number(product.priceCents) };
}

test('a coupon is used up before money moves, its discount is on the sale, and one the hub never issued is told to the manager', async () => {
  const opened = await shop.openPage('camille');
  const { page } = opened;
  const { coupon, priceCents } = await ringWithCoupon(opened);
  const order: string[] = [];
  await page.route('**/redemption', (route) => {
    order.push('redeemed');
    return route.fulfill({ status: 201, json: coupon });
  });
  page.on('request', (request) => {
    if (request.url().includes('/v1/pos/transactions')) order.push('sold');
  });
  await page.getByRole('button', { name: 'Take payment' }).click();
  const sent = page.waitForRequest('**/v1/pos/transactions?*');
  await page.getByRole('button', { name: 'The terminal accepted' }).click();
  const body = (await sent).postDataJSON();
  const off = Math.round(priceCents / 4);
  expect(body).toMatchObject({ couponCodes: [code], totalCents: priceCents - off });
  expect(body.lines).toMatchObject([{ quantity: 1, unitCents: priceCents, discountCents: off, amountCents: priceCents - off }]);
  await page.getByText(/Sale of €.* stored/).waitFor();
  expect(order).toEqual(['redeemed', 'sold']);

  await page.reload();
  await page.getByRole('tab', { name: /To look at/ }).click();
  const issue = page.getByText('It used a coupon this shop never issued. The sale is stored.');
  await issue.waitFor();

  // It waits until someone says what it was; then nobody is asked any more, and it is still to be found.
  await page.getByRole('button', { name: 'Looked at' }).click();
  await page.getByText('Say in a few words what it was.').waitFor();
  await page.getByLabel('What it was').fill('Printed by head office');
  await page.keyboard.press('Enter');
  await page.getByText('Everything was looked at.').waitFor();
  await page.getByText('1 looked at').click();
  await page.getByText('“Printed by head office”, Camille Moreau').waitFor();
  const { attention } = await ask(opened, '/v1/floor/attention');
  expect(JSON.stringify(attention ?? [])).not.toContain('sales-exceptions');
  await opened.go('journal');
  await page.locator('console-journal tr', { hasText: 'Looked at a sale' }).first().waitFor();
  await opened.context.close();
});

test('a coupon that someone else used meanwhile is refused before money moves, and the ticket goes on without it', async () => {
  const opened = await shop.openPage('camille');
  const { page } = opened;
  const { priceCents } = await ringWithCoupon(opened);
  await page.route('**/redemption', (route) =>
    route.fulfill({ status: 409, json: { status: 409, code: 'coupon-used', detail: 'this coupon was used already' } }),
  );
  await page.getByRole('button', { name: 'Take payment' }).click();
  await page.locator('console-ticket #coupon').getByText('This coupon was used already.').waitFor();
  expect(await page.getByRole('button', { name: 'The terminal accepted' }).isVisible()).toBe(false);
  const total = await page.locator('console-ticket dd.total').innerText();
  expect(total).toBe(`€${(priceCents / 100).toFixed(2)}`);
  await opened.context.close();
});

test('a seller quicker than the hub loses no scan, and what they type next stays where they type it', async () => {
  const opened = await shop.openPage('camille');
  const { page, go } = opened;
  const { products } = await ask(opened, '/v1/products?limit=2');
  const variants = await Promise.all(products.map(async ({ id }: { id: string }) => (await ask(opened, `/v1/products/${id}`)).variants[0]));
  let answer: () => void = () => undefined;
  const slow = new Promise<void>((done) => (answer = done));
  await page.route('**/v1/codes/*', async (route) => {
    await slow;
    await route.continue();
  });
  await go('sales');
  const scan = page.getByLabel('Scan a label, or type its code or a name');
  for (const { gtin } of variants) {
    await scan.fill(gtin);
    await scan.press('Enter');
  }
  const coupon = page.getByLabel('Coupon code');
  await coupon.pressSequentially('6R3F');
  answer();
  await page.getByText('2 pieces', { exact: true }).waitFor();
  await page.keyboard.type('7K2Q');
  expect(await coupon.inputValue()).toBe('6R3F7K2Q');
  expect(await scan.inputValue()).toBe('');
  await opened.context.close();
});

test('after a label that nothing carries the next one is rung', async () => {
  const opened = await shop.openPage('camille');
  const { page, go } = opened;
  const { products } = await ask(opened, '/v1/products?limit=1');
  const product = await ask(opened, `/v1/products/${products[0].id}`);
  await go('sales');
  const scan = page.getByLabel('Scan a label, or type its code or a name');
  for (const [code, answer] of [
    ['NO-SUCH-LABEL', 'Nothing carries the code or name “NO-SUCH-LABEL”.'],
    [product.variants[0].gtin, '1 piece'],
  ]) {
    await scan.fill(code);
    await scan.press('Enter');
    await page.getByText(answer, { exact: true }).waitFor();
  }
  await expect.poll(() => page.getByText('Nothing carries').count()).toBe(0);
  await opened.context.close();
});

test('a coupon scanned like a label is taken, and one that is not good says why', async () => {
  const opened = await shop.openPage('camille');
  const { page, go } = opened;
  const coupon = {
    code: '6R3F7K2QWZ0ACD',
    offerId: 'knit',
    name: { fr: 'Dix', en: 'Ten off' },
    percent: 10,
    until: Date.now() + 3_600_000,
  };
  await page.route(`**/v1/pos/coupons/${coupon.code}`, (route) => route.fulfill({ json: coupon }));
  await go('sales');
  const scan = page.getByLabel('Scan a label, or type its code or a name');
  await scan.fill('6R3F7K2QWZ0ACE');
  await scan.press('Enter');
  const problem = page.locator('console-ticket #coupon [role=alert]');
  await expect.poll(() => problem.textContent()).toMatch(/typed|ours|shop/i);
  await scan.fill(coupon.code);
  await scan.press('Enter');
  await page.locator('console-ticket').getByText('Ten off').waitFor();
  await opened.context.close();
});

test('an order goes from placed to handed over by the picker’s hand, and the badge counts what waits', async () => {
  const opened = await shop.openPage('camille');
  const { page, go } = opened;
  const { csrfToken } = await ask(opened, '/v1/session');
  const { products } = await ask(opened, '/v1/products?limit=1');
  const product = await ask(opened, `/v1/products/${products[0].id}`);
  const placed = await page.request.post(`${shop.shop.url}/v1/orders`, {
    headers: { 'x-csrf-token': csrfToken },
    data: { id: 'order-test-1', lines: [{ sku: product.variants[0].sku, quantity: 1 }] },
  });
  const { number } = await placed.json();
  await page.getByRole('navigation').getByText('1 waiting').waitFor({ state: 'attached' });
  await go('orders');
  const card = page.getByRole('article', { name: number });
  await card.getByRole('button', { name: 'Start preparing' }).click();
  await page
    .getByRole('region', { name: /^Preparing/ })
    .getByRole('button', { name: 'Ready to collect' })
    .click();
  await page
    .getByRole('region', { name: /^Ready/ })
    .getByRole('button', { name: 'Handed over' })
    .click();
  await page.getByText(/Finished today/).waitFor();
  const { orders } = await ask(opened, '/v1/orders');
  expect(orders).toMatchObject([{ number, state: 'collected' }]);

  // It was someone else's: the manager puts it back, and says why.
  await page.getByText(/Finished today/).click();
  await page.getByRole('button', { name: `Put right ${number}` }).click();
  await page.getByLabel('Put it under').selectOption('Ready');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Say why: the journal keeps it.').waitFor();
  await page.getByLabel('Why').fill('Handed to another shopper');
  await page.getByRole('button', { name: 'Save' }).click();
  await page
    .getByRole('region', { name: /^Ready/ })
    .getByRole('article', { name: number })
    .waitFor();
  await go('journal');
  const row = page.locator('console-journal tr', { hasText: 'Put an order right' }).first();
  await expect.poll(() => row.innerText()).toContain('Handed to another shopper');
  expect(await row.innerText()).toMatch(/Collected.*Ready/s);
  await opened.context.close();
});

test('a manager turns an offer off and the journal says who did', async () => {
  const opened = await shop.openPage('camille');
  const { page, go } = opened;
  await go('offers');
  const offer = page.locator('console-offers .offer.on').first();
  const name = await offer.locator('h2').innerText();
  await offer.getByRole('switch').click();
  await page.getByText(`${name} is off`).waitFor();
  await go('journal');
  const row = page.locator('console-journal tr', { hasText: 'Turned an offer off' }).first();
  await row.waitFor();
  expect(await row.innerText()).toContain('Camille Moreau');
  const { offers } = await ask(opened, '/v1/offers');
  expect(offers.find((other: { name: { en: string } }) => other.name.en === name).active).toBe(false);
  await opened.context.close();
});

test('a picture uploaded in the studio is on the slide, and one that is no picture is refused in words', async () => {
  const opened = await shop.openPage('jeanne');
  const { page, go } = opened;
  await go('signage');
  const input = page.locator('console-picture-field input[type=file]');
  await input.setInputFiles({ name: 'no.png', mimeType: 'image/png', buffer: Buffer.from('not a picture') });
  await page.locator('aisle-toast').getByText(/\S/).first().waitFor();
  const red = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64');
  await input.setInputFiles({ name: 'red.png', mimeType: 'image/png', buffer: red });
  await page.getByRole('button', { name: 'Use the product’s own picture' }).waitFor();
  await page.getByRole('button', { name: 'Save draft' }).click();
  await page.getByText('Your draft is saved.').waitFor();
  const { playlists } = await ask(opened, '/v1/playlists');
  const assetId = playlists[0].slides[0].picture;
  expect(assetId).toMatch(/^[0-9a-f]{64}$/);
  expect((await page.request.get(`${shop.shop.url}/assets/${assetId}`)).headers()['content-type']).toMatch(/^image\//);
  await opened.context.close();
});
