import { describe, expect, test } from 'vitest';
import type { ZonePurpose } from '#shared/domain/floor-plan.ts';
import { coats, denim, entrance, threeZonePlan, type TestShop } from '../fixtures/presence-shop.ts';
import { fob, leave, openWithFob, settle, staysOnDisk, visitsOnDisk, zoneTotals } from '../fixtures/presence-visit.ts';

function inShop(shop: TestShop): number {
  return shop.presence.floor().inShop;
}

/** At the jeans for a minute, out by the door, and away for so long. */
async function stepOut(seconds: number): Promise<TestShop> {
  const shop = await openWithFob();
  shop.place(fob, denim);
  shop.pass(60);
  shop.walk(fob, denim, entrance, 8);
  shop.pass(15);
  shop.place(fob, undefined);
  shop.pass(seconds);
  return shop;
}

describe('someone who leaves by the door', () => {
  test('is out of the count a quarter of a minute later, not after a whole one', async () => {
    const shop = await stepOut(10);
    expect(inShop(shop)).toBe(1);
    shop.pass(10);
    expect(inShop(shop)).toBe(0);
  });

  test('and comes back within five minutes is on the same visit, and was not in the shop meanwhile', async () => {
    const shop = await stepOut(240);
    expect(inShop(shop)).toBe(0);
    shop.place(fob, coats);
    shop.pass(60);
    expect(inShop(shop)).toBe(1);
    await leave(shop);
    expect(visitsOnDisk(shop)).toHaveLength(1);
    expect(staysOnDisk(shop).map(({ zone }) => zone)).toEqual(['denim', 'entrance', 'coats']);
    expect(zoneTotals(shop)['coats']?.visits).toBe(1);
    const [, atDoor, atCoats] = staysOnDisk(shop);
    expect((atCoats?.entered ?? 0) - (atDoor?.left ?? 0)).toBeGreaterThan(200_000);
  });

  test('and comes back later is on another visit', async () => {
    const shop = await stepOut(310);
    shop.place(fob, coats);
    shop.pass(60);
    await leave(shop);
    expect(visitsOnDisk(shop)).toHaveLength(2);
  });

  test('and withdraws consent outside leaves nothing but totals', async () => {
    const shop = await stepOut(60);
    shop.agree('shopper-1', { offers: false, path: false });
    await settle();
    expect([shop.count('visits'), shop.count('path_points')]).toEqual([0, 0]);
    await leave(shop);
    expect(shop.count('visits')).toBe(0);
    expect(zoneTotals(shop)['denim']?.visits).toBe(1);
  });

  test('is nowhere while away, and hands the fob on as another visit', async () => {
    const shop = await stepOut(60);
    expect(shop.presence.placeOf('shopper-1')).toBeUndefined();
    shop.join('shopper-2', { offers: false, path: true });
    shop.tags.set(fob, { kind: 'fob', shopperId: 'shopper-2' });
    shop.place(fob, coats);
    shop.pass(60);
    await leave(shop);
    expect(visitsOnDisk(shop).map(({ shopper }) => shopper)).toEqual(['shopper-1', 'shopper-2']);
  });
});

test('someone who falls silent among the coats is in the shop for a minute more: nobody saw them leave', async () => {
  const shop = await openWithFob();
  shop.place(fob, coats);
  shop.pass(60);
  shop.place(fob, undefined);
  shop.pass(40);
  expect(inShop(shop)).toBe(1);
  shop.pass(30);
  expect(inShop(shop)).toBe(0);
});

/** The shop with its coats replaced by another use of that floor. */
function coatsUsedAs(purpose: ZonePurpose) {
  return { ...threeZonePlan, zones: threeZonePlan.zones.map((zone) => (zone.id === 'coats' ? { ...zone, purpose } : zone)) };
}

test('a basket given back is a visit that is over, and the next shopper who takes it another one', async () => {
  const shop = await openWithFob(undefined, { plan: coatsUsedAs('corral') });
  const basket = 'ib-6d619c0e2f7a4b1d8c3e5f60718293a4-2-1';
  shop.tags.set(basket, { kind: 'basket', shopperId: undefined });
  shop.place(basket, denim);
  shop.pass(60);
  shop.walk(basket, denim, coats, 8);
  shop.pass(90);
  expect(inShop(shop)).toBe(0);
  shop.pass(120);
  shop.walk(basket, coats, denim, 8);
  shop.pass(60);
  expect(inShop(shop)).toBe(1);
  await leave(shop, basket);
  expect(zoneTotals(shop)['denim']?.visits).toBe(2);
});

test('whoever was last heard by the exit has left, as by the entrance', async () => {
  const shop = await openWithFob(undefined, { plan: coatsUsedAs('exit') });
  shop.place(fob, coats);
  shop.pass(60);
  shop.place(fob, undefined);
  shop.pass(20);
  expect(inShop(shop)).toBe(0);
});
