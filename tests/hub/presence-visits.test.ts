import { describe, expect, test } from 'vitest';
import type { VisitMove } from '../../edge/presence/presence-events.ts';
import { coats, denim, entrance, openingTime, openTestShop } from '../fixtures/presence-shop.ts';
import { fob, leave, openWithFob, settle, shopThrough, staysOnDisk, visitsOnDisk, zoneTotals } from '../fixtures/presence-visit.ts';

describe('someone who agreed to have their path kept', () => {
  test('has one visit with their zones in walking order, whose dwell adds up to its length', async () => {
    const shop = await openWithFob();
    await shopThrough(shop);
    const [visit] = visitsOnDisk(shop);
    const stays = staysOnDisk(shop);
    expect(shop.count('visits')).toBe(1);
    expect(stays.map(({ zone }) => zone)).toEqual(['entrance', 'denim', 'coats']);
    const dwell = stays.reduce((sum, { entered, left }) => sum + left - entered, 0);
    expect(dwell).toBe((visit?.closed ?? 0) - (visit?.opened ?? 0));
    expect(visit?.shopper).toBe('shopper-1');
    // 166 s in the shop: opened with the first sighting, closed with the last and not when silence proved it.
    expect(dwell / 1000).toBeGreaterThan(160);
    expect(dwell / 1000).toBeLessThan(168);
    const [, atDenim] = stays;
    expect(((atDenim?.left ?? 0) - (atDenim?.entered ?? 0)) / 1000).toBeGreaterThan(55);
    expect(((atDenim?.left ?? 0) - (atDenim?.entered ?? 0)) / 1000).toBeLessThan(81);
    expect(zoneTotals(shop)).toMatchObject({ entrance: { visits: 1 }, denim: { visits: 1 }, coats: { visits: 1 } });
  });

  test('has a path of a point every two seconds or half a metre, within reach of where they were', async () => {
    const shop = await openWithFob();
    await shopThrough(shop);
    const points = shop.db
      .sql<{ at: number; x: number; y: number; radius: number }>(
        'SELECT at, x_metres AS x, y_metres AS y, radius_metres AS radius FROM path_points ORDER BY at',
      )
      .all();
    expect(points.length).toBeGreaterThan(70);
    const gaps = points.slice(1).map(({ at }, nth) => at - (points[nth]?.at ?? 0));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(3000);
    const atDenim = points.filter(({ at }) => at > openingTime + 60_000 && at < openingTime + 95_000);
    expect(atDenim.length).toBeGreaterThan(10);
    for (const { x, y } of atDenim) expect(Math.hypot(x - denim.xMetres, y - denim.yMetres)).toBeLessThan(3);
    const [visit] = visitsOnDisk(shop);
    expect(points.every(({ at }) => at >= (visit?.opened ?? 0) && at <= (visit?.closed ?? 0))).toBe(true);
  });

  test('moves are told in walking order, each once, and the last says that they left', async () => {
    const moves: VisitMove[] = [];
    const shop = await openWithFob({ offers: false, path: true }, { listeners: { onMoved: (move) => moves.push(move) } });
    await shopThrough(shop);
    expect(moves.map(({ fromZoneId, zoneId }) => [fromZoneId, zoneId])).toEqual([
      [null, 'entrance'],
      ['entrance', 'denim'],
      ['denim', 'coats'],
      ['coats', null],
    ]);
    expect(new Set(moves.map(({ id }) => id)).size).toBe(4);
    expect(moves.every(({ at }, nth) => nth === 0 || at >= (moves[nth - 1]?.at ?? 0))).toBe(true);
  });

  test('stepping into the jeans for four seconds has not visited the jeans', async () => {
    const shop = await openWithFob();
    shop.place(fob, entrance);
    shop.pass(40);
    shop.walk(fob, { xMetres: 7, yMetres: 5 }, { xMetres: 9, yMetres: 5 }, 2);
    shop.walk(fob, { xMetres: 9, yMetres: 5 }, entrance, 3);
    shop.pass(40);
    await leave(shop);
    expect(staysOnDisk(shop).map(({ zone }) => zone)).toEqual(['entrance']);
    expect(zoneTotals(shop)['denim']).toBeUndefined();
  });

  test('withdrawing in the middle leaves nothing of this visit but its totals', async () => {
    const shop = await openWithFob();
    shop.place(fob, entrance);
    shop.pass(60);
    await settle();
    expect(shop.count('path_points')).toBeGreaterThan(10);
    shop.agree('shopper-1', { offers: false, path: false });
    await settle();
    expect([shop.count('visits'), shop.count('stays'), shop.count('path_points')]).toEqual([0, 0, 0]);
    shop.pass(60);
    await leave(shop);
    expect([shop.count('visits'), shop.count('stays'), shop.count('path_points')]).toEqual([0, 0, 0]);
    expect(zoneTotals(shop)['entrance']?.visits).toBe(1);
  });

  test('agreeing in the middle keeps nothing from before', async () => {
    const shop = await openWithFob({ offers: false, path: false });
    shop.place(fob, entrance);
    shop.pass(60);
    shop.agree('shopper-1', { offers: false, path: true });
    const agreedAt = shop.clock.now();
    shop.pass(60);
    await leave(shop);
    const [visit] = visitsOnDisk(shop);
    expect(visit?.opened).toBeGreaterThanOrEqual(agreedAt);
    expect(staysOnDisk(shop).every(({ entered }) => entered >= agreedAt)).toBe(true);
    const first = shop.db.sql<{ at: number }>('SELECT MIN(at) AS at FROM path_points').get();
    expect(first?.at).toBeGreaterThanOrEqual(agreedAt);
    expect(zoneTotals(shop)['entrance']?.seconds).toBeGreaterThan(110);
  });

  test('a piece on its way to disk when consent is withdrawn there is not written', async () => {
    const shop = await openWithFob();
    shop.place(fob, entrance);
    shop.pass(33);
    shop.db.sql(`UPDATE consents SET withdrawn_at = ? WHERE shopper_id = 'shopper-1'`).run(shop.clock.now());
    shop.pass(20);
    await settle();
    expect(shop.count('path_points')).toBe(0);
  });

  test('handing the fob back ends their visit; who takes it next has one of their own', async () => {
    const shop = await openWithFob();
    shop.join('shopper-2', { offers: false, path: true });
    shop.place(fob, entrance);
    shop.pass(50);
    shop.tags.set(fob, { kind: 'fob' });
    shop.pass(2);
    shop.tags.set(fob, { kind: 'fob', shopperId: 'shopper-2' });
    shop.pass(50);
    await leave(shop);
    const visits = visitsOnDisk(shop);
    expect(visits.map(({ shopper }) => shopper)).toEqual(['shopper-1', 'shopper-2']);
    expect(visits[0]?.closed).toBeLessThanOrEqual(visits[1]?.opened ?? 0);
  });
});

describe('what is not a visit', () => {
  test('someone who passes the door for 20 s', async () => {
    const shop = await openWithFob();
    shop.place(fob, entrance);
    shop.pass(20);
    await leave(shop);
    expect([shop.count('visits'), shop.count('visit_hours'), shop.count('zone_hours')]).toEqual([0, 0, 0]);
  });

  test('a basket back on its pile, until someone takes it', async () => {
    const shop = await openTestShop();
    shop.tags.set(fob, { kind: 'basket' });
    shop.place(fob, entrance);
    shop.pass(640);
    expect(shop.presence.floor().inShop).toBe(0);
    shop.pass(600);
    await settle();
    expect(shop.count('visit_hours')).toBe(0);
    shop.walk(fob, entrance, coats, 16);
    shop.pass(40);
    expect(shop.presence.floor().inShop).toBe(1);
    await leave(shop);
    expect(zoneTotals(shop)['coats']?.visits).toBe(1);
    expect(shop.db.sql<{ visits: number }>('SELECT SUM(visits) AS visits FROM visit_hours').get()).toEqual({ visits: 1 });
  }, 120_000);
});
