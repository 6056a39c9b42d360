import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBarriers } from '../fakes/find-barriers.ts';
import { letItBeBusy } from './console/let-it-be-busy.ts';
import { openConsole, type OpenConsole } from './console/open-console.ts';

let shop: OpenConsole;

beforeAll(async () => {
  shop = await openConsole();
}, 240_000);

afterAll(async () => {
  await shop.close();
});

/** Each view with what is on it once its answer is drawn. */
const views = [
  ['floor', 'console-floor .item'],
  ['paths', 'console-overview svg.chart'],
  ['paths/plan', 'console-plan-picture svg.sheet-floor .cells path'],
  ['paths/plan?layer=flows', 'console-plan-picture svg.sheet-floor .walk'],
  ['paths/zones?zone=denim', 'console-zones svg.chart'],
  ['paths/flows', 'console-flows svg.chart .node'],
  ['paths/hours', 'console-hours svg.chart .cell'],
  ['paths/changes', 'console-changes svg.chart .dot'],
  ['paths/v000000', 'console-visit ol.stays li'],
  ['signage', 'console-slide-editor slide-view'],
  ['offers', 'console-offers .offer'],
  ['orders', 'console-order-card h3'],
  ['catalogue', 'console-catalogue .card'],
  ['catalogue/p-001', 'console-product table'],
  ['sales', 'console-ticket #scan'],
  ['devices', 'console-devices table'],
  ['devices/screen-window', 'console-device dl'],
  ['journal', 'console-journal table'],
  ['settings', 'console-settings dl'],
] as const;

async function openBusy(appearance: { readonly language: string; readonly theme: string }, size: { width: number; height: number }) {
  const opened = await shop.openPage('camille', size);
  const store = await (await opened.page.request.get(`${shop.shop.url}/v1/store`)).json();
  await opened.page.evaluate(({ language, theme }) => {
    localStorage.setItem('aisle-console-language', language);
    localStorage.setItem('aisle-console-theme', theme);
  }, appearance);
  await letItBeBusy(opened.page, store.now, store.businessDay);
  await opened.page.reload();
  return opened;
}

test('no view bars anyone, in French by day at a desk', async () => {
  const { page, go, context, refusedByPolicy } = await openBusy({ language: 'fr', theme: 'light' }, { width: 1440, height: 900 });
  for (const [view, sign] of views) {
    await go(view);
    await page.locator(sign).first().waitFor();
    expect(await findBarriers(page), view).toEqual([]);
  }
  expect(await page.locator('html').getAttribute('lang')).toBe('fr');
  expect(refusedByPolicy).toEqual([]);
  await context.close();
}, 180_000);

test('no view bars anyone, in English at night on a tablet', async () => {
  const { page, go, context, refusedByPolicy } = await openBusy({ language: 'en', theme: 'dark' }, { width: 1024, height: 768 });
  for (const [view, sign] of views) {
    await go(view);
    await page.locator(sign).first().waitFor();
    expect(await findBarriers(page), view).toEqual([]);
  }
  expect(refusedByPolicy).toEqual([]);
  await context.close();
}, 180_000);

test('no view is wider than a phone', async () => {
  const { page, go, context } = await openBusy({ language: 'fr', theme: 'light' }, { width: 390, height: 844 });
  for (const [view, sign] of views) {
    await go(view);
    await page.locator(sign).first().waitFor({ state: 'attached' });
    const wide = await page.evaluate(() => {
      const main = document.querySelector('console-app')?.shadowRoot?.querySelector('console-frame')?.shadowRoot?.querySelector('main');
      return main === null || main === undefined ? undefined : main.scrollWidth - main.clientWidth;
    });
    expect(wide, view).toBe(0);
  }
  await context.close();
}, 180_000);

test('a keyboard reaches the content past the rail, then every view by its link', async () => {
  const { page, context } = await openBusy({ language: 'en', theme: 'light' }, { width: 1440, height: 900 });
  await page.locator('console-floor .item').first().waitFor();
  await page.keyboard.press('Tab');
  await page.getByRole('link', { name: 'Skip to the content' }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Paths' }).waitFor();
  expect(page.url()).toMatch(/#\/paths$/);
  await context.close();
}, 60_000);

test('the sign-in page bars nobody', async () => {
  const { page, context } = await shop.openPage();
  await page.getByRole('heading', { name: 'Good to see you.' }).waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await context.close();
}, 60_000);
