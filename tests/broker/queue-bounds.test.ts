import { afterEach, expect, test } from 'vitest';
import { systemClock } from '#shared/link/clock.ts';
import { until } from '../fakes/until.ts';
import { openBroker, type OpenBroker, type OpenBrokerOptions } from './open-broker.ts';
import { hear, openSession, publish, quiet, subscribe } from './wire.ts';

let broker: OpenBroker | undefined;
afterEach(async () => {
  await broker?.stop();
  broker = undefined;
});

const away = { clientId: 'integration', clean: false } as const;

async function startWithAway(filter: string, options: OpenBrokerOptions = {}): Promise<OpenBroker> {
  broker = await openBroker(options);
  const { wire } = await openSession(broker.port, away);
  await subscribe(wire, [filter, 1]);
  wire.cut();
  await quiet(50);
  return broker;
}

async function heardBy({ port }: OpenBroker): Promise<string[]> {
  const { wire } = await openSession(port, away);
  await quiet(400);
  const heard: string[] = [];
  while (wire.received.length > 0) heard.push((await hear(wire)).payload);
  return heard;
}

test('a queue that is full loses its oldest, says so, and counts them', async () => {
  const running = await startWithAway('likes', { queueLimits: { mostMessages: 5 } });
  const { wire: speaker } = await openSession(running.port, { clientId: 'speaker' });
  for (let press = 1; press <= 8; press += 1) await publish(speaker, 'likes', String(press));
  expect(running.records.count('broker_queue')).toBe(5);
  expect(running.records.count('broker_messages')).toBe(5);
  expect(running.stack.figures()).toMatchObject({ waiting: 5, dropped: 3 });
  expect(running.refusals.filter(({ reason, deviceId }) => reason === 'queue-full' && deviceId === 'integration')).toHaveLength(3);
  expect(await heardBy(running)).toEqual(['4', '5', '6', '7', '8']);
});

test('a queue is bounded in bytes as well', async () => {
  const running = await startWithAway('pictures', { queueLimits: { mostBytes: 250_000 } });
  const { wire: speaker } = await openSession(running.port, { clientId: 'speaker' });
  for (let part = 1; part <= 4; part += 1) await publish(speaker, 'pictures', String(part).repeat(100_000));
  expect((await heardBy(running)).map((payload) => payload[0])).toEqual(['3', '4']);
});

test('what waited longer than it may is dropped and told, not delivered', async () => {
  const running = await startWithAway('likes', { queueLimits: { longestMs: 300 } });
  const { wire: speaker } = await openSession(running.port, { clientId: 'speaker' });
  await publish(speaker, 'likes', 'old');
  await quiet(400);
  await publish(speaker, 'likes', 'new');
  expect(await heardBy(running)).toEqual(['new']);
  expect(running.refusals.find(({ reason }) => reason === 'queue-expired')).toMatchObject({ deviceId: 'integration' });
  await until('its row is gone', () => (running.records.count('broker_queue') === 0 ? true : undefined));
});

test('a command is not delivered after its own `until`, whatever the queue would allow', async () => {
  const running = await startWithAway('aisle/v1/lune/kiosk/+/show');
  const { wire: speaker } = await openSession(running.port, { clientId: 'speaker' });
  const command = (untilMs: number): string => JSON.stringify({ id: 'show-0001', until: untilMs, productId: 'p-014' });
  await publish(speaker, 'aisle/v1/lune/kiosk/kiosk-1/show', command(Date.now() + 200));
  await publish(speaker, 'aisle/v1/lune/kiosk/kiosk-1/show', command(Date.now() + 60_000));
  await quiet(300);
  const heard = await heardBy(running);
  expect(heard).toHaveLength(1);
  expect(JSON.parse(heard[0] ?? '{}').until).toBeGreaterThan(Date.now() + 30_000);
});

test('of a state only the latest waits; of events each one does', async () => {
  const running = await startWithAway('aisle/v1/lune/hanger/+/+');
  const { wire: speaker } = await openSession(running.port, { clientId: 'speaker' });
  for (const likes of [1, 2, 3]) {
    await publish(speaker, 'aisle/v1/lune/hanger/hanger-01/display', `{"at":1,"likes":${likes}}`, { retain: true });
    await publish(speaker, 'aisle/v1/lune/hanger/hanger-01/liked', `{"id":"press-${likes}","at":1}`);
  }
  expect(running.stack.figures()).toMatchObject({ waiting: 4, dropped: 0 });
  expect(await heardBy(running)).toEqual([
    '{"id":"press-1","at":1}',
    '{"id":"press-2","at":1}',
    '{"at":1,"likes":3}',
    '{"id":"press-3","at":1}',
  ]);
});

test('steps of a visit never wait on disk: whoever is connected hears them, whoever is away does not', async () => {
  const topic = 'aisle/v1/lune/visit/v8f3k2q/moved';
  const running = await startWithAway('aisle/v1/lune/visit/+/moved');
  const step = (id: string) =>
    ({ topic, payload: JSON.stringify({ id, at: 1, zoneId: 'denim', fromZoneId: null }), qos: 1, retain: false }) as const;
  await running.stack.send(step('step-away'));
  expect(running.records.count('broker_messages')).toBe(0);
  const { wire } = await openSession(running.port, away);
  await running.stack.send(step('step-here'));
  expect((await hear(wire)).payload).toContain('step-here');
  expect(running.records.count('broker_messages')).toBe(0);
});

test('while the disk takes no writes nothing that must wait is acknowledged, the broker goes on, and afterwards it does again', async () => {
  const running = await startWithAway('likes');
  const { wire: listener } = await openSession(running.port, { clientId: 'listener' });
  await subscribe(listener, ['#', 0]);
  running.records.beforeWrite = () => {
    throw new Error('database or disk is full');
  };
  const { wire: speaker } = await openSession(running.port, { clientId: 'speaker' });
  speaker.send({ cmd: 'publish', topic: 'likes', payload: 'unsafe', qos: 1, retain: false, dup: false, messageId: 1 });
  await speaker.closed();
  expect(speaker.received).toEqual([]);
  expect(running.troubles.join()).toContain('disk is full');
  // A device with a will gets in, and what nobody has to store is heard.
  const will = { topic: 'gone', payload: Buffer.from('gone'), qos: 0, retain: false } as const;
  const { wire: reader } = await openSession(running.port, { clientId: 'reader', will });
  await publish(reader, 'readings', 'heard', { qos: 0 });
  expect(await hear(listener)).toMatchObject({ topic: 'readings', payload: 'heard' });
  running.records.beforeWrite = () => undefined;
  const { wire: again } = await openSession(running.port, { clientId: 'speaker' });
  await publish(again, 'likes', 'safe');
  expect(await heardBy(running)).toEqual(['safe']);
});

test('setting the hub’s clock a day on drops nothing that waits; set back, nothing waits for ever', async () => {
  const dayMs = 24 * 3_600_000;
  let turnedMs = 0;
  const clock = { ...systemClock, now: () => Date.now() + turnedMs };
  let running = await startWithAway('likes', { clock, queueLimits: { longestMs: 1_500 } });
  const { wire: speaker } = await openSession(running.port, { clientId: 'speaker' });
  await publish(speaker, 'likes', 'before the turn');
  turnedMs = dayMs;
  expect(await heardBy(running)).toEqual(['before the turn']);
  await publish(speaker, 'likes', 'from tomorrow');
  turnedMs = 0;
  // Back in the past a row of tomorrow waits no longer than any other.
  running = broker = await running.again();
  expect(running.stack.figures().waiting).toBe(1);
  await quiet(1_600);
  expect(await heardBy(running)).toEqual([]);
});
