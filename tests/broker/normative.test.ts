import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { until } from '../fakes/until.ts';
import { connectBytes, packet, text } from './broken-packets.ts';
import { openBroker, type OpenBroker } from './open-broker.ts';
import { hear, openSession, openWire, publish, quiet, subscribe, type Wire } from './wire.ts';

// Statements of MQTT 3.1.1, each by its number, that the Paho and mosquitto suites ask for and aedes alone does not keep, or only by chance.

let broker: OpenBroker;
beforeAll(async () => {
  broker = await openBroker();
});
afterAll(() => broker.stop());

let names = 0;
const name = (): string => `client-${(names += 1)}`;
const open = (session: Parameters<typeof openSession>[1] = {}) => openSession(broker.port, { clientId: name(), ...session });
const goneOf = (clientId: string) => until(`${clientId} is gone`, () => (broker.stack.isConnected(clientId) ? undefined : true));

type Level = 0 | 1 | 2;

/** Everything this wire was sent, once nothing more comes; answered in full. */
async function hearRest(wire: Wire): Promise<readonly { readonly topic: string; readonly qos: number }[]> {
  const heard = [];
  for (;;) {
    await quiet();
    if (!wire.received.some(({ cmd }) => cmd === 'publish')) return heard;
    heard.push(await hear(wire));
  }
}

describe('MQTT-3.8.4-6: a message goes out at the lower of its own level and what the filter was granted', () => {
  const levels = ([0, 1, 2] as const).flatMap((granted) => ([0, 1, 2] as const).map((published) => [granted, published] as const));
  test.each(levels)('granted %i, published %i', async (granted, published) => {
    const { wire } = await open({ clean: false });
    const { wire: speaker } = await open();
    const base = `level/${granted}${published}`;
    for (const filter of [`${base}/exact`, `${base}/+/one`, `${base}/many/#`]) await subscribe(wire, [filter, granted]);
    for (const topic of ['exact', 'a/one', 'many/a/b']) await publish(speaker, `${base}/${topic}`, 'x', { qos: published });
    expect((await hearRest(wire)).map(({ qos }) => qos)).toEqual(Array.from({ length: 3 }, () => Math.min(granted, published)));
  });

  test('also of what was retained before the subscription', async () => {
    const { wire } = await open();
    await publish(wire, 'level/kept', 'x', { qos: 2, retain: true });
    for (const granted of [0, 1, 2] as const) {
      await subscribe(wire, ['level/+', granted]);
      expect(await hear(wire)).toMatchObject({ qos: granted, retain: true });
    }
    await publish(wire, 'level/kept', '', { retain: true });
  });
});

test('MQTT-3.8.4-6: what one hears at a lower level the others hear at theirs', async () => {
  const { wire: speaker } = await open();
  const levels = [0, 2, 1, 0, 2] as const;
  const hearers = await Promise.all(levels.map(() => open()));
  for (const [nth, level] of levels.entries()) await subscribe(hearers[nth]?.wire ?? speaker, ['shared/level', level]);
  await publish(speaker, 'shared/level', 'x', { qos: 1 });
  const heard = await Promise.all(hearers.map(({ wire }) => hear(wire)));
  expect(heard.map(({ qos }) => qos)).toEqual(levels.map((level) => Math.min(level, 1)));
});

describe('MQTT-3.3.5-1: of filters that overlap the highest counts, in whatever order they came', () => {
  const filters = [
    ['over/#', 0],
    ['over/+/c', 2],
    ['over/b/c', 1],
    ['+/b/#', 0],
  ] as const satisfies readonly (readonly [string, Level])[];
  test.each([0, 1, 2, 3])('turned by %i', async (turn) => {
    const { wire, sessionPresent } = await open({ clean: turn % 2 === 0 });
    expect(sessionPresent).toBe(false);
    for (const filter of [...filters.slice(turn), ...filters.slice(0, turn)]) await subscribe(wire, filter);
    const { wire: speaker } = await open();
    await publish(speaker, 'over/b/c', 'x', { qos: 2 });
    expect((await hearRest(wire)).map(({ qos }) => qos)).toEqual([2]);
    wire.send({ cmd: 'unsubscribe', messageId: 9, unsubscriptions: ['over/+/c'] });
    await wire.next('unsuback');
    await publish(speaker, 'over/b/c', 'x', { qos: 2 });
    expect((await hearRest(wire)).map(({ qos }) => qos)).toEqual([1]);
  });
});

test('MQTT-3.8.4-3: the same filter again takes the place of the first, with its new level, and brings the retained message once more', async () => {
  const { wire } = await open({ clean: false });
  await publish(wire, 'again', 'kept', { qos: 2, retain: true });
  for (const level of [2, 0, 1] as const) {
    expect(await subscribe(wire, ['again', level])).toEqual([level]);
    expect(await hear(wire)).toMatchObject({ payload: 'kept', qos: level, retain: true });
    await publish(wire, 'again', 'now', { qos: 2 });
    expect((await hearRest(wire)).map(({ qos }) => qos)).toEqual([level]);
  }
  await publish(wire, 'again', '', { retain: true });
});

test('packet ids begin at 1 with each connection, and pass over those still under way', async () => {
  const clientId = name();
  const first = await open({ clientId, clean: false });
  await subscribe(first.wire, ['numbered', 2]);
  for (const payload of ['a', 'b']) await publish(first.wire, 'numbered', payload, { qos: 2 });
  await quiet();
  const idsOf = (wire: Wire) => wire.received.filter(({ cmd }) => cmd === 'publish').map(({ messageId }) => messageId);
  expect(idsOf(first.wire)).toEqual([1, 2]);
  first.wire.cut();
  await goneOf(clientId);
  const second = await open({ clientId, clean: false });
  await publish(second.wire, 'numbered', 'c', { qos: 2 });
  await quiet();
  expect(idsOf(second.wire)).toEqual([1, 2, 3]);
});

test('MQTT-3.3.1-3: that a sender sent it before is no duplicate to those who hear it for the first time', async () => {
  const { wire: listener } = await open();
  await subscribe(listener, ['dup', 2]);
  const { wire: speaker } = await open();
  for (const qos of [1, 2] as const) {
    speaker.send({ cmd: 'publish', topic: 'dup', payload: 'x', qos, dup: true, retain: false, messageId: 40 + qos });
    expect(await hear(listener)).toMatchObject({ qos, dup: false });
  }
});

test('MQTT-3.3.1-8: what a client published retained it finds as such when it subscribes in the same breath, and nothing once it took it back', async () => {
  const { wire } = await open();
  const filter = text('breath');
  const subscribing = packet(0x82, [0, 1, ...filter, 0]);
  wire.raw(Buffer.concat([packet(0x31, [...filter, 0x78]), subscribing]));
  expect(await hear(wire)).toMatchObject({ payload: 'x', retain: true });
  wire.send({ cmd: 'unsubscribe', messageId: 2, unsubscriptions: ['breath'] });
  await wire.next('unsuback');
  wire.raw(Buffer.concat([packet(0x31, filter), subscribing]));
  await wire.next('suback');
  await wire.next('suback');
  expect(await hearRest(wire)).toEqual([]);
});

test('MQTT-3.1.2-4, MQTT-3.2.2-2: a session without a subscription is a session, until a clean start', async () => {
  const clientId = name();
  for (const [clean, present] of [
    [false, false],
    [false, true],
    [true, false],
    [false, false],
    [false, true],
  ] as const) {
    const { wire, sessionPresent } = await openSession(broker.port, { clientId, clean });
    expect(sessionPresent).toBe(present);
    wire.send({ cmd: 'disconnect' });
    await wire.closed();
  }
});

test('MQTT-3.1.4-2: whoever comes with a client id that is taken gets it, however many come at once; one stays, and hears once', async () => {
  const clientId = name();
  const wires = Array.from({ length: 12 }, () => openWire(broker.port));
  for (const [place, wire] of wires.entries()) {
    wire.raw(connectBytes({ clientId, flags: 0 }));
    wire.raw(packet(0x82, [0, 1, ...text('mine'), 1]));
    // Some hang up on what they began.
    if (place % 4 === 1) wire.socket.once('connect', () => wire.socket.end());
  }
  await until('one is left', () => (wires.filter((wire) => !wire.isClosed()).length <= 1 ? true : undefined));
  const { wire: last } = await openSession(broker.port, { clientId, clean: false });
  await until('the others are closed', () => (wires.every((wire) => wire.isClosed()) ? true : undefined));
  await subscribe(last, ['mine', 1]);
  const { wire: speaker } = await open();
  await publish(speaker, 'mine', 'once');
  expect(await hearRest(last)).toHaveLength(1);
  const { wire: successor } = await openSession(broker.port, { clientId, clean: false });
  await last.closed();
  successor.cut();
  await goneOf(clientId);
});

test('MQTT-3.1.2-8: the will of a connection that is taken over is told', async () => {
  const { wire: listener } = await open();
  await subscribe(listener, ['taken', 1]);
  const clientId = name();
  await openSession(broker.port, { clientId, will: { topic: 'taken', payload: Buffer.from('gone'), qos: 1, retain: false } });
  await openSession(broker.port, { clientId });
  expect((await hear(listener)).payload).toBe('gone');
});

test.each([true, false])(
  'MQTT-4.3.2-2: a QoS 1 publish whose sender leaves at once is told to who is here (clean session: %s)',
  async (clean) => {
    const { wire: listener } = await open({ clean });
    await subscribe(listener, ['leaving', 1]);
    const { wire: waiting } = await open({ clean: false });
    await subscribe(waiting, ['leaving', 1]);
    const { wire: speaker } = await open();
    speaker.raw(Buffer.concat([packet(0x32, [...text('leaving'), 0, 1, 0x78]), packet(0xe0, [])]));
    expect((await hear(listener)).payload).toBe('x');
    expect((await hear(waiting)).payload).toBe('x');
  },
);

test.each([
  ['PUBACK to QoS 2', 2, 'puback'],
  ['PUBCOMP to QoS 1', 1, 'pubcomp'],
  ['PUBCOMP to QoS 2 before PUBREC', 2, 'pubcomp'],
] as const)('MQTT-4.8.0-1: %s ends the connection, and the message comes again', async (_name, qos, cmd) => {
  const session = { clientId: name(), clean: false };
  const { wire } = await openSession(broker.port, session);
  await subscribe(wire, ['answer', 2]);
  const { wire: speaker } = await open();
  await publish(speaker, 'answer', 'x', { qos });
  const { messageId } = await wire.next('publish');
  if (messageId === undefined) throw new Error('a message without an id');
  wire.send({ cmd, messageId });
  await wire.closed();
  const { wire: back } = await openSession(broker.port, session);
  expect(await hear(back)).toMatchObject({ payload: 'x', dup: true, messageId });
});

test('MQTT-3.1.2-2: a client of MQTT 5 is told that its version is not spoken here, and closed', async () => {
  const wire = openWire(broker.port);
  // As MQTT 5 puts it: properties after the keep-alive.
  wire.raw(packet(0x10, [...text('MQTT'), 5, 2, 0, 60, 5, 0x11, 0, 0, 0, 10, ...text('five')]));
  expect(await wire.next('connack')).toMatchObject({ returnCode: 1, sessionPresent: false });
  await wire.closed();
  expect(wire.received).toEqual([]);
});

test('MQTT 3.1, 3.1: an old client needs a name, and is served with one', async () => {
  const nameless = openWire(broker.port);
  nameless.raw(connectBytes({ name: 'MQIsdp', level: 3, flags: 2, clientId: '' }));
  expect((await nameless.next('connack')).returnCode).toBe(2);
  await nameless.closed();
  const wire = openWire(broker.port);
  wire.raw(connectBytes({ name: 'MQIsdp', level: 3, flags: 2, clientId: name() }));
  expect((await wire.next('connack')).returnCode).toBe(0);
  await subscribe(wire, ['old', 1]);
  await publish(wire, 'old', 'heard');
  expect((await hear(wire)).payload).toBe('heard');
});

describe('MQTT-4.7.1-2, MQTT-4.7.1-3, MQTT-4.7.3-1: which filters match which topics', () => {
  const matching: readonly (readonly [string, string, boolean])[] = [
    ['#', 'f/a', true],
    ['/#', '/f', true],
    ['/#', 'f', false],
    ['f/#', 'f', true],
    ['f/#', 'f/', true],
    ['f/+', 'f', false],
    ['f/+', 'f/', true],
    ['f/+/z', 'f/a/z', true],
    ['f/+/z', 'f//z', true],
    ['f/+/z', 'f/a/b/z', false],
    ['f/+/z/#', 'f/a/z', true],
    ['f//z/#', 'f//z/b', true],
    ['+', '/f', false],
    ['+/+', '/f', true],
    ['f/A', 'f/a', false],
    ['f /a', 'f /a', true],
    ['/f', 'f', false],
    ['f/', 'f', false],
    ['+/+/+/+/+/+/+/+/+/+/t', 'f/b/c/d/e/f/g/h/i/j/t', true],
    ['$f/#', '$f/a', true],
    ['$f/+', '$f/a', true],
    ['+/a', '$f/a', false],
  ];
  test.each(matching)('%s and %s: %s', async (filter, topic, matches) => {
    const session = { clientId: name(), clean: false };
    const { wire } = await openSession(broker.port, session);
    await subscribe(wire, [filter, 1]);
    const { wire: speaker } = await open();
    await publish(speaker, topic, 'x');
    await publish(speaker, topic, 'x', { qos: 0 });
    expect(await hearRest(wire)).toHaveLength(matches ? 2 : 0);
    wire.cut();
    await goneOf(session.clientId);
    await publish(speaker, topic, 'x');
    const { wire: back } = await openSession(broker.port, session);
    expect(await hearRest(back)).toHaveLength(matches ? 1 : 0);
  });
});
