import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildPhone } from './phone/build-phone.ts';
import { articles, FakeHub, pairingCode, takenCode } from './phone/fake-hub.ts';
import { filmLabel } from './phone/label-video.ts';
import { launchBrowser, openPhone, type Phone } from './phone/open-phone.ts';
import { denimOffer } from './phone/sample-coupons.ts';

let browser: Browser;
let folder: string;
let hub: FakeHub;
let phone: Phone | undefined;
const [scarf, jeans] = articles;
if (scarf === undefined || jeans === undefined) throw new Error('the sample shop is empty');

beforeAll(async () => {
  buildPhone();
  folder = await mkdtemp(join(tmpdir(), 'aisle-phone-'));
  const film = join(folder, 'label.y4m');
  await filmLabel(film, 'ean13', jeans.gtin);
  browser = await launchBrowser([
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`,
  ]);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  hub = new FakeHub();
  await hub.open();
});

afterEach(async () => {
  await phone?.close();
  phone = undefined;
  await hub.close();
});

async function open(hash = ''): Promise<Page> {
  phone = await openPhone(browser, `${hub.url}/phone/${hash}`);
  return phone.page;
}

async function comeIn(page: Page, purposes: readonly ('offers' | 'path')[] = []): Promise<void> {
  for (const purpose of purposes) await page.locator(`phone-welcome aisle-switch[name=${purpose}]`).click();
  await page.getByRole('button', { name: 'Come in' }).click();
  await page.locator('phone-inside main').waitFor();
}

describe('a shopper with a phone', () => {
  it('comes in, carries a fob, is offered something where they stand, and the till takes it once', async () => {
    const page = await open();
    await comeIn(page, ['offers', 'path']);
    expect(hub.shopper?.consents).toEqual({ offers: true, path: true });

    await page.getByLabel('Code on the fob').fill(takenCode);
    await page.getByRole('button', { name: 'Carry this fob' }).click();
    await page.getByText('Someone else carries this fob').waitFor();
    await page.getByLabel('Code on the fob').fill(` ${pairingCode.toLowerCase()} `);
    await page.getByRole('button', { name: 'Carry this fob' }).click();
    await page.getByRole('heading', { name: 'My visit' }).waitFor();
    expect(hub.shopper?.fob).toBe('F-017');

    hub.place('denim');
    await page.getByRole('heading', { level: 1, name: 'Denim' }).waitFor();
    const offer = denimOffer(Date.now());
    const sentAt = performance.now();
    hub.offer(offer);
    await page.getByRole('article', { name: 'Jeans cut for you' }).waitFor();
    expect(performance.now() - sentAt).toBeLessThan(2000);
    expect(await page.getByText('You have been looking at denim for two minutes.').isVisible()).toBe(true);

    await page.getByRole('button', { name: /^Show at the till/ }).click();
    const sheet = page.getByRole('dialog', { name: 'Coupon for the till' });
    await sheet
      .getByRole('img', { name: /DN20-7K2QXD/ })
      .locator('svg')
      .waitFor();
    expect(await sheet.getByText(offer.code, { exact: true }).isVisible()).toBe(true);

    hub.redeem(offer.code, Date.now());
    await sheet.getByText('Used', { exact: true }).waitFor();
    expect(await sheet.getByRole('img').count()).toBe(0);
    await sheet.getByRole('button', { name: 'Close' }).last().click();
    await page.getByRole('heading', { name: 'Used and over' }).waitFor();
    expect(await page.getByRole('button', { name: /^Show at the till/ }).count()).toBe(0);
    expect(hub.writesWithoutHeader).toBe(0);
    expect(phone?.wrongs).toEqual([]);
  });

  it('agrees to nothing and still keeps a wish list: a label once, taken off and put back', async () => {
    const page = await open();
    await comeIn(page);
    expect(hub.shopper?.consents).toEqual({ offers: false, path: false });
    await page.getByRole('link', { name: 'Wishes' }).click();
    await page.getByRole('button', { name: 'Type its code' }).click();
    for (const code of [scarf.gtin, scarf.wish.sku]) {
      await page.getByLabel('Code on the label').fill(code);
      await page.getByRole('button', { name: 'Keep it' }).click();
      await page.getByText(`${scarf.wish.name.en} ${code === scarf.gtin ? 'is on your list' : 'was on your list already'}`).waitFor();
    }
    expect(hub.shopper?.wishes.map(({ sku }) => sku)).toEqual([scarf.wish.sku]);
    expect(await page.locator('phone-wish').count()).toBe(1);

    await page.getByRole('button', { name: `Take ${scarf.wish.name.en} off the list` }).click();
    await page.getByText('Nothing kept yet').waitFor();
    await page.getByRole('button', { name: 'Put it back' }).click();
    await page.locator('phone-wish').waitFor();
    expect(hub.shopper?.wishes).toHaveLength(1);
    expect(hub.calls.filter((call) => call.includes('trace'))).toEqual([]);
  });

  it('holds a label before the camera and it is on the list, read in the page itself', async () => {
    const page = await open('#wishes');
    await comeIn(page);
    expect(await page.evaluate(() => 'BarcodeDetector' in window)).toBe(false);
    await page.getByRole('button', { name: 'Scan a label' }).click();
    await page.getByRole('article', { name: jeans.wish.name.en }).waitFor();
    expect(hub.shopper?.wishes.map(({ sku }) => sku)).toEqual([jeans.wish.sku]);
    expect(await page.getByRole('dialog', { name: 'Scan a label' }).count()).toBe(0);
    expect(phone?.wrongs).toEqual([]);
  });

  it('is offered the home screen only once there was a coupon, and never again after a no', async () => {
    const page = await open();
    const letInstall = (): Promise<void> =>
      page.evaluate(() => {
        const event = new Event('beforeinstallprompt');
        Object.assign(event, { prompt: () => Promise.resolve() });
        window.dispatchEvent(event);
      });
    await letInstall();
    await comeIn(page, ['offers']);
    await page.getByRole('heading', { name: 'Take a fob' }).waitFor();
    expect(await page.getByText('Keep it at hand').count()).toBe(0);
    await expect.poll(() => hub.calls.includes('GET /v1/shoppers/me/stream')).toBe(true);
    hub.offer(denimOffer(Date.now()));
    await page.getByText('Keep it at hand').waitFor();
    await page.getByRole('button', { name: 'No, thanks' }).click();
    await page.getByText('Keep it at hand').waitFor({ state: 'detached' });
    await page.reload();
    await letInstall();
    await page.getByRole('article', { name: 'Jeans cut for you' }).waitFor();
    expect(await page.getByText('Keep it at hand').count()).toBe(0);
  });

  it('closes the camera and hears nothing of a missing one', async () => {
    const page = await open('#wishes');
    await comeIn(page);
    hub.refusesWishes = true;
    await page.getByRole('button', { name: 'Scan a label' }).click();
    await page.getByText('No piece in this shop has this code.').waitFor();
    await page.getByRole('button', { name: 'Close the camera' }).click();
    await page.getByRole('dialog', { name: 'Scan a label' }).waitFor({ state: 'detached' });
    expect(await page.getByText('There is no camera').count()).toBe(0);
    expect(await page.getByText('No piece in this shop has this code.').count()).toBe(0);
    const isFilming = await page
      .locator('phone-scanner video')
      .evaluate((video) => video instanceof HTMLVideoElement && video.srcObject !== null);
    expect(isFilming).toBe(false);
  });

  it('opens a friend’s link without joining, and nothing of it reaches the hub but the piece', async () => {
    const page = await open(`#look=${jeans.wish.sku}&from=In%C3%A8s`);
    await page.getByText('Inès asks: what do you think?').waitFor();
    await page.getByRole('heading', { name: jeans.wish.name.en }).waitFor();
    expect(hub.calls.some((call) => call.includes('POST'))).toBe(false);
    expect(hub.calls.join()).not.toContain('In');
  });

  it('reads every text from right to left in Arabic, and goes on in that language', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'العربية' }).click();
    expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual(['ar', 'rtl']);
    await page.getByRole('button', { name: 'الدخول' }).click();
    await page.getByRole('heading', { name: 'أهلًا بكم.' }).waitFor();
    expect(hub.shopper?.language).toBe('ar');
    await page.reload();
    await page.getByRole('link', { name: 'الخصوصية' }).waitFor();
  });
});

describe('when things go wrong', () => {
  it('with the network gone, a page opened anew still shows its coupon and since when', async () => {
    const page = await open();
    await comeIn(page, ['offers']);
    hub.offer(denimOffer(Date.now()));
    await page.getByRole('article', { name: 'Jeans cut for you' }).waitFor();
    // The first coupon draws with a part of the bundle fetched only now; the worker must have it as well.
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await page.reload();
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await page.getByRole('article', { name: 'Jeans cut for you' }).waitFor();

    // Browsers without module workers run it as well: it is one file.
    expect(await page.evaluate(async () => (await fetch('/phone/sw.js')).text())).not.toMatch(/\bimport\b/);
    await hub.close();
    await page.reload();
    await page.getByText(/^No connection since/).waitFor();
    await page.getByRole('button', { name: /^Show at the till/ }).click();
    await page.getByRole('dialog', { name: 'Coupon for the till' }).getByRole('img').locator('svg').waitFor();
    const offer = hub.shopper?.coupons[0];
    await page.getByRole('button', { name: 'Close' }).click();

    // The till took it meanwhile; the phone hears of it as soon as the hub is back.
    if (hub.shopper !== undefined && offer !== undefined) hub.shopper = { ...hub.shopper, coupons: [{ ...offer, redeemedAt: Date.now() }] };
    await hub.open();
    await page.getByRole('heading', { name: 'Used and over' }).waitFor();
    await page.getByText(/^No connection since/).waitFor({ state: 'detached' });
    expect(await page.getByRole('button', { name: /^Show at the till/ }).count()).toBe(0);
    expect(phone?.wrongs).toEqual([]);
  }, 60_000);

  it('forgotten by the hub, it says so, shows the way in and keeps nothing', async () => {
    const page = await open();
    await comeIn(page, ['offers']);
    hub.shopper = undefined;
    await page.reload();
    await page.getByText('The shop no longer knows this phone').waitFor();
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });

  it('asked to forget, it says how many rows went and leaves nothing in the browser', async () => {
    const page = await open();
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    await comeIn(page, ['offers']);
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await page.reload();
    hub.offer(denimOffer(Date.now()));
    await page.getByRole('article', { name: 'Jeans cut for you' }).waitFor();
    await expect.poll(() => page.evaluate(() => caches.keys())).toContain('aisle-phone-pictures-1');
    await page.getByRole('link', { name: 'Privacy' }).click();
    await page.getByText('1 coupon was made for you').waitFor();
    await page.getByRole('button', { name: 'Forget me' }).click();
    await page.getByRole('dialog', { name: 'Forget this phone?' }).waitFor();
    await page.getByText('1 coupon you could still use goes with it.').waitFor();
    await page.locator('phone-privacy .answers').getByRole('button', { name: 'Forget me' }).click();
    await page.getByText('14 rows about this phone were deleted.').waitFor();
    expect(hub.shopper).toBeUndefined();
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    expect(await page.evaluate(() => caches.keys())).not.toContain('aisle-phone-pictures-1');
    await page.getByRole('button', { name: 'Come in again' }).click();
    await page.getByRole('heading', { name: 'Come in as you are.' }).waitFor();
  });

  it('a switch that the hub could not hear about stays where it was', async () => {
    const page = await open('#privacy');
    await comeIn(page);
    await hub.close();
    const toggle = page.getByRole('switch', { name: /Offers where I stand/ });
    await toggle.click();
    await page.getByText('The shop’s network can’t be reached.').waitFor();
    expect(await toggle.getAttribute('aria-checked')).toBe('false');
    await hub.open();
    await toggle.click();
    await expect.poll(() => hub.shopper?.consents.offers).toBe(true);
  });
});
