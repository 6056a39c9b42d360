import { createServer, type Server, type ServerResponse } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { createHttpClient } from '#shared/link/http-client.ts';
import { createShopReader } from '../../kiosk/hub/shop-reader.ts';
import { emptyShop, type Shop } from '../../kiosk/hub/shop.ts';
import { createHandClock } from '../fixtures/presence-shop.ts';
import { smallPlan } from '../fixtures/small-plan.ts';

let server: Server | undefined;

afterEach(() => {
  server?.close();
});

/** A reader before a hub that answers every question as told. */
async function openReader(answer: (response: ServerResponse) => void) {
  const hub = createServer((_request, response) => answer(response));
  server = hub;
  await new Promise<void>((done) => hub.listen(0, '127.0.0.1', done));
  const address = hub.address();
  let shop: Shop = { ...emptyShop, phase: 'ready', plan: smallPlan };
  const reader = createShopReader({
    http: createHttpClient({ baseUrl: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}` }),
    clock: createHandClock(),
    keepPicture: () => Promise.resolve(),
    answeredAt: () => undefined,
    shop: () => shop,
    change: (changed) => (shop = changed),
  });
  return { reader, shop: () => shop, change: (part: Partial<Shop>) => (shop = { ...shop, ...part }) };
}

test('a plan that comes late is taken, and so is everything heard while it was on its way', async () => {
  const stock = new Map([['p-001', { 'sku-1': 3 }]]);
  const kiosk = await openReader((response) => {
    kiosk.change({ stock });
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ ...smallPlan, name: 'Larger' }));
  });
  await kiosk.reader.readPlan();
  expect(kiosk.shop().plan?.name).toBe('Larger');
  expect(kiosk.shop().stock).toBe(stock);
});

test('with a hub that does not answer, the plan there is goes on leading to the goods', async () => {
  const kiosk = await openReader((response) => response.writeHead(503).end());
  await kiosk.reader.readPlan();
  expect(kiosk.shop().plan).toBe(smallPlan);
});
