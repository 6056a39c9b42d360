import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WhyBody } from '#shared/contract/places.ts';
import { letItBeBusy } from './console/let-it-be-busy.ts';
import { openConsole, type OpenConsole } from './console/open-console.ts';

let shop: OpenConsole;

beforeAll(async () => {
  shop = await openConsole();
}, 240_000);

afterAll(async () => {
  await shop?.close();
});

function whyOf(personId: string): WhyBody {
  return {
    personId,
    method: 'grid',
    zoneId: 'shoes',
    zones: [
      { zoneId: 'shoes', share: 0.82 },
      { zoneId: 'shirts', share: 0.11 },
    ],
    margin: 0.71,
    neededMargin: 0.15,
    at: { xMetres: 5, yMetres: 14 },
    radiusMetres: 1.4,
    powerDbm: -59,
    powerOffsetDb: -4,
    receivers: [
      { receiverId: 'gateway-2', rssiDbm: -61, expectedDbm: -63, likelihood: 0.9 },
      { receiverId: 'gateway-3', rssiDbm: null, expectedDbm: -88, likelihood: 0.7 },
      { receiverId: 'gateway-9', rssiDbm: -80, expectedDbm: null, likelihood: null },
    ],
  };
}

async function enterFloor(login: string) {
  const opened = await shop.openPage(login);
  const store = await (await opened.page.request.get(`${shop.shop.url}/v1/store`)).json();
  const day = await letItBeBusy(opened.page, store.now, store.businessDay);
  const asked: string[] = [];
  await opened.page.route('**/v1/floor/people/*/why', (route) => {
    const personId = new URL(route.request().url()).pathname.split('/').at(-2) ?? '';
    asked.push(personId);
    return route.fulfill({ json: whyOf(personId) });
  });
  await opened.page.reload();
  return { ...opened, day, asked };
}

test('a manager presses a dot and reads why it stands there, receivers that were silent included', async () => {
  const { page, context, day, asked } = await enterFloor('camille');
  const dots = page.locator('console-floor aisle-floor-plan .person');
  await dots.first().waitFor({ state: 'attached' });
  const nth = day.floor.people.findIndex(({ zoneId }) => zoneId === 'shoes');
  const box = await dots.nth(nth).locator('.dot').boundingBox();
  if (box === null) throw new Error('the dot is not on the page');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await page.getByText('Shoes: 82% sure.').waitFor();
  expect(asked[0]).toBe(day.floor.people[nth]?.id);
  await page.getByText(/It leads by 71 points; with less than 15/).waitFor();
  await page.getByText(/Its tag is heard 4 dB weaker/).waitFor();
  expect(await page.locator('console-why tbody tr').allInnerTexts()).toEqual([
    expect.stringMatching(/gateway-2\s+-61 dBm\s+-63 dBm/),
    expect.stringMatching(/gateway-3\s+silent\s+-88 dBm/),
    expect.stringMatching(/gateway-9\s+-80 dBm\s+–\s+–/),
  ]);
  expect(await page.locator('console-floor .person.chosen').count()).toBe(1);
  await context.close();
}, 60_000);

test('the same without a pointer: every dot is in a list, by kind and zone and never by name', async () => {
  const { page, context, day } = await enterFloor('camille');
  const list = page.getByLabel('A dot on the plan');
  await list.waitFor();
  expect(await list.locator('option').count()).toBe(day.floor.people.length + 1);
  await list.selectOption({ label: 'Staff, Tills, 1' });
  await page.locator('console-why tbody tr').first().waitFor();
  await list.selectOption({ label: 'None' });
  await expect.poll(() => page.locator('console-why tbody tr').count()).toBe(0);
  await context.close();
}, 60_000);

test('a dot that left the floor is said to have left', async () => {
  const { page, context } = await enterFloor('camille');
  await page.unroute('**/v1/floor/people/*/why');
  // The real hub knows none of the dots of this made-up Saturday.
  await page.getByLabel('A dot on the plan').selectOption({ label: 'Staff, Tills, 1' });
  await page.getByText('This dot has left the floor.').waitFor();
  expect(await page.locator('console-why table').count()).toBe(0);
  await context.close();
}, 60_000);

test('a seller is not asked: why is for managers and installers', async () => {
  const { page, context, asked } = await enterFloor('ines');
  await page.locator('console-floor aisle-floor-plan .person').first().waitFor({ state: 'attached' });
  expect(await page.locator('console-why').count()).toBe(0);
  expect(asked).toEqual([]);
  await context.close();
}, 60_000);
