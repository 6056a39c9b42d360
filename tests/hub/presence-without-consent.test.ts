import { describe, expect, test } from 'vitest';
import { createGateways } from '../../edge/gateways/gateways.ts';
import { createTagKnowledge } from '../../edge/gateways/tag-knowledge.ts';
import type { VisitMove } from '../../edge/presence/presence-events.ts';
import { coats, createHandClock, createTestRecords, denim, openTestShop, tagNumber } from '../fixtures/presence-shop.ts';
import { fob, leave, openWithFob, settle, shopThrough, zoneTotals } from '../fixtures/presence-visit.ts';

describe('without consent', () => {
  test('a fob nobody linked leaves one more visit in the totals and no path', async () => {
    const shop = await openTestShop();
    shop.tags.set(fob, { kind: 'fob' });
    await shopThrough(shop);
    expect([shop.count('visits'), shop.count('stays'), shop.count('path_points')]).toEqual([0, 0, 0]);
    expect(zoneTotals(shop)).toMatchObject({ entrance: { visits: 1 }, denim: { visits: 1 }, coats: { visits: 1 } });
    expect(
      shop.db
        .sql<{ from: string; to: string }>(
          `SELECT from_zone_id AS "from", to_zone_id AS "to" FROM transition_hours WHERE from_zone_id <> '' AND to_zone_id <> '' ORDER BY 1`,
        )
        .all(),
    ).toEqual([
      // Where the visit turned round counts as a way from the zone to itself.
      { from: 'coats', to: 'coats' },
      { from: 'denim', to: 'coats' },
      { from: 'entrance', to: 'denim' },
    ]);
  });

  test('neither a basket nor a shopper who agreed to offers only is told to anyone as a visit that moves', async () => {
    const moves: VisitMove[] = [];
    const shop = await openWithFob({ offers: true, path: false }, { listeners: { onMoved: (move) => moves.push(move) } });
    shop.tags.set(tagNumber(2), { kind: 'basket' });
    shop.place(tagNumber(2), coats);
    await shopThrough(shop);
    await leave(shop, tagNumber(2));
    expect(moves).toEqual([]);
    expect(shop.count('path_points')).toBe(0);
    expect(zoneTotals(shop)['coats']?.visits).toBe(2);
  });

  test('staff are on the floor and in no figure', async () => {
    const shop = await openTestShop();
    shop.tags.set(fob, { kind: 'staff' });
    shop.place(fob, denim);
    shop.pass(60);
    const floor = shop.presence.floor();
    expect(floor.people.map(({ kind, zoneId }) => [kind, zoneId])).toEqual([['staff', 'denim']]);
    expect([floor.inShop, ...floor.zones.map(({ people }) => people)]).toEqual([0, 0, 0, 0]);
    await leave(shop);
    expect([shop.count('visit_hours'), shop.count('zone_hours')]).toEqual([0, 0]);
  });

  test('500 tags that are not the shop’s leave a number and nothing else, in memory or on disk', async () => {
    const shop = await openTestShop();
    for (let nth = 100; nth < 600; nth += 1) shop.place(tagNumber(nth), denim);
    shop.pass(20);
    expect(shop.presence.floor().inShop).toBe(0);
    expect(shop.presence.explain(tagNumber(100))).toBeUndefined();
    const others = shop.accepting.takeOthers();
    expect(others).toBeGreaterThan(10_000);
    expect(shop.accepting.takeOthers()).toBe(0);
    expect([shop.count('visits'), shop.count('visit_hours'), shop.count('zone_hours')]).toEqual([0, 0, 0]);
  });

  test('gateways write one number a minute about unknown tags', async () => {
    const clock = createHandClock();
    const { records, db } = createTestRecords();
    let hear: ((body: never, params: never) => void) | undefined;
    const deaf = () => () => undefined;
    const gateways = createGateways({
      foreign: { onHeard: () => undefined },
      knowledge: await createTagKnowledge({ records, clock }),
      clock,
      records,
      findTag: () => undefined,
      onBatch: () => undefined,
      onFault: (fault) => {
        throw fault;
      },
      bus: {
        on: (_, listener) => {
          hear = (body, params) => listener(body, params);
          return () => undefined;
        },
        record: deaf,
        publish: () => Promise.resolve(),
        isOnline: () => true,
        onOnline: deaf,
        close: () => Promise.resolve(),
      },
    });
    const batch = { at: clock.now(), sequence: 0, others: 7, sightings: [{ tag: fob, rssiDbm: -60, agoMs: 10 }] };
    Reflect.apply(hear ?? deaf, undefined, [batch, { gatewayId: 'gateway-1' }]);
    clock.advance(60_000);
    await settle();
    Reflect.apply(hear ?? deaf, undefined, [{ ...batch, at: clock.now(), sequence: 1 }, { gatewayId: 'gateway-1' }]);
    await gateways.stop();
    expect(db.sql<{ others: number }>('SELECT SUM(others) AS others FROM unknown_tag_hours').get()).toEqual({ others: 16 });
    expect(JSON.stringify(db.sql('SELECT * FROM unknown_tag_hours').all())).not.toContain('ib-');
  });
});
