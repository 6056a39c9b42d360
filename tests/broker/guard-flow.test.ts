import { PassThrough } from 'node:stream';
import { afterEach, expect, test } from 'vitest';
import type { Clock } from '#shared/link/clock.ts';
import { createAdmission } from '../../edge/broker/guard/admission.ts';
import { guardConnection } from '../../edge/broker/guard/guard-connection.ts';
import { brokerLimits } from '../../edge/broker/guard/limits.ts';
import { createTokenBucket } from '../../edge/broker/guard/token-bucket.ts';
import { createFakeClock } from '../beacons/fakes/fake-clock.ts';
import { until } from '../fakes/until.ts';
import { connectBytes, packet } from './broken-packets.ts';
import { openBroker, type OpenBroker, type OpenBrokerOptions } from './open-broker.ts';
import { hear, openSession, openWire, publish, quiet, subscribe } from './wire.ts';

let broker: OpenBroker | undefined;
const start = async (limits: OpenBrokerOptions['limits']): Promise<OpenBroker> =>
  (broker = await openBroker({ limits: { exemptLoopback: false, ...limits } }));
afterEach(async () => {
  await broker?.stop();
  broker = undefined;
});

test('a socket that says nothing is closed when the time for CONNECT is over', async () => {
  const running = await start({ connectTimeoutMs: 300 });
  const silent = openWire(running.port);
  const slow = openWire(running.port);
  slow.raw(Uint8Array.of(0x10, 20, 0));
  await Promise.all([silent.closed(1_500), slow.closed(1_500)]);
  expect(brokerLimits.connectTimeoutMs).toBe(5_000);
});

test('one address gets so many connections, and gets new ones when it closes old ones', async () => {
  const running = await start({ connectionsPerAddress: 3 });
  const first = await openSession(running.port, { clientId: 'first' });
  await openSession(running.port, { clientId: 'second' });
  await openSession(running.port, { clientId: 'third' });
  const fourth = openWire(running.port);
  await fourth.closed();
  expect(running.refusals.find(({ reason }) => reason === 'too-many-connections')?.words).toMatch(/at most 3/);
  first.wire.cut();
  await quiet(50);
  await openSession(running.port, { clientId: 'fourth' });
});

test('an address that connects too often waits its turn; another one does not', () => {
  let now = 0;
  const admission = createAdmission({ ...brokerLimits, exemptLoopback: false, acceptBurst: 2, acceptsPerSecond: 10 }, () => now);
  const isIn = (address: string): boolean => 'release' in admission.admit(address);
  expect([isIn('10.0.0.7'), isIn('10.0.0.7'), isIn('10.0.0.7'), isIn('10.0.0.7')]).toEqual([true, true, false, false]);
  expect(isIn('10.0.0.8')).toBe(true);
  now = 100;
  expect([isIn('10.0.0.7'), isIn('10.0.0.7')]).toEqual([true, false]);
});

test('the hub’s own box is not bound, unless the limits say so', () => {
  const limits = { ...brokerLimits, acceptBurst: 1, connectionsPerAddress: 1 };
  const own = createAdmission(limits, () => 0);
  expect(['127.0.0.1', '::1', '::ffff:127.0.0.1', '127.0.0.1'].map((address) => 'release' in own.admit(address))).toEqual([
    true,
    true,
    true,
    true,
  ]);
  const strict = createAdmission({ ...limits, exemptLoopback: false }, () => 0);
  expect(['127.0.0.1', '127.0.0.1'].map((address) => 'release' in strict.admit(address))).toEqual([true, false]);
});

test('a device that floods is slowed to its pace and told; others go on as before', async () => {
  const running = await start({ publishesPerSecond: 100, publishBurst: 50 });
  const { wire: listener } = await openSession(running.port, { clientId: 'listener' });
  await subscribe(listener, ['flood', 0]);
  const { wire: healthy } = await openSession(running.port, { clientId: 'healthy' });
  await subscribe(healthy, ['echo', 0]);
  const { wire: flooder } = await openSession(running.port, { clientId: 'flooder' });
  const one = packet(0x30, [0, 5, ...Buffer.from('flood'), ...Buffer.alloc(1_000)]);
  // Singly, so that the pace is asked for often: what came in one piece is let through in one piece.
  for (let count = 0; count < 400; count += 1) {
    flooder.raw(one);
    if (count % 20 === 0) await new Promise(setImmediate);
  }
  const startedAt = performance.now();
  let worstMs = 0;
  for (let count = 0; count < 20; count += 1) {
    const sentAt = performance.now();
    await publish(healthy, 'echo', String(count), { qos: 0 });
    await hear(healthy);
    worstMs = Math.max(worstMs, performance.now() - sentAt);
    await quiet(20);
  }
  expect(worstMs).toBeLessThan(500);
  expect(running.refusals.find(({ reason }) => reason === 'too-fast')).toMatchObject({ deviceId: 'flooder' });
  const heardSoFar = listener.received.length;
  expect(heardSoFar).toBeLessThan(400);
  // Nothing is lost by being slow.
  await until('all of the flood', () => (listener.received.length === 400 ? true : undefined), 10_000);
  expect(performance.now() - startedAt).toBeGreaterThan(1_500);
});

test('a device that floods does not get a new burst by coming back', async () => {
  const running = await start({ publishesPerSecond: 10, publishBurst: 20 });
  const { wire: listener } = await openSession(running.port, { clientId: 'listener' });
  await subscribe(listener, ['flood', 0]);
  const one = packet(0x30, [0, 5, ...Buffer.from('flood'), 1]);
  for (let life = 0; life < 5; life += 1) {
    const { wire } = await openSession(running.port, { clientId: 'flooder' });
    for (let count = 0; count < 20; count += 1) {
      wire.raw(one);
      await quiet(1);
    }
    await quiet(100);
    wire.cut();
  }
  // A burst, what a second or so allows, and in each life the piece that was read before it was told to rest.
  expect(listener.received.length).toBeGreaterThan(19);
  expect(listener.received.length).toBeLessThan(60);
});

/** What reaches the broker of this, turn by turn of the event loop. */
async function passThrough(parts: {
  readonly bytes: Buffer;
  readonly spend: ((publishes: number) => number) | undefined;
  readonly clock: Clock;
}) {
  const connection = new PassThrough({ highWaterMark: 1 << 20 });
  const slowed: true[] = [];
  guardConnection({
    connection,
    limits: brokerLimits,
    clock: parts.clock,
    isSignedIn: () => true,
    spend: parts.spend,
    onBreach: ({ words }) => expect.fail(words),
    onSlowed: () => void slowed.push(true),
  });
  const pieces: number[] = [];
  connection.on('readable', () => {
    const piece: unknown = connection.read();
    if (piece instanceof Uint8Array) pieces.push(piece.length);
  });
  connection.write(Buffer.concat([connectBytes(), parts.bytes]));
  for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
  return { pieces, slowed };
}

const manyPublishes = Buffer.concat(Array.from({ length: 600 }, () => packet(0x30, [0, 1, 0x61, ...Buffer.alloc(100)])));
const sizeOf = (pieces: readonly number[]): number => pieces.reduce((sum, bytes) => sum + bytes, 0);

test('what a socket hands over at once goes through in pieces that leave room for others, all of it and in one go from the hub’s own box', async () => {
  const clock = createFakeClock();
  const whole = connectBytes().length + manyPublishes.length;
  const free = await passThrough({ bytes: manyPublishes, spend: () => 0, clock });
  expect(Math.max(...free.pieces)).toBe(8_192);
  expect(sizeOf(free.pieces)).toBe(whole);
  const own = await passThrough({ bytes: manyPublishes, spend: undefined, clock });
  expect(own.pieces).toEqual([whole]);
});

test('who is too fast is read a few messages at a time, as time goes by, and told so once', async () => {
  const clock = createFakeClock();
  const bucket = createTokenBucket({ perSecond: 200, burst: 100 }, clock.monotonic);
  const { pieces, slowed } = await passThrough({ bytes: manyPublishes, spend: bucket.spend, clock });
  const atOnce = sizeOf(pieces);
  expect(atOnce).toBeLessThan(manyPublishes.length / 3);
  await clock.advance(1_000);
  const slow = pieces.slice(-10);
  expect(Math.max(...slow)).toBe(512);
  // The burst of 100 and a second at 200, of 105 bytes each, and a piece more or less.
  expect(Math.abs(sizeOf(pieces) - 300 * 105)).toBeLessThan(2 * 512);
  expect(slowed).toEqual([true]);
});
