import { describe, expect, test } from 'vitest';
import type { FloorPlan } from '#shared/domain/floor-plan.ts';
import { heatGridOf } from '#shared/domain/heat-grid.ts';
import type { Records } from '../../edge/database/define.ts';
import { readHeatTotals } from '../../edge/insights/heat-records.ts';
import type { FinalVisit } from '../../edge/presence/presence-events.ts';
import { coats, createTestRecords, denim, entrance, openTestShop, threeZonePlan, type TestShop } from '../fixtures/presence-shop.ts';
import { fob, leave, openWithFob, shopThrough } from '../fixtures/presence-visit.ts';

const dayMs = 24 * 3_600_000;
const grid = heatGridOf(threeZonePlan);

function heatOf({ db, clock }: TestShop) {
  return readHeatTotals.read(db, { from: clock.now() - dayMs, to: clock.now() + dayMs, grid });
}

const sum = (cells: Float64Array): number => cells.reduce((total, amount) => total + amount, 0);

/** Seconds within three metres of a point. */
function secondsNear(shop: TestShop, { xMetres, yMetres }: { xMetres: number; yMetres: number }): number {
  return [...heatOf(shop).seconds.entries()].reduce((total, [cell, seconds]) => {
    const x = ((cell % grid.columns) + 0.5) * grid.cellMetres;
    const y = (Math.floor(cell / grid.columns) + 0.5) * grid.cellMetres;
    return Math.hypot(x - xMetres, y - yMetres) < 3 ? total + seconds : total;
  }, 0);
}

/** Every text and number of every table, to search for what must not be there. */
function everythingIn({ db }: TestShop): string {
  const tables = db.sql<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  return JSON.stringify(tables.map(({ name }) => [name, db.sql(`SELECT * FROM "${name}"`).all()]));
}

describe('a visit that is over', () => {
  test('leaves its seconds on the floor where it stood, with or without consent', async () => {
    for (const consents of [undefined, { offers: false, path: true }]) {
      const shop = consents === undefined ? await openTestShop() : await openWithFob(consents);
      if (consents === undefined) shop.tags.set(fob, { kind: 'fob' });
      await shopThrough(shop);
      const { seconds, visits, otherHours } = heatOf(shop);
      // Forty seconds at the door, a minute at the jeans, fifty seconds at the coats, eight and eight on the way.
      expect(sum(seconds)).toBeGreaterThan(150);
      expect(sum(seconds)).toBeLessThan(172);
      expect(Math.max(...visits)).toBe(1);
      expect(otherHours).toBe(0);
      expect(secondsNear(shop, denim)).toBeGreaterThan(40);
      expect(secondsNear(shop, coats)).toBeGreaterThan(30);
    }
  });

  test('is nowhere in the database by its tag or its id', async () => {
    const ids: string[] = [];
    const shop = await openTestShop({ listeners: { onOpened: ({ visitId }) => void ids.push(visitId) } });
    shop.tags.set(fob, { kind: 'fob' });
    await shopThrough(shop);
    const everything = everythingIn(shop);
    expect(everything).toContain('"denim"');
    expect(ids).toHaveLength(1);
    for (const secret of [fob, ...ids]) expect(everything).not.toContain(secret);
  });

  test('is told to the join with the tills without id, tag and shopper', async () => {
    const finals: FinalVisit[] = [];
    const plan: FloorPlan = {
      ...threeZonePlan,
      zones: threeZonePlan.zones.map((zone) => (zone.id === 'coats' ? { ...zone, purpose: 'till' } : zone)),
    };
    const shop = await openTestShop({ plan, listeners: { onFinal: (visit) => finals.push(visit) } });
    shop.tags.set(fob, { kind: 'fob' });
    await shopThrough(shop);
    expect(Object.keys(finals[0] ?? {}).toSorted()).toEqual(['closedAt', 'openedAt', 'stays', 'tillPoints']);
    expect(finals[0]?.stays.map(({ zoneId }) => zoneId)).toEqual(['entrance', 'denim', 'coats']);
    const points = finals[0]?.tillPoints ?? [];
    expect(points.length).toBeGreaterThan(30);
    expect(Math.min(...points.map(({ xMetres }) => xMetres))).toBeGreaterThan(12);
  });

  test('of staff, or of someone who only passed the door, leaves nothing', async () => {
    const finals: FinalVisit[] = [];
    const shop = await openTestShop({ listeners: { onFinal: (visit) => finals.push(visit) } });
    shop.tags.set(fob, { kind: 'staff' });
    await shopThrough(shop);
    shop.tags.set(fob, { kind: 'fob' });
    shop.place(fob, entrance);
    shop.pass(20);
    await leave(shop);
    expect([sum(heatOf(shop).seconds), shop.count('heat_hours'), shop.count('dwell_hours'), finals.length]).toEqual([0, 0, 0, 0]);
  });

  test('counts once, also when the answer of its write is lost and it is written again', async () => {
    const store = createTestRecords();
    let lost = 0;
    const records: Records = {
      read: store.records.read,
      async write(definition, input) {
        const answered = await store.records.write(definition, input);
        if (definition.name !== 'presence.countAnonymousVisit' || lost > 0) return answered;
        lost += 1;
        throw new Error('the answer got lost');
      },
    };
    const faults: unknown[] = [];
    const shop = await openTestShop({ store: { ...store, records }, listeners: { onFault: (fault) => faults.push(fault) } });
    shop.tags.set(fob, { kind: 'fob' });
    await shopThrough(shop);
    shop.clock.advance(5_000);
    await leave(shop);
    expect([faults.length, shop.count('counted_once')]).toEqual([1, 1]);
    expect(shop.db.sql<{ visits: number }>('SELECT SUM(visits) AS visits FROM visit_hours').get()?.visits).toBe(1);
  });
});
