import { expect, test } from 'vitest';
import { insertOrder, listOrderRecords, listWaitingOrders, setOrderState } from '../../edge/orders/order-records.ts';
import { createTestRecords, openingTime } from '../fixtures/presence-shop.ts';

const hourMs = 3_600_000;

test('an order placed now is listed however many were finished before it', async () => {
  const { records } = createTestRecords();
  const place = (nth: number, now: number) =>
    records.write(insertOrder, {
      eventId: `kiosk-1.order-${nth}`,
      orderId: `o-${nth}`,
      now,
      businessDay: '2026-11-22',
      kioskId: 'kiosk-1',
      placedBy: 'kiosk-1',
      totalCents: 100,
      lines: '[]',
    });
  for (let nth = 0; nth < 350; nth += 1) {
    const now = openingTime + nth * 60_000;
    await place(nth, now);
    await records.write(setOrderState, { orderId: `o-${nth}`, state: 'collected', now: now + hourMs, by: { who: 'Ines', at: now } });
  }
  const now = openingTime + 6 * hourMs;
  await place(350, now);
  const listed = await records.read(listOrderRecords, now - 12 * hourMs);
  expect(listed.at(-1)?.order_id).toBe('o-350');
  expect(listed.filter(({ state }) => state === 'collected')).toHaveLength(300);
  expect(await records.read(listWaitingOrders, null)).toEqual([{ number: expect.any(String), placedAt: now }]);
  // What was finished before the time asked for is left out, and what is open never is.
  expect((await records.read(listOrderRecords, now + 24 * hourMs)).map(({ order_id }) => order_id)).toEqual(['o-350']);
});

test('an order goes backwards with a reason only, which the journal keeps', async () => {
  const { records, db } = createTestRecords();
  const by = { who: 'Camille', at: openingTime };
  const { order } = await records.write(insertOrder, {
    eventId: 'kiosk-1.order-1',
    orderId: 'o-1',
    now: openingTime,
    businessDay: '2026-11-22',
    kioskId: null,
    placedBy: 'ines',
    totalCents: 100,
    lines: '[]',
  });
  const move = (state: 'collected' | 'ready', reason?: string) =>
    records.write(setOrderState, { orderId: 'o-1', state, reason, now: openingTime, by });
  await move('collected');
  await expect(move('ready')).rejects.toMatchObject({ status: 409, code: 'order-backwards' });
  expect(await move('ready', 'handed to another shopper')).toMatchObject({ state: 'ready' });
  expect(db.sql('SELECT what, subject, before, after FROM journal ORDER BY sequence DESC LIMIT 1').get()).toEqual({
    what: 'order put right',
    subject: order.number,
    before: '{"state":"collected"}',
    after: '{"state":"ready","reason":"handed to another shopper"}',
  });
});
