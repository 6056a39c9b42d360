import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findBarriers } from '../fakes/find-barriers.ts';
import { buildPhone } from './phone/build-phone.ts';
import { articles, FakeHub } from './phone/fake-hub.ts';
import { fitsItsWidth, launchBrowser, openPhone, type Phone } from './phone/open-phone.ts';
import { denimOffer, olderCoupons } from './phone/sample-coupons.ts';

let browser: Browser;
let hub: FakeHub;
let phone: Phone | undefined;

beforeAll(async () => {
  buildPhone();
  browser = await launchBrowser();
}, 180_000);
afterAll(() => browser?.close());
beforeEach(async () => {
  hub = new FakeHub();
  await hub.open();
});
afterEach(async () => {
  await phone?.close();
  phone = undefined;
  await hub.close();
});

/** A phone that has been inside for a while: coupons of every kind, wishes, a path. */
async function openFull(language: 'en' | 'fr' | 'ar', widthPixels: number): Promise<Page> {
  phone = await openPhone(browser, `${hub.url}/phone/`, {
    locale: language,
    viewport: { width: widthPixels, height: 844 },
    reducedMotion: 'reduce',
  });
  const { page } = phone;
  await page.locator('phone-welcome aisle-button').click();
  await page.locator('phone-today').waitFor();
  const now = Date.now();
  hub.trace = {
    points: [14, 12, 10, 8].map((yMetres, place) => ({ at: now - 60_000 + place, xMetres: 13 - place, yMetres })),
    zones: [{ zoneId: 'denim', dwellSeconds: 240 }],
  };
  if (hub.shopper !== undefined) {
    hub.shopper = {
      ...hub.shopper,
      consents: { offers: true, path: true },
      fob: 'F-017',
      zoneId: 'denim',
      coupons: [...olderCoupons(now), denimOffer(now)],
      wishes: articles.slice(0, 4).map(({ wish }) => wish),
    };
  }
  await page.reload();
  await page.locator('phone-offer').waitFor();
  return page;
}

const views = ['#today', '#wishes', '#privacy', `#look=${articles[0]?.wish.sku}&from=Inès`] as const;

async function show(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => (location.hash = to), hash);
  await page.locator(hash.startsWith('#look') ? 'phone-look h1' : `phone-${hash.slice(1)} h1`).waitFor();
}

describe.each(['en', 'ar'] as const)('no barrier that axe-core knows, in %s', (language) => {
  it('at the way in', async () => {
    phone = await openPhone(browser, `${hub.url}/phone/`, { locale: language, reducedMotion: 'reduce' });
    await phone.page.locator('phone-welcome aisle-picture').waitFor();
    expect(await findBarriers(phone.page)).toEqual([]);
  });

  it('in every place, with an open ticket, with a question and without the hub', async () => {
    const page = await openFull(language, 390);
    for (const view of views) {
      await show(page, view);
      expect(await findBarriers(page), view).toEqual([]);
    }
    await show(page, '#today');
    await page.locator('phone-offer aisle-button').click();
    await page.locator('phone-coupon-sheet svg').first().waitFor();
    expect(await findBarriers(page), 'open ticket').toEqual([]);
    await page.keyboard.press('Escape');
    await show(page, '#privacy');
    await page.locator('phone-privacy .forget').click();
    await page.locator('phone-privacy .answers').waitFor();
    expect(await findBarriers(page), 'question').toEqual([]);
    await page.keyboard.press('Escape');
    await hub.close();
    await page.locator('aisle-offline').waitFor();
    expect(await findBarriers(page), 'offline').toEqual([]);
  }, 60_000);
});

describe('on a small screen', () => {
  it.each(['en', 'fr', 'ar'] as const)('nothing is cut off at 320 pixels in %s', async (language) => {
    const page = await openFull(language, 320);
    for (const view of views) {
      await show(page, view);
      expect(await fitsItsWidth(page), view).toBe(true);
    }
  });

  it('everything to press is at least 44 pixels high or wide enough to hit (2.5.8 asks for 24)', async () => {
    const page = await openFull('en', 390);
    for (const view of views) {
      await show(page, view);
      const small = await page.evaluate(() => {
        const found: string[] = [];
        const visit = (root: Document | ShadowRoot): void => {
          for (const element of root.querySelectorAll('*')) {
            if (element.shadowRoot !== null) visit(element.shadowRoot);
            if (!element.matches('a[href], button, input')) continue;
            const { width, height } = element.getBoundingClientRect();
            if (width > 0 && Math.min(width, height) < 44) found.push(`${element.outerHTML.slice(0, 80)} ${width}x${height}`);
          }
        };
        visit(document);
        return found;
      });
      expect(small, view).toEqual([]);
    }
  });
});

describe('with a keyboard', () => {
  it('Escape closes the ticket and focus is back on what opened it', async () => {
    const page = await openFull('en', 390);
    const opener = page.getByRole('button', { name: /^Show at the till/ });
    await opener.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Coupon for the till' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await opener.evaluate((button) => button.matches(':focus'))).toBe(true);
  });
});
