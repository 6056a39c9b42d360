import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBroker, type OpenBroker } from './open-broker.ts';
import { connectPacket, hear, openSession, openWire, publish, quiet, subscribe } from './wire.ts';

// The behaviours the Eclipse Paho interoperability suite asks of an MQTT 3.1.1 server, asked again by a client of our own.

let broker: OpenBroker;
beforeAll(async () => {
  broker = await openBroker();
});
afterAll(() => broker.stop());

let names = 0;
const name = (): string => `client-${(names += 1)}`;
const open = (session: Parameters<typeof openSession>[1] = {}) => openSession(broker.port, { clientId: name(), ...session });

test('basic: what is published at each level arrives at that level, once', async () => {
  const { wire } = await open();
  expect(await subscribe(wire, ['basic/+', 2])).toEqual([2]);
  for (const qos of [0, 1, 2] as const) await publish(wire, `basic/${qos}`, `at ${qos}`, { qos });
  const heard = [await hear(wire), await hear(wire), await hear(wire)];
  expect(heard.map(({ payload, qos }) => [payload, qos])).toEqual([
    ['at 0', 0],
    ['at 1', 1],
    ['at 2', 2],
  ]);
  await quiet();
  expect(wire.received).toEqual([]);
  wire.send({ cmd: 'disconnect' });
  await wire.closed();
});

test('a second CONNECT on one connection ends it', async () => {
  const { wire } = await open();
  wire.send(connectPacket({ clientId: 'again' }));
  await wire.closed();
  expect(wire.received).toEqual([]);
});

test('retained: a new subscriber gets the latest of each topic, an empty one removes it, an old subscriber sees no retain flag', async () => {
  const { wire: speaker } = await open();
  const { wire: early } = await open();
  await subscribe(early, ['kept/#', 1]);
  for (const [topic, payload] of [
    ['kept/a', 'first'],
    ['kept/a', 'second'],
    ['kept/b', 'other'],
    ['kept/c', 'gone'],
    ['kept/c', ''],
  ] as const) {
    await publish(speaker, topic, payload, { retain: true });
  }
  for (let count = 0; count < 5; count += 1) expect((await hear(early)).retain).toBe(false);
  const { wire: late } = await open();
  await subscribe(late, ['kept/+', 1]);
  const heard = [await hear(late), await hear(late)];
  expect(heard.map(({ topic, payload, retain }) => [topic, payload, retain]).sort()).toEqual([
    ['kept/a', 'second', true],
    ['kept/b', 'other', true],
  ]);
  await quiet();
  expect(late.received).toEqual([]);
  for (const topic of ['kept/a', 'kept/b']) await publish(speaker, topic, '', { retain: true });
});

test('will: told when a connection breaks, not when it ends with DISCONNECT', async () => {
  const { wire: listener } = await open();
  await subscribe(listener, ['wills/+', 2]);
  const will = { topic: 'wills/a', payload: Buffer.from('broke off'), qos: 1, retain: false } as const;
  const { wire: polite } = await open({ will });
  polite.send({ cmd: 'disconnect' });
  await polite.closed();
  await quiet();
  expect(listener.received).toEqual([]);
  const { wire: rude } = await open({ will });
  rude.cut();
  expect(await hear(listener)).toMatchObject({ topic: 'wills/a', payload: 'broke off', qos: 1 });
});

test('an empty client id: refused with code 2 for a session to keep, given a name otherwise', async () => {
  const kept = openWire(broker.port);
  // A polite library refuses to make this one: name "MQTT", level 4, no flags, no keep-alive, no id.
  kept.raw(Buffer.from([0x10, 12, 0, 4, 0x4d, 0x51, 0x54, 0x54, 4, 0, 0, 0, 0, 0]));
  expect((await kept.next('connack')).returnCode).toBe(2);
  await kept.closed();
  const { wire } = await openSession(broker.port, { clientId: '', clean: true });
  await subscribe(wire, ['nameless', 0]);
  await publish(wire, 'nameless', 'heard', { qos: 0 });
  expect((await hear(wire)).payload).toBe('heard');
});

test('what is published while a subscriber is away waits for it, in order, and its session is told to be there', async () => {
  const session = { clientId: name(), clean: false };
  const { wire: before, sessionPresent } = await openSession(broker.port, session);
  expect(sessionPresent).toBe(false);
  await subscribe(before, ['away/#', 2]);
  before.send({ cmd: 'disconnect' });
  await before.closed();
  const { wire: speaker } = await open();
  for (const qos of [1, 2, 1] as const) await publish(speaker, `away/${qos}`, `at ${qos}`, { qos });
  await publish(speaker, 'away/0', 'not kept', { qos: 0 });
  const after = await openSession(broker.port, session);
  expect(after.sessionPresent).toBe(true);
  const heard = [await hear(after.wire), await hear(after.wire), await hear(after.wire)];
  expect(heard.map(({ topic, qos, dup }) => [topic, qos, dup])).toEqual([
    ['away/1', 1, false],
    ['away/2', 2, false],
    ['away/1', 1, false],
  ]);
  await quiet();
  expect(after.wire.received).toEqual([]);
});

test('a clean start forgets the session: nothing that waited comes, no subscription answers', async () => {
  const clientId = name();
  const { wire: before } = await openSession(broker.port, { clientId, clean: false });
  await subscribe(before, ['forgotten', 1]);
  before.cut();
  const { wire: speaker } = await open();
  await publish(speaker, 'forgotten', 'too late');
  const { wire: clean, sessionPresent } = await openSession(broker.port, { clientId, clean: true });
  expect(sessionPresent).toBe(false);
  await publish(speaker, 'forgotten', 'nor this');
  await quiet();
  expect(clean.received).toEqual([]);
  clean.cut();
  expect((await openSession(broker.port, { clientId, clean: false })).sessionPresent).toBe(false);
});

test('overlapping filters: one copy a filter at most, and the highest level is among them; one copy waits for who is away', async () => {
  const session = { clientId: name(), clean: false };
  const { wire } = await openSession(broker.port, session);
  await subscribe(wire, ['overlap/#', 2], ['overlap/+', 1]);
  const { wire: speaker } = await open();
  await publish(speaker, 'overlap/a', 'here', { qos: 2 });
  const heard = [await hear(wire)];
  await quiet();
  if (wire.received.length > 0) heard.push(await hear(wire));
  expect(Math.max(...heard.map(({ qos }) => qos))).toBe(2);
  await quiet();
  expect(wire.received).toEqual([]);
  wire.cut();
  await quiet(50);
  await publish(speaker, 'overlap/b', 'away', { qos: 2 });
  const { wire: back } = await openSession(broker.port, session);
  expect(await hear(back)).toMatchObject({ topic: 'overlap/b', qos: 2 });
  await quiet();
  expect(back.received).toEqual([]);
});

test('keep-alive: who is silent for one and a half of it is gone, and its will is told; pings keep it', async () => {
  const { wire: listener } = await open();
  await subscribe(listener, ['silent', 1]);
  const will = { topic: 'silent', payload: Buffer.from('gone'), qos: 1, retain: false } as const;
  const { wire } = await open({ keepalive: 1, will });
  for (let ping = 0; ping < 4; ping += 1) {
    await quiet(700);
    wire.send({ cmd: 'pingreq' });
    await wire.next('pingresp');
  }
  expect(wire.isClosed()).toBe(false);
  await wire.closed(3_000);
  expect((await hear(listener)).payload).toBe('gone');
});

test('what was sent and not acknowledged comes again on reconnecting, marked as a duplicate, under its own packet id', async () => {
  const session = { clientId: name(), clean: false };
  const { wire: first } = await openSession(broker.port, session);
  await subscribe(first, ['again/#', 2]);
  const { wire: speaker } = await open();
  await publish(speaker, 'again/1', 'one', { qos: 1 });
  await publish(speaker, 'again/2', 'two', { qos: 2 });
  const sent = [await first.next('publish'), await first.next('publish')];
  first.cut();
  await quiet(50);
  const { wire: second } = await openSession(broker.port, session);
  const heard = [await hear(second), await hear(second)];
  expect(heard.map(({ topic, dup }) => [topic, dup])).toEqual([
    ['again/1', true],
    ['again/2', true],
  ]);
  expect(heard.map(({ messageId }) => messageId)).toEqual(sent.map(({ messageId }) => messageId));
});

test('QoS 2 broken off after PUBREC goes on with PUBREL, not with the message', async () => {
  const session = { clientId: name(), clean: false };
  const { wire: first } = await openSession(broker.port, session);
  await subscribe(first, ['half', 2]);
  const { wire: speaker } = await open();
  await publish(speaker, 'half', 'once', { qos: 2 });
  const { messageId } = await first.next('publish');
  if (messageId === undefined) throw new Error('a QoS 2 message without an id');
  first.send({ cmd: 'pubrec', messageId });
  await first.next('pubrel');
  first.cut();
  await quiet(50);
  const { wire: second } = await openSession(broker.port, session);
  expect((await second.next('pubrel')).messageId).toBe(messageId);
  second.send({ cmd: 'pubcomp', messageId });
  await quiet();
  expect(second.received).toEqual([]);
});

test('a refused filter answers 128 between granted ones, and nothing of it is kept', async () => {
  const session = { clientId: name(), clean: false };
  const { wire } = await openSession(broker.port, session);
  expect(await subscribe(wire, ['granted', 1], ['test/nosubscribe', 2])).toEqual([1, 128]);
  const { wire: speaker } = await open();
  wire.cut();
  await quiet(50);
  await publish(speaker, 'test/nosubscribe', 'a secret');
  await publish(speaker, 'granted', 'for all');
  const { wire: back } = await openSession(broker.port, session);
  expect((await hear(back)).topic).toBe('granted');
  await quiet();
  expect(back.received).toEqual([]);
});

test('topics that begin with a dollar are not matched by a filter that begins with a wildcard', async () => {
  const session = { clientId: name(), clean: false };
  const { wire } = await openSession(broker.port, session);
  await subscribe(wire, ['#', 1], ['+/dollar', 1]);
  const { wire: speaker } = await open();
  await publish(speaker, '$private/dollar', 'unheard');
  await publish(speaker, 'plain/dollar', 'heard');
  expect((await hear(wire)).topic).toBe('plain/dollar');
  wire.cut();
  await quiet(50);
  await publish(speaker, '$private/dollar', 'unheard too');
  const { wire: back } = await openSession(broker.port, session);
  await quiet();
  const topics = back.received.flatMap((packet) => (packet.cmd === 'publish' ? [packet.topic] : []));
  expect(topics.filter((topic) => topic.startsWith('$'))).toEqual([]);
});

test('after UNSUBSCRIBE nothing of that filter comes, here or after being away', async () => {
  const session = { clientId: name(), clean: false };
  const { wire } = await openSession(broker.port, session);
  await subscribe(wire, ['un/a', 1], ['un/b', 1], ['un/c', 1]);
  wire.send({ cmd: 'unsubscribe', messageId: 7, unsubscriptions: ['un/a', 'un/c'] });
  expect((await wire.next('unsuback')).messageId).toBe(7);
  const { wire: speaker } = await open();
  for (const topic of ['un/a', 'un/b', 'un/c']) await publish(speaker, topic, 'now');
  expect((await hear(wire)).topic).toBe('un/b');
  wire.cut();
  await quiet(50);
  for (const topic of ['un/a', 'un/b', 'un/c']) await publish(speaker, topic, 'later');
  const { wire: back } = await openSession(broker.port, session);
  expect((await hear(back)).topic).toBe('un/b');
  await quiet();
  expect(back.received).toEqual([]);
});
