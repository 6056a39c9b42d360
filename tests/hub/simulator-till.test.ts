import { createServer, type Server } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TransactionBody } from '#shared/contract/sales.ts';
import type { Coupon } from '#shared/contract/shoppers.ts';
import { createHttpClient } from '#shared/link/http-client.ts';
import { createChance } from '../../simulator/chance.ts';
import { openMemory } from '../../simulator/kept/memory.ts';
import { openShelves } from '../../simulator/sales/shelves.ts';
import { createTill, type Till } from '../../simulator/sales/till.ts';
import { createHandClock, type HandClock } from '../fixtures/presence-shop.ts';

/** A hub of two products that knows two coupons: one good, one used already. */
const jeans = productOf('jeans-1', 'jeans', 'denim', 8_990);
const knit = productOf('knit-1', 'knitwear', 'knitwear', 5_950);
const asked: string[] = [];
let server: Server;
let baseUrl = '';
const folder = mkdtempSync(join(tmpdir(), 'aisle-till-'));

function productOf(id: string, family: string, zoneId: string, priceCents: number) {
  const texts = { fr: id, en: id };
  const variants = ['S', 'M'].map((size) => ({ sku: `${id}-${size}`, size, onHand: size === 'M' ? 3 : 0 }));
  return { id, family, zoneId, priceCents, name: texts, isNew: false, likes: 0, onHand: 3, variants };
}

beforeAll(async () => {
  server = createServer((request, response) => {
    const { method = '', url = '' } = request;
    asked.push(`${method} ${url}`);
    const answer = (status: number, body: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (url.startsWith('/v1/products?')) answer(200, { products: [jeans, knit], families: [] });
    else if (url.startsWith('/v1/products/')) answer(200, url.endsWith(jeans.id) ? jeans : knit);
    else if (url.includes('/coupons/GOOD'))
      answer(method === 'POST' ? 201 : 200, {
        code: 'GOOD-1',
        offerId: 'o',
        name: { fr: 'o', en: 'o' },
        percent: 15,
        family: 'jeans',
        until: 2e12,
      });
    else answer(409, { status: 409, code: 'coupon-used', detail: 'this coupon was used' });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  baseUrl = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

async function openTill(seed: number): Promise<{ till: Till; sent: TransactionBody[]; clock: HandClock }> {
  const http = createHttpClient({ baseUrl });
  const sent: TransactionBody[] = [];
  const clock = createHandClock();
  const outbox = { offer: (body: TransactionBody) => sent.push(body) > 0, waiting: () => 0, stop: () => undefined };
  const { memory } = openMemory(join(folder, `${seed}.json`), true, clock.now());
  const till = createTill({
    tillId: 'till-1',
    http,
    outbox,
    shelves: await openShelves(http),
    memory: { ...memory, takeTillNumber: countFrom(1) },
    chance: createChance(seed),
    clock,
    currency: 'EUR',
    businessDayOf: () => '2026-11-22',
    say: () => undefined,
  });
  return { till, sent, clock };
}

function countFrom(first: number): () => number {
  let next = first;
  return () => next++;
}

function couponNamed(code: string): Coupon {
  const texts = { fr: code, en: code };
  const shown = { name: texts, words: texts, why: texts, percent: 15, picture: null, productId: null, redeemedAt: null };
  return { code, offerId: 'o', issuedAt: 1_795_600_000_000, until: 1_795_700_000_000, ...shown };
}

const visited = new Map([
  ['denim', 40],
  ['knitwear', 60],
]);

test('a till sells what is in stock, and now and then takes back, undoes or repeats', async () => {
  const { till, sent, clock } = await openTill(9);
  const served = 1_500;
  for (let nth = 0; nth < served; nth += 1) {
    await till.serve({ visited, coupons: [] });
    clock.advance(10_000);
  }
  const share = (bodies: readonly TransactionBody[]): number => bodies.length / served;
  const ofKind = (kind: string): readonly TransactionBody[] => sent.filter((body) => body.kind === kind);
  const first = new Set<TransactionBody>();
  const repeated = sent.filter((body) => first.size === first.add(body).size);
  expect(share(ofKind('return'))).toBeGreaterThan(0.025);
  expect(share(ofKind('return'))).toBeLessThan(0.055);
  expect(share(ofKind('void'))).toBeGreaterThan(0.003);
  expect(share(ofKind('void'))).toBeLessThan(0.02);
  expect(share(repeated)).toBeGreaterThan(0.003);
  expect(share(repeated)).toBeLessThan(0.02);
  expect(sent.flatMap(({ lines }) => lines).every(({ sku }) => sku.endsWith('-M'))).toBe(true);
  const numbers = [...first].map(({ sequence }) => sequence);
  expect(new Set(numbers).size).toBe(numbers.length);
}, 60_000);

test('what comes back was sold here before, for what was paid', async () => {
  const { till, sent } = await openTill(9);
  for (let nth = 0; nth < 300; nth += 1) await till.serve({ visited, coupons: [] });
  const sold = sent
    .filter(({ kind }) => kind === 'sale')
    .flatMap(({ lines }) => lines.map(({ sku, amountCents }) => `${sku} ${amountCents}`));
  const returned = sent
    .filter(({ kind }) => kind === 'return')
    .flatMap(({ lines }) => lines.map(({ sku, amountCents }) => `${sku} ${-amountCents}`));
  expect(returned.length).toBeGreaterThan(0);
  expect(sold).toEqual(expect.arrayContaining(returned));
});

test('a good coupon is redeemed before the sale that names it, one that is used is not on the receipt', async () => {
  const { till, sent } = await openTill(3);
  asked.length = 0;
  const onlyDenim = new Map([['denim', 1]]);
  await till.serve({ visited: onlyDenim, coupons: [couponNamed('GOOD-1')] });
  expect(asked.filter((call) => call.includes('coupons'))).toEqual([
    'GET /v1/pos/coupons/GOOD-1',
    'POST /v1/pos/coupons/GOOD-1/redemption',
  ]);
  expect(sent[0]?.couponCodes).toEqual(['GOOD-1']);
  expect(sent[0]?.totalCents).toBe(8_990 - 1_349);
  await till.serve({ visited: onlyDenim, coupons: [couponNamed('USED-1')] });
  expect(sent[1]?.couponCodes).toBeUndefined();
  expect(sent[1]?.totalCents).toBe(8_990);
});
