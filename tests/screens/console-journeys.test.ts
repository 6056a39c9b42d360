import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { letItBeBusy } from './console/let-it-be-busy.ts';
import { openConsole, type ConsolePage, type OpenConsole } from './console/open-console.ts';

let shop: OpenConsole;
let open: ConsolePage[] = [];

beforeAll(async () => {
  shop = await openConsole();
}, 240_000);

afterAll(async () => {
  await shop.close();
});

afterEach(async () => {
  const pages = open;
  open = [];
  for (const { context } of pages) await context.close();
  for (const { refusedByPolicy } of pages) if (refusedByPolicy.length > 0) throw new Error(refusedByPolicy.join('\n'));
});

async function enter(login?: string): Promise<ConsolePage> {
  const opened = await shop.openPage(login);
  open.push(opened);
  return opened;
}

async function productWithStock(page: ConsolePage): Promise<{ sku: string; onHand: number; priceCents: number }> {
  const list = await page.context.request.get(`${shop.shop.url}/v1/products?limit=3`);
  const { products } = await list.json();
  const answer = await page.context.request.get(`${shop.shop.url}/v1/products/${products[0].id}`);
  const product = await answer.json();
  const variant = product.variants.find((candidate: { onHand: number }) => candidate.onHand > 2);
  return { sku: variant.sku, onHand: variant.onHand, priceCents: product.priceCents };
}

async function stockOf(page: ConsolePage, sku: string): Promise<number> {
  const answer = await page.context.request.get(`${shop.shop.url}/v1/codes/${sku}`);
  const { onHand } = await answer.json();
  return onHand;
}

test('a wrong password is told in words, the right one opens the shop, and signing out closes it', async () => {
  const { page } = await enter();
  await page.getByLabel('Name').fill('camille');
  await page.getByLabel('Password', { exact: true }).fill('not-hers-at-all');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('That name and password don’t go together').waitFor();
  await page.getByLabel('Password', { exact: true }).fill(shop.shop.password('camille'));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Nobody in the shop' }).waitFor();
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Good to see you.' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Good to see you.' }).waitFor();
  expect((await page.request.get(`${shop.shop.url}/v1/session`)).status()).toBe(401);
});

test('a shop whose shoppers are simulated says so in every view', async () => {
  const { page, go } = await enter('camille');
  const store = await (await page.request.get(`${shop.shop.url}/v1/store`)).json();
  for (const simulated of [true, false]) {
    await page.route('**/v1/store', (route) => route.fulfill({ json: { ...store, simulated } }));
    await page.reload();
    for (const [view, heading] of [
      ['orders', 'Orders'],
      ['devices', 'Devices'],
    ] as const) {
      await go(view);
      await page.getByRole('heading', { name: heading, exact: true }).waitFor();
      expect(await page.getByText('Simulated shoppers').filter({ visible: true }).count()).toBe(simulated ? 1 : 0);
    }
  }
});

test('a seller finds only a seller’s work', async () => {
  const { page, go } = await enter('ines');
  await page.getByRole('navigation').getByRole('link', { name: 'Sales' }).waitFor();
  expect(await page.getByRole('navigation').getByRole('link').allInnerTexts()).toEqual([
    'Skip to the content',
    'Floor',
    'Orders',
    'Catalogue',
    'Sales',
    'Settings',
  ]);
  await go('devices');
  await page.getByRole('heading', { name: 'Nobody in the shop' }).waitFor();
});

test('a seller rings two pieces and is paid in cash: the change is told, the stock goes down, the day goes up', async () => {
  const seller = await enter('ines');
  const { page, go } = seller;
  const { sku, onHand, priceCents } = await productWithStock(seller);
  await go('sales');
  const scan = page.getByLabel('Scan a label, or type its code or a name');
  await scan.fill(sku);
  await page.keyboard.press('Enter');
  await page.getByText('1 piece', { exact: true }).waitFor();
  await scan.fill(sku);
  await page.keyboard.press('Enter');
  await page.getByText('2 pieces', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Take payment' }).click();
  await page.getByText('Cash', { exact: true }).click();
  const given = Math.ceil((priceCents * 2) / 100) + 20;
  await page.getByLabel('Cash received').fill(String(given));
  const change = ((given * 100 - priceCents * 2) / 100).toFixed(2);
  await page.getByText(`Change: €${change}`).waitFor();
  await page.getByRole('button', { name: 'Paid' }).click();
  await page.getByText(/Sale of €.* stored/).waitFor();
  expect(await stockOf(seller, sku)).toBe(onHand - 2);
  await page.getByRole('tab', { name: /Today/ }).click();
  await page.getByText('1 transaction').waitFor();
});

test('a piece brought back returns to the stock', async () => {
  const seller = await enter('ines');
  const { page, go } = seller;
  const { sku, onHand } = await productWithStock(seller);
  await go('sales');
  await page.getByLabel('Scan a label, or type its code or a name').fill(sku);
  await page.keyboard.press('Enter');
  await page.getByText('Return', { exact: true }).click();
  await page.getByRole('button', { name: 'To give back' }).click();
  await page.getByRole('button', { name: 'The terminal accepted' }).click();
  await page.getByText(/Return of €.* stored/).waitFor();
  expect(await stockOf(seller, sku)).toBe(onHand + 1);
});

test('a coupon that was never issued is refused in words and the ticket stays', async () => {
  const seller = await enter('ines');
  const { page, go } = seller;
  const { sku } = await productWithStock(seller);
  await go('sales');
  await page.getByLabel('Scan a label, or type its code or a name').fill(sku);
  await page.keyboard.press('Enter');
  await page.getByText('1 piece', { exact: true }).waitFor();
  await page.getByLabel('Coupon code').fill('LUNE7F3K2Q');
  await page.getByRole('button', { name: 'Check' }).click();
  const words = page.locator('console-ticket #coupon').getByRole('alert');
  await words.waitFor();
  expect(await words.innerText()).toMatch(/coupon|code of ours/);
  await page.getByText('1 piece', { exact: true }).waitFor();
});

test('a name that several pieces carry lets the seller choose the size', async () => {
  const { page, go } = await enter('ines');
  await go('sales');
  await page.getByLabel('Scan a label, or type its code or a name').fill('wrap coat');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Which one?' }).waitFor();
  await page.getByRole('button', { name: /^M Terracotta, Équinoxe/ }).click();
  await page.getByText('1 piece', { exact: true }).waitFor();
  expect(await page.locator('console-ticket .lines li').innerText()).toContain('Équinoxe wrap coat');
});

test('an editor writes a line, is held to nine words, publishes, and goes back', async () => {
  const { page, go } = await enter('jeanne');
  await go('signage');
  await page.getByRole('button', { name: 'Season', exact: false }).first().click();
  const title = page.getByLabel('Title, English');
  await title.fill('one two three four five six seven eight nine ten');
  await page.getByText('Title has 10 words in english, 9 are read in time').waitFor();
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByText(/Slide 1 isn’t ready/).waitFor();
  await title.fill('Wool weather');
  await page.getByText('Not saved').waitFor();
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByText('Published. The screens load it').waitFor();
  await page.getByText(/Version 2 in force/).waitFor();
  const answer = await page.request.get(`${shop.shop.url}/v1/playlists`);
  const { playlists } = await answer.json();
  expect(playlists[0].published[0].title.en).toBe('Wool weather');
  await page.getByRole('button', { name: 'Back to previous' }).click();
  await page.locator('console-signage > aisle-dialog, aisle-dialog').getByRole('button', { name: 'Back to previous' }).click();
  await page.getByText('The previous version is in force again.').waitFor();
  const after = await (await page.request.get(`${shop.shop.url}/v1/playlists`)).json();
  expect(after.playlists[0].published[0].title.en).not.toBe('Wool weather');
});

test('work on a slide is kept as a draft when the editor leaves for another view', async () => {
  const { page, go } = await enter('jeanne');
  await go('signage');
  await page.getByLabel('Title, English').fill('Kept in the draft');
  await page.getByText('Not saved').waitFor();
  await go('offers');
  await page.getByRole('heading', { name: 'Offers' }).waitFor();
  await expect
    .poll(async () => {
      const { playlists } = await (await page.request.get(`${shop.shop.url}/v1/playlists`)).json();
      return playlists[0].slides[0].title.en;
    })
    .toBe('Kept in the draft');
});

test('an installer adds a screen, claims it with the code shown, and revokes it', async () => {
  const { page, go } = await enter('oliver');
  await go('devices');
  await page.getByRole('button', { name: 'Add a device' }).click();
  await page.getByLabel('Name in English').fill('Stair screen');
  const dialog = page.locator('console-add-device');
  const deviceId = await dialog.getByLabel('Device id').inputValue();
  await dialog.getByRole('button', { name: 'Add a device' }).click();
  await page.getByRole('heading', { name: 'Stair screen' }).waitFor();
  await page.getByRole('button', { name: 'Show a claim code' }).click();
  const link = page.getByRole('link', { name: /signage\/#claim=/ });
  await link.waitFor();
  await page.getByText(/\d:\d\d left/).waitFor();

  const glass = await shop.openPage();
  open.push(glass);
  await glass.page.goto((await link.getAttribute('href')) ?? '');
  await page.getByText('Stair screen is claimed. It is on.').waitFor({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Revoke' }).click();
  await page.locator('console-device aisle-dialog').getByRole('button', { name: 'Revoke' }).click();
  await page.getByText('Stair screen is revoked.').waitFor();
  const { devices } = await (await page.request.get(`${shop.shop.url}/v1/devices`)).json();
  expect(devices.find((device: { deviceId: string }) => device.deviceId === deviceId).state).toBe('revoked');
}, 60_000);

test('a manager opens a visit: its stays are numbered with their time, and the scrubber walks it', async () => {
  const { page, go } = await enter('camille');
  const store = await (await page.request.get(`${shop.shop.url}/v1/store`)).json();
  const day = await letItBeBusy(page, store.now, store.businessDay);
  await go('paths/visits');
  await page.getByRole('list', { name: 'Visits' }).getByRole('link').first().click();
  await page.getByRole('heading', { name: /^Visit at/ }).waitFor();
  const stays = page.locator('console-visit ol.stays li');
  expect(await stays.count()).toBe(day.path.stays.length);
  const scrubber = page.getByLabel('Moment of the visit');
  await scrubber.focus();
  await page.keyboard.press('Home');
  await expect.poll(() => stays.first().getAttribute('aria-current')).toBe('step');
  expect(await page.locator('console-visit aisle-floor-plan .person').count()).toBe(1);
});

test('fewer than five visits are hidden, and that is said', async () => {
  const { page, go } = await enter('camille');
  await go('paths/visits');
  await page.getByRole('heading', { name: 'No paths in this period' }).waitFor();
  await page.route('**/v1/visits?*', (route) =>
    route.fulfill({ json: { from: 1_795_000_000_000, to: 1_795_003_600_000, count: 3, hiddenBelowFive: true, visits: [] } }),
  );
  await page.getByLabel('Period').selectOption({ label: 'Yesterday' });
  await page.getByRole('heading', { name: 'Hidden: fewer than five visits' }).waitFor();
  expect(await page.locator('console-visit-list').count()).toBe(0);
});
