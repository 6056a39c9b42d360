import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mqtt from 'mqtt';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { issueCredential } from '#shared/contract/devices.ts';
import { listForeignGateways, setGatewayFormat } from '#shared/contract/gateway-formats.ts';
import { gatewaySightings } from '#shared/contract/gateways.ts';
import { reportRanging } from '#shared/contract/ranging.ts';
import { changeConsents, joinShop } from '#shared/contract/shoppers.ts';
import { addEidTag, addTags, listTags } from '#shared/contract/tags.ts';
import { createHttpClient, type HttpClient } from '#shared/link/http-client.ts';
import { computeEid } from '../../edge/gateways/eid.ts';
import { startHub, type RunningHub } from '../fakes/start-hub.ts';
import { until } from '../fakes/until.ts';

const identityKey = '000102030405060708090a0b0c0d0e0f';
const eidAt = (seconds: number): string => computeEid({ identityKey: Buffer.from(identityKey, 'hex'), rotationExponent: 10 }, seconds);
const button = 'ma-c4de1200aa01';
let folder: string;
let hub: RunningHub;
let installer: HttpClient;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aisle-beacons-'));
  hub = await startHub({ folder });
  installer = await hub.signInAs('oliver');
});
afterAll(async () => {
  await hub.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
});

const tagOf = async (tagKey: string) => (await installer.call(listTags, {})).tags.find((tag) => tag.tagKey === tagKey);

describe('what tags say of themselves', () => {
  test('comes with our own gateway’s batches: batteries and presses, a press once', async () => {
    await installer.call(addTags, { body: { tags: [{ tagKey: button, label: 'B-1', kind: 'staff' }] } });
    const bus = await hub.connect(await hub.claim('gateway-1'));
    const report = { tag: button, batteryPercent: 64, press: 'once', packetId: 7 } as const;
    const tell = (sequence: number) =>
      bus.publish(gatewaySightings, { gatewayId: 'gateway-1' }, { at: Date.now(), sequence, others: 0, sightings: [], reports: [report] });
    await tell(0);
    const first = await until('the press', async () => {
      const tag = await tagOf(button);
      return tag?.pressedAt === null ? undefined : tag;
    });
    expect(first).toMatchObject({ batteryPercent: 64, press: 'once' });
    await tell(1);
    await tell(2);
    expect((await tagOf(button))?.pressedAt).toBe(first.pressedAt);
    await bus.close();
  });

  test('a battery outlives the hub, a press does not', async () => {
    await hub.stop();
    hub = await startHub({ folder, passwords: hub.passwords });
    installer = await hub.signInAs('oliver');
    expect(await tagOf(button)).toMatchObject({ batteryPercent: 64, press: null, pressedAt: null });
  });
});

describe('a beacon whose identity changes', () => {
  const beacon = { label: 'E-1', kind: 'basket', identityKey, rotationExponent: 10, beaconSeconds: 50_000 } as const;

  test('is not registered when key and identity do not belong together', async () => {
    const wrong = installer.call(addEidTag, { body: { ...beacon, eid: eidAt(90_000) } });
    await expect(wrong).rejects.toMatchObject({ status: 422, code: 'eid-mismatch' });
  });

  test('is registered under a name of its own and heard by the identity it has now', async () => {
    const { tagKey } = await installer.call(addEidTag, { body: { ...beacon, eid: eidAt(50_000) } });
    expect(tagKey).toMatch(/^ek-[0-9a-f]{16}$/);
    await installer.call(setGatewayFormat, { params: { deviceId: 'gateway-2' }, body: { format: 'aisle-raw', source: 'coats' } });
    const { credential } = await installer.call(issueCredential, { params: { deviceId: 'gateway-2' } });
    const gateway = mqtt.connect(hub.mqttUrl, { clientId: 'a-script', username: 'gateway-2', password: credential, reconnectPeriod: 0 });
    await new Promise<void>((done) => gateway.once('connect', () => done()));
    const advert = `0303aafe0d16aafe30ee${eidAt(50_000)}`;
    await gateway.publishAsync('aisle-raw/coats', JSON.stringify({ adverts: [{ mac: '5a0011223344', rssi: -60, data: advert }] }));
    await until('it was heard', async () => {
      const row = (await installer.call(listForeignGateways, {})).gateways.find(({ deviceId }) => deviceId === 'gateway-2');
      return row?.heardTags === 1 ? row : undefined;
    });
    await gateway.endAsync(true);
  });

  test('is registered once', async () => {
    await expect(installer.call(addEidTag, { body: { ...beacon, eid: eidAt(50_000) } })).rejects.toMatchObject({ status: 409 });
  });
});

describe('a shopper’s app that hears beacons', () => {
  test('is taken with a consent and refused the moment there is none', async () => {
    const jar = { cookie: '' };
    const phone = createHttpClient({
      baseUrl: hub.url,
      headers: () => ({ cookie: jar.cookie, 'x-aisle': '1' }),
      onResponse: (response) => {
        for (const cookie of response.headers.getSetCookie()) jar.cookie = cookie.split(';')[0] ?? '';
      },
    });
    await phone.call(joinShop, { body: { language: 'fr', consents: { offers: true, path: false } } });
    const body = { beacons: [{ tag: button, rssiDbm: -60, agoMs: 0 }] };
    // The shop has fixed no beacon yet: nothing of this is a place.
    expect(await phone.call(reportRanging, { body })).toEqual({ heard: 0 });
    await phone.call(changeConsents, { body: { offers: false, path: false } });
    await expect(phone.call(reportRanging, { body })).rejects.toMatchObject({ status: 403, code: 'no-consent' });
  });
});
