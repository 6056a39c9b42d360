import { afterEach, expect, test } from 'vitest';
import { systemClock } from '#shared/link/clock.ts';
import { createBrokerPersistence } from '../../edge/broker/persistence/broker-persistence.ts';
import { until } from '../fakes/until.ts';
import { openBroker, type OpenBroker, type OpenBrokerOptions } from './open-broker.ts';
import { openRecords } from './open-records.ts';
import { hear, openSession, publish, quiet, subscribe, type Wire } from './wire.ts';

let broker: OpenBroker | undefined;
const start = async (options?: OpenBrokerOptions): Promise<OpenBroker> => (broker = await openBroker(options));
const restart = async (running: OpenBroker): Promise<OpenBroker> => (broker = await running.again());
afterEach(async () => {
  await broker?.stop();
  broker = undefined;
});

const away = { clientId: 'integration', clean: false } as const;

/** A session with these subscriptions whose client has left. */
async function leaveSession({ port }: OpenBroker, ...filters: readonly (readonly [string, 0 | 1 | 2])[]): Promise<void> {
  const { wire } = await openSession(port, away);
  await subscribe(wire, ...filters);
  wire.send({ cmd: 'disconnect' });
  await wire.closed();
}

async function hearAll(wire: Wire, count: number): Promise<string[]> {
  const heard: string[] = [];
  while (heard.length < count) heard.push((await hear(wire)).payload);
  await quiet();
  expect(wire.received).toEqual([]);
  return heard;
}

test('what waits survives three restarts and comes in the order it was sent, though aedes counts from zero each time', async () => {
  let running = await start();
  await leaveSession(running, ['likes/+', 1]);
  const sent: string[] = [];
  for (let life = 1; life <= 4; life += 1) {
    const { wire: speaker } = await openSession(running.port, { clientId: 'hanger' });
    for (let press = 1; press <= 10; press += 1) {
      sent.push(`life ${life}, press ${press}`);
      await publish(speaker, 'likes/a', sent.at(-1) ?? '');
    }
    if (life < 4) running = await restart(running);
  }
  const { wire, sessionPresent } = await openSession(running.port, away);
  expect(sessionPresent).toBe(true);
  expect(await hearAll(wire, 40)).toEqual(sent);
  await until('the rows are gone', () => (running.records.count('broker_queue') === 0 ? true : undefined));
  expect(running.records.count('broker_messages')).toBe(0);
});

test('what was sent and not acknowledged before a restart comes again under its own packet id, before anything newer', async () => {
  let running = await start();
  const { wire: first } = await openSession(running.port, away);
  await subscribe(first, ['likes/a', 1]);
  const { wire: speaker } = await openSession(running.port, { clientId: 'hanger' });
  await publish(speaker, 'likes/a', 'unacknowledged');
  const { messageId } = await first.next('publish');
  first.cut();
  await quiet(50);
  await publish(speaker, 'likes/a', 'newer');
  running = await restart(running);
  const { wire } = await openSession(running.port, away);
  expect(await hear(wire)).toMatchObject({ payload: 'unacknowledged', dup: true, messageId });
  expect(await hear(wire)).toMatchObject({ payload: 'newer', dup: false });
});

test('messages that arrive while what waited is still being read come after it, each once', async () => {
  const running = await start();
  await leaveSession(running, ['flow', 1]);
  const { wire: speaker } = await openSession(running.port, { clientId: 'hanger' });
  let sent = 0;
  const say = (): Promise<void> => publish(speaker, 'flow', String((sent += 1)));
  for (let count = 0; count < 200; count += 1) await say();
  const { wire } = await openSession(running.port, away);
  for (let count = 0; count < 200; count += 1) await say();
  const heard = (await hearAll(wire, 400)).map(Number);
  expect(heard).toEqual(Array.from({ length: 400 }, (_, place) => place + 1));
});

test('a retained message of a device survives; one of the hub does not, for the hub makes it anew', async () => {
  let running = await start();
  const { wire: device } = await openSession(running.port, { clientId: 'device' });
  await publish(device, 'state/device', 'full battery', { retain: true });
  await publish(device, 'state/removed', 'soon gone', { retain: true });
  await publish(device, 'state/removed', '', { retain: true });
  await running.stack.send({ topic: 'state/hub', payload: 'three left', qos: 1, retain: true });
  const { wire: now } = await openSession(running.port, { clientId: 'now' });
  await subscribe(now, ['state/#', 1]);
  expect((await hearAll(now, 2)).sort()).toEqual(['full battery', 'three left']);
  running = await restart(running);
  const { wire: later } = await openSession(running.port, { clientId: 'later' });
  await subscribe(later, ['state/#', 1]);
  expect(await hearAll(later, 1)).toEqual(['full battery']);
});

test('a will that outlived the hub is told when its device stays away, and not when it came back', async () => {
  let running = await start({ limits: { willGraceMs: 800 } });
  const willOf = (clientId: string) => ({ topic: `gone/${clientId}`, payload: Buffer.from(clientId), qos: 1, retain: false }) as const;
  // Only its end without a word leaves a will behind: the rows are put there as a killed hub would have left them.
  for (const clientId of ['stays-away', 'comes-back']) await openSession(running.port, { clientId, will: willOf(clientId) });
  const left = running.records.copyOf('broker_wills');
  expect(left).toHaveLength(2);
  running = await restart(running);
  running.records.insert('broker_wills', left);
  running = await restart(running);
  await openSession(running.port, { clientId: 'comes-back', will: willOf('comes-back') });
  const { wire: listener } = await openSession(running.port, { clientId: 'listener' });
  await subscribe(listener, ['gone/+', 1]);
  expect((await hear(listener)).topic).toBe('gone/stays-away');
  await quiet(1_000);
  expect(listener.received).toEqual([]);
  expect(running.records.count('broker_wills')).toBe(1);
});

test('a hub that stood still, and so looks dead to aedes, tells no will of a device that is connected', async () => {
  const records = openRecords(':memory:');
  const onTrouble = (_what: string, error: unknown): never => {
    throw error;
  };
  const persistence = createBrokerPersistence({ records, clock: systemClock, onDropped: () => undefined, onTrouble });
  const will = (topic: string) => ({ topic, payload: Buffer.from('gone'), qos: 1, retain: false }) as const;
  await persistence.setup({ id: 'earlier life' });
  await persistence.putWill({ id: 'stayed away' }, { ...will('gone/away') });
  await persistence.setup({ id: 'this life' });
  await persistence.putWill({ id: 'connected' }, { ...will('gone/connected') });
  const told: unknown[] = [];
  for await (const { topic } of persistence.streamWill({})) told.push(topic);
  expect(told).toEqual(['gone/away']);
  await persistence.destroy();
  records.close();
});

test('a QoS 2 message sent again after a restart is the same message', async () => {
  let running = await start();
  await leaveSession(running, ['once', 2]);
  const speaker = { clientId: 'speaker', clean: false } as const;
  const message = { cmd: 'publish', topic: 'once', payload: 'exactly', qos: 2, retain: false, messageId: 41 } as const;
  const { wire: before } = await openSession(running.port, speaker);
  before.send({ ...message, dup: false });
  await before.next('pubrec');
  before.cut();
  await quiet(50);
  running = await restart(running);
  const { wire: after } = await openSession(running.port, speaker);
  after.send({ ...message, dup: true });
  await after.next('pubrec');
  after.send({ cmd: 'pubrel', messageId: 41 });
  await after.next('pubcomp');
  expect(running.records.count('broker_incoming')).toBe(0);
  const { wire } = await openSession(running.port, away);
  expect(await hearAll(wire, 1)).toEqual(['exactly']);
});

test('purging a client leaves nothing of it, and everything of the others', async () => {
  const running = await start();
  await leaveSession(running, ['likes/a', 1]);
  const will = { topic: 'gone', payload: Buffer.from('gone'), qos: 1, retain: false } as const;
  const { wire: other } = await openSession(running.port, { clientId: 'other', clean: false, will });
  await subscribe(other, ['likes/a', 1]);
  const { wire: speaker } = await openSession(running.port, { clientId: 'speaker' });
  await publish(speaker, 'likes/a', 'for both');
  await other.next('publish');
  expect(running.stack.figures()).toMatchObject({ sessions: 2, subscriptions: 2, waiting: 2, connected: 2 });
  await running.stack.purge('integration');
  expect(running.stack.figures()).toMatchObject({ sessions: 1, subscriptions: 1, waiting: 1 });
  expect(running.records.count('broker_messages')).toBe(1);
  await running.stack.purge('other');
  await other.closed();
  await until('its will is gone', () => (running.records.count('broker_wills') === 0 ? true : undefined));
  for (const table of ['broker_subscriptions', 'broker_queue', 'broker_messages', 'broker_incoming'])
    expect(running.records.count(table), table).toBe(0);
  expect((await openSession(running.port, away)).sessionPresent).toBe(false);
});
