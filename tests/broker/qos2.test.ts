import { afterEach, describe, expect, test } from 'vitest';
import type { PublishVerdict } from '../../edge/broker/accept-publish.ts';
import { until } from '../fakes/until.ts';
import { openBroker, type OpenBroker, type OpenBrokerOptions } from './open-broker.ts';
import { hear, openSession, quiet, subscribe, type Wire } from './wire.ts';

// QoS 2 from a publisher's side, broken off between each two of its packets: the broker always brings the handshake to its end, and counts once.

const opened: OpenBroker[] = [];
const start = async (options?: OpenBrokerOptions): Promise<OpenBroker> => {
  const broker = await openBroker(options);
  opened.push(broker);
  return broker;
};
afterEach(async () => {
  for (const broker of opened.splice(0)) await broker.stop();
});

const till = { clientId: 'till', clean: false } as const;
const listener = { clientId: 'listener', clean: false } as const;

const say = (wire: Wire, messageId: number, payload: string, dup = false): void =>
  wire.send({ cmd: 'publish', topic: 'sales', payload, qos: 2, retain: false, dup, messageId });
const release = (wire: Wire, messageId: number): void => wire.send({ cmd: 'pubrel', messageId });

async function finish(wire: Wire, messageId: number): Promise<void> {
  release(wire, messageId);
  expect((await wire.next('pubcomp')).messageId).toBe(messageId);
}

async function listen(broker: OpenBroker): Promise<Wire> {
  const { wire } = await openSession(broker.port, listener);
  await subscribe(wire, ['sales', 2]);
  return wire;
}

/** What the listener gets until nothing more comes. */
async function heardBy(wire: Wire, count: number): Promise<string[]> {
  const heard: string[] = [];
  while (heard.length < count) heard.push((await hear(wire)).payload);
  await quiet();
  expect(wire.received.filter(({ cmd }) => cmd === 'publish')).toEqual([]);
  return heard;
}

/** The moments between two packets: what was said and heard before, and what a client says that remembers it so (MQTT-4.4.0-1). */
const moments = [
  {
    name: 'after PUBLISH, its PUBREC unread',
    before: async (wire: Wire) => {
      say(wire, 7, 'one');
      await until('the publish arrived', () => (wire.received.some(({ cmd }) => cmd === 'pubrec') ? true : undefined));
    },
    after: async (wire: Wire) => {
      say(wire, 7, 'one', true);
      expect((await wire.next('pubrec')).messageId).toBe(7);
      await finish(wire, 7);
    },
  },
  {
    name: 'after PUBREC',
    before: async (wire: Wire) => {
      say(wire, 7, 'one');
      await wire.next('pubrec');
    },
    after: (wire: Wire) => finish(wire, 7),
  },
  {
    name: 'after PUBREL, its PUBCOMP unread',
    before: async (wire: Wire) => {
      say(wire, 7, 'one');
      await wire.next('pubrec');
      release(wire, 7);
      await until('the release arrived', () => (wire.received.some(({ cmd }) => cmd === 'pubcomp') ? true : undefined));
    },
    after: (wire: Wire) => finish(wire, 7),
  },
];

/** What may happen in such a moment. Each answers where the client comes back to. */
const breaks: readonly (readonly [string, (broker: OpenBroker, wire: Wire) => Promise<OpenBroker>])[] = [
  [
    'its connection breaks',
    async (broker, wire) => {
      wire.cut();
      await until('it is gone', () => (broker.stack.isConnected('till') ? undefined : true));
      return broker;
    },
  ],
  ['it comes back while its old connection still stands', async (broker) => broker],
  [
    'the hub is stopped and started',
    async (broker, wire) => {
      wire.cut();
      opened.splice(opened.indexOf(broker), 1);
      const next = await broker.again();
      opened.push(next);
      return next;
    },
  ],
  [
    'the hub loses its power',
    async (broker) => {
      const next = await broker.afterPowerCut();
      opened.push(next);
      return next;
    },
  ],
];

describe.each(moments)('$name', ({ before, after }) => {
  test.each(breaks)('%s: the handshake ends, the message is told once, its packet id is free for another', async (_name, breakOff) => {
    const broker = await start();
    (await listen(broker)).cut();
    const { wire } = await openSession(broker.port, till);
    await before(wire);
    const next = await breakOff(broker, wire);
    const back = await openSession(next.port, till);
    expect(back.sessionPresent).toBe(next === broker || next.records.count('broker_incoming') > 0);
    await after(back.wire);
    expect(next.records.count('broker_incoming')).toBe(0);
    say(back.wire, 7, 'two');
    await back.wire.next('pubrec');
    await finish(back.wire, 7);
    const { wire: heard } = await openSession(next.port, listener);
    expect(await heardBy(heard, 2)).toEqual(['one', 'two']);
    expect(next.troubles).toEqual([]);
  });
});

test('PUBREL for a packet id nobody knows, or not any more, is answered with PUBCOMP (MQTT-4.3.3-2)', async () => {
  const broker = await start();
  for (const clean of [true, false]) {
    const { wire } = await openSession(broker.port, { clientId: `clean-${clean}`, clean });
    for (const messageId of [1, 77, 65_535, 77]) await finish(wire, messageId);
    say(wire, 5, 'one');
    await wire.next('pubrec');
    await finish(wire, 5);
    await finish(wire, 5);
    expect(wire.isClosed()).toBe(false);
  }
});

test('more in flight than any limit of ours: a publisher that sends four hundred before it reads is answered four hundred times', async () => {
  const broker = await start();
  const heard = await listen(broker);
  const { wire } = await openSession(broker.port, till);
  const ids = Array.from({ length: 400 }, (_, place) => place + 1);
  for (const messageId of ids) say(wire, messageId, String(messageId));
  for (const messageId of ids) expect((await wire.next('pubrec', 60_000)).messageId).toBe(messageId);
  expect(broker.records.count('broker_incoming')).toBe(400);
  for (const messageId of ids) release(wire, messageId);
  for (const messageId of ids) expect((await wire.next('pubcomp', 60_000)).messageId).toBe(messageId);
  expect(await heardBy(heard, 400)).toEqual(ids.map(String));
  expect(broker.refusals.filter(({ deviceId }) => deviceId === 'till')).toEqual([]);
  expect(broker.records.count('broker_incoming')).toBe(0);
}, 60_000);

test('of a message whose receiver half-opened its handshake only the packet id stays on disk', async () => {
  const broker = await start();
  const { wire } = await openSession(broker.port, till);
  say(wire, 9, 'what was bought');
  await wire.next('pubrec');
  expect(broker.records.copyOf('broker_incoming')).toMatchObject([{ client_id: 'till', message_id: 9, topic: '', payload: '' }]);
});

/** Holds every publish until it is let go. */
function createGate() {
  const waiting: (() => void)[] = [];
  return {
    waiting,
    publish: () => new Promise<PublishVerdict>((resolve) => waiting.push(() => resolve('forward'))),
    open: () => waiting.splice(0).forEach((letGo) => letGo()),
  };
}

test('the same packet twice in one piece, before the first is on disk, is one message and gets two PUBREC', async () => {
  const gate = createGate();
  const broker = await start({ rules: { publish: gate.publish } });
  const heard = await listen(broker);
  const { wire } = await openSession(broker.port, till);
  say(wire, 7, 'one');
  say(wire, 7, 'one', true);
  await until('the first is being judged', () => (gate.waiting.length === 1 ? true : undefined));
  await quiet(50);
  gate.open();
  await wire.next('pubrec');
  await wire.next('pubrec');
  expect(gate.waiting).toEqual([]);
  await finish(wire, 7);
  expect(await heardBy(heard, 1)).toEqual(['one']);
});

test('sent again over a new connection while the old one’s is still on its way to disk, it is one message', async () => {
  const gate = createGate();
  const broker = await start({ rules: { publish: gate.publish } });
  const heard = await listen(broker);
  const { wire: first } = await openSession(broker.port, till);
  say(first, 7, 'one');
  await until('it is being judged', () => (gate.waiting.length === 1 ? true : undefined));
  const { wire: second } = await openSession(broker.port, till);
  say(second, 7, 'one', true);
  await quiet(50);
  gate.open();
  expect((await second.next('pubrec')).messageId).toBe(7);
  await finish(second, 7);
  expect(await heardBy(heard, 1)).toEqual(['one']);
  expect(broker.records.count('broker_incoming')).toBe(0);
});

test('a clean start frees the packet ids, also of what is still on its way to disk: the next message with one is no duplicate', async () => {
  const gate = createGate();
  const broker = await start({ rules: { publish: gate.publish } });
  const heard = await listen(broker);
  const clean = { clientId: 'till', clean: true };
  const { wire: first } = await openSession(broker.port, clean);
  say(first, 7, 'one');
  await until('it is being judged', () => (gate.waiting.length === 1 ? true : undefined));
  const { wire: second } = await openSession(broker.port, clean);
  gate.open();
  expect(await heardBy(heard, 1)).toEqual(['one']);
  expect(broker.records.count('broker_incoming')).toBe(0);
  say(second, 7, 'two');
  await until('the next is being judged', () => (gate.waiting.length === 1 ? true : undefined));
  gate.open();
  await second.next('pubrec');
  await finish(second, 7);
  expect(await heardBy(heard, 1)).toEqual(['two']);
});

test('a message that could not be stored is new when it comes again', async () => {
  let isFull = true;
  const broker = await start({ rules: { publish: () => (isFull ? 'hold' : 'forward') } });
  const heard = await listen(broker);
  const { wire: first } = await openSession(broker.port, till);
  say(first, 7, 'one');
  await first.closed();
  isFull = false;
  const { wire: second } = await openSession(broker.port, till);
  say(second, 7, 'one', true);
  await second.next('pubrec');
  await finish(second, 7);
  expect(await heardBy(heard, 1)).toEqual(['one']);
});

test('a packet id whose row could not be removed is free all the same, and the row goes when the disk is back', async () => {
  const broker = await start();
  const heard = await listen(broker);
  const { wire } = await openSession(broker.port, till);
  say(wire, 7, 'one');
  await wire.next('pubrec');
  broker.records.beforeWrite = (name) => {
    if (name === 'broker.removeIncoming') throw new Error('the disk is full');
  };
  await finish(wire, 7);
  expect(broker.records.count('broker_incoming')).toBe(1);
  broker.records.beforeWrite = () => undefined;
  say(wire, 8, 'two');
  await wire.next('pubrec');
  await finish(wire, 8);
  await until('the row is gone', () => (broker.records.count('broker_incoming') === 0 ? true : undefined));
  expect(await heardBy(heard, 2)).toEqual(['one', 'two']);
});
