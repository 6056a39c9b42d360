import { describe, expect, test } from 'vitest';
import type { Dwelling } from '../../edge/presence/presence-events.ts';
import { denim, tagNumber } from '../fixtures/presence-shop.ts';
import { fob, openWithFob, shopThrough, staysOnDisk } from '../fixtures/presence-visit.ts';

describe('while people are in the shop', () => {
  test('zones count them, and offers hear how long those who agreed have stayed', async () => {
    const dwellings: Dwelling[] = [];
    const occupancy: { zoneId: string; people: number }[] = [];
    const shop = await openWithFob(
      { offers: true, path: false },
      {
        listeners: {
          onDwell: (dwelling) => dwellings.push(dwelling),
          onOccupancy: ({ zoneId, people }) => occupancy.push({ zoneId, people }),
        },
      },
    );
    const basket = tagNumber(2);
    shop.tags.set(basket, { kind: 'basket' });
    shop.place(fob, denim);
    shop.place(basket, denim);
    shop.pass(40);
    expect(shop.presence.floor()).toMatchObject({ inShop: 2, zones: [{ people: 0 }, { zoneId: 'denim', people: 2 }, { people: 0 }] });
    expect(occupancy.slice(0, 3)).toEqual([
      { zoneId: 'entrance', people: 0 },
      { zoneId: 'denim', people: 0 },
      { zoneId: 'coats', people: 0 },
    ]);
    expect(new Set(dwellings.map(({ shopperId, zoneId, enteredAt }) => `${shopperId} ${zoneId} ${enteredAt}`)).size).toBe(1);
    const seconds = dwellings.map((dwelling) => dwelling.seconds);
    expect(seconds.length).toBeGreaterThan(20);
    expect(seconds.every((one, nth) => nth === 0 || one > (seconds[nth - 1] ?? 0))).toBe(true);
    expect(seconds.at(-1)).toBeGreaterThan(35);
    expect(shop.presence.placeOf('shopper-1')?.zoneId).toBe('denim');
    shop.place(fob, undefined);
    shop.place(basket, undefined);
    shop.pass(20);
    expect(occupancy.at(-1)).toEqual({ zoneId: 'denim', people: 0 });
    shop.pass(60);
    expect(shop.presence.floor()).toMatchObject({ inShop: 0, people: [] });
  });

  test('a listener that throws is reported and stops nothing', async () => {
    const faults: unknown[] = [];
    const shop = await openWithFob(undefined, {
      listeners: {
        onFloor: () => {
          throw new Error('floor broke');
        },
        onMoved: () => {
          throw new Error('bus broke');
        },
        onFault: (fault) => faults.push(fault),
      },
    });
    await shopThrough(shop);
    expect(staysOnDisk(shop).map(({ zone }) => zone)).toEqual(['entrance', 'denim', 'coats']);
    expect(faults.map(String)).toContain('Error: bus broke');
  });

  test('explains a tag’s zone from the figures that decided it', async () => {
    const shop = await openWithFob();
    shop.place(fob, denim);
    shop.pass(30);
    const explanation = shop.presence.explain(shop.presence.floor().people[0]?.id ?? '');
    expect(explanation).toMatchObject({ method: 'grid', zoneId: 'denim', powerDbm: -59 });
    expect(explanation?.zones[0]?.zoneId).toBe('denim');
    expect(explanation?.margin).toBeGreaterThan(0.3);
    const [strongest, ...others] = explanation?.receivers ?? [];
    expect(['gateway-3', 'gateway-4', 'gateway-5', 'gateway-6']).toContain(strongest?.receiverId);
    expect(strongest?.likelihood).toBeGreaterThan(0.3);
    expect(others.every(({ rssiDbm }) => rssiDbm === null || rssiDbm <= (strongest?.rssiDbm ?? 0))).toBe(true);
    expect(shop.presence.explain(fob)).toBeUndefined();
    for (const secret of ['shopper-1', fob]) expect(JSON.stringify(explanation)).not.toContain(secret);
  });

  test('without a plan a tag is in the zone of the gateway that hears it best', async () => {
    const shop = await openWithFob(undefined, { plan: undefined });
    shop.place(fob, { xMetres: 3, yMetres: 2 });
    shop.pass(40);
    expect(shop.presence.placeOf('shopper-1')?.zoneId).toBe('gateway-1');
    shop.place(fob, { xMetres: 21, yMetres: 8 });
    shop.pass(40);
    expect(shop.presence.placeOf('shopper-1')?.zoneId).toBe('gateway-8');
    expect(shop.presence.floor().people).toEqual([]);
    expect(shop.presence.explain(shop.presence.placeOf('shopper-1')?.visitId ?? '')).toMatchObject({
      method: 'strongest-receiver',
      zoneId: 'gateway-8',
    });
  });
});
