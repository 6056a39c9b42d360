import { describe, expect, test } from 'vitest';
import { metresBetween, type FloorPlan, type Point } from '#shared/domain/floor-plan.ts';
import { walkableGrid } from '#shared/domain/walkable-grid.ts';
import { isStraightWay } from '../../edge/presence/locate/floor-way.ts';
import { coats, denim, entrance, openTestShop, threeZonePlan, type TestShop } from '../fixtures/presence-shop.ts';
import { fob, leave, openWithFob, settle, zoneTotals } from '../fixtures/presence-visit.ts';

const place = (xMetres: number, yMetres: number): Point => ({ xMetres, yMetres });
/** The jeans and the coats are parted by a wall with a door at the bottom. */
const parted: FloorPlan = { ...threeZonePlan, walls: [{ from: place(16, 0), to: place(16, 8) }] };
const grid = walkableGrid(parted);

function pathOnDisk({ db }: TestShop): { at: number; place: Point }[] {
  return db
    .sql<{ at: number; x: number; y: number }>('SELECT at, x_metres AS x, y_metres AS y FROM path_points ORDER BY at')
    .all()
    .map(({ at, x, y }) => ({ at, place: place(x, y) }));
}

/** Around the wall and back again, for nearly two minutes. */
function walkAround(shop: TestShop): void {
  const turns = [place(13, 3), place(15, 9), place(17, 9), place(19, 3)];
  const there = [...turns, ...turns.toReversed()];
  there.forEach((to, nth) => shop.walk(fob, there[nth - 1] ?? to, to, 8));
  shop.walk(fob, place(13, 3), entrance, 30);
}

describe('the path that is kept', () => {
  test('leads around a wall and never through it, and was drawn anew before the visit ended', async () => {
    const shop = await openWithFob({ offers: false, path: true }, { plan: parted });
    walkAround(shop);
    await settle();
    const meanwhile = pathOnDisk(shop).filter(({ at }) => at < (pathOnDisk(shop)[0]?.at ?? 0) + 40_000);
    await leave(shop);
    const path = pathOnDisk(shop);
    expect(path.length).toBeGreaterThan(45);
    expect(path.filter(({ place: at }) => at.xMetres > 17).length).toBeGreaterThan(5);
    path.forEach(({ at, place: here }, nth) => {
      const last = path[nth - 1];
      if (last === undefined) return;
      expect(isStraightWay(grid, last.place, here)).toBe(true);
      expect(at).toBeGreaterThan(last.at);
    });
    expect(meanwhile.length).toBeGreaterThan(10);
    expect(path.slice(0, meanwhile.length)).toEqual(meanwhile);
  });

  test('stays as it was said at the time when the hub stops before it is drawn anew', async () => {
    const shop = await openWithFob();
    shop.walk(fob, entrance, coats, 45);
    await shop.presence.stop();
    const path = pathOnDisk(shop);
    expect(path.length).toBeGreaterThan(15);
    expect(Math.max(...path.map(({ place: at }) => at.xMetres))).toBeGreaterThan(entrance.xMetres + 8);
  });

  test('leaves nothing when its consent ends while it waits to be drawn anew', async () => {
    const shop = await openWithFob();
    shop.place(fob, denim);
    shop.pass(75);
    // Silent for long enough: the rest of its path waits.
    shop.place(fob, undefined);
    shop.pass(14);
    shop.agree('shopper-1', { offers: false, path: false });
    shop.pass(320);
    await settle();
    expect([shop.count('path_points'), shop.count('visits')]).toEqual([0, 0]);
    expect(zoneTotals(shop)['denim']?.visits).toBe(1);
  });
});

describe('a visit of less than half a minute', () => {
  test('counts when someone went through the shop: to the coats and out again in 26 s', async () => {
    const shop = await openWithFob();
    shop.walk(fob, entrance, coats, 13);
    shop.walk(fob, coats, entrance, 13);
    await leave(shop);
    expect([shop.count('visits'), shop.db.sql<{ visits: number }>('SELECT SUM(visits) AS visits FROM visit_hours').get()]).toEqual([
      1,
      { visits: 1 },
    ]);
    expect(Math.max(...pathOnDisk(shop).map(({ place: at }) => metresBetween(entrance, at)))).toBeGreaterThan(8);
  });

  test('does not when a basket was only put two metres further', async () => {
    const shop = await openTestShop();
    shop.tags.set(fob, { kind: 'basket' });
    shop.walk(fob, entrance, place(entrance.xMetres + 2, entrance.yMetres), 22);
    await leave(shop);
    expect(shop.count('visit_hours')).toBe(0);
  });
});
