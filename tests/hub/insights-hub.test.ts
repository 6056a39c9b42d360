import { afterAll, beforeAll, expect, test } from 'vitest';
import { counterTotals } from '#shared/contract/counters.ts';
import { exportInsights, readOverview } from '#shared/contract/insights.ts';
import { writeNote } from '#shared/contract/notes.ts';
import { doorCounted } from '#shared/contract/places.ts';
import { postTransaction } from '#shared/contract/sales.ts';
import { readJournal, readStore, signIn } from '#shared/contract/staff.ts';
import type { HttpClient } from '#shared/link/http-client.ts';
import { startHub, type RunningHub } from '../fakes/start-hub.ts';

const hourMs = 3_600_000;
let hub: RunningHub;
let manager: HttpClient;
let cookie = '';

beforeAll(async () => {
  hub = await startHub();
  manager = await hub.signInAs('camille');
  const login = await fetch(`${hub.url}${signIn.path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'camille', password: hub.passwords.get('camille') }),
  });
  cookie = login.headers.getSetCookie()[0]?.split(';')[0] ?? '';
});
afterAll(() => hub.stop());

test('ten in, ten out and four tickets, by a door counter over MQTT and a till over HTTP, are six without purchase', async () => {
  const { now, businessDay } = await manager.call(readStore);
  const counter = await hub.claim('counter-door');
  const bus = await hub.connect(counter);
  const passed = { id: 'door-0000001', at: now, in: 10, out: 4 };
  await bus.publish(doorCounted, { counterId: counter.deviceId }, passed);
  await bus.publish(doorCounted, { counterId: counter.deviceId }, passed);
  await bus.publish(counterTotals, { counterId: counter.deviceId }, { id: 'door-0000002', at: now - 1000, in: 800, out: 700 });
  await bus.publish(counterTotals, { counterId: counter.deviceId }, { id: 'door-0000003', at: now, in: 800, out: 706 });
  await bus.close();
  const till = hub.as(await hub.claim('till-1'));
  for (let sequence = 1; sequence <= 4; sequence += 1) {
    const body = {
      id: `till-1-ticket-${sequence}`,
      at: now,
      businessDay,
      sequence,
      kind: 'sale' as const,
      currency: 'EUR',
      totalCents: 1000,
      lines: [{ sku: 'unknown-piece', quantity: 1, amountCents: 1000 }],
    };
    await till.call(postTransaction, { body });
  }
  const overview = await manager.call(readOverview, { query: { from: now - hourMs, to: now + 1 } });
  expect(overview).toMatchObject({
    entries: { value: 10 },
    exits: { value: 10 },
    tickets: { value: 4 },
    withoutPurchase: { value: 6 },
    visits: { value: 0 },
  });
});

test('an export is a file with a name that no other site or script may fetch, and its journal line', async () => {
  const { now } = await manager.call(readStore);
  await manager.call(writeNote, { body: { from: now - hourMs, to: now, zoneId: null, words: 'Rain' } });
  const url = `${hub.url}${exportInsights.path}?table=doors&format=csv&from=${now - hourMs}&to=${now}`;
  expect((await fetch(url)).status).toBe(401);
  const file = await fetch(url, { headers: { cookie } });
  expect(file.headers.get('content-type')).toContain('text/csv');
  expect(file.headers.get('cache-control')).toBe('no-store');
  expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="aisle-doors-\d{8}T\d{4}Z-\d{8}T\d{4}Z\.csv"$/);
  expect(await file.text()).toContain(',10,10,4,');
  const { entries, intact } = await manager.call(readJournal, { query: { limit: 5 } });
  expect(entries.map(({ what }) => what)).toEqual(expect.arrayContaining(['figures exported', 'note written']));
  expect(intact).toBe(true);
});

test.each([
  ['a table nobody keeps', 'table=shoppers&format=csv', 400, 'wrong-schema'],
  ['a format nobody writes', 'table=zones&format=xlsx', 400, 'wrong-schema'],
  ['a window without an end', 'table=zones&format=csv&to=', 400, 'wrong-schema'],
  ['a window that ends before it begins', 'table=zones&format=csv&to=1795500000000', 400, 'window-empty'],
])('%s is refused in words', async (_, query, status, code) => {
  const end = query.includes('to=') ? '' : '&to=1795700000000';
  const refused = await fetch(`${hub.url}${exportInsights.path}?${query}&from=1795600000000${end}`, { headers: { cookie } });
  expect(refused.status).toBe(status);
  expect(refused.headers.get('content-disposition')).toBeNull();
  expect(await refused.json()).toMatchObject({ status, code });
});
