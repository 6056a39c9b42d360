import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPlan } from '#shared/contract/places.ts';
import { createHttpClient } from '#shared/link/http-client.ts';
import { findBarriers } from '../../fakes/find-barriers.ts';
import { openConsole, type ConsolePage, type OpenConsole } from './open-console.ts';

let shop: OpenConsole;

beforeAll(async () => {
  shop = await openConsole();
}, 400_000);

afterAll(async () => {
  await shop?.close();
});

async function openPlan(page = '', size?: { readonly width: number; readonly height: number }): Promise<ConsolePage> {
  const opened = await shop.openPage('camille', size);
  await opened.go(page === '' ? 'plan' : `plan/${page}`);
  await opened.page.getByRole('heading', { name: 'Plan', level: 1 }).waitFor();
  return opened;
}

const planInForce = () => createHttpClient({ baseUrl: shop.shop.url }).call(readPlan);

/** The place on the canvas of a point of the floor, from where two corners of the room are drawn. */
async function pixelOf({ page }: ConsolePage, xMetres: number, yMetres: number): Promise<{ readonly x: number; readonly y: number }> {
  const box = await page.locator('console-plan-canvas .room').boundingBox();
  if (box === null) throw new Error('the room is not drawn');
  const { widthMetres, depthMetres } = await planInForce();
  return { x: box.x + (xMetres / widthMetres) * box.width, y: box.y + (yMetres / depthMetres) * box.height };
}

async function chooseTool({ page }: ConsolePage, name: string): Promise<void> {
  await page.locator('console-plan-tools').getByRole('radio', { name, exact: true }).check();
}

test('a manager draws a zone, names it, publishes it, and the shop has it; then takes it back', async () => {
  const opened = await openPlan();
  const { page, refusedByPolicy } = opened;
  await page.getByText('Nothing is wrong with this plan.').waitFor();
  const before = await planInForce();

  await chooseTool(opened, 'Zone');
  const [from, to] = [await pixelOf(opened, 11, 13.5), await pixelOf(opened, 14, 15.5)];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, to.y - 10, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
  await page.getByLabel('Name in French').fill('Tapis');
  await page.getByLabel('Name in English').fill('Rug');
  await page.getByLabel('Name in English').press('Tab');
  await page.getByText(/known to the hub as “rug”/).waitFor();
  await page.getByRole('button', { name: 'Close' }).first().click();
  await page.locator('console-plan-side').getByText('Rug share floor').waitFor();
  await page.getByText(/Draft kept/).waitFor();
  expect((await planInForce()).zones).toEqual(before.zones);

  await page.getByRole('button', { name: 'Publish' }).click();
  const dialog = page.locator('console-plan-publish');
  await dialog.getByText('1 added (Rug)').waitFor();
  await dialog.getByRole('button', { name: 'Publish' }).click();
  await page.getByText('This plan is in force.').waitFor();
  const drawn = (await planInForce()).zones.find(({ id }) => id === 'rug');
  expect(drawn?.name).toEqual({ fr: 'Tapis', en: 'Rug' });
  const xs = drawn?.outline.map(({ xMetres }) => xMetres) ?? [];
  expect(Math.max(...xs) - Math.min(...xs)).toBeCloseTo(3, 0);

  await opened.go('plan/versions');
  await page.getByRole('button', { name: 'Look' }).nth(1).click();
  await page.getByRole('button', { name: 'Put this one back in force' }).click();
  await page.getByText('That plan is in force again.').waitFor();
  expect((await planInForce()).zones).toEqual(before.zones);
  expect(refusedByPolicy).toEqual([]);
}, 90_000);

test('the keyboard alone moves a gateway by ten centimetres, removes a plant, and takes both back', async () => {
  const opened = await openPlan();
  const { page } = opened;
  await page.getByText('Nothing is wrong with this plan.').waitFor();
  await page.locator('summary', { hasText: 'Gateways' }).click();
  await page.getByRole('button', { name: 'Denim gateway' }).click();
  const canvas = page.getByRole('application', { name: /floor plan/ });
  await canvas.focus();
  for (let nth = 0; nth < 3; nth += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  expect(await page.getByLabel('From the left, m').inputValue()).toBe('4.3');
  expect(await page.getByLabel('From the top, m').inputValue()).toBe('2.4');
  await page.keyboard.press('Delete');
  await page.locator('summary', { hasText: 'Gateways 11' }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.locator('summary', { hasText: 'Gateways 12' }).waitFor();
  // The run of arrows is one step.
  await page.getByRole('button', { name: 'Undo' }).click();
  expect(await page.getByRole('button', { name: 'Undo' }).isDisabled()).toBe(true);

  await chooseTool(opened, 'Wall');
  await canvas.focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  for (let nth = 0; nth < 4; nth += 1) await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.locator('summary', { hasText: 'Walls 16' }).waitFor();
  await page.getByRole('button', { name: 'Throw the draft away' }).click();
  await page.locator('summary', { hasText: 'Walls 15' }).waitFor();
}, 60_000);

test('walls that cross keep a plan from being published; one press ends them where they meet', async () => {
  const opened = await openPlan();
  const { page } = opened;
  await page.getByText('Nothing is wrong with this plan.').waitFor();
  await chooseTool(opened, 'Wall');
  for (const [x, y] of [
    [2, 7.5],
    [6, 7.5],
  ] as const) {
    const at = await pixelOf(opened, x, y);
    await page.mouse.click(at.x, at.y);
  }
  await page.keyboard.press('Escape');
  for (const [x, y] of [
    [4.5, 5.2],
    [4.5, 8],
  ] as const) {
    const at = await pixelOf(opened, x, y);
    await page.mouse.click(at.x, at.y);
  }
  await page.keyboard.press('Escape');
  await page
    .locator('console-plan-side')
    .getByText(/Walls 16 and 17 cross/)
    .waitFor();
  await page.getByRole('button', { name: 'Check and publish' }).click();
  expect(await page.locator('console-plan-publish').getByRole('button', { name: 'Publish' }).isDisabled()).toBe(true);
  await page.locator('console-plan-publish').getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'End crossing walls where they meet' }).click();
  await page.getByText(/Walls 16 and 17 cross/).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Throw the draft away' }).click();
}, 60_000);

test('an SVG is taken in by its layers, a broken GeoJSON is told by its feature', async () => {
  const opened = await openPlan();
  const { page } = opened;
  await page.getByText('Nothing is wrong with this plan.').waitFor();
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="200mm" viewBox="0 0 200 100">
    <g id="walls"><path d="M0 0H200V100H0Z"/></g><g id="zones"><rect x="0" y="0" width="100" height="100"><title>Shoes</title></rect></g></svg>`;
  const input = page.getByLabel('Import a plan from an SVG or GeoJSON file');
  await input.setInputFiles({ name: 'plan.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(svg) });
  await page.getByLabel('Width of the whole drawing, m').fill('20');
  await page.getByLabel('Width of the whole drawing, m').press('Tab');
  await page.locator('console-plan-exchange').getByRole('button', { name: 'Import' }).last().click();
  await page.locator('summary', { hasText: 'Zones 1' }).waitFor();
  expect(await page.getByLabel('Width, m').inputValue()).toBe('20');
  const wrong = JSON.stringify({ features: [{ properties: { kind: 'sofa' }, geometry: { type: 'Point', coordinates: [1, 2] } }] });
  await input.setInputFiles({ name: 'plan.geojson', mimeType: 'application/json', buffer: Buffer.from(wrong) });
  await page.getByText(/Feature 1: the property “kind” is missing or unknown/).waitFor();
  await page.locator('console-plan-exchange').getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Throw the draft away' }).click();
}, 60_000);

test('a planogram with a wrong line is told by its line; mended it is taken', async () => {
  const { page } = await openPlan('products');
  const input = page.getByLabel('Choose a CSV or JSON planogram');
  const file = (text: string) => ({ name: 'planogram.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await input.setInputFiles(file('product,fixture\np-001,sofa'));
  await page.getByText('Line 2: the plan in force has no fixture “sofa”.').waitFor();
  expect(await page.getByRole('button', { name: 'Take it' }).isDisabled()).toBe(true);
  await page.getByRole('button', { name: 'Cancel' }).last().click();
  await input.setInputFiles(file('product,fixture\np-001,knit-table'));
  await page.getByRole('button', { name: 'Take it' }).click();
  await page.getByText('1 product has a new place.').waitFor();
  await page.locator('tr', { hasText: 'p-001' }).getByText('knit-table').waitFor();
}, 60_000);

const sizes = [
  ['', 1440, 900],
  ['', 1024, 768],
  ['', 390, 844],
  ['survey', 390, 844],
  ['coverage', 390, 844],
  ['products', 390, 844],
  ['versions', 390, 844],
  ['coverage', 1024, 768],
  ['products', 1440, 900],
  ['versions', 1024, 768],
] as const;

test.each(sizes)(
  'the page "%s" at %i x %i has no barrier, and nothing runs out of it sideways',
  async (name, width, height) => {
    const { page, refusedByPolicy } = await openPlan(name, { width, height });
    await page.locator('aisle-skeleton').first().waitFor({ state: 'detached' });
    expect(await findBarriers(page)).toEqual([]);
    const overflow = await page.evaluate(() => {
      const main = document.querySelector('console-app')?.shadowRoot?.querySelector('console-frame')?.shadowRoot?.querySelector('main');
      return main === null || main === undefined ? undefined : main.scrollWidth - main.clientWidth;
    });
    expect(overflow).toBe(0);
    expect(refusedByPolicy).toEqual([]);
  },
  60_000,
);
