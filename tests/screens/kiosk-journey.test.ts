import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { acceptCall, listCalls, listOrders, showOnKiosk } from '#shared/contract/kiosks.ts';
import { readProduct } from '#shared/contract/products.ts';
import type { HttpClient } from '#shared/link/http-client.ts';
import { findBarriers } from '../fakes/find-barriers.ts';
import { buildWhatIsOld } from '../fakes/build-what-is-old.ts';
import { startHub, type RunningHub } from '../fakes/start-hub.ts';

let shop: RunningHub;
let seller: HttpClient;
let browser: Browser;
let claimed: Awaited<ReturnType<BrowserContext['storageState']>>;
let context: BrowserContext;
let page: Page;
let refusedByPolicy: string[];

beforeAll(async () => {
  await buildWhatIsOld('edge', 'kiosk');
  shop = await startHub();
  seller = await shop.signInAs('ines');
  browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
  const first = await browser.newContext({ viewport: { width: 1080, height: 1920 } });
  const glass = await first.newPage();
  await glass.goto(`${shop.url}/kiosk/#claim=${shop.claimCode('Entrance kiosk')}`);
  await glass.getByRole('button', { name: 'English', exact: true }).waitFor();
  if (glass.url().includes('claim')) throw new Error('the code stayed in the address');
  claimed = await first.storageState();
  await first.close();
}, 180_000);

afterAll(async () => {
  await browser.close();
  await shop.stop();
});

beforeEach(async () => {
  context = await browser.newContext({
    viewport: { width: 1080, height: 1920 },
    hasTouch: true,
    storageState: claimed,
    reducedMotion: 'reduce',
  });
  page = await context.newPage();
  refusedByPolicy = [];
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) refusedByPolicy.push(message.text());
  });
});

afterEach(async () => {
  if (refusedByPolicy.length > 0) throw new Error(`the content policy refused: ${refusedByPolicy.join('; ')}`);
  await context.close();
});

const dock = (place: string) => page.locator(`kiosk-dock [data-place=${place}]`);
const press = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).click();

async function begin(): Promise<void> {
  await page.goto(`${shop.url}/kiosk/`);
  await press('English');
  await page.locator('kiosk-product-card').first().waitFor();
}

it('a shopper comes from the season’s picture to an order number, and no view stands in anyone’s way', async () => {
  await page.goto(`${shop.url}/kiosk/`);
  await page.getByRole('button', { name: 'Touchez pour commencer' }).waitFor();
  expect(await findBarriers(page)).toEqual([]);

  await press('English');
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await page.getByRole('heading', { name: 'What are you looking for?' }).waitFor();
  expect(await findBarriers(page)).toEqual([]);

  await press('Knitwear');
  await page.getByRole('heading', { name: 'Knitwear' }).waitFor();
  await page.locator('kiosk-product-card').nth(2).click();
  await page.getByRole('group', { name: 'Size' }).waitFor();
  expect(await findBarriers(page)).toEqual([]);

  await press('Add to basket');
  await page.getByRole('group', { name: 'Choose a size' }).waitFor();
  await page.locator('kiosk-size-pills button').nth(1).click();
  await press(/^Add to basket/);
  await press('In your basket. See the basket');
  await page.getByRole('heading', { name: 'Your basket' }).waitFor();
  await press(/^One more/);
  await page.getByRole('button', { name: 'Basket, 2 pieces' }).waitFor();
  expect(await findBarriers(page)).toEqual([]);

  await press('Order');
  await page.getByRole('heading', { name: /Your order number/ }).waitFor();
  const number = (await page.locator('kiosk-order-view .number').textContent()) ?? '';
  expect(number).toMatch(/^[A-Z]-\d+$/);
  expect(await findBarriers(page)).toEqual([]);
  const { orders } = await seller.call(listOrders);
  expect(orders.map((order) => order.number)).toContain(number);

  await press('Done');
  await page.getByRole('button', { name: 'Touchez pour commencer' }).waitFor();
});

it('every sheet and the search can be read and pressed by everyone', async () => {
  await begin();
  await dock('search').click();
  await page.getByRole('searchbox', { name: 'Search' }).waitFor();
  expect(await findBarriers(page)).toEqual([]);
  for (const key of 'jumper') await page.getByRole('button', { name: key, exact: true }).click();
  await page.locator('kiosk-product-card').first().waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await page.locator('kiosk-product-card').first().click();
  await page.getByRole('group', { name: 'Size' }).waitFor();
  for (const open of [
    () => press(/^Where it is/),
    () => press(/^What buyers say/),
    () => dock('call').click(),
    () => dock('access').click(),
  ]) {
    await open();
    await page.getByRole('dialog').first().waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
  }
  await dock('basket').click();
  await page.getByText('Your basket is empty.').waitFor();
  expect(await findBarriers(page)).toEqual([]);
});

it('a shopper changes the screen to their comfort, and it stays pressable at twice the size', async () => {
  await begin();
  await dock('access').click();
  await press('Largest');
  await page.getByRole('switch', { name: /^High contrast/ }).click();
  await page.getByRole('switch', { name: /^Everything lower/ }).click();
  await page.keyboard.press('Escape');
  expect(await findBarriers(page)).toEqual([]);
  const highest = await page.evaluate(() => {
    const deep = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap((element) => [
        ...(element.matches('button, input') && element.checkVisibility() ? [element] : []),
        ...(element.shadowRoot === null ? [] : deep(element.shadowRoot)),
      ]);
    const frame = 0.4 * innerHeight;
    const main = document.querySelector('kiosk-app')?.shadowRoot?.querySelector('main')?.getBoundingClientRect().top ?? 0;
    return { main, frame, buttons: deep(document).length };
  });
  expect(highest.buttons).toBeGreaterThan(10);
  expect(highest.main).toBeGreaterThan(highest.frame);
  await dock('access').click();
  await page.locator('kiosk-choice-row').first().getByRole('button', { name: 'العربية' }).click();
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
});

it('a screen left alone warns with 20 s to spare, can be kept, and then forgets its shopper', async () => {
  await page.clock.install();
  await begin();
  await page.locator('kiosk-product-card').nth(1).click();
  await page.getByRole('group', { name: 'Size' }).waitFor();
  await page.locator('kiosk-size-pills button').nth(1).click();
  await press(/^Add to basket/);
  await page.getByRole('button', { name: 'Basket, 1 piece' }).waitFor();

  await page.clock.runFor(41_000);
  await page.getByRole('heading', { name: 'Are you still there?' }).waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await press('I’m still here');
  await page.clock.runFor(30_000);
  await page.getByRole('button', { name: 'Basket, 1 piece' }).waitFor();

  await page.clock.runFor(31_000);
  await page.getByRole('button', { name: 'Touchez pour commencer' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('fr');
  await press('English');
  await dock('basket').click();
  await page.getByText('Your basket is empty.').waitFor();
});

it('a seller hears a call with the piece in view, and the kiosk says who is coming', async () => {
  await begin();
  await page.locator('kiosk-product-card').first().click();
  await page.getByRole('group', { name: 'Size' }).waitFor();
  await dock('call').click();
  await press('Call someone now');
  await page.getByText('We called someone.').waitFor();
  const { calls } = await seller.call(listCalls);
  const open = calls.find(({ acceptedBy }) => acceptedBy === null);
  if (open === undefined) throw new Error('the call did not arrive');
  expect(open).toMatchObject({ kioskId: 'kiosk-entrance', productId: expect.stringMatching(/^p-/) });
  await seller.call(acceptCall, { params: { callId: open.callId } });
  await page.getByText(/is on the way/).waitFor();
});

it('a seller sends a piece to the screen, and a like is counted once', async () => {
  await page.goto(`${shop.url}/kiosk/`);
  await page.getByRole('button', { name: 'English', exact: true }).waitFor();
  await page.waitForTimeout(1_500);
  const { likes: before } = await seller.call(readProduct, { params: { productId: 'p-010' } });
  await seller.call(showOnKiosk, { params: { kioskId: 'kiosk-entrance' }, body: { productId: 'p-010' } });
  await page.getByText('Un vendeur vous a envoyé cette pièce.').waitFor();
  await page.locator('kiosk-like-button button').click();
  await page.locator('kiosk-like-button button').click();
  await page.getByRole('button', { name: /^Vous aimez/ }).waitFor();
  await expect.poll(async () => (await seller.call(readProduct, { params: { productId: 'p-010' } })).likes).toBe(before + 1);
});

it('a label held under the reader opens its piece with that size chosen', async () => {
  await begin();
  const { variants, name } = await seller.call(readProduct, { params: { productId: 'p-020' } });
  const scanned = variants[2];
  if (scanned === undefined) throw new Error('p-020 comes in three sizes');
  await page.evaluate((code) => {
    for (const key of [...code, 'Enter']) document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  }, scanned.gtin);
  await page.getByRole('heading', { name: name.en }).waitFor();
  await expect.poll(() => page.locator('kiosk-size-pills [aria-pressed=true] .size').textContent()).toBe(scanned.size);
});

it('an installer types the code on the glass, is told when it is wrong, and the kiosk connects', async () => {
  const unclaimed = await browser.newContext({ viewport: { width: 1080, height: 1920 }, reducedMotion: 'reduce' });
  const glass = await unclaimed.newPage();
  await glass.goto(`${shop.url}/kiosk/`);
  await glass.getByRole('heading', { name: 'Cet écran est nouveau ici' }).waitFor();
  expect(await findBarriers(glass)).toEqual([]);
  const type = async (code: string): Promise<void> => {
    for (const key of code.replace('-', '')) await glass.getByRole('button', { name: key, exact: true }).click();
    await glass.getByRole('button', { name: 'Relier cette borne' }).click();
  };
  await type('0000');
  await glass.getByText('Ce code n’est plus valable.').waitFor();
  await type(shop.claimCode('Denim kiosk'));
  await glass.getByRole('button', { name: 'Touchez pour commencer' }).waitFor();
  await unclaimed.close();
});

it('with the hub cut off the catalogue browses, the order waits with its basket, and is placed once when it is back', async () => {
  await begin();
  await page.locator('kiosk-product-card').nth(2).click();
  await page.locator('kiosk-size-pills button').nth(1).click();
  await press(/^Add to basket/);
  await press('In your basket. See the basket');
  const before = (await seller.call(listOrders)).orders.length;
  await shop.kill();
  await page.getByText(/^No connection since/).waitFor({ timeout: 15_000 });
  expect(await findBarriers(page)).toEqual([]);
  await press('Order');
  await page.getByText(/We don’t know yet whether your order arrived/).waitFor();
  expect(await page.getByRole('button', { name: /^One more/ }).isDisabled()).toBe(true);
  await dock('home').click();
  await page.locator('kiosk-product-card').nth(5).click();
  await page.getByRole('heading', { level: 1 }).waitFor();

  await shop.restart();
  await dock('basket').click();
  await press('Try again');
  await page.getByRole('heading', { name: /Your order number/ }).waitFor();
  expect((await seller.call(listOrders)).orders).toHaveLength(before + 1);
}, 90_000);

it('a kiosk switched on while the hub is away shows the catalogue it kept, and says from when', async () => {
  await begin();
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller === null)
      await new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done));
  });
  await shop.kill();
  await page.reload();
  await press('English');
  await page.getByText(/^No connection since .* Prices and stock are from/).waitFor({ timeout: 20_000 });
  expect(await page.locator('kiosk-product-card').count()).toBeGreaterThan(150);
  await page.locator('kiosk-product-card').first().click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await shop.restart();
  await page.getByText(/^No connection since/).waitFor({ state: 'detached', timeout: 60_000 });
}, 120_000);

it('a kiosk whose credential is taken back asks for a new code in words', async () => {
  const revoked = await browser.newContext({
    viewport: { width: 1080, height: 1920 },
    storageState: {
      ...claimed,
      origins: claimed.origins.map((origin) => ({
        ...origin,
        localStorage: origin.localStorage.map(({ name, value }) => ({
          name,
          value: value.replace(/"credential":"[^"]+"/, '"credential":"not-mine-any-more"'),
        })),
      })),
    },
  });
  const glass = await revoked.newPage();
  await glass.goto(`${shop.url}/kiosk/`);
  await glass.getByText(/accès de cette borne a été retiré/).waitFor();
  expect(await findBarriers(glass)).toEqual([]);
  await revoked.close();
});
