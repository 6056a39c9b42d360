import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { checkCoupon, redeemCoupon } from '#shared/contract/sales.ts';
import { readShopper, readTrace } from '#shared/contract/shoppers.ts';
import { listOffers } from '#shared/contract/staff.ts';
import type { HttpClient } from '#shared/link/http-client.ts';
import { cutIntoRuns } from '../../phone/camera/bar-runs.ts';
import { readCode128 } from '../../phone/camera/read-code128.ts';
import { openFloorRadio, type FloorRadio } from '../fakes/floor-radio.ts';
import { joinShopper, readFobs, type Fob } from '../fakes/join-shopper.ts';
import { openScreens, phoneSize, type Screens } from '../fakes/open-screens.ts';
import { startHub, type RunningHub } from '../fakes/start-hub.ts';

let hub: RunningHub;
let screens: Screens;
let manager: HttpClient;
let radio: FloorRadio;
let fobs: readonly Fob[];

beforeAll(async () => {
  hub = await startHub();
  manager = await hub.signInAs('camille');
  fobs = await readFobs(manager);
  radio = await openFloorRadio(hub);
  screens = await openScreens(hub.url);
});

afterAll(async () => {
  await radio?.close();
  await screens?.close();
  await hub?.stop();
});

afterEach(() => screens.expectNothingWrong());

const door = { xMetres: 12.5, yMetres: 14.2 };
const byTheJeans = { xMetres: 4.4, yMetres: 1.7 };

/** What a till's scanner reads from the glass: one line of pixels across the bars. */
async function scanGlass(page: Page): Promise<string | undefined> {
  const picture = await page.locator('phone-coupon-sheet aisle-barcode').screenshot();
  const { data, info } = await sharp(picture).greyscale().raw().toBuffer({ resolveWithObject: true });
  const row = Math.floor(info.height / 2) * info.width;
  return readCode128(cutIntoRuns(new Uint8ClampedArray(data.subarray(row, row + info.width))));
}

async function comeIn(consents: readonly string[], fob: Fob): Promise<Page> {
  const page = await screens.open('/phone/', phoneSize);
  for (const name of consents) await page.getByRole('switch', { name: new RegExp(`^${name}`) }).click();
  await page.getByRole('button', { name: 'Come in' }).click();
  await page.getByLabel('Code on the fob').fill(fob.pairingCode.toLowerCase());
  await page.getByRole('button', { name: 'Carry this fob' }).click();
  await page.getByRole('heading', { name: /My visit|The shop/ }).waitFor();
  return page;
}

test('who agreed to offers gets one where they stand, shows it at the till, and it is used once; who did not gets none', async () => {
  const [fob, othersFob, thirdFob] = fobs;
  if (fob === undefined || othersFob === undefined || thirdFob === undefined) throw new Error('the sample shop has fobs');
  const phone = await comeIn(['Offers where I stand', 'My path'], fob);
  // One agreed to their path only, on a page; one to nothing at all.
  const reserved = await comeIn(['My path'], othersFob);
  const silent = await joinShopper(hub, { offers: false, path: false }, thirdFob);
  for (const { tagKey } of [othersFob, thirdFob]) radio.place(tagKey, byTheJeans);
  await radio.walk(fob.tagKey, [door, byTheJeans], 4);

  const offer = phone.locator('phone-offer');
  await offer.getByRole('heading', { name: 'Jeans', exact: true }).waitFor({ timeout: 90_000 });
  await phone.getByRole('heading', { name: 'Denim and trousers' }).waitFor();
  await offer.getByText('15% off your jeans, today').waitFor();

  await offer.getByRole('button', { name: /^Show at the till/ }).click();
  await phone.locator('phone-coupon-sheet aisle-barcode svg').waitFor();
  await expect.poll(() => scanGlass(phone)).toMatch(/^[0-9A-Z]{14}$/);
  const code = (await scanGlass(phone)) ?? '';
  const known = await phone.evaluate(async () => (await fetch('/v1/shoppers/me')).text());
  expect(JSON.parse(known)).toMatchObject({ fob: fob.label, zoneId: 'denim', coupons: [{ code, percent: 15, redeemedAt: null }] });

  const till = hub.as(await hub.claim('till-1'));
  expect(await till.call(checkCoupon, { params: { code } })).toMatchObject({ code, percent: 15, family: 'jeans' });
  const redemption = { id: randomUUID(), at: Date.now(), sequence: 12 };
  await till.call(redeemCoupon, { params: { code }, body: redemption });
  await phone.locator('phone-coupon-sheet').getByText('Used', { exact: true }).waitFor();
  await expect.poll(() => phone.locator('phone-coupon-sheet aisle-barcode').count()).toBe(0);

  // The answer got lost and the till asks again: the same. Anyone else is told why not.
  expect(await till.call(redeemCoupon, { params: { code }, body: redemption })).toMatchObject({ code });
  const otherTill = hub.as(await hub.claim('till-2'));
  for (const client of [till, otherTill]) {
    await expect(client.call(redeemCoupon, { params: { code }, body: { id: randomUUID(), at: Date.now() } })).rejects.toMatchObject({
      status: 409,
      code: 'coupon-used',
    });
  }
  await expect(till.call(checkCoupon, { params: { code: `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}` } })).rejects.toMatchObject(
    {
      code: 'coupon-forged',
    },
  );
  await phone.getByRole('button', { name: 'Close' }).last().click();
  await phone.getByRole('heading', { name: 'Used and over' }).waitFor();

  // The hub did see the second phone's fob by the jeans, for longer than the offer asks, and made it none.
  const trace = async (): Promise<number> => {
    const text = await reserved.evaluate(async () => (await fetch('/v1/shoppers/me/trace')).text());
    const zones: unknown = JSON.parse(text).zones;
    const seconds = Array.isArray(zones)
      ? zones.filter(({ zoneId }) => zoneId === 'denim').map(({ dwellSeconds }) => Number(dwellSeconds))
      : [];
    return Math.max(0, ...seconds);
  };
  await expect.poll(trace, { timeout: 20_000 }).toBeGreaterThan(25);
  expect(await reserved.locator('phone-offer, phone-ticket').count()).toBe(0);
  expect(JSON.parse(await reserved.evaluate(async () => (await fetch('/v1/shoppers/me')).text())).coupons).toEqual([]);
  expect(await silent.call(readShopper)).toMatchObject({ coupons: [], zoneId: null });
  expect(await silent.call(readTrace)).toEqual({ points: [], zones: [] });
  const { offers } = await manager.call(listOffers);
  expect(offers.find(({ offerId }) => offerId === 'jeans-today')).toMatchObject({ issued: 1, redeemed: 1 });
}, 200_000);

test('no text becomes part of a page by itself; the page’s own worker is there', async () => {
  const page = await screens.open('/phone/', phoneSize);
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(1);
  screens.allow(/requires 'Trusted/);
  for (const put of [
    "document.body.innerHTML = '<b>in</b>'",
    "new Worker('/phone/other.js')",
    "navigator.serviceWorker.register('/other/sw.js')",
  ])
    await expect(page.evaluate(`(async () => ${put})()`), put).rejects.toThrow(/Trusted|refused|failed/i);
  expect(await page.locator('b', { hasText: 'in' }).count()).toBe(0);
});
