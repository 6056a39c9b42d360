import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { letItBeBusy } from './let-it-be-busy.ts';
import { openConsole, type OpenConsole } from './open-console.ts';

let shop: OpenConsole;

beforeAll(async () => {
  shop = await openConsole();
}, 400_000);

afterAll(async () => {
  await shop?.close();
});

/** A console set to light on a system that forces light words on a black ground: the two must not meet. */
async function openForced(): Promise<{ readonly page: Page; go(view: string): Promise<void>; close(): Promise<void> }> {
  const { page, go, context } = await shop.openPage('camille');
  const store = await (await page.request.get(`${shop.shop.url}/v1/store`)).json();
  await page.evaluate(() => localStorage.setItem('aisle-console-theme', 'light'));
  await letItBeBusy(page, store.now, store.businessDay);
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  await page.reload();
  return { page, go, close: () => context.close() };
}

/** How light a colour of an element is as it is painted, 0 black to 1 white. */
function lightnessOf(element: Locator, property: 'fill' | 'stroke' | 'color' | 'outlineColor'): Promise<number> {
  return element.first().evaluate((node, name) => {
    const pen = new OffscreenCanvas(1, 1).getContext('2d');
    if (pen === null) throw new Error('no canvas here');
    pen.fillStyle = getComputedStyle(node)[name];
    pen.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = pen.getImageData(0, 0, 1, 1).data;
    return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
  }, property);
}

test('plans and charts are drawn in the colours the system forces, whatever theme was chosen', async () => {
  const { page, go, close } = await openForced();
  await page.locator('console-floor .walls').first().waitFor();
  expect(await lightnessOf(page.locator('aisle-floor-plan .floor'), 'fill')).toBeLessThan(0.1);
  expect(await lightnessOf(page.locator('aisle-floor-plan .walls'), 'stroke')).toBeGreaterThan(0.5);
  for (const [view, words] of [
    ['paths/hours', 'console-hours svg.chart text.label'],
    ['paths/flows', 'console-flows svg.chart text.label'],
    ['paths/changes', 'console-changes svg.chart text.label'],
    ['plan', 'console-plan-canvas .zone-name'],
  ] as const) {
    await go(view);
    await page.locator(words).first().waitFor({ state: 'attached' });
    expect(await lightnessOf(page.locator(words), 'fill'), view).toBeGreaterThan(0.5);
  }
  await close();
}, 120_000);

test('what is chosen has a line around it where no fill can show it', async () => {
  const { page, go, close } = await openForced();
  for (const [view, chosen] of [
    ['plan', 'console-rail a[aria-current]'],
    ['plan', 'console-plan nav a[aria-current]'],
    ['plan', 'console-plan-tools label:has(:checked)'],
    ['devices', 'console-devices button[aria-pressed=true]'],
  ] as const) {
    await go(view);
    await page.locator(chosen).first().waitFor();
    expect(
      await page
        .locator(chosen)
        .first()
        .evaluate((node) => getComputedStyle(node).outlineStyle),
      chosen,
    ).toBe('solid');
    expect(await lightnessOf(page.locator(chosen), 'outlineColor'), chosen).toBeGreaterThan(0.5);
  }
  await close();
}, 60_000);

test('words on a filled button are the system’s, on the system’s ground', async () => {
  const { page, go, close } = await openForced();
  await go('devices/till-1');
  const button = page.locator('console-device .row aisle-button[kind=filled] button');
  await button.waitFor();
  expect(await lightnessOf(button, 'color')).toBeGreaterThan(0.5);
  const ground = await button.evaluate((node) => getComputedStyle(node).backgroundColor);
  expect(ground.replaceAll(' ', '')).toMatch(/^rgba?\(0,0,0/);
  await close();
}, 60_000);
