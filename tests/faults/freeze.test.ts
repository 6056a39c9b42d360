import mqttPacket, { type Packet } from 'mqtt-packet';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { tillTransaction } from '#shared/contract/sales.ts';
import { topicFor } from '#shared/contract/topics.ts';
import { pidOf, readUsage, sleep } from '../benchmarks/machine.ts';
import { startPreparedShop } from '../benchmarks/prepared-shop.ts';
import { connectRaw } from '../benchmarks/raw-client.ts';
import { businessDay } from '../fakes/shop-load.ts';
import { storeId, type Credential } from '../fakes/start-hub.ts';
import { until } from '../fakes/until.ts';
import { scale, tellEnding } from './ending.ts';

const healthy = scale(20, 50);
const frozenSockets = 3;
const frozenWebSockets = 2;
const seconds = scale(8, 60);
const everyMs = 50;
const promisedGapMs = 3_000;
const promisedMegabytes = 100;
// A basket of a wholesaler: some 24 KB, so that what nobody reads soon fills what the kernel holds for a socket.
const lines = 400;
const filter = topicFor(tillTransaction, storeId, 'till-1').replace('till-1', '+');

/** A listener over WebSocket that subscribes and then never reads again, as a tablet whose page hangs. */
async function freezeWebSocket(httpUrl: string, { deviceId, credential }: Credential): Promise<WebSocket> {
  const socket = new WebSocket(`${httpUrl.replace('http', 'ws')}/mqtt`, 'mqtt');
  socket.on('error', () => undefined);
  const parser = mqttPacket.parser();
  socket.on('message', (bytes: Buffer) => parser.parse(bytes));
  const next = (): Promise<Packet> => new Promise((done) => parser.once('packet', done));
  await new Promise((done) => socket.once('open', done));
  const connack = next();
  socket.send(
    mqttPacket.generate({
      cmd: 'connect',
      protocolId: 'MQTT',
      protocolVersion: 4,
      clientId: deviceId,
      clean: true,
      keepalive: 0,
      username: deviceId,
      password: Buffer.from(credential),
    }),
  );
  expect(await connack).toMatchObject({ cmd: 'connack', returnCode: 0 });
  const suback = next();
  socket.send(mqttPacket.generate({ cmd: 'subscribe', messageId: 1, subscriptions: [{ topic: filter, qos: 1 }] }));
  expect(await suback).toMatchObject({ cmd: 'suback', granted: [1] });
  socket.pause();
  return socket;
}

test(
  `${frozenSockets + frozenWebSockets} frozen listeners among ${healthy}: they are dropped and named, the others hear on`,
  { timeout: 120_000 + seconds * 1_000 },
  async () => {
    const shop = await startPreparedShop({ integrations: healthy + frozenSockets + frozenWebSockets });
    const { hub, port } = shop;
    const pid = pidOf(hub.process);
    try {
      const till = await hub.claim('till-1');
      const speaker = await connectRaw({ port, clientId: till.deviceId, credential: till.credential });
      const join = async ({ deviceId, credential }: Credential, onMessage: () => void) => {
        const client = await connectRaw({ port, clientId: deviceId, credential });
        await client.subscribe(filter, onMessage);
        return client;
      };
      const gaps: number[] = [];
      const heardAt = new Map<string, number>();
      const heardTimes = new Map<string, number>();
      const clients = [];
      for (const listener of shop.integrations.slice(0, healthy)) {
        const { deviceId } = listener;
        clients.push(
          await join(listener, () => {
            const now = performance.now();
            gaps.push(now - (heardAt.get(deviceId) ?? now));
            heardAt.set(deviceId, now);
            heardTimes.set(deviceId, (heardTimes.get(deviceId) ?? 0) + 1);
          }),
        );
      }
      const frozen = shop.integrations.slice(healthy);
      for (const listener of frozen.slice(0, frozenSockets)) {
        const client = await join(listener, () => undefined);
        client.socket.pause();
        clients.push(client);
      }
      const webSockets = [];
      for (const listener of frozen.slice(frozenSockets)) webSockets.push(await freezeWebSocket(hub.url, listener));

      const before = readUsage(pid).residentMegabytes;
      let mostMegabytes = before;
      let sequence = 0;
      let acknowledged = 0;
      const line = { sku: 'NOT-OURS', quantity: 1, amountCents: 100 };
      const selling = setInterval(() => {
        sequence += 1;
        const body = {
          id: `sale-${String(sequence).padStart(7, '0')}`,
          at: 1_795_250_000_000 + sequence,
          businessDay,
          sequence,
          kind: 'sale',
          currency: 'EUR',
          totalCents: 100 * lines,
          lines: Array.from({ length: lines }, () => line),
        };
        void speaker.publish(topicFor(tillTransaction, storeId, till.deviceId), JSON.stringify(body)).then(() => (acknowledged += 1));
        mostMegabytes = Math.max(mostMegabytes, readUsage(pid).residentMegabytes);
      }, everyMs);
      const dropped = async (): Promise<readonly string[]> => {
        const log = (await hub.log()).split('\n').filter((words) => words.includes('connection-closed'));
        return frozen.map(({ deviceId }) => deviceId).filter((id) => log.some((words) => words.includes(`"${id}"`)));
      };
      await until(
        'every frozen listener being dropped',
        async () => ((await dropped()).length === frozen.length ? true : undefined),
        60_000,
      );
      await sleep(seconds * 1_000);
      clearInterval(selling);
      await until('the last sale being acknowledged', () => (acknowledged === sequence ? true : undefined), 20_000);
      await until('everyone having heard everything', () =>
        shop.integrations.slice(0, healthy).every(({ deviceId }) => heardTimes.get(deviceId) === sequence) ? true : undefined,
      );
      expect(hub.process.exitCode).toBe(null);
      for (const socket of webSockets) socket.terminate();
      for (const client of clients) client.close();
      const [gapMs, grown] = [gaps.reduce((most, gap) => Math.max(most, gap), 0), mostMegabytes - before];
      tellEnding(
        `${frozenSockets} sockets and ${frozenWebSockets} WebSockets that stop reading: dropped and named in the log; ` +
          `${healthy} others heard each of ${sequence} sales, longest gap ${(gapMs / 1_000).toFixed(1)} s; the hub ${grown.toFixed(0)} MB larger at most`,
        { words: `no gap over ${promisedGapMs / 1_000} s`, kept: gapMs <= promisedGapMs },
        { words: `under ${promisedMegabytes} MB`, kept: grown < promisedMegabytes },
      );
    } finally {
      await shop.stop();
    }
  },
);
