import { describe, expect, test } from 'vitest';
import { createHandClock, createTestRecords, denim, openingTime, openTestShop, type TestShop } from '../fixtures/presence-shop.ts';
import { fob, leave, openWithFob, settle, shopThrough, staysOnDisk, visitsOnDisk, zoneTotals } from '../fixtures/presence-visit.ts';

describe('trouble', () => {
  test('batches twice, late and out of order, and a gateway an hour off, change nothing', async () => {
    const late: { gatewayId: string; batch: Parameters<TestShop['accepting']['accept']>[1] }[] = [];
    const shop = await openWithFob(undefined, {
      onTheWay(gatewayId, batch) {
        if (gatewayId === 'gateway-3') return [{ ...batch, at: batch.at - 3_600_000 }];
        if (gatewayId !== 'gateway-5') return [batch, batch];
        const before = late.splice(0).map((one) => one.batch);
        if (batch.sequence % 3 === 0) late.push({ gatewayId, batch });
        return batch.sequence % 3 === 0 ? before : [batch, ...before, batch];
      },
    });
    await shopThrough(shop);
    expect(staysOnDisk(shop).map(({ zone }) => zone)).toEqual(['entrance', 'denim', 'coats']);
    expect(shop.accepting.refusals.repeatedBatches).toBeGreaterThan(500);
    expect(shop.accepting.refusals.clockJumps).toBe(0);
    expect(zoneTotals(shop)['denim']?.visits).toBe(1);
  });

  test('setting the hub’s clock by an hour neither ends a visit nor stretches it', async () => {
    const shop = await openWithFob();
    shop.place(fob, denim);
    shop.pass(60);
    shop.clock.setWall(shop.clock.now() + 3_600_000);
    shop.pass(60);
    shop.clock.setWall(shop.clock.now() - 7_200_000);
    shop.pass(60);
    await leave(shop);
    const visits = visitsOnDisk(shop);
    expect(visits).toHaveLength(1);
    const seconds = ((visits[0]?.closed ?? 0) - (visits[0]?.opened ?? 0)) / 1000;
    expect(seconds).toBeGreaterThan(175);
    expect(seconds).toBeLessThan(182);
  });

  test('a hub that stopped in the middle closes the visit at the last moment it knew of, and counts it once', async () => {
    const store = createTestRecords();
    const first = await openWithFob(undefined, { store });
    first.place(fob, denim);
    first.pass(100);
    await settle();
    const lastKnown = store.db.sql<{ at: number }>('SELECT MAX(at) AS at FROM path_points').get()?.at ?? 0;
    expect(lastKnown).toBeGreaterThan(openingTime + 85_000);
    // The first hub's own clock stands still from here on: it was unplugged.
    const clock = createHandClock(openingTime + 3_600_000);
    for (let start = 0; start < 2; start += 1) {
      const next = await openTestShop({ store, clock });
      expect(visitsOnDisk(next)).toEqual([{ opened: expect.any(Number), closed: lastKnown, shopper: 'shopper-1' }]);
      expect(staysOnDisk(next)).toEqual([{ zone: 'denim', entered: expect.any(Number), left: lastKnown }]);
      expect(zoneTotals(next)['denim']).toEqual({ visits: 1, seconds: expect.any(Number) });
    }
  });

  test('a database that fails for a moment loses no kept visit', async () => {
    const store = createTestRecords();
    let failures = 3;
    const flaky = {
      ...store,
      records: {
        ...store.records,
        write: (async (definition, input) => {
          if (failures > 0) {
            failures -= 1;
            throw new Error('disk is busy');
          }
          return store.records.write(definition, input);
        }) satisfies typeof store.records.write,
      },
    };
    const faults: unknown[] = [];
    const shop = await openTestShop({ store: flaky, listeners: { onFault: (fault) => faults.push(fault) } });
    shop.join('shopper-1', { offers: false, path: true });
    shop.tags.set(fob, { kind: 'fob', shopperId: 'shopper-1' });
    shop.place(fob, denim);
    for (let minute = 0; minute < 12; minute += 1) {
      shop.pass(10);
      await settle();
    }
    await leave(shop);
    shop.pass(10);
    await settle();
    expect(faults).toHaveLength(3);
    const [visit] = visitsOnDisk(shop);
    const stays = staysOnDisk(shop);
    expect(stays).toEqual([{ zone: 'denim', entered: visit?.opened, left: visit?.closed }]);
  });
});
