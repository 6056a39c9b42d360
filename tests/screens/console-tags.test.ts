import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TagBody } from '#shared/contract/tags.ts';
import { createHttpClient } from '#shared/link/http-client.ts';
import { carryFob, joinShop } from '#shared/contract/shoppers.ts';
import { drawCode } from '#shared/ui/elements/draw-code.ts';
import { findBarriers } from '../fakes/find-barriers.ts';
import { openConsole, type ConsolePage, type OpenConsole } from './console/open-console.ts';

const uuid = '4C554E45-A15C-4E0D-9B7D-2F6E03C8B1D7';
const uuidHex = '4c554e45a15c4e0d9b7d2f6e03c8b1d7';
let shop: OpenConsole;

beforeAll(async () => {
  shop = await openConsole();
}, 240_000);

afterAll(async () => {
  await shop?.close();
});

async function readTags({ page }: ConsolePage): Promise<readonly TagBody[]> {
  return (await (await page.request.get(`${shop.shop.url}/v1/tags`)).json()).tags;
}

async function openTags(login: string, size?: { readonly width: number; readonly height: number }): Promise<ConsolePage> {
  const opened = await shop.openPage(login, size);
  await opened.page.addInitScript(() => {
    window.print = () => {
      document.documentElement.dataset['printed'] = 'yes';
    };
  });
  await opened.page.reload();
  await opened.go('devices');
  await opened.page.getByRole('tab', { name: 'Tags' }).click();
  await opened.page.getByRole('heading', { name: /^Fobs/ }).waitFor();
  return opened;
}

async function fillRun({ page }: ConsolePage, first: number, last: number): Promise<void> {
  await page.getByLabel('iBeacon UUID').fill(uuid);
  await page.getByLabel('Major').fill('1');
  await page.getByLabel('From minor').fill(String(first));
  await page.getByLabel('To minor').fill(String(last));
}

test('an installer adds a box of fobs, and prints labels whose codes open the phone’s page with each fob’s code', async () => {
  const opened = await openTags('oliver');
  const { page, refusedByPolicy } = opened;
  const before = await readTags(opened);
  await page.getByRole('button', { name: 'Add tags' }).click();
  // Two of these are there already: the shop's own end at 60.
  await fillRun(opened, 59, 66);
  await page.getByRole('status').filter({ hasText: 'F-059 – F-066: 8 tags, 2 there already.' }).waitFor();
  await page.locator('console-add-tags').getByRole('button', { name: 'Add tags' }).click();
  await page.getByText('6 tags are added.').waitFor();
  const after = await readTags(opened);
  const fresh = after.filter(({ tagKey }) => !before.some((tag) => tag.tagKey === tagKey));
  expect(fresh.map(({ label, kind, tagKey }) => [label, kind, tagKey])).toEqual(
    [61, 62, 63, 64, 65, 66].map((minor) => [`F-0${minor}`, 'fob', `ib-${uuidHex}-1-${minor}`]),
  );
  expect(await page.locator('console-tags tr .pill').count()).toBe(6);

  await page.getByRole('button', { name: 'Print their labels' }).click();
  await page.getByRole('button', { name: 'Print 6 labels' }).click();
  await page.locator('html[data-printed]').waitFor();
  const { phoneUrl } = await (await page.request.get(`${shop.shop.url}/v1/store`)).json();
  const printed = page.locator('console-fob-sheet .label');
  const drawn = await printed.evaluateAll((labels) =>
    labels.map((label) => [
      label.querySelector('.number')?.textContent,
      label.querySelector('.code')?.textContent,
      label.querySelector('.qr path')?.getAttribute('d'),
    ]),
  );
  expect(drawn).toEqual(
    fresh.map(({ label, pairingCode }) => [label, pairingCode, / d="([^"]+)"/.exec(drawCode('qr', `${phoneUrl}#fob=${pairingCode}`))?.[1]]),
  );

  // On paper: the labels at their size, and nothing of the console.
  expect(await printed.first().isVisible()).toBe(false);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('console-app').isVisible()).toBe(false);
  const box = await printed.first().boundingBox();
  expect(box?.width).toBeCloseTo((60 * 96) / 25.4, 0);
  expect(box?.height).toBeCloseTo((34 * 96) / 25.4, 0);
  await page.emulateMedia({ media: 'screen' });
  await page.locator('console-fob-labels').getByRole('button', { name: 'Close' }).last().click();
  await page.locator('console-fob-sheet').waitFor({ state: 'detached' });
  expect(refusedByPolicy).toEqual([]);
  await opened.context.close();
}, 60_000);

test('a run with mistakes in it is told field by field, and nothing is sent', async () => {
  const opened = await openTags('camille');
  const { page } = opened;
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/v1/tags')) sent.push(request.url());
  });
  await page.getByRole('button', { name: 'Add tags' }).click();
  await page.getByLabel('iBeacon UUID').fill('not one');
  await page.getByLabel('From minor').fill('90');
  await page.getByLabel('To minor').fill('80');
  await page.locator('console-add-tags').getByRole('button', { name: 'Add tags' }).click();
  await page.getByText('32 digits and letters a to f, with or without hyphens.').waitFor();
  await page.getByText('Not below the first.').waitFor();
  await fillRun(opened, 1000, 1500);
  await page.getByText('At most 500 at once.').waitFor();
  await page.locator('console-add-tags').getByRole('button', { name: 'Add tags' }).click();
  expect(sent).toEqual([]);
  await opened.context.close();
});

test('a fob someone carries looks like any other', async () => {
  const opened = await openTags('camille');
  const { page } = opened;
  const row = page.locator('console-tags tr', { hasText: 'F-003' });
  const before = await row.innerText();
  const fob = (await readTags(opened)).find(({ label }) => label === 'F-003');
  let cookie = '';
  const phone = createHttpClient({
    baseUrl: shop.shop.url,
    headers: () => ({ 'x-aisle': '1', ...(cookie === '' ? {} : { cookie }) }),
    onResponse: (response) => {
      cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    },
  });
  await phone.call(joinShop, { body: { language: 'en', consents: { offers: true, path: true } } });
  const carried = await phone.call(carryFob, { body: { pairingCode: fob?.pairingCode ?? '' } });
  expect(JSON.stringify(carried)).toContain('F-003');
  await page.reload();
  await row.waitFor();
  expect(await row.innerText()).toBe(before);
  expect((await readTags(opened)).find(({ label }) => label === 'F-003')).toEqual(fob);
  await opened.context.close();
});

test('a seller finds no tags, neither in the rail nor by the address', async () => {
  const { page, go, context } = await shop.openPage('ines');
  await go('devices/~tags');
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await page.locator('console-tags').count()).toBe(0);
  expect((await page.request.get(`${shop.shop.url}/v1/tags`)).status()).toBe(403);
  await context.close();
});

test('without tags the first step is shown, and a hub that fails is told with a way to try again', async () => {
  const { page, context } = await openTags('camille');
  let isBroken = true;
  await page.route('**/v1/tags', (route) =>
    isBroken
      ? route.fulfill({ status: 500, json: { status: 500, code: 'fault', detail: 'broken' } })
      : route.fulfill({ json: { tags: [] } }),
  );
  await page.reload();
  await page.getByText('Something broke in the hub.').waitFor();
  isBroken = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('heading', { name: 'No tags yet' }).waitFor();
  await page.getByRole('button', { name: 'Add tags' }).click();
  expect(await page.getByRole('dialog', { name: 'Add tags' }).isVisible()).toBe(true);
  await context.close();
});

test('tags bar nobody, and are no wider than a phone', async () => {
  const desk = await openTags('camille');
  expect(await findBarriers(desk.page)).toEqual([]);
  await desk.page.getByRole('button', { name: 'Print labels' }).click();
  await desk.page.getByRole('button', { name: /^Print \d+ labels$/ }).waitFor();
  expect(await findBarriers(desk.page)).toEqual([]);
  await desk.context.close();
  const { page, context } = await openTags('camille', { width: 390, height: 844 });
  const wide = await page.evaluate(() => {
    const main = document.querySelector('console-app')?.shadowRoot?.querySelector('console-frame')?.shadowRoot?.querySelector('main');
    return main === null || main === undefined ? undefined : main.scrollWidth - main.clientWidth;
  });
  expect(wide).toBe(0);
  await page.getByRole('button', { name: 'Add tags' }).click();
  await page.getByLabel('iBeacon UUID').waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await context.close();
}, 60_000);

test('a screen that hangs upright is drawn upright, on and off', async () => {
  const opened = await shop.openPage('camille');
  const { page, go } = opened;
  const { csrfToken } = await (await page.request.get(`${shop.shop.url}/v1/session`)).json();
  const claim = await page.request.post(`${shop.shop.url}/v1/devices/screen-wall/claim-code`, { headers: { 'x-csrf-token': csrfToken } });
  const { code } = await claim.json();
  const glass = await shop.openPage(undefined, { width: 540, height: 960 });
  await glass.page.goto(`${shop.shop.url}/signage/#claim=${code}`);
  const readRow = async (): Promise<unknown> => {
    const { screens } = await (await page.request.get(`${shop.shop.url}/v1/screens`)).json();
    return screens.find(({ screenId }: { screenId: string }) => screenId === 'screen-wall');
  };
  await expect.poll(readRow, { timeout: 20_000 }).toMatchObject({ state: 'painted', widthPixels: 540, heightPixels: 960 });
  await go('signage');
  const drawn = page.locator('console-screens-now li', { hasText: 'Wall screen' });
  const ratioOf = async (): Promise<number> => {
    const box = await drawn.locator('.glass').boundingBox();
    return box === null ? 0 : box.width / box.height;
  };
  await drawn.locator('slide-view').waitFor();
  expect(await ratioOf()).toBeCloseTo(9 / 16, 1);
  const other = await page.locator('console-screens-now li', { hasText: 'Till screen' }).locator('.glass').boundingBox();
  expect((other?.width ?? 0) / (other?.height ?? 1)).toBeCloseTo(16 / 9, 1);
  await glass.context.close();
  await expect.poll(readRow, { timeout: 20_000 }).toMatchObject({ state: 'offline', widthPixels: 540, heightPixels: 960 });
  await drawn.getByText(/^Not heard since/).waitFor({ timeout: 20_000 });
  expect(await ratioOf()).toBeCloseTo(9 / 16, 1);
  await opened.context.close();
}, 60_000);
