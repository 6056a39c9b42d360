import mqtt from 'mqtt';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listTags } from '#shared/contract/tags.ts';
import { findBarriers } from '../fakes/find-barriers.ts';
import { until } from '../fakes/until.ts';
import { openConsole, type OpenConsole } from './console/open-console.ts';

let shop: OpenConsole;

beforeAll(async () => {
  shop = await openConsole();
}, 240_000);
afterAll(async () => {
  await shop?.close();
});

/** Kept for whoever wants to look, where they say. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['AISLE_PICTURES'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
}

test('an installer says that a gateway is an ESPresense, types what the page shows into it, and sees what it hears', async () => {
  const { page, go, refusedByPolicy } = await shop.openPage('oliver');
  await go('devices/gateway-1');
  await page.getByRole('heading', { name: /^Make/ }).waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await picture(page, 'gateway-ours');

  await page.getByRole('button', { name: 'Say its make' }).click();
  await page.locator('console-gateway-form select').selectOption({ label: 'ESPresense' });
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Give the name it goes by.').waitFor();
  await page.getByLabel('Its own name').fill('my room');
  await page.getByText('no space and no slash').waitFor();
  await page.getByLabel('Its own name').fill('entrance');
  expect(await findBarriers(page)).toEqual([]);
  await picture(page, 'gateway-form');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('is heard as ESPresense.').waitFor();
  await page.getByText('espresense/devices/+/entrance').waitFor();

  await page.getByRole('button', { name: 'Show user name and password' }).click();
  await page.locator('console-credential').getByRole('button').last().click();
  const password = await page.locator('console-credential .password').innerText();
  await page.locator('console-credential').getByRole('button').last().click();
  await page.locator('console-credential aisle-dialog[open]').waitFor({ state: 'detached' });

  const oliver = await shop.shop.signInAs('oliver');
  const [fob] = (await oliver.call(listTags, {})).tags.filter(({ kind }) => kind === 'fob');
  const [, uuid = '', major = '', minor = ''] = fob?.tagKey.split('-') ?? [];
  const gateway = mqtt.connect(shop.shop.mqttUrl, { clientId: 'ESPresense-c0ffee', username: 'gateway-1', password, reconnectPeriod: 0 });
  await new Promise<void>((done) => gateway.once('connect', () => done()));
  await gateway.publishAsync(
    `espresense/devices/iBeacon:${uuid}-${major}-${minor}/entrance`,
    JSON.stringify({ mac: 'c4de1200aa01', rssi: -66.2, batt: 7 }),
  );
  await page.getByText('1 tag of the shop').waitFor({ timeout: 15_000 });
  await page.getByRole('heading', { name: /^Make/ }).scrollIntoViewIfNeeded();
  expect(await findBarriers(page)).toEqual([]);
  await picture(page, 'gateway-espresense');
  await gateway.endAsync(true);

  await until('its battery', async () =>
    (await oliver.call(listTags, {})).tags.find(({ tagKey, batteryPercent }) => tagKey === fob?.tagKey && batteryPercent === 7),
  );
  await page.getByRole('tab', { name: 'Tags' }).click();
  await page.getByText('One tag’s battery is nearly empty.').or(page.getByText('1 tag’s battery is nearly empty.')).waitFor();
  expect(await page.locator('console-tags tbody tr').first().innerText()).toContain('7%, change it');
  expect(await findBarriers(page)).toEqual([]);
  await picture(page, 'tags-battery');
  expect(refusedByPolicy).toEqual([]);
}, 120_000);

test.each([
  ['desk', 1440, 900],
  ['tablet', 1024, 768],
  ['phone', 390, 844],
] as const)('in French on a %s it fits', async (name, width, height) => {
  const { page, go } = await shop.openPage('oliver', { width, height });
  await page.evaluate(
    (theme) => {
      localStorage.setItem('aisle-console-language', 'fr');
      localStorage.setItem('aisle-console-theme', theme);
    },
    name === 'tablet' ? 'dark' : 'light',
  );
  await page.reload();
  await go('devices/gateway-1');
  await page.locator('console-gateway-make h3').waitFor();
  await page.locator('console-gateway-make h3').scrollIntoViewIfNeeded();
  await page.locator('console-gateway-make dl').waitFor();
  await page.locator('console-refusals').scrollIntoViewIfNeeded();
  await picture(page, `gateway-fr-${name}`);
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  expect(isWide).toBe(false);
  expect(await findBarriers(page)).toEqual([]);
});
