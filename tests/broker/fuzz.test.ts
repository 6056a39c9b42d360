import { Duplex } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../fakes/until.ts';
import { connectBytes } from './broken-packets.ts';
import { createDice, makeFuzzedStream } from './fuzzed-stream.ts';
import { openBroker, type OpenBroker } from './open-broker.ts';
import { hear, openSession, publish, subscribe } from './wire.ts';

const connections = Number(process.env['AISLE_FUZZ_CONNECTIONS'] ?? 20_000);
const atOnce = 100;
const seed = Number(process.env['AISLE_FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

let broker: OpenBroker;
beforeAll(async () => {
  // All of the fuzz comes from one address; how many it may open is another test.
  broker = await openBroker({
    limits: { connectionsPerAddress: connections, acceptsPerSecond: connections, acceptBurst: connections, connectTimeoutMs: 400 },
  });
});
afterAll(() => broker.stop());

const dice = createDice(seed);
const makeStream = () => makeFuzzedStream({ dice, connect: () => connectBytes({ clientId: `fuzz-${dice(50)}`, flags: dice(2) * 2 }) });

/** One connection that says this, in pieces, and hangs up. */
async function say(stream: Buffer): Promise<void> {
  const socket = new Duplex({
    read: () => undefined,
    write: (_chunk, _encoding, done) => done(),
  });
  socket.on('error', () => undefined);
  const closed = new Promise<void>((done) => socket.once('close', () => done()));
  broker.stack.handle(socket);
  let place = 0;
  while (place < stream.length && !socket.destroyed) {
    const length = 1 + dice(stream.length);
    socket.push(stream.subarray(place, place + length));
    place += length;
    if (dice(3) === 0) await new Promise(setImmediate);
  }
  await new Promise(setImmediate);
  if (dice(2) === 0) socket.push(null);
  else socket.destroy();
  await closed;
}

test(`${connections} fuzzed connections crash nothing, and a healthy client goes on (seed ${seed})`, { timeout: 240_000 }, async () => {
  const { wire } = await openSession(broker.port, { clientId: 'healthy' });
  await subscribe(wire, ['echo', 1]);
  const echoMs: number[] = [];
  let isOver = false;
  const echoes = (async () => {
    while (!isOver) {
      const sentAt = performance.now();
      await publish(wire, 'echo', String(echoMs.length));
      expect((await hear(wire)).payload).toBe(String(echoMs.length));
      echoMs.push(performance.now() - sentAt);
      await new Promise((done) => setTimeout(done, 10));
    }
  })();
  for (let count = 0; count < connections; count += atOnce) await Promise.all(Array.from({ length: atOnce }, () => say(makeStream())));
  isOver = true;
  await echoes;
  echoMs.sort((a, b) => a - b);
  const worstMs = echoMs.at(-1) ?? Number.POSITIVE_INFINITY;
  console.log(`${echoMs.length} echoes, the slowest took ${Math.round(worstMs)} ms`);
  expect(echoMs.length).toBeGreaterThan(20);
  expect(echoMs[Math.floor(echoMs.length * 0.99)]).toBeLessThan(1_000);
  expect(broker.troubles).toEqual([]);
  expect(broker.refusals.some(({ reason }) => reason === 'protocol')).toBe(true);
  await until('only the healthy one is left', () => (broker.stack.figures().connected === 1 ? true : undefined));
});
