import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPacketInspector } from '../../edge/broker/guard/packet-inspector.ts';
import { brokerLimits } from '../../edge/broker/guard/limits.ts';
import { until } from '../fakes/until.ts';
import { brokenConnects, brokenPackets, connectBytes, soundPackets } from './broken-packets.ts';
import { openBroker, type OpenBroker } from './open-broker.ts';
import { openWire } from './wire.ts';

let broker: OpenBroker;
beforeAll(async () => {
  broker = await openBroker();
});
afterAll(() => broker.stop());

async function letIn() {
  const wire = openWire(broker.port);
  wire.raw(connectBytes({ clientId: `raw-${Math.random()}` }));
  await wire.next('connack');
  return wire;
}

for (const [what, bytes, returnCode] of brokenConnects) {
  test(`CONNECT with ${what} is refused in words`, async () => {
    broker.refusals.length = 0;
    const wire = openWire(broker.port);
    wire.raw(bytes);
    if (returnCode !== undefined) expect((await wire.next('connack')).returnCode).toBe(returnCode);
    await wire.closed();
    expect(wire.received).toEqual([]);
    expect(broker.refusals.map(({ reason }) => reason)).toContain(bytes.length > brokerLimits.firstPacketBytes ? 'too-large' : 'protocol');
  });
}

test.each(brokenPackets)('%s ends the connection, and its reason is told', async (what, bytes) => {
  const wire = await letIn();
  broker.refusals.length = 0;
  wire.raw(bytes);
  await wire.closed();
  expect(wire.received).toEqual([]);
  const told = await until('a refusal', () => broker.refusals.find(({ reason }) => reason === 'protocol' || reason === 'too-large'));
  expect(told.reason).toBe(what === 'more than may be announced' ? 'too-large' : 'protocol');
  expect(told.words.length).toBeGreaterThan(8);
  expect(told.deviceId).toMatch(/^raw-/);
});

test('every sound packet passes the guard, byte by byte', async () => {
  const wire = await letIn();
  broker.refusals.length = 0;
  for (const [, bytes] of soundPackets.slice(0, -1)) for (const byte of bytes) wire.raw(Uint8Array.of(byte));
  await wire.next('pingresp');
  expect(broker.refusals.filter(({ reason }) => reason === 'protocol')).toEqual([]);
  expect(wire.isClosed()).toBe(false);
  wire.cut();
});

test('what a client sends before its CONNECT is answered waits for the answer', async () => {
  const wire = openWire(broker.port);
  const [publish, ping] = [soundPackets[2]?.[1], soundPackets[13]?.[1]];
  for (const bytes of [connectBytes({ clientId: 'hasty' }), publish, ping]) {
    wire.raw(bytes ?? Buffer.alloc(0));
    await new Promise(setImmediate);
  }
  await wire.next('pingresp');
  expect(wire.received.map(({ cmd }) => cmd)).toEqual(['connack', 'puback']);
  wire.cut();
});

/** What the inspector says of a stream, and how many publishes it saw, when it comes in these pieces. */
function verdictOf(stream: Uint8Array, cuts: readonly number[]) {
  const inspector = createPacketInspector(brokerLimits);
  const places = [...new Set([0, ...cuts.map((cut) => cut % (stream.length + 1)), stream.length])].sort((a, b) => a - b);
  for (const [index, place] of places.entries()) {
    const breach = inspector.accept(stream.subarray(place, places[index + 1] ?? stream.length));
    if (breach !== undefined) return { breach, publishes: undefined };
  }
  return { breach: undefined, publishes: inspector.takePublishes() };
}

const anyPacket = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...soundPackets.map(([, bytes]) => bytes)) },
  { weight: 1, arbitrary: fc.constantFrom(...brokenPackets.map(([, bytes]) => bytes)) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 40 }) },
);

test('however a stream is cut, the verdict is the same', () => {
  fc.assert(
    fc.property(fc.array(anyPacket, { maxLength: 12 }), fc.array(fc.nat(), { maxLength: 30 }), (packets, cuts) => {
      const stream = Buffer.concat([connectBytes(), ...packets]);
      const whole = verdictOf(stream, []);
      expect(verdictOf(stream, cuts)).toEqual(whole);
      expect(verdictOf(stream, [...stream.keys()])).toEqual(whole);
    }),
    { numRuns: 2_000 },
  );
});

test('every sound sequence passes and its publishes are counted', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...soundPackets), { maxLength: 20 }), (packets) => {
      const stream = Buffer.concat([connectBytes(), ...packets.map(([, bytes]) => bytes)]);
      const publishes = packets.filter(([what]) => what.startsWith('PUBLISH')).length;
      expect(verdictOf(stream, [])).toEqual({ breach: undefined, publishes });
    }),
    { numRuns: 500 },
  );
});
