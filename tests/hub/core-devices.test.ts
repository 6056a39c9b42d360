import { join } from 'node:path';
import Database from 'better-sqlite3';
import mqtt from 'mqtt';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeDevice, issueCredential, listDevices, listRefusals, revokeDevice } from '#shared/contract/devices.ts';
import { hangerDisplay, hangerLiked } from '#shared/contract/hangers.ts';
import { readJournal } from '#shared/contract/staff.ts';
import type { HttpClient } from '#shared/link/http-client.ts';
import { startHub, type Credential, type RunningHub } from '../fakes/start-hub.ts';
import { until } from '../fakes/until.ts';

let hub: RunningHub;
let camille: HttpClient;

beforeAll(async () => {
  hub = await startHub();
  camille = await hub.signInAs('camille');
});
afterAll(() => hub.stop());

interface Will {
  readonly topic: string;
  readonly payload: string;
}

function rawClient(device: Credential, will?: Will): mqtt.MqttClient {
  const client = mqtt.connect(hub.mqttUrl, {
    clientId: device.deviceId,
    username: device.deviceId,
    password: device.credential,
    reconnectPeriod: 0,
    connectTimeout: 4_000,
    ...(will === undefined ? {} : { will: { topic: will.topic, payload: Buffer.from(will.payload), qos: 1 as const, retain: true } }),
  });
  client.on('error', () => undefined);
  return client;
}

const connected = (client: mqtt.MqttClient) => new Promise<void>((done) => client.once('connect', () => done()));
const closed = (client: mqtt.MqttClient) => new Promise<void>((done) => client.once('close', () => done()));

/** Gone without a goodbye, as a device whose battery fell out. */
async function vanish(client: mqtt.MqttClient): Promise<void> {
  const gone = closed(client);
  client.stream.destroy();
  await gone;
}

async function stateOf(deviceId: string): Promise<string | undefined> {
  const { devices } = await camille.call(listDevices, {});
  return devices.find((device) => device.deviceId === deviceId)?.state;
}

const health = (online: boolean): string => JSON.stringify({ at: Date.now(), online });
const healthTopic = (hangerId: string): string => `aisle/v1/lune/hanger/${hangerId}/health`;

test('a device that vanishes is offline by its own will', async () => {
  const client = rawClient(await hub.claim('hanger-05'), { topic: healthTopic('hanger-05'), payload: health(false) });
  await connected(client);
  await client.publishAsync(healthTopic('hanger-05'), health(true), { qos: 1, retain: true });
  await until('it is online', async () => ((await stateOf('hanger-05')) === 'online' ? true : undefined));
  await vanish(client);
  await until('it is offline', async () => ((await stateOf('hanger-05')) === 'offline' ? true : undefined));
});

test('a will for another device’s topic is refused and shown, and that device stays online', async () => {
  const victim = rawClient(await hub.claim('hanger-06'));
  await connected(victim);
  await victim.publishAsync(healthTopic('hanger-06'), health(true), { qos: 1, retain: true });
  const liar = rawClient(await hub.claim('hanger-07'), { topic: healthTopic('hanger-06'), payload: health(false) });
  await connected(liar);
  await vanish(liar);
  const refusal = await until('the refusal', async () =>
    (await camille.call(listRefusals, { query: { deviceId: 'hanger-07' } })).refusals.find((row) => row.reason === 'not-granted'),
  );
  expect(refusal.topic).toBe(healthTopic('hanger-06'));
  expect(await stateOf('hanger-06')).toBe('online');
  await victim.endAsync(true);
});

test('a credential that is taken away closes the connection and lets nobody in again', async () => {
  const device = await hub.claim('hanger-08');
  const client = rawClient(device);
  await connected(client);
  const gone = closed(client);
  await camille.call(revokeDevice, { params: { deviceId: 'hanger-08' } });
  await gone;
  const again = rawClient(device);
  const refused = await new Promise<Error>((done) => again.once('error', done));
  expect(refused.message).toMatch(/bad user ?name|not authorized/i);
  await Promise.all([client.endAsync(true), again.endAsync(true)]);
});

test('a device claimed again puts the old credential out', async () => {
  const old = rawClient(await hub.claim('hanger-09'));
  await connected(old);
  const gone = closed(old);
  const fresh = rawClient(await hub.claim('hanger-09'));
  await Promise.all([gone, connected(fresh)]);
  expect(old.connected).toBe(false);
  await fresh.publishAsync('aisle/v1/lune/hanger/hanger-09/liked', JSON.stringify({ id: 'fresh-press-1', at: Date.now() }), { qos: 1 });
  await Promise.all([old.endAsync(true), fresh.endAsync(true)]);
});

test('a credential is changed without a gap: the old one goes on until the new one is used, and opens nothing after that', async () => {
  const device = await hub.claim('till-1');
  const old = rawClient(device);
  await connected(old);
  const { credential } = await camille.call(issueCredential, { params: { deviceId: 'till-1' } });
  expect(old.connected).toBe(true);
  const second = rawClient(device);
  await connected(second);
  const gone = closed(second);
  const fresh = rawClient({ deviceId: 'till-1', credential });
  await Promise.all([connected(fresh), gone]);
  const late = rawClient(device);
  const refused = await new Promise<Error>((done) => late.once('error', done));
  expect(refused.message).toMatch(/bad user ?name|not authorized/i);
  // Written behind the sign-in, which waits for no disk.
  const told = await until('the journal tells that it is in use', async () => {
    const { entries } = await camille.call(readJournal, { query: { search: 'till-1', limit: 3 } });
    return entries[0]?.what === 'credential in use' ? entries.map(({ what }) => what) : undefined;
  });
  expect(told).toEqual(['credential in use', 'credential issued', 'device claimed']);
  await Promise.all([old.endAsync(true), second.endAsync(true), fresh.endAsync(true), late.endAsync(true)]);
});

test('used over HTTP first, a new credential puts out who is connected with the old one', async () => {
  const device = await hub.claim('till-2');
  const old = rawClient(device);
  await connected(old);
  const gone = closed(old);
  const { credential } = await camille.call(issueCredential, { params: { deviceId: 'till-2' } });
  const sale = (secret: string) =>
    fetch(`${hub.url}/v1/pos/transactions`, {
      method: 'POST',
      headers: { authorization: `Bearer till-2.${secret}`, 'content-type': 'application/json' },
      body: '{}',
    });
  expect((await sale(credential)).status).toBe(400);
  await gone;
  expect((await sale(device.credential)).status).toBe(401);
  await old.endAsync(true);
});

test('a device that comes back again and again is seen doing so, and one has its own time of silence', async () => {
  const device = await hub.claim('hanger-12');
  for (let time = 0; time < 6; time += 1) {
    const client = rawClient(device);
    await connected(client);
    await client.publishAsync(healthTopic('hanger-12'), health(true), { qos: 1, retain: true });
    await vanish(client);
  }
  const row = async () => (await camille.call(listDevices, {})).devices.find(({ deviceId }) => deviceId === 'hanger-12');
  expect((await row())?.connections).toBe(6);
  expect(await row()).toMatchObject({ silentAfterSeconds: 3_600, isOwnSilence: false });
  await camille.call(changeDevice, { params: { deviceId: 'hanger-12' }, body: { silentAfterSeconds: 900 } });
  expect(await row()).toMatchObject({ silentAfterSeconds: 900, isOwnSilence: true });
  const { entries } = await camille.call(readJournal, { query: { what: 'device changed', limit: 1 } });
  expect(entries[0]).toMatchObject({
    who: 'Camille Moreau',
    subject: 'hanger-12',
    before: '{"silentAfterSeconds":null}',
    after: '{"silentAfterSeconds":900}',
  });
  await camille.call(changeDevice, { params: { deviceId: 'hanger-12' }, body: { silentAfterSeconds: null } });
  expect(await row()).toMatchObject({ silentAfterSeconds: 3_600, isOwnSilence: false });
});

test('an event that a broken part can’t record is kept aside whole, acknowledged, and nothing else suffers', async () => {
  const client = rawClient(await hub.claim('hanger-10'));
  await connected(client);
  const file = new Database(join(hub.folder, 'aisle.db'), { timeout: 5_000 });
  file.exec('ALTER TABLE hanger_moves RENAME TO hanger_moves_gone');
  try {
    const body = JSON.stringify({ id: 'picked-nowhere-1', at: Date.now() });
    await client.publishAsync('aisle/v1/lune/hanger/hanger-10/picked', body, { qos: 1 });
    const kept = file
      .prepare<[], { device_id: string; topic: string; payload: string; words: string }>(
        'SELECT device_id, topic, payload, words FROM kept_messages',
      )
      .all();
    expect(kept).toEqual([
      {
        device_id: 'hanger-10',
        topic: 'aisle/v1/lune/hanger/hanger-10/picked',
        payload: body,
        words: expect.stringContaining('hanger_moves'),
      },
    ]);
    await client.publishAsync('aisle/v1/lune/hanger/hanger-10/liked', JSON.stringify({ id: 'liked-meanwhile', at: Date.now() }), {
      qos: 1,
    });
    const likes = file.prepare<[], { id: string }>("SELECT event_id AS id FROM likes WHERE source = 'hanger-10'").all();
    expect(likes).toEqual([{ id: 'liked-meanwhile.hanger-10' }]);
    expect(await hub.log()).toContain('a part of the hub failed');
  } finally {
    file.exec('ALTER TABLE hanger_moves_gone RENAME TO hanger_moves');
    file.close();
    await client.endAsync(true);
  }
});

test('numbers on hangers are there again after kill -9, without anyone pressing', async () => {
  const device = await hub.claim('hanger-11');
  const before = await hub.connect(device);
  let shown = -1;
  before.on(hangerDisplay, ({ likes }, { hangerId }) => {
    if (hangerId === 'hanger-11') shown = likes;
  });
  const first = await until('the number', () => (shown >= 0 ? shown : undefined));
  for (let press = 0; press < 3; press += 1)
    await before.publish(hangerLiked, { hangerId: 'hanger-11' }, { id: `before-kill-${press}`, at: Date.now() });
  const last = await until('the third press shows', () => (shown === first + 3 ? shown : undefined));
  await before.close();
  await hub.kill();
  hub = await startHub({ folder: hub.folder, passwords: hub.passwords });
  const after = await hub.connect(device);
  const heard: number[] = [];
  after.on(hangerDisplay, ({ likes }) => heard.push(likes));
  await until('the retained number', () => heard.at(-1));
  expect([...new Set(heard)]).toEqual([last]);
  await after.close();
}, 120_000);
