import { connect as connectSocket } from 'node:net';
import mqtt from 'mqtt';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listDevices, listRefusals } from '#shared/contract/devices.ts';
import { hangerDisplay, hangerLiked } from '#shared/contract/hangers.ts';
import { moveOrder, placeOrder } from '#shared/contract/kiosks.ts';
import { listProducts, readProduct } from '#shared/contract/products.ts';
import { postTransaction, readSalesDay, settleSalesException, listSalesExceptions, type TransactionBody } from '#shared/contract/sales.ts';
import type { HttpClient } from '#shared/link/http-client.ts';
import { startHub, type Credential, type RunningHub } from '../fakes/start-hub.ts';
import { until } from '../fakes/until.ts';

let hub: RunningHub;
let camille: HttpClient;
let hanger: Credential;
let till: Credential;

beforeAll(async () => {
  hub = await startHub();
  camille = await hub.signInAs('camille');
  hanger = await hub.claim('hanger-01');
  till = await hub.claim('till-1');
});
afterAll(() => hub.stop());

function rawClient(device: Credential, options: { readonly clientId?: string; readonly password?: string } = {}) {
  return mqtt.connect(hub.mqttUrl, {
    clientId: options.clientId ?? device.deviceId,
    username: device.deviceId,
    password: options.password ?? device.credential,
    reconnectPeriod: 0,
    connectTimeout: 4_000,
  });
}

const connected = (client: mqtt.MqttClient) => new Promise<void>((done) => client.once('connect', () => done()));

async function refusal(reason: string, deviceId: string) {
  return until(`a refusal "${reason}" of ${deviceId}`, async () =>
    (await camille.call(listRefusals, { query: { deviceId } })).refusals.find((row) => row.reason === reason),
  );
}

test('malformed JSON is acknowledged, stored nowhere and shown as refused', async () => {
  const client = rawClient(hanger);
  await connected(client);
  await client.publishAsync('aisle/v1/lune/hanger/hanger-01/liked', '{not json', { qos: 1 });
  expect((await refusal('malformed', 'hanger-01')).topic).toBe('aisle/v1/lune/hanger/hanger-01/liked');
  await client.endAsync();
});

test('a body with a name the schema does not know is refused with the place', async () => {
  const client = rawClient(hanger);
  await connected(client);
  await client.publishAsync('aisle/v1/lune/hanger/hanger-01/liked', JSON.stringify({ id: 'liked-0001', at: Date.now(), colour: 'red' }), {
    qos: 1,
  });
  expect((await refusal('wrong-schema', 'hanger-01')).words).toMatch(/additional|colour|propert/i);
  await client.endAsync();
});

test('another device’s topic closes the connection, and the console says which grant was missing', async () => {
  const client = rawClient(hanger);
  await connected(client);
  const closed = new Promise<void>((done) => client.once('close', () => done()));
  client.publish('aisle/v1/lune/hanger/hanger-02/liked', JSON.stringify({ id: 'liked-0002', at: Date.now() }), { qos: 1 });
  await closed;
  expect((await refusal('not-granted', 'hanger-01')).topic).toContain('hanger-02');
  await client.endAsync(true);
});

test('a wrong credential is refused, and so is a client id that is not the device’s', async () => {
  const wrong = rawClient(hanger, { password: 'guess' });
  const refusedWrong = await new Promise<Error>((done) => wrong.once('error', done));
  expect(refusedWrong.message).toMatch(/bad user ?name|not authorized/i);
  const foreign = rawClient(hanger, { clientId: 'hanger-99' });
  const refusedForeign = await new Promise<Error>((done) => foreign.once('error', done));
  expect(refusedForeign.message).toMatch(/identifier/i);
  expect((await refusal('unknown-device', 'hanger-01')).words).toMatch(/claim it again/);
  expect((await refusal('foreign-client-id', 'hanger-01')).words).toContain('hanger-99');
  await Promise.all([wrong.endAsync(true), foreign.endAsync(true)]);
});

test('a packet that announces 100 MB before signing in is cut off, and memory does not grow', async () => {
  const socket = connectSocket(Number(new URL(hub.mqttUrl).port), 'localhost');
  const closed = new Promise<void>((done) => socket.once('close', () => done()));
  socket.on('error', () => undefined);
  socket.write(Buffer.from([0x10, 0xff, 0xff, 0xff, 0x2f]));
  socket.write(Buffer.alloc(1_000_000));
  await closed;
  const { refusals } = await camille.call(listRefusals, { query: {} });
  expect(refusals.map((row) => row.reason)).toContain('too-large');
});

test('an oversized message of a signed-in device closes it and disturbs nobody else', async () => {
  const other = await hub.connect(await hub.claim('hanger-03'));
  const client = rawClient(hanger);
  await connected(client);
  const closed = new Promise<void>((done) => client.once('close', () => done()));
  client.on('error', () => undefined);
  client.publish('aisle/v1/lune/hanger/hanger-01/liked', Buffer.alloc(400_000, 0x61), { qos: 1 });
  await closed;
  await other.publish(hangerLiked, { hangerId: 'hanger-03' }, { id: 'after-large-1', at: Date.now() });
  expect((await refusal('too-large', 'hanger-01')).words).toMatch(/\d{6} bytes/);
  await Promise.all([client.endAsync(true), other.close()]);
});

test('a second client with the same credential takes over, and the console says so', async () => {
  const first = rawClient(hanger);
  await connected(first);
  const gone = new Promise<void>((done) => first.once('close', () => done()));
  const second = rawClient(hanger);
  await Promise.all([connected(second), gone]);
  expect((await refusal('taken-over', 'hanger-01')).words).toMatch(/second connection/);
  await Promise.all([first.endAsync(true), second.endAsync()]);
});

test('a refused subscription answers 128 and delivers nothing, even mixed with a granted one', async () => {
  const client = rawClient(hanger);
  await connected(client);
  const granted = await client
    .subscribeAsync(
      ['aisle/v1/lune/hanger/hanger-01/display', 'aisle/v1/lune/hanger/hanger-03/display', '#', 'aisle/v1/lune/screen/+/manifest'],
      { qos: 1 },
    )
    .catch((error: unknown) => error);
  expect(granted).toBeInstanceOf(Error);
  const heard: string[] = [];
  client.on('message', (topic) => heard.push(topic));
  const other = await hub.connect(await hub.claim('hanger-03'));
  await other.publish(hangerLiked, { hangerId: 'hanger-03' }, { id: 'mixed-sub-1', at: Date.now() });
  await new Promise((done) => setTimeout(done, 400));
  expect(heard.filter((topic) => topic !== 'aisle/v1/lune/hanger/hanger-01/display')).toEqual([]);
  await Promise.all([client.endAsync(true), other.close()]);
});

test('a client that stops reading is dropped in seconds while others hear on', async () => {
  const slow = rawClient(hanger);
  await connected(slow);
  await slow.subscribeAsync('aisle/v1/lune/hanger/hanger-01/display', { qos: 0 });
  const presser = await hub.connect(await hub.claim('hanger-02'));
  // Its socket is paused: the broker's writes pile up until the drain time-out ends them.
  const stream = slow.stream;
  stream.pause();
  let last = 0;
  const stop = presser.on(hangerDisplay, ({ likes }) => (last = likes));
  for (let press = 0; press < 20; press += 1)
    await presser.publish(hangerLiked, { hangerId: 'hanger-02' }, { id: `slow-reader-${press}`, at: Date.now() });
  await until('the healthy hanger hears its number', () => (last >= 20 ? last : undefined));
  stop();
  await Promise.all([slow.endAsync(true), presser.close()]);
});

const businessDay = '2026-11-20';

function sale(sequence: number, changes: Partial<TransactionBody> = {}): TransactionBody {
  return {
    id: `till-1-${businessDay}-${sequence}`,
    at: 1_795_160_000_000 + sequence * 60_000,
    businessDay,
    sequence,
    kind: 'sale',
    currency: 'EUR',
    totalCents: 1_000,
    lines: [{ sku: 'NOT-OURS', quantity: 1, amountCents: 1_000 }],
    ...changes,
  };
}

test('a till that sends twice, late and out of order is counted once and at its own time', async () => {
  const client = hub.as(till);
  const outcomes: string[] = [];
  for (const sequence of [3, 1, 2, 1, 3]) outcomes.push((await client.call(postTransaction, { body: sale(sequence) })).outcome);
  expect(outcomes).toEqual(['stored', 'stored', 'stored', 'duplicate', 'duplicate']);
  const day = await camille.call(readSalesDay, { params: { day: businessDay } });
  expect(day.tills).toEqual([{ tillId: 'till-1', transactions: 3, totalCents: 3_000 }]);
  expect(day.recent.map((row) => row.sequence)).toEqual([3, 2, 1]);
});

test('the same key with another body is kept aside and shown, and the day’s total stays', async () => {
  const { outcome } = await hub
    .as(till)
    .call(postTransaction, { body: sale(2, { totalCents: 9_999, lines: [{ sku: 'NOT-OURS', quantity: 1, amountCents: 9_999 }] }) });
  expect(outcome).toBe('quarantined');
  const { exceptions } = await camille.call(listSalesExceptions);
  expect(exceptions[0]).toMatchObject({ tillId: 'till-1', sequence: 2, reason: 'other-body' });
  const settle = (exceptionId: string, words: string) => camille.call(settleSalesException, { params: { exceptionId }, body: { words } });
  const said = await settle(String(exceptions[0]?.id), 'rung twice by hand');
  expect(await settle(String(exceptions[0]?.id), 'something else')).toEqual(said);
  for (const nobodys of ['999999', 'none']) await expect(settle(nobodys, 'what?')).rejects.toMatchObject({ code: 'exception-unknown' });
  expect(await camille.call(listSalesExceptions)).toMatchObject({
    exceptions: exceptions.slice(1),
    settled: [{ sequence: 2, settled: { words: 'rung twice by hand', by: 'Camille Moreau' } }],
  });
  const day = await camille.call(readSalesDay, { params: { day: businessDay } });
  expect(day.tills[0]?.totalCents).toBe(3_000);
});

test('only a manager puts an order where it would not go by itself', async () => {
  const ines = await hub.signInAs('ines');
  const { products } = await camille.call(listProducts, { query: { limit: 1 } });
  const { variants } = await camille.call(readProduct, { params: { productId: products[0]?.id ?? '' } });
  const { orderId } = await ines.call(placeOrder, {
    body: { id: 'bad-input-order', lines: [{ sku: variants[0]?.sku ?? '', quantity: 1 }] },
  });
  const move = (who: typeof ines, state: 'cancelled' | 'placed', reason?: string) =>
    who.call(moveOrder, { params: { orderId }, body: { state, ...(reason === undefined ? {} : { reason }) } });
  await move(ines, 'cancelled');
  await expect(move(ines, 'placed')).rejects.toMatchObject({ status: 409, code: 'order-backwards' });
  await expect(move(ines, 'placed', 'I want to')).rejects.toMatchObject({ status: 403, code: 'manager-only' });
  await expect(move(camille, 'placed', ' ')).rejects.toMatchObject({ status: 400 });
  expect(await move(camille, 'placed', 'cancelled by mistake')).toMatchObject({ state: 'placed' });
});

test('every refusal is a line in the log that names device and reason, and no secret is in it', async () => {
  const log = await hub.log();
  expect(log).toMatch(/"device":"hanger-01".*"reason":"not-granted"/);
  expect(log).not.toContain(hanger.credential);
  expect(log).not.toContain(hub.passwords.get('camille'));
  const { devices } = await camille.call(listDevices);
  expect(devices.find((device) => device.deviceId === 'hanger-01')?.refusals).toBeGreaterThan(5);
});
