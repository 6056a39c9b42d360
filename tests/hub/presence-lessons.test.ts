import { expect, test } from 'vitest';
import { coats, createTestRecords, denim, entrance, openTestShop, threeZonePlan, type TestShop } from '../fixtures/presence-shop.ts';
import { fob } from '../fixtures/presence-visit.ts';

function secondsLearnt({ db }: TestShop): readonly number[] {
  return db
    .sql<{ seconds: number }>('SELECT seconds FROM receiver_lessons ORDER BY receiver_id')
    .all()
    .map(({ seconds }) => seconds);
}

async function walkAbout(shop: TestShop): Promise<void> {
  shop.tags.set(fob, { kind: 'fob' });
  shop.walk(fob, entrance, coats, 30);
  shop.walk(fob, coats, denim, 20);
  shop.walk(fob, denim, entrance, 20);
  await shop.presence.stop();
}

test('what receivers taught survives a restart and goes on', async () => {
  const store = createTestRecords();
  const first = await openTestShop({ store });
  await walkAbout(first);
  const before = secondsLearnt(first);
  expect(before).toHaveLength(threeZonePlan.receivers.length);
  expect(before.every((seconds) => seconds > 5)).toBe(true);
  const second = await openTestShop({ store, clock: first.clock });
  await second.presence.stop();
  expect(secondsLearnt(second)).toEqual(before);
  await walkAbout(await openTestShop({ store, clock: first.clock }));
  expect(secondsLearnt(first).every((seconds, nth) => seconds > (before[nth] ?? 0))).toBe(true);
});

test('a receiver taken off the plan leaves nothing, one that was moved begins anew', async () => {
  const store = createTestRecords();
  await walkAbout(await openTestShop({ store }));
  const receivers = threeZonePlan.receivers
    .slice(0, -1)
    .map((receiver, nth) => (nth === 0 ? { ...receiver, at: { xMetres: 23, yMetres: 9 } } : receiver));
  const changed = await openTestShop({ store, plan: { ...threeZonePlan, receivers } });
  await changed.presence.stop();
  const [moved, ...others] = secondsLearnt(changed);
  expect(moved).toBe(0);
  expect(others).toHaveLength(receivers.length - 1);
  expect(others.every((seconds) => seconds > 0)).toBe(true);
});

test('a shop where nobody walked keeps nothing, and one without a plan has nothing to keep', async () => {
  const store = createTestRecords();
  const still = await openTestShop({ store });
  await still.presence.stop();
  await walkAbout(await openTestShop({ store, plan: undefined }));
  expect([still.count('receiver_lessons'), still.count('shop_lesson')]).toEqual([0, 0]);
});
