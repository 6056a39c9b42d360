import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDevice } from '#shared/contract/devices.ts';
import { readPlan } from '#shared/contract/places.ts';
import type { HttpClient } from '#shared/link/http-client.ts';
import { until } from '../../fakes/until.ts';
import { openConsole, type ConsolePage, type OpenConsole } from './open-console.ts';

let shop: OpenConsole;
let manager: HttpClient;

beforeAll(async () => {
  shop = await openConsole();
  manager = await shop.shop.signInAs('camille');
}, 400_000);

afterAll(async () => {
  await shop?.close();
});

async function openDevice(deviceId: string): Promise<ConsolePage> {
  const opened = await shop.openPage('camille');
  await opened.go(`devices/${deviceId}`);
  return opened;
}

async function publish({ page }: ConsolePage): Promise<void> {
  await page.getByText(/Draft kept/).waitFor();
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.locator('console-plan-publish').getByRole('button', { name: 'Publish' }).click();
  await page.getByText('This plan is in force.').waitFor();
}

test('a kiosk’s page leads to its mark on the plan, and the mark back to its page', async () => {
  const opened = await openDevice('kiosk-denim');
  const { page } = opened;
  await page.getByRole('link', { name: 'Show it on the plan' }).click();
  await page.getByRole('heading', { name: 'Plan', level: 1 }).waitFor();
  const device = page.locator('console-plan-item').getByLabel('Device');
  await device.waitFor();
  expect(await device.inputValue()).toBe('kiosk-denim');
  await page.getByRole('link', { name: 'Open this device' }).click();
  await page.getByRole('heading', { name: 'Denim kiosk' }).waitFor();
  expect(page.url()).toMatch(/#\/devices\/kiosk-denim$/);
  await opened.context.close();
}, 60_000);

test('a new kiosk is set down from its page, taken off its mark, and put back on it', async () => {
  const name = { fr: 'Borne des robes', en: 'Dress kiosk' };
  await manager.call(addDevice, { body: { deviceId: 'kiosk-dress', kind: 'kiosk', name } });
  const opened = await openDevice('kiosk-dress');
  const { page } = opened;
  await page.getByText('It is not on the plan yet.').waitFor();
  await page.getByRole('link', { name: 'Put it on the plan' }).click();
  const inHand = page.locator('console-plan-tools').getByLabel('Device');
  await inHand.waitFor();
  expect(await inHand.inputValue()).toBe('kiosk-dress');

  const canvas = page.getByRole('application', { name: /floor plan/ });
  await canvas.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const device = page.locator('console-plan-item').getByLabel('Device');
  await device.waitFor();
  expect(await device.inputValue()).toBe('kiosk-dress');
  // Kiosks that have a place are not offered for another one.
  expect(await device.locator('option').allInnerTexts()).toEqual(['None yet', 'Dress kiosk']);
  await device.selectOption('');
  await page.getByText('A kiosk shows the way from where it stands once it is chosen here.').waitFor();
  await device.selectOption('kiosk-dress');
  await page.getByRole('link', { name: 'Open this device' }).waitFor();
  await publish(opened);
  const { fixtures } = await manager.call(readPlan);
  expect(fixtures.filter(({ id }) => id === 'kiosk-dress')).toMatchObject([{ kind: 'kiosk' }]);
  expect(fixtures.some(({ id }) => id.startsWith('mark-'))).toBe(false);

  await opened.go('devices/kiosk-dress');
  await page.getByRole('link', { name: 'Show it on the plan' }).waitFor();
  await opened.context.close();
}, 90_000);

test('a gateway’s mark becomes another gateway’s, where it hangs', async () => {
  await manager.call(addDevice, { body: { deviceId: 'gateway-spare', kind: 'gateway', name: { fr: 'Réserve', en: 'Spare gateway' } } });
  const before = (await manager.call(readPlan)).receivers.find(({ deviceId }) => deviceId === 'gateway-2');
  const opened = await openDevice('gateway-2');
  const { page } = opened;
  await page.getByRole('link', { name: 'Show it on the plan' }).click();
  await page.locator('console-plan-item').getByLabel('Device').selectOption('gateway-spare');
  await publish(opened);
  const moved = await until('the spare one hangs there', async () =>
    (await manager.call(readPlan)).receivers.find(({ deviceId }) => deviceId === 'gateway-spare'),
  );
  expect(moved).toEqual({ ...before, deviceId: 'gateway-spare' });
  await opened.go('devices/gateway-2');
  await page.getByText('It is not on the plan yet.').waitFor();
  await opened.context.close();
}, 60_000);
