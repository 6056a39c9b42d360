import { expect, test } from 'vitest';
import { readZones } from '#shared/contract/insights.ts';
import type { TransactionBody } from '#shared/contract/sales.ts';
import { createTicketJoin } from '../../edge/insights/ticket-join.ts';
import { storeTransaction } from '../../edge/sales/sale-records.ts';
import { hour, openInsightShop } from '../fixtures/insight-shop.ts';

const hourMs = 3_600_000;
const window = { from: hour, to: hour + 2 * hourMs };
const zoneOf = new Map([
  ['jeans', 'denim'],
  ['coat', 'coats'],
]);

/** A shop that sells jeans in the denim zone and a coat among the coats, at one till. */
function openSellingShop() {
  const shop = openInsightShop();
  const faults: unknown[] = [];
  const join = createTicketJoin({
    records: shop.records,
    clock: shop.clock,
    placeOfTill: (tillId) => (tillId === 'till-1' ? { zoneId: 'tills', place: undefined } : undefined),
    onFault: (fault) => faults.push(fault),
  });
  let sequence = 0;
  async function sell(at: number, sku: string, change: Partial<TransactionBody> = {}): Promise<TransactionBody> {
    sequence += 1;
    const body: TransactionBody = {
      id: `ticket-${sequence}-of-test`,
      at,
      businessDay: '2026-11-25',
      sequence,
      kind: 'sale',
      currency: 'EUR',
      totalCents: 5000,
      lines: [{ sku, quantity: 1, amountCents: 5000 }],
      ...change,
    };
    const zoneIds = body.lines.flatMap(({ sku: sold, quantity }) => (quantity > 0 ? (zoneOf.get(sold) ?? []) : []));
    await shop.records.write(storeTransaction, { tillId: 'till-1', body, hour: 10, zoneIds, receivedAt: at });
    join.takeSale('till-1', body, zoneIds);
    return body;
  }
  async function visit(openedAt: number, walk: readonly (readonly [string, number])[]): Promise<number> {
    const { closedAt, stays } = await shop.count(openedAt, walk);
    join.takeVisit({ closedAt, stays, tillPoints: [] });
    return closedAt;
  }
  return { ...shop, join, sell, visit, faults };
}

const buyingWalk = [
  ['denim', 100],
  ['coats', 50],
  ['tills', 40],
] as const;

test('visits that bought a piece of a zone they touched are that zone’s conversion', async () => {
  const { ask, join, sell, visit, faults } = openSellingShop();
  for (let nth = 0; nth < 10; nth += 1) {
    const closedAt = await visit(hour + nth * 300_000, buyingWalk);
    if (nth < 6) await sell(closedAt - 5_000, 'jeans');
  }
  await join.stop();
  const { zones, join: joined } = await ask(readZones, window);
  expect(joined).toMatchObject({ tickets: { value: 6 }, matched: { value: 1, n: 6 }, ambiguous: { value: 0 }, unmatched: { value: 0 } });
  expect(zones.find(({ zoneId }) => zoneId === 'denim')).toMatchObject({ tickets: { value: 6 }, conversion: { value: 0.6, n: 10 } });
  expect(zones.find(({ zoneId }) => zoneId === 'coats')).toMatchObject({ tickets: { value: 0 }, conversion: { value: 0, n: 10 } });
  expect(faults).toEqual([]);
});

test('tickets of people without a tag are unmatched, and those two visits fit are ambiguous', async () => {
  const { ask, join, sell, visit } = openSellingShop();
  await sell(hour + 2_000_000, 'jeans');
  const closedAt = await visit(hour, buyingWalk);
  await visit(hour + 1_000, buyingWalk);
  await sell(closedAt - 5_000, 'jeans');
  await join.stop();
  const { join: joined } = await ask(readZones, window);
  expect(joined).toMatchObject({ matched: { value: 0 }, ambiguous: { value: 0.5 }, unmatched: { value: 0.5 } });
});

test('a ticket waits an hour for its visit to end, then it is settled', async () => {
  const { ask, sell, visit, clock } = openSellingShop();
  const matched = async (): Promise<number | null> => (await ask(readZones, { from: hour, to: hour + 6 * hourMs })).join.matched.value;
  const at = clock.now();
  await sell(at, 'jeans');
  clock.advance(50 * 60_000);
  await visit(at - 150_000, buyingWalk);
  expect(await matched()).toBe(0);
  clock.advance(12 * 60_000);
  await expect.poll(matched).toBe(1);
});

test('a visit that never met a ticket is forgotten, and later tickets don’t find it', async () => {
  const { ask, join, sell, visit, clock } = openSellingShop();
  const closedAt = await visit(clock.now() - 190_000, buyingWalk);
  clock.advance(2 * hourMs);
  await sell(closedAt - 5_000, 'jeans');
  await join.stop();
  expect((await ask(readZones, { from: hour, to: hour + 6 * hourMs })).join.matched.value).toBe(0);
});

test('returns, voids and voided sales are no tickets', async () => {
  const { ask, sell } = openSellingShop();
  const sale = await sell(hour, 'jeans');
  await sell(hour, 'jeans', { kind: 'return', totalCents: -5000, lines: [{ sku: 'jeans', quantity: -1, amountCents: -5000 }] });
  await sell(hour, 'coat');
  expect((await ask(readZones, window)).join.tickets.value).toBe(2);
  await sell(hour + 1000, 'jeans', {
    kind: 'void',
    lines: [],
    totalCents: 0,
    voids: { businessDay: sale.businessDay, sequence: sale.sequence },
  });
  // This void is there before its sale.
  await sell(hour + 2000, 'jeans', { kind: 'void', lines: [], totalCents: 0, voids: { businessDay: sale.businessDay, sequence: 6 } });
  await sell(hour + 3000, 'jeans');
  const { join, zones } = await ask(readZones, window);
  expect(join.tickets.value).toBe(1);
  expect(zones.map(({ tickets }) => tickets.value)).toEqual([0, 0, 1, 0, 0]);
});

test('a repeated write counts its tickets once', async () => {
  const { ask, records, sell, visit, join } = openSellingShop();
  const closedAt = await visit(hour, buyingWalk);
  await sell(closedAt - 5_000, 'jeans');
  const { write } = records;
  let fails = true;
  const twice = createTicketJoin({
    records: {
      write: async (definition, input) => {
        const answered = await write(definition, input);
        // The answer is lost on its way: the write is asked for again.
        if (fails) {
          fails = false;
          throw new Error('lost');
        }
        return answered;
      },
    },
    clock: { now: () => hour, monotonic: () => 0, every: () => () => undefined, after: () => () => undefined },
    placeOfTill: () => ({ zoneId: 'tills', place: undefined }),
    onFault: () => undefined,
  });
  const stays = buyingWalk.map(([zoneId, seconds], nth) => ({
    zoneId,
    enteredAt: hour + nth * 1000,
    leftAt: hour + (nth + seconds) * 1000,
  }));
  twice.takeVisit({ closedAt, stays, tillPoints: [] });
  twice.takeSale('till-1', { kind: 'sale', at: hour + 40_000 }, ['denim']);
  await twice.stop();
  await join.stop();
  expect((await ask(readZones, window)).join.matched).toMatchObject({ n: 1 });
  expect(fails).toBe(false);
});
