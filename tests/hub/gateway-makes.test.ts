import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import mqtt from 'mqtt';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDevice, issueCredential, listDevices, listRefusals } from '#shared/contract/devices.ts';
import { forgetGatewayFormat, listForeignGateways, listGatewayFormats, setGatewayFormat } from '#shared/contract/gateway-formats.ts';
import { readJournal } from '#shared/contract/staff.ts';
import { listTags } from '#shared/contract/tags.ts';
import type { FormatName } from '#shared/contract/gateway-formats.ts';
import type { HttpClient } from '#shared/link/http-client.ts';
import { startHub, type RunningHub } from '../fakes/start-hub.ts';
import { until } from '../fakes/until.ts';

let hub: RunningHub;
let installer: HttpClient;
let fob: string;

beforeAll(async () => {
  hub = await startHub();
  installer = await hub.signInAs('oliver');
  const { tags } = await installer.call(listTags, {});
  fob = tags.find(({ kind }) => kind === 'fob')?.tagKey ?? '';
});
afterAll(() => hub.stop());

/** The fob as ESPresense writes an iBeacon's name. */
function espresenseName(): string {
  const [, uuid = '', major = '', minor = ''] = fob.split('-');
  return `iBeacon:${uuid.slice(0, 8)}-${uuid.slice(8, 12)}-${uuid.slice(12, 16)}-${uuid.slice(16, 20)}-${uuid.slice(20)}-${major}-${minor}`;
}

interface Open {
  readonly clientId?: string;
  readonly clean?: boolean;
  readonly will?: string;
}

const opened: mqtt.MqttClient[] = [];
afterAll(() => Promise.all(opened.map((client) => client.endAsync(true))));

function connect(deviceId: string, credential: string, { clientId = 'ESPresense-c0ffee', clean = true, will }: Open = {}): mqtt.MqttClient {
  const client = mqtt.connect(hub.mqttUrl, {
    clientId,
    clean,
    username: deviceId,
    password: credential,
    reconnectPeriod: 0,
    ...(will === undefined ? {} : { will: { topic: will, payload: Buffer.from('offline'), qos: 0 as const, retain: true } }),
  });
  client.on('error', () => undefined);
  opened.push(client);
  return client;
}

const connected = (client: mqtt.MqttClient) => new Promise<void>((done) => client.once('connect', () => done()));
const closed = (client: mqtt.MqttClient) => new Promise<void>((done) => client.once('close', () => done()));

/** Says of which make a gateway of the sample shop is, and gives its new password. */
async function make(deviceId: string, format: FormatName, source: string): Promise<string> {
  await installer.call(setGatewayFormat, { params: { deviceId }, body: { format, source } });
  return (await installer.call(issueCredential, { params: { deviceId } })).credential;
}

async function rowOf(deviceId: string) {
  return (await installer.call(listForeignGateways, {})).gateways.find((row) => row.deviceId === deviceId);
}

async function refusalOf(deviceId: string, reason: string) {
  return until(`the refusal ${reason}`, async () =>
    (await installer.call(listRefusals, { query: { deviceId } })).refusals.find((row) => row.reason === reason),
  );
}

const stateOf = async (deviceId: string) => (await installer.call(listDevices, {})).devices.find((row) => row.deviceId === deviceId);

describe('an ESPresense gateway', () => {
  let client: mqtt.MqttClient;

  beforeAll(async () => {
    const password = await make('gateway-1', 'espresense', 'entrance');
    client = connect('gateway-1', password, { clean: false, will: 'espresense/rooms/entrance/status' });
    await connected(client);
  });

  test('comes in with a client id of its own and is named after its sign-in', async () => {
    await until('it is online', async () => ((await stateOf('gateway-1'))?.state === 'online' ? true : undefined));
  });

  test('asks for its settings and hears nothing', async () => {
    const granted = await client.subscribeAsync([
      'espresense/rooms/*/+/set',
      'espresense/rooms/entrance/+/set',
      'espresense/settings/+/config',
    ]);
    expect(granted.map(({ qos }) => qos)).toEqual([0, 0, 0]);
    await expect(client.subscribeAsync('espresense/#')).rejects.toThrow();
  });

  test('tells of itself and says what nobody here asked, without losing its connection', async () => {
    await client.publishAsync('homeassistant/binary_sensor/espresense_c0ffee/connectivity/config', '{}', { retain: true });
    await client.publishAsync('espresense/rooms/entrance/max_distance', '16.00', { retain: true });
    await client.publishAsync('espresense/rooms/entrance/telemetry', '{"firm":"esp32","ver":"v4.0.6"}');
    await until('its version', async () => ((await stateOf('gateway-1'))?.softwareVersion === 'esp32 v4.0.6' ? true : undefined));
    expect(client.connected).toBe(true);
  });

  test('hears a fob of the shop and a stranger, who stays a number', async () => {
    const hear = (name: string) =>
      client.publishAsync(`espresense/devices/${name}/entrance`, JSON.stringify({ mac: 'c4de1200aa01', rssi: -71.42, batt: 9 }));
    await hear(espresenseName());
    await hear('apple:1005:9-12');
    await until('what it heard', async () => ((await rowOf('gateway-1'))?.heardTags === 1 ? true : undefined));
    expect(await rowOf('gateway-1')).toMatchObject({ format: 'espresense', source: 'entrance', heardTags: 1 });
  });

  test('a broken message is refused in words and costs nothing else', async () => {
    await client.publishAsync('espresense/devices/c4de1200aa01/entrance', '{"rssi":');
    expect((await refusalOf('gateway-1', 'malformed')).words).toBe('is no JSON object');
    expect(client.connected).toBe(true);
  });

  test('leaves nothing retained for whoever comes next', async () => {
    const till = await hub.claim('till-1');
    const other = connect('till-1', till.credential, { clientId: 'till-1' });
    await connected(other);
    await expect(other.subscribeAsync('homeassistant/#')).rejects.toThrow();
    await other.endAsync(true);
  });

  test('that vanishes is offline by its will, and online again with the next thing it hears', async () => {
    client.stream.destroy();
    await until('it is offline', async () => ((await stateOf('gateway-1'))?.state === 'offline' ? true : undefined));
    const password = (await installer.call(issueCredential, { params: { deviceId: 'gateway-1' } })).credential;
    client = connect('gateway-1', password);
    await connected(client);
    await client.publishAsync(`espresense/devices/${espresenseName()}/entrance`, '{"mac":"c4de1200aa01","rssi":-70}');
    await until('it is online', async () => ((await stateOf('gateway-1'))?.state === 'online' ? true : undefined));
  });

  test.each([
    ['espresense/devices/c4de1200aa01/kitchen', 'espresense/devices/…/kitchen'],
    ['espresense/rooms/kitchen/status', 'espresense/rooms/kitchen/status'],
    ['aisle/v1/lune/gateway/gateway-1/sightings', 'aisle/v1/lune/gateway/gateway-1/sightings'],
  ])('that publishes on %s is put out, with the reason', async (topic, shown) => {
    const password = (await installer.call(issueCredential, { params: { deviceId: 'gateway-1' } })).credential;
    const liar = connect('gateway-1', password);
    await connected(liar);
    const gone = closed(liar);
    liar.publish(topic, '{"mac":"c4de1200aa01","rssi":-70}');
    await gone;
    await until('the refusal', async () =>
      (await installer.call(listRefusals, { query: { deviceId: 'gateway-1' } })).refusals.find((row) => row.topic === shown),
    );
  });
});

test('of a stranger nothing reaches the disk: no address, no name, however its gateway speaks of it', async () => {
  const address = 'd00d5afec0de';
  const client = connect('gateway-6', await make('gateway-6', 'espresense', 'coats'));
  await connected(client);
  const payload = JSON.stringify({ mac: address, id: `name:${address}`, rssi: -60, batt: 50 });
  for (const name of [address, `apple:1005:9-12`, `name:${address}`, `known:${address}`])
    await client.publishAsync(`espresense/devices/${name}/coats`, payload);
  await client.publishAsync(`espresense/devices/${address}/coats`, `{"mac":"${address}`);
  await refusalOf('gateway-6', 'malformed');
  const gone = closed(client);
  client.publish(`home/OpenMQTTGateway/BTtoMQTT/${address.toUpperCase()}`, payload);
  await gone;
  expect((await refusalOf('gateway-6', 'not-granted')).topic).toBe('home/OpenMQTTGateway/BTtoMQTT/…');
  // The count of strangers is written once a minute; stopping the hub writes it too.
  await hub.kill();
  const files = await readdir(hub.folder, { recursive: true, withFileTypes: true });
  for (const file of files.filter((entry) => entry.isFile())) {
    const bytes = (await readFile(join(file.parentPath, file.name))).toString('latin1').toLowerCase();
    expect(bytes.includes(address), file.name).toBe(false);
  }
  await hub.restart();
  installer = await hub.signInAs('oliver');
});

test('a gateway of another make can’t take a till’s place by its client id', async () => {
  const till = await hub.claim('till-2');
  const own = connect('till-2', till.credential, { clientId: 'till-2', clean: false });
  await connected(own);
  const thief = connect('gateway-2', await make('gateway-2', 'minew', 'ac233fc0ffee'), { clientId: 'till-2', clean: false });
  await connected(thief);
  await thief.publishAsync('/gw/ac233fc0ffee/status', '[]');
  expect(own.connected).toBe(true);
  expect((await stateOf('till-2'))?.state).toBe('online');
});

test('a gateway that becomes one of ours again loses its connection and its topics at once', async () => {
  const password = await make('gateway-3', 'april-brother', '246f28aabbcc');
  const client = connect('gateway-3', password);
  await connected(client);
  const gone = closed(client);
  await installer.call(forgetGatewayFormat, { params: { deviceId: 'gateway-3' } });
  await gone;
  const again = connect('gateway-3', password, { clientId: 'gateway-3' });
  await connected(again);
  const goneAgain = closed(again);
  again.publish('abgw/246f28aabbcc', 'x');
  await goneAgain;
  expect(await rowOf('gateway-3')).toBeUndefined();
});

test('two gateways of a make can’t call themselves the same, whatever the case', async () => {
  await make('gateway-4', 'moko', 'a1b2c3d4e5f6');
  const taken = installer.call(setGatewayFormat, { params: { deviceId: 'gateway-5' }, body: { format: 'moko', source: 'A1B2C3D4E5F6' } });
  await expect(taken).rejects.toMatchObject({ status: 409, code: 'source-taken' });
});

test.each([
  [{ format: 'espresense', source: 'Aisle' }, 'gateway-5', 422],
  [{ format: 'espresense', source: 'a/b' }, 'gateway-5', 400],
  [{ format: 'espresense', source: '+' }, 'gateway-5', 400],
  [{ format: 'espresense', source: 'x' }, 'gateway-99', 404],
  [{ format: 'espresense', source: 'x' }, 'till-1', 404],
] as const)('%j for %s is refused with %i', async (body, deviceId, status) => {
  await expect(installer.call(setGatewayFormat, { params: { deviceId }, body })).rejects.toMatchObject({ status });
});

test('every make is explained, and who changed a gateway’s is in the journal', async () => {
  const { formats } = await installer.call(listGatewayFormats, {});
  expect(formats).toHaveLength(14);
  const { entries } = await (await hub.signInAs('camille')).call(readJournal, { query: { search: 'gateway-4', limit: 10 } });
  expect(entries.find(({ what }) => what === 'gateway make set')).toMatchObject({ subject: 'gateway-4', after: 'moko a1b2c3d4e5f6' });
});

test('the make outlives the hub', async () => {
  await installer.call(addDevice, { body: { deviceId: 'gateway-kontakt', kind: 'gateway', name: { fr: 'Kontakt', en: 'Kontakt' } } });
  await make('gateway-kontakt', 'kontakt', 'scanner-7');
  await hub.kill();
  await hub.restart();
  installer = await hub.signInAs('oliver');
  expect(await rowOf('gateway-kontakt')).toMatchObject({ format: 'kontakt', source: 'scanner-7', heardTags: 0 });
});
