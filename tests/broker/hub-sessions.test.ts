import { rm } from 'node:fs/promises';
import mqtt from 'mqtt';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDevice, issueCredential, listRefusals, revokeDevice } from '#shared/contract/devices.ts';
import { startHub, type RunningHub } from '../fakes/start-hub.ts';
import { until } from '../fakes/until.ts';
import { connectBytes } from './broken-packets.ts';
import { signIn } from './sign-in.ts';
import { hear, openWire, publish, quiet, subscribe } from './wire.ts';

let hub: RunningHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(async () => {
  await hub.stop();
  // A hub that was started again leaves the folder to whoever made it.
  await rm(hub.folder, { recursive: true, force: true });
});

const numberOf = async (metric: string): Promise<number> => {
  const text = await (await fetch(`${hub.url}/metrics`)).text();
  return Number(new RegExp(`^${metric} (\\d+)$`, 'm').exec(text)?.[1]);
};

const sale = (sequence: number): string =>
  JSON.stringify({
    id: `till-1-${sequence}-xx`,
    at: 1_795_250_000_000 + sequence,
    businessDay: '2026-11-21',
    sequence,
    kind: 'sale',
    currency: 'EUR',
    totalCents: 100,
    lines: [{ sku: 'NOT-OURS', quantity: 1, amountCents: 100 }],
  });

test('a till that lost its connection before its outcomes gets them when it is back, also when the hub was killed in between', async () => {
  const till = await hub.claim('till-1');
  const { wire } = await signIn(hub, till, false);
  expect(await subscribe(wire, ['aisle/v1/lune/till/till-1/outcome', 1])).toEqual([1]);
  for (const sequence of [1, 2, 3]) await publish(wire, 'aisle/v1/lune/till/till-1/transaction', sale(sequence));
  wire.cut();
  await until('the outcomes wait', async () => ((await numberOf('aisle_mqtt_waiting')) === 3 ? true : undefined));
  expect(await numberOf('aisle_mqtt_sessions')).toBe(1);
  expect(await numberOf('aisle_mqtt_session_subscriptions')).toBe(1);
  await hub.kill();
  hub = await startHub({ folder: hub.folder, passwords: hub.passwords });
  const back = await signIn(hub, till, false);
  expect(back.sessionPresent).toBe(true);
  const outcomes = [await hear(back.wire), await hear(back.wire), await hear(back.wire)].map(({ payload }) => JSON.parse(payload));
  expect(outcomes.map(({ sequence, outcome }) => [sequence, outcome])).toEqual([
    [1, 'stored'],
    [2, 'stored'],
    [3, 'stored'],
  ]);
  await until('nothing waits any more', async () => ((await numberOf('aisle_mqtt_waiting')) === 0 ? true : undefined));
  back.wire.cut();
});

test('a revoked device is closed at once; claimed again, it finds no session and nothing that waited', async () => {
  const manager = await hub.signInAs('camille');
  await manager.call(addDevice, { body: { deviceId: 'loyalty', kind: 'integration', name: { en: 'Loyalty', fr: 'Fidélité' } } });
  const { wire } = await signIn(hub, await hub.claim('loyalty'), false);
  await subscribe(wire, ['aisle/v1/lune/hanger/+/liked', 1]);
  wire.cut();
  await quiet(50);
  const hanger = await signIn(hub, await hub.claim('hanger-01'), true);
  await publish(hanger.wire, 'aisle/v1/lune/hanger/hanger-01/liked', JSON.stringify({ id: 'press-secret', at: 1_795_600_000_000 }));
  expect(await numberOf('aisle_mqtt_waiting')).toBe(1);
  await manager.call(revokeDevice, { params: { deviceId: 'loyalty' } });
  await until('what waited is gone', async () => ((await numberOf('aisle_mqtt_waiting')) === 0 ? true : undefined));
  const again = await signIn(hub, await hub.claim('loyalty'), false);
  expect(again.sessionPresent).toBe(false);
  await quiet();
  expect(again.wire.received).toEqual([]);
  hanger.wire.cut();
  again.wire.cut();
});

test('the guard stands before MQTT over WebSocket too, and lets a device through', async () => {
  const hanger = await hub.claim('hanger-02');
  const url = `${hub.url.replace('http', 'ws')}/mqtt`;
  const client = mqtt.connect(url, {
    clientId: hanger.deviceId,
    username: hanger.deviceId,
    password: hanger.credential,
    reconnectPeriod: 0,
  });
  await new Promise((done) => client.once('connect', done));
  await client.publishAsync('aisle/v1/lune/hanger/hanger-02/liked', JSON.stringify({ id: 'press-0001', at: 1_795_600_000_000 }), {
    qos: 1,
  });
  const closed = new Promise<void>((done) => client.once('close', () => done()));
  client.on('error', () => undefined);
  client.stream.write(Buffer.from([0x36, 3, 0, 1, 0x61]));
  await closed;
  const manager = await hub.signInAs('camille');
  const told = await until('the refusal', async () =>
    (await manager.call(listRefusals, { query: { deviceId: 'hanger-02' } })).refusals.find(({ reason }) => reason === 'protocol'),
  );
  expect(told.words).toMatch(/QoS 3/);
});

test('a forbidden packet at the hub’s own door is a line in the console', async () => {
  const wire = openWire(Number(new URL(hub.mqttUrl).port));
  wire.raw(connectBytes({ clientId: 'a\0b' }));
  await wire.closed();
  const manager = await hub.signInAs('camille');
  const told = await until('the refusal', async () =>
    (await manager.call(listRefusals, { query: {} })).refusals.find(({ reason }) => reason === 'protocol'),
  );
  expect(told.words).toMatch(/NUL/);
});

test('a credential that is replaced ends the connection and not the session: what waits for a till is told to whoever takes its place', async () => {
  const manager = await hub.signInAs('camille');
  const till = await hub.claim('till-2');
  const outcome = 'aisle/v1/lune/till/till-2/outcome';
  const { wire } = await signIn(hub, till, false);
  await subscribe(wire, [outcome, 1]);
  await publish(wire, 'aisle/v1/lune/till/till-2/transaction', sale(11).replaceAll('till-1', 'till-2'));
  const { messageId } = await wire.next('publish');
  const { credential } = await manager.call(issueCredential, { params: { deviceId: 'till-2' } });
  await fetch(`${hub.url}/v1/pos/transactions`, {
    method: 'POST',
    headers: { authorization: `Bearer till-2.${credential}`, 'content-type': 'application/json' },
    body: '{}',
  });
  await wire.closed();
  const changed = await signIn(hub, { ...till, credential }, false);
  expect(changed.sessionPresent).toBe(true);
  const again = await changed.wire.next('publish');
  expect([again.topic, again.dup, again.messageId]).toEqual([outcome, true, messageId]);
  const claimed = await hub.claim('till-2');
  await changed.wire.closed();
  const replacement = await signIn(hub, claimed, false);
  expect(replacement.sessionPresent).toBe(true);
  expect(JSON.parse((await hear(replacement.wire)).payload)).toMatchObject({ sequence: 11, outcome: 'stored' });
  replacement.wire.cut();
});

test('a device that is put out in the moment it comes in may come again, however often', async () => {
  const hanger = await hub.claim('hanger-05');
  for (let times = 0; times < 60; times += 1) {
    const { wire } = await signIn(hub, hanger, true);
    wire.send({ cmd: 'publish', topic: `${hanger.deviceId}/may/not`, payload: 'x', qos: 0, retain: false, dup: false });
    await wire.closed();
    expect(wire.isClosed()).toBe(true);
  }
});
