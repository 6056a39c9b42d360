import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SlideText } from '#shared/ui/slides/slide-text.ts';
import { buildSignage } from './signage-build.ts';
import { allSlides, manifestOf } from './signage-manifest.ts';
import { SignageShop } from './signage-shop.ts';

let browser: Browser;
let context: BrowserContext;
let page: Page;
let shop: SignageShop;

/** The slide on the glass as the shopper sees it: its template and its words. */
function glass(): Promise<{ template: string; words: string; layers: number; opaque: boolean }> {
  return page.evaluate(() => {
    const stage = document.querySelector('signage-app')?.shadowRoot?.querySelector('signage-slide-stage')?.shadowRoot;
    const layers = [...(stage?.querySelectorAll('slide-view') ?? [])];
    const front = layers.find((layer) => layer.className === 'front');
    const layout = front?.shadowRoot?.querySelector('.ground')?.firstElementChild;
    const words = [...(layout?.shadowRoot?.querySelectorAll<SlideText>('slide-text') ?? [])].map((text) => text.text).join(' | ');
    const opaque = layers.some((layer) => layer.className !== 'waiting' && getComputedStyle(layer).opacity === '1');
    return { template: layout?.localName ?? '', words, layers: layers.length, opaque };
  });
}

async function shows(template: string, withinMs = 20_000): Promise<void> {
  await vi.waitFor(async () => expect((await glass()).template).toBe(template), { timeout: withinMs, interval: 100 });
}

const lastPainted = () => shop.bodiesOf('painted').at(-1);
const season = () => allSlides().slice(0, 1);
const hours = () => allSlides().slice(4, 5);

beforeAll(async () => {
  buildSignage();
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });
}, 120_000);
afterAll(() => browser.close());

beforeEach(async () => {
  shop = new SignageShop();
  await shop.open();
  context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'fr-FR' });
  page = await context.newPage();
});
afterEach(async () => {
  await context.close();
  await shop.kill();
});

async function openClaimed(): Promise<void> {
  await page.goto(`${shop.url}#claim=GOOD1234`);
}

describe('a screen and its shop', () => {
  test('a code in the address claims the screen once and leaves the address', async () => {
    shop.manifest = manifestOf(shop, season());
    await shop.publishManifest(shop.manifest);
    await openClaimed();
    await shows('slide-season');
    expect(new URL(page.url()).hash).toBe('');
    await vi.waitFor(() => expect(lastPainted()).toMatchObject({ online: true, paintedId: shop.manifest?.manifestId, slideId: 'season' }), {
      timeout: 5_000,
    });
    expect(await page.locator('aisle-simulated').isVisible()).toBe(true);
  });

  test('the mark of a simulated shop speaks the language of the slide it stands on', async () => {
    shop.manifest = manifestOf(shop, season());
    await shop.publishManifest(shop.manifest);
    await openClaimed();
    const mark = page.locator('aisle-simulated span');
    await expect.poll(() => mark.textContent(), { timeout: 30_000 }).toContain('Clients simulés');
    await expect.poll(() => mark.textContent(), { timeout: 30_000 }).toContain('Simulated shoppers');
  }, 90_000);

  test('a code that does not work is told in words and leaves room for another', async () => {
    await page.goto(shop.url);
    await page.getByLabel('Code').fill('wrong 999');
    await page.keyboard.press('Enter');
    await vi.waitFor(async () => expect(await page.locator('aisle-notice').textContent()).toContain('Ce code ne sert plus'), {
      timeout: 5_000,
    });
    await page.getByLabel('Code').fill('good1234');
    await page.keyboard.press('Enter');
    await shows('slide-resting');
  });

  test('a screen with nothing planned shows the shop’s name', async () => {
    await shop.publishManifest(manifestOf(shop, []));
    await openClaimed();
    await vi.waitFor(async () => expect(await glass()).toMatchObject({ template: 'slide-resting', words: 'Maison Lune' }), {
      timeout: 10_000,
    });
    await vi.waitFor(
      () => expect(lastPainted()).toMatchObject({ slideId: null, words: expect.stringContaining('le nom de la boutique est affiché') }),
      { timeout: 5_000 },
    );
  });

  test('a revoked screen goes back to its claim view with words, and keeps nothing of the shop', async () => {
    await shop.publishManifest(manifestOf(shop, season()));
    await openClaimed();
    await shows('slide-season');
    shop.isRevoked = true;
    shop.dropScreens();
    await page.getByText('L’accès de cet écran a été retiré').waitFor({ timeout: 20_000 });
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    const keptPictures = (): Promise<number> =>
      page.evaluate(
        () =>
          new Promise((done) => {
            const opening = indexedDB.open('aisle-signage');
            opening.onsuccess = () => {
              const counting = opening.result.transaction('pictures').objectStore('pictures').count();
              counting.onsuccess = () => done(counting.result);
            };
          }),
      );
    await vi.waitFor(async () => expect(await keptPictures()).toBe(0), { timeout: 5_000 });
  });

  test('a like turns the number over on the board', async () => {
    const board = allSlides().slice(3, 4);
    await shop.publishManifest(manifestOf(shop, board));
    await openClaimed();
    await shows('slide-likes');
    await shop.publishLikes('p-3', 398);
    const turned = (): Promise<string> =>
      page.evaluate(() => {
        const stage = document.querySelector('signage-app')?.shadowRoot?.querySelector('signage-slide-stage')?.shadowRoot;
        const board = stage?.querySelector('.front')?.shadowRoot?.querySelector('slide-likes')?.shadowRoot;
        const number = board?.querySelector('li slide-number')?.shadowRoot;
        return [...(number?.querySelectorAll('.coming') ?? [])].map((figure) => figure.textContent).join('');
      });
    await vi.waitFor(async () => expect(await turned()).toBe('398'), { timeout: 5_000, interval: 50 });
    expect((await glass()).words.split(' | ')[1]).toMatch(/Pantalon large|Wide pleated/);
  });
});

describe('never blank, never lying', () => {
  test('a set with a picture that is not what its checksum says never comes up: the old one stays and says why', async () => {
    await shop.publishManifest(manifestOf(shop, season()));
    await openClaimed();
    await shows('slide-season');
    const before = shop.manifest?.manifestId;
    const next = manifestOf(shop, hours());
    const forged = 'f'.repeat(64);
    shop.pictures.set(forged, new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'));
    await shop.publishManifest({ ...next, assets: [...next.assets, { assetId: forged, type: 'image/svg+xml', bytes: 41 }] });
    await vi.waitFor(() => expect(String(lastPainted()?.['words'])).toContain('ffffffff ne correspond pas à son empreinte'), {
      timeout: 10_000,
    });
    await page.waitForTimeout(1_500);
    expect((await glass()).template).toBe('slide-season');
    expect(lastPainted()).toMatchObject({ paintedId: before, stagedId: before });
    await shop.publishManifest(manifestOf(shop, hours(), { storeName: 'Maison Lune 2' }));
    await shows('slide-hours');
  });

  test('with the hub gone it goes on playing, starts again from its own store, and hands in its plays later', async () => {
    const slides = [...season(), ...hours()];
    await shop.publishManifest(manifestOf(shop, slides));
    await openClaimed();
    await shows('slide-season');
    // The page is kept, and who answers for it is at work.
    await page.waitForFunction(
      async () =>
        (await caches.match('/signage/')) !== undefined && (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated',
      null,
      { timeout: 10_000 },
    );
    await shop.kill();
    await shows('slide-hours', 12_000);
    await page.reload();
    await vi.waitFor(async () => expect((await glass()).template).toMatch(/slide-(season|hours)/), { timeout: 10_000 });
    expect(await page.evaluate(() => document.fonts.check('600 20px "Bricolage Grotesque Variable"'))).toBe(true);
    await shows('slide-season', 12_000);
    const heardBefore = shop.bodiesOf('played').length;
    await shop.open();
    await vi.waitFor(() => expect(shop.bodiesOf('played').length).toBeGreaterThan(heardBefore), { timeout: 60_000, interval: 500 });
    const ids = shop.bodiesOf('played').map((play) => play['id']);
    expect(new Set(ids).size).toBe(ids.length);
  }, 120_000);

  test('over twenty changes of plan there is never a moment without a whole slide on the glass', async () => {
    await shop.publishManifest(manifestOf(shop, season()));
    await openClaimed();
    await shows('slide-season');
    await page.evaluate(() => {
      const bare: number[] = [];
      const look = (): void => {
        const stage = document.querySelector('signage-app')?.shadowRoot?.querySelector('signage-slide-stage')?.shadowRoot;
        const whole = [...(stage?.querySelectorAll('slide-view') ?? [])].filter((layer) => {
          const layout = layer.shadowRoot?.querySelector('.ground')?.firstElementChild;
          const pictures = [...(layout?.shadowRoot?.querySelectorAll('slide-picture') ?? [])];
          const isWhole = pictures.every((picture) => picture.shadowRoot?.querySelector('img')?.complete !== false);
          return layer.className !== 'waiting' && getComputedStyle(layer).opacity === '1' && layout !== null && isWhole;
        });
        if (whole.length === 0) bare.push(performance.now());
        document.documentElement.dataset['bare'] = String(bare.length);
        document.documentElement.dataset['frames'] = String(Number(document.documentElement.dataset['frames'] ?? '0') + 1);
        requestAnimationFrame(look);
      };
      look();
    });
    const all = allSlides();
    for (let change = 0; change < 20; change += 1) {
      const slide = all[change % all.length];
      if (slide !== undefined) await shop.publishManifest(manifestOf(shop, [slide], { phoneUrl: `http://shop/${change}` }));
      // Some changes come in the middle of a fade, some after it.
      await page.waitForTimeout(change % 3 === 0 ? 1_300 : 350);
    }
    await shows('slide-product');
    const { bare, frames } = await page.evaluate(() => ({ ...document.documentElement.dataset }));
    expect(Number(frames)).toBeGreaterThan(100);
    expect(Number(bare)).toBe(0);
    await page.waitForTimeout(1_500);
    expect((await glass()).layers).toBe(1);
  }, 60_000);

  test('at four metres no text leaves its slide, however long it is, on a wide or an upright screen', async () => {
    const endless = 'Anticonstitutionnellement surdimensionnée et interminable à souhait, disait-on déjà autrefois';
    const text = { fr: endless, en: endless };
    const slides = allSlides().map((slide) => {
      if (slide.template === 'season') return { ...slide, title: text, line: text };
      if (slide.template === 'review') return { ...slide, text };
      return 'title' in slide ? { ...slide, title: text } : slide;
    });
    for (const viewport of [
      { width: 1920, height: 1080 },
      { width: 1080, height: 1920 },
    ]) {
      await page.setViewportSize(viewport);
      for (const [place, slide] of slides.entries()) {
        await shop.publishManifest(manifestOf(shop, [slide], { phoneUrl: `http://shop/${viewport.width}/${place}` }));
        if (page.url() === 'about:blank') await openClaimed();
        await shows(`slide-${slide.template}`);
        await page.waitForTimeout(1_100);
        const spilled = await page.evaluate(() => {
          const stage = document.querySelector('signage-app')?.shadowRoot?.querySelector('signage-slide-stage')?.shadowRoot;
          const layout = stage?.querySelector('.front')?.shadowRoot?.querySelector('.ground')?.firstElementChild;
          const parts = [...(layout?.shadowRoot?.querySelectorAll('slide-text, slide-price, slide-phone, .shop, .by, dd') ?? [])];
          const boxes = parts
            .map((part) => ({ name: part.localName, box: part.getBoundingClientRect() }))
            .filter(({ box }) => box.width > 0);
          const outside = boxes.filter(
            ({ box }) => box.left < 0 || box.top < 0 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1,
          );
          const over = boxes.flatMap((one, first) =>
            boxes.slice(first + 1).filter(({ box }) => {
              const width = Math.min(one.box.right, box.right) - Math.max(one.box.left, box.left);
              const height = Math.min(one.box.bottom, box.bottom) - Math.max(one.box.top, box.top);
              return width > 2 && height > 2;
            }),
          );
          return { outside: outside.map(({ name }) => name), over: over.map(({ name }) => name) };
        });
        expect({ template: slide.template, ...spilled }).toEqual({ template: slide.template, outside: [], over: [] });
      }
    }
  }, 90_000);
});
