import { describe, expect, test } from 'vitest';
import { createGateways } from '../../edge/gateways/gateways.ts';
import { createTagKnowledge } from '../../edge/gateways/tag-knowledge.ts';
import type { Dwelling, VisitMove } from '../../edge/presence/presence-events.ts';
import {
  coats,
  createHandClock,
  createTestRecords,
  denim,
  entrance,
  openingTime,
  openTestShop,
  tagNumber,
  type TestShop,
} from '../fixtures/presence-shop.ts';

const fob = tagNumber(1);

interface StayRow {
  zone: string;
  entered: number;
  left: number;
}

function staysOnDisk({ db }: TestShop): StayRow[] {
  return db.sql<StayRow>('SELECT zone_id AS zone, entered_at AS entered, left_at AS "left" FROM stays ORDER BY visit_id, seq').all();
}

function visitsOnDisk({ db }: TestShop): { opened: number; closed: number; shopper: string | null }[] {
  return db
    .sql<{ opened: number; closed: number; shopper: string | null }>(
      'SELECT opened_at AS opened, closed_at AS closed, shopper_id AS shopper FROM visits ORDER BY opened_at',
    )
    .all();
}

function zoneTotals({ db }: TestShop): Record<string, { visits: number; seconds: number }> {
  const rows = db.sql<{ zone: string; visits: number; seconds: number }>(
    'SELECT zone_id AS zone, SUM(visits) AS visits, SUM(dwell_seconds) AS seconds FROM zone_hours GROUP BY zone_id',
  );
  return Object.fromEntries(rows.all().map(({ zone, visits, seconds }) => [zone, { visits, seconds: Math.round(seconds) }]));
}

/** Forty seconds at the door, a minute at the jeans, fifty seconds at the coats, and out. */
async function shopThrough(shop: TestShop, tagKey: string = fob): Promise<void> {
  shop.place(tagKey, entrance);
  shop.pass(40);
  shop.walk(tagKey, entrance, denim, 8);
  shop.pass(60);
  shop.walk(tagKey, denim, coats, 8);
  shop.pass(50);
  await leave(shop, tagKey);
}

async function leave(shop: TestShop, tagKey: string = fob): Promise<void> {
  shop.place(tagKey, undefined);
  shop.pass(70);
  await settle();
}

/** Lets what was queued reach the database. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) await Promise.resolve();
}

async function openWithFob(consents = { offers: false, path: true }, parts: Parameters<typeof openTestShop>[0] = {}): Promise<TestShop> {
  const shop = await openTestShop(parts);
  shop.join('shopper-1', consents);
  shop.tags.set(fob, { kind: 'fob', shopperId: 'shopper-1' });
  return shop;
}

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

  test('crossing the jeans in four seconds has not visited the jeans', async () => {
    const shop = await openWithFob();
    shop.place(fob, entrance);
    shop.pass(40);
    shop.walk(fob, { xMetres: 7.5, yMetres: 5 }, { xMetres: 16.5, yMetres: 5 }, 4);
    shop.place(fob, coats);
    shop.pass(40);
    await leave(shop);
    expect(staysOnDisk(shop).map(({ zone }) => zone)).toEqual(['entrance', 'coats']);
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
    shop.pass(1200);
    await settle();
    expect(shop.count('visit_hours')).toBe(0);
    shop.walk(fob, entrance, coats, 16);
    shop.pass(40);
    expect(shop.presence.floor().inShop).toBe(1);
    await leave(shop);
    expect(zoneTotals(shop)['coats']?.visits).toBe(1);
    expect(shop.db.sql<{ visits: number }>('SELECT SUM(visits) AS visits FROM visit_hours').get()).toEqual({ visits: 1 });
  });
});

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
    const explanation = shop.presence.explain(fob);
    expect(explanation).toMatchObject({ method: 'grid', zoneId: 'denim', powerDbm: -59 });
    expect(explanation?.zones[0]?.zoneId).toBe('denim');
    expect(explanation?.margin).toBeGreaterThan(0.3);
    const [strongest, ...others] = explanation?.receivers ?? [];
    expect(['gateway-3', 'gateway-4', 'gateway-5', 'gateway-6']).toContain(strongest?.receiverId);
    expect(strongest?.likelihood).toBeGreaterThan(0.3);
    expect(others.every(({ rssiDbm }) => rssiDbm <= (strongest?.rssiDbm ?? 0))).toBe(true);
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
    expect(shop.presence.explain(fob)).toMatchObject({ method: 'strongest-receiver', zoneId: 'gateway-8' });
  });
});

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
    const clock = createHandClock();
    const first = await openWithFob(undefined, { store, clock });
    first.place(fob, denim);
    first.pass(100);
    await settle();
    const lastKnown = store.db.sql<{ at: number }>('SELECT MAX(at) AS at FROM path_points').get()?.at ?? 0;
    expect(lastKnown).toBeGreaterThan(openingTime + 85_000);
    clock.advance(3_600_000);
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
