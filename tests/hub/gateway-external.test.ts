import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mqtt from 'mqtt';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listDevices, listRefusals } from '#shared/contract/devices.ts';
import { listForeignGateways, setGatewayFormat } from '#shared/contract/gateway-formats.ts';
import type { HttpClient } from '#shared/link/http-client.ts';
import { sampleTags } from '../../edge/sample/tags.ts';
import { startHub, type RunningHub } from '../fakes/start-hub.ts';
import { until } from '../fakes/until.ts';
import { hasMosquitto, startMosquitto, type Mosquitto } from './mosquitto.ts';

const passwords = new Map(['hub', 'barnowl'].map((name) => [name, `password-of-${name}`]));
const fob = sampleTags().find(({ kind }) => kind === 'fob')?.key ?? '';
let mosquitto: Mosquitto;
let folder: string;
let hub: RunningHub;
let installer: HttpClient;
let barnowl: mqtt.MqttClient;

if (!hasMosquitto) console.warn('mosquitto is not installed, so a foreign broker is not tested here: apt-get install mosquitto');

describe.skipIf(!hasMosquitto)('gateways of other makes on a broker of the shop’s own', () => {
  beforeAll(async () => {
    mosquitto = await startMosquitto(passwords);
    folder = await mkdtemp(join(tmpdir(), 'aisle-makes-'));
    const config = { broker: { url: mosquitto.url, username: 'hub', password: passwords.get('hub') } };
    await writeFile(join(folder, 'aisle.json'), JSON.stringify(config));
    hub = await startHub({ folder, words: ['--config', join(folder, 'aisle.json')] });
    installer = await hub.signInAs('oliver');
    barnowl = mqtt.connect(mosquitto.url, { clientId: 'barnowl', username: 'barnowl', password: passwords.get('barnowl') ?? '' });
    await new Promise<void>((done) => barnowl.once('connect', () => done()));
  });
  afterAll(async () => {
    await barnowl.endAsync(true);
    await hub.stop();
    await mosquitto.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  });

  /** A raddec of the fob's iBeacon, heard by one receiver. */
  function raddecBy(receiverId: string): string {
    const [, uuid = '', major = '', minor = ''] = fob.split('-');
    const number = (text: string): string => Number(text).toString(16).padStart(4, '0');
    return JSON.stringify({
      transmitterId: 'c4de1200aa01',
      transmitterIdType: 3,
      rssiSignature: [{ receiverId, receiverIdType: 1, rssi: -60 }],
      packets: [`001e01aa0012dec40201061aff4c000215${uuid}${number(major)}${number(minor)}c5`],
      timestamp: Date.now(),
    });
  }

  const heardBy = async (deviceId: string): Promise<number | undefined> =>
    (await installer.call(listForeignGateways, {})).gateways.find((row) => row.deviceId === deviceId)?.heardTags;

  test('are heard from the moment their make is known, each under the name in its messages', async () => {
    await installer.call(setGatewayFormat, { params: { deviceId: 'gateway-1' }, body: { format: 'raddec', source: '001bc50940810000' } });
    await installer.call(setGatewayFormat, { params: { deviceId: 'gateway-2' }, body: { format: 'raddec', source: '001bc50940810001' } });
    await until('what was heard', async () => {
      // The hub subscribes as it answers: what was published before that is nobody's.
      await barnowl.publishAsync('raddec', raddecBy('001bc50940810001'));
      return (await heardBy('gateway-2')) === 1 ? true : undefined;
    });
    expect(await heardBy('gateway-1')).toBe(0);
    const { devices } = await installer.call(listDevices, {});
    expect(devices.find(({ deviceId }) => deviceId === 'gateway-2')?.lastSeenAt).not.toBeNull();
  });

  test('that nobody registered are refused in words', async () => {
    await barnowl.publishAsync('raddec', raddecBy('001bc5094081ffff'));
    const refusal = await until('the refusal', async () =>
      (await installer.call(listRefusals, { query: { deviceId: 'unknown' } })).refusals.find(({ reason }) => reason === 'foreign-source'),
    );
    expect(refusal.words).toContain('001bc5094081ffff');
  });

  test('are heard again after the broker was away', async () => {
    await mosquitto.kill();
    await mosquitto.start();
    await until('the gateway is back', () => (barnowl.connected ? true : undefined));
    await until('what was heard', async () => {
      await barnowl.publishAsync('raddec', raddecBy('001bc50940810000'));
      return (await heardBy('gateway-1')) === 1 ? true : undefined;
    });
  });
});
