import { connect, type Socket } from 'node:net';
import mqttPacket from 'mqtt-packet';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hangerDisplay, hangerLiked } from '#shared/contract/hangers.ts';
import { screenManifest, type ManifestBody } from '#shared/contract/screens.ts';
import { systemClock } from '#shared/link/clock.ts';
import { RefusedError } from '#shared/link/errors.ts';
import { connectMqttBus } from '#shared/link/mqtt-bus.ts';
import { createDispatch } from '../../edge/broker/dispatch.ts';
import { createEmbeddedBroker, type EmbeddedBroker } from '../../edge/broker/embedded-broker.ts';
import type { Refusal } from '../../edge/broker/hub-bus.ts';
import { createLatest } from '../../edge/latest.ts';
import { openRecords } from '../broker/open-records.ts';
import { until } from '../fakes/until.ts';

const storeId = 'lune';
const at = 1_795_600_000_000;
const refusals: Refusal[] = [];
const failures: unknown[] = [];
const presses: string[] = [];
let canKeep = true;
let broker: EmbeddedBroker;
let port: number;

/** The broker as the hub joins it, with a recorder that fails on demand. */
beforeAll(async () => {
  const dispatch = createDispatch({
    onRefused: (refusal) => refusals.push(refusal),
    keepAside: async ({ topic }) => {
      if (!canKeep) throw new Error('disk full');
      presses.push(`kept ${topic}`);
    },
    onFailure: (_what, error) => failures.push(error),
  });
  broker = await createEmbeddedBroker({
    clock: systemClock,
    storeId,
    host: '127.0.0.1',
    port: 0,
    dispatch,
    records: openRecords(':memory:'),
    findDevice: () => undefined,
    authenticate: (deviceId) => ({ deviceId, kind: deviceId.startsWith('screen') ? 'screen' : 'hanger' }),
    onRefused: (refusal) => refusals.push(refusal),
    onConnected: () => undefined,
    onFailure: (_what, error) => failures.push(error),
  });
  broker.record(hangerLiked, async ({ id }) => {
    if (id.startsWith('refused')) throw new RefusedError(409, 'hanger-empty', 'nothing hangs here');
    if (id.startsWith('failing')) throw new Error('disk full');
    presses.push(id);
  });
  port = await broker.open();
});
afterAll(() => broker.close());

const join = (clientId: string) =>
  connectMqttBus({ url: `mqtt://127.0.0.1:${port}`, storeId, clientId, username: clientId, password: 'any' });

/** A socket that signs in, subscribes to its manifest and then never reads again: a tablet whose system hangs. */
async function freeze(screenId: string): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port });
  socket.on('error', () => undefined);
  socket.write(
    mqttPacket.generate({
      cmd: 'connect',
      protocolId: 'MQTT',
      protocolVersion: 4,
      clean: true,
      clientId: screenId,
      keepalive: 0,
      username: screenId,
      password: Buffer.from('any'),
    }),
  );
  await new Promise((done) => socket.once('data', done));
  socket.write(
    mqttPacket.generate({
      cmd: 'subscribe',
      messageId: 1,
      subscriptions: [{ topic: `aisle/v1/${storeId}/screen/${screenId}/manifest`, qos: 1 }],
    }),
  );
  await new Promise((done) => socket.once('data', done));
  socket.pause();
  return socket;
}

const largeManifest = (number: number): ManifestBody => ({
  at: at + number,
  manifestId: 'a'.repeat(64),
  storeName: 'x'.repeat(180),
  currency: 'EUR',
  languages: ['fr'],
  simulated: false,
  phoneUrl: `http://localhost/${'x'.repeat(400_000)}`,
  slides: [],
  products: [],
  assets: [],
});

test('a frozen screen is dropped, told and holds a healthy one up for less than three seconds', async () => {
  const frozen = await freeze('screen-frozen');
  const healthy = join('hanger-healthy');
  const heardAt: number[] = [];
  healthy.on(hangerDisplay, () => heardAt.push(performance.now()));
  await until('the healthy hanger hears', async () => {
    await broker.publish(hangerDisplay, { hangerId: 'hanger-healthy' }, { at, likes: 1 });
    return heardAt.length > 0 ? true : undefined;
  });
  const dropped = new Promise<void>((done) => frozen.once('close', () => done()));
  let isDropped = false;
  void dropped.then(() => (isDropped = true));
  const wasTold = (): boolean => refusals.some(({ deviceId, reason }) => deviceId === 'screen-frozen' && reason === 'connection-closed');
  let manifests = 0;
  const from = performance.now();
  // Everything is published without waiting, as features do: a stalled subscriber must not stall the hub's own work.
  while (!wasTold() && performance.now() - from < 15_000) {
    manifests += 1;
    void broker.publish(screenManifest, { screenId: 'screen-frozen' }, largeManifest(manifests));
    void broker.publish(hangerDisplay, { hangerId: 'hanger-healthy' }, { at, likes: manifests });
    await new Promise((done) => setTimeout(done, 60));
  }
  expect(wasTold()).toBe(true);
  expect(manifests * 400_000).toBeGreaterThan(1_000_000);
  const heardThen = heardAt.length;
  await until('the healthy one goes on', async () => {
    await broker.publish(hangerDisplay, { hangerId: 'hanger-healthy' }, { at, likes: 999 });
    return heardAt.length > heardThen ? true : undefined;
  });
  const gaps = heardAt.slice(1).map((time, nth) => time - (heardAt[nth] ?? time));
  expect(Math.max(...gaps)).toBeLessThan(3_000);
  frozen.resume();
  await until('the socket is closed', () => (isDropped ? true : undefined));
  await healthy.close();
}, 40_000);

test('a refused event is acknowledged and reported; a failed one is kept aside and acknowledged', async () => {
  const hanger = join('hanger-1');
  await hanger.publish(hangerLiked, { hangerId: 'hanger-1' }, { id: 'refused-press-1', at });
  expect(refusals.at(-1)).toMatchObject({ deviceId: 'hanger-1', reason: 'hanger-empty', words: 'nothing hangs here' });
  await hanger.publish(hangerLiked, { hangerId: 'hanger-1' }, { id: 'failing-press-1', at });
  expect(presses).toContain('kept aisle/v1/lune/hanger/hanger-1/liked');
  await hanger.close();
});

test('an event that can’t even be kept aside is not acknowledged, and comes again when there is room', async () => {
  canKeep = false;
  const hanger = join('hanger-2');
  let acknowledged = false;
  const sent = hanger.publish(hangerLiked, { hangerId: 'hanger-2' }, { id: 'failing-press-2', at }).then(() => (acknowledged = true));
  await until('the failure', () => (failures.length > 1 ? true : undefined));
  await new Promise((done) => setTimeout(done, 500));
  expect(acknowledged).toBe(false);
  canKeep = true;
  await sent;
  expect(presses).toContain('kept aisle/v1/lune/hanger/hanger-2/liked');
  await hanger.close();
});

test('of a state that changes all the time the first goes out at once, the latest always, few in between', async () => {
  const sent: number[] = [];
  const states = createLatest<{ readonly likes: number }>({
    clock: systemClock,
    send: async (_topic, { likes }) => {
      sent.push(likes);
    },
  });
  const first = states.put('topic', { likes: 1 });
  expect(sent).toEqual([1]);
  await first;
  const rest: Promise<void>[] = [];
  for (let likes = 2; likes <= 500; likes += 1) {
    rest.push(states.put('topic', { likes }));
    if (likes % 50 === 0) await new Promise((done) => setTimeout(done, 10));
  }
  await Promise.all(rest);
  expect(sent.at(-1)).toBe(500);
  expect(sent.length).toBeLessThan(10);
  expect(sent).toEqual([...sent].sort((a, b) => a - b));
  void states.put('topic', { likes: 501 });
  await states.flush();
  expect(sent.at(-1)).toBe(501);
});
