import { expect, test } from 'vitest';
import type { CallerIdentity } from '#shared/contract/answer.ts';
import type { RouteDefinition } from '#shared/contract/define-route.ts';
import { carryFob, forgetShopper, joinShop, readShopper } from '#shared/contract/shoppers.ts';
import type { Records } from '../../edge/database/define.ts';
import { hashToken } from '../../edge/secrets.ts';
import { insertTags } from '../../edge/shoppers/shopper-records.ts';
import { createShoppers } from '../../edge/shoppers/shoppers.ts';
import { callAnswer } from '../fakes/call-answer.ts';
import { createHandClock, createTestRecords } from '../fixtures/presence-shop.ts';

/** A shop with one fob, and a disk that can be full. */
async function openShop() {
  const { records, db } = createTestRecords();
  await records.write(insertTags, [{ tag_key: 'fob-1', label: '1', kind: 'fob', shopper_id: null, pairing_code: 'FIRSTFOB' }]);
  const disk = { isFull: false };
  const fragile: Records = {
    read: records.read,
    write: (definition, input) => (disk.isFull ? Promise.reject(new Error('the disk is full')) : records.write(definition, input)),
  };
  const open = () =>
    createShoppers({
      records: fragile,
      clock: createHandClock(),
      couponsOf: async () => [],
      zoneOf: () => null,
      skuOfCode: () => undefined,
      tagHealth: () => ({ batteryPercent: null, batteryAt: null, press: null, pressedAt: null }),
      wishOf: () => undefined,
      onChanged: () => undefined,
    });
  return { disk, db, open, shoppers: await open() };
}

type Shop = Awaited<ReturnType<typeof openShop>>;

/** A phone that keeps its cookie. */
function createPhone(shoppers: Shop['shoppers']) {
  let token = '';
  return {
    isKnown: () => shoppers.byToken(token) !== undefined,
    tokenHash: () => hashToken(token),
    call(route: RouteDefinition, body?: unknown): Promise<unknown> {
      const known = shoppers.byToken(token);
      const caller: CallerIdentity = known === undefined ? { kind: 'anyone' } : { kind: 'shopper', ...known };
      return callAnswer(shoppers.answers, route, { body, caller, cookie: () => token, setCookie: (_name, value) => (token = value) });
    },
  };
}

async function joinWithFob(shop: Shop) {
  const phone = createPhone(shop.shoppers);
  await phone.call(joinShop, { language: 'fr', consents: { offers: true, path: true } });
  await phone.call(carryFob, { pairingCode: 'firstfob' });
  return phone;
}

test('a phone that asks to be forgotten while nothing can be stored can ask again', async () => {
  const shop = await openShop();
  const phone = await joinWithFob(shop);
  shop.disk.isFull = true;
  await expect(phone.call(forgetShopper)).rejects.toThrow('the disk is full');
  expect(await phone.call(readShopper)).toMatchObject({ consents: { offers: true, path: true }, fob: '1' });
  expect(shop.shoppers.tag('fob-1')?.shopperId).not.toBeNull();

  shop.disk.isFull = false;
  expect(await phone.call(forgetShopper)).toMatchObject({ words: 'forgotten' });
  expect(phone.isKnown()).toBe(false);
  expect(shop.shoppers.tag('fob-1')?.shopperId).toBeNull();
  expect(shop.db.sql('SELECT 1 FROM shoppers').all()).toEqual([]);
});

test('after a restart every phone has its own consents and its own fob', async () => {
  const shop = await openShop();
  const first = await joinWithFob(shop);
  const second = createPhone(shop.shoppers);
  await second.call(joinShop, { language: 'en', consents: { offers: false, path: true } });
  const known = [first, second].map(
    (phone) => shop.db.sql<{ id: string }>('SELECT shopper_id AS id FROM shoppers WHERE token_hash = ?').get(phone.tokenHash())?.id ?? '',
  );
  const again = await shop.open();
  expect(known.map(again.consentsOf)).toEqual([
    { offers: true, path: true },
    { offers: false, path: true },
  ]);
  expect(known.map(again.carriesFob)).toEqual([true, false]);
  expect(again.tag('fob-1')?.shopperId).toBe(known[0]);
});

test('a fob that another phone carries is refused, and stays where it is', async () => {
  const shop = await openShop();
  await joinWithFob(shop);
  const carrier = shop.shoppers.tag('fob-1')?.shopperId;
  const second = createPhone(shop.shoppers);
  await second.call(joinShop, { language: 'en', consents: { offers: false, path: false } });
  await expect(second.call(carryFob, { pairingCode: 'FIRSTFOB' })).rejects.toMatchObject({ code: 'fob-taken' });
  expect(shop.shoppers.tag('fob-1')?.shopperId).toBe(carrier);
});
