import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import mqtt from 'mqtt';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gatewaySightings } from '#shared/contract/gateways.ts';
import { hangerDisplay, hangerLiked } from '#shared/contract/hangers.ts';
import { readFloor } from '#shared/contract/places.ts';
import { tillOutcome, tillTransaction } from '#shared/contract/sales.ts';
import type { Bus } from '#shared/link/bus.ts';
import { connectMqttBus } from '#shared/link/mqtt-bus.ts';
import { sampleTags } from '../../edge/sample/tags.ts';
import { startHub, storeId, type RunningHub } from '../fakes/start-hub.ts';
import { until } from '../fakes/until.ts';
import { hasMosquitto, startMosquitto, type Mosquitto } from './mosquitto.ts';

const passwords = new Map(['hub', 'hanger-01', 'hanger-02', 'till-1', 'gateway-1', 'loader'].map((name) => [name, `password-of-${name}`]));
const businessDay = '2026-11-21';
let mosquitto: Mosquitto;
let folder: string;
let hub: RunningHub;

if (!hasMosquitto) console.warn('mosquitto is not installed, so a foreign broker is not tested here: apt-get install mosquitto');

/** Devices talk to Mosquitto, which knows their passwords; the hub is one client among them. */
function joinAs(deviceId: string): Bus {
  return connectMqttBus({ url: mosquitto.url, storeId, clientId: deviceId, username: deviceId, password: passwords.get(deviceId) ?? '' });
}

async function openHub(knownPasswords?: ReadonlyMap<string, string>): Promise<RunningHub> {
  return startHub({
    folder,
    words: ['--config', join(folder, 'aisle.json')],
    ...(knownPasswords === undefined ? {} : { passwords: knownPasswords }),
  });
}

async function queryOf<Row>(sql: string): Promise<Row[]> {
  const database = new Database(join(folder, 'aisle.db'), { readonly: true });
  const rows = database.prepare<[], Row>(sql).all();
  database.close();
  return rows;
}

const likedIds = async (): Promise<readonly string[]> =>
  (await queryOf<{ id: string }>("SELECT event_id AS id FROM likes WHERE source LIKE 'hanger-%'")).map((row) => row.id);

describe.skipIf(!hasMosquitto)('a shop whose broker is mosquitto', () => {
  beforeAll(async () => {
    mosquitto = await startMosquitto(passwords);
    folder = await mkdtemp(join(tmpdir(), 'aisle-external-'));
    await writeFile(
      join(folder, 'aisle.json'),
      JSON.stringify({ broker: { url: mosquitto.url, username: 'hub', password: passwords.get('hub') } }),
    );
    hub = await openHub();
  });
  afterAll(async () => {
    await hub.stop();
    await mosquitto.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('a press on a hanger is counted once and shown on it', async () => {
    const hanger = joinAs('hanger-01');
    const shown: number[] = [];
    hanger.on(hangerDisplay, ({ likes }, { hangerId }) => {
      if (hangerId === 'hanger-01') shown.push(likes);
    });
    const before = await until('the retained number', () => shown.at(-1));
    const press = { id: 'press-external-1', at: Date.now() };
    await hanger.publish(hangerLiked, { hangerId: 'hanger-01' }, press);
    await hanger.publish(hangerLiked, { hangerId: 'hanger-01' }, press);
    await until('the number goes up', () => (shown.at(-1) === before + 1 ? true : undefined));
    expect(await likedIds()).toEqual(['press-external-1.hanger-01']);
    await hanger.close();
  });

  test('a transaction is stored once and its till hears what became of it', async () => {
    const till = joinAs('till-1');
    const outcomes: string[] = [];
    till.on(tillOutcome, ({ outcome }) => outcomes.push(outcome));
    const sale = {
      id: 'sale-external-1',
      at: Date.now(),
      businessDay,
      sequence: 7,
      kind: 'sale' as const,
      currency: 'EUR',
      totalCents: 2_500,
      lines: [{ sku: 'NOT-OURS', quantity: 1, amountCents: 2_500 }],
    };
    await till.publish(tillTransaction, { tillId: 'till-1' }, sale);
    await till.publish(tillTransaction, { tillId: 'till-1' }, sale);
    await until('both outcomes', () => (outcomes.length >= 2 ? true : undefined));
    expect(outcomes).toEqual(['stored', 'duplicate']);
    expect(await queryOf('SELECT till_id, sequence, total_cents FROM transactions')).toEqual([
      { till_id: 'till-1', sequence: 7, total_cents: 2_500 },
    ]);
    await till.close();
  });

  test('a tag that gateways hear stands on the floor', async () => {
    const camille = await hub.signInAs('camille');
    const gateway = joinAs('gateway-1');
    const fob = sampleTags().find(({ kind }) => kind === 'fob');
    let sequence = 0;
    const hearing = setInterval(() => {
      sequence += 1;
      const sightings = [0, 300, 600].map((agoMs) => ({ tag: fob?.key ?? '', rssiDbm: -55, agoMs }));
      void gateway.publish(gatewaySightings, { gatewayId: 'gateway-1' }, { at: Date.now(), sequence, sightings, others: 2 });
    }, 1_000);
    try {
      await until('one person on the floor', async () => ((await camille.call(readFloor, {})).inShop >= 1 ? true : undefined), 20_000);
    } finally {
      clearInterval(hearing);
      await gateway.close();
    }
  });

  test('kill -9 of the hub under load: what mosquitto acknowledged is stored, once', async () => {
    const acknowledged = new Set<string>();
    const client = mqtt.connect(mosquitto.url, { clientId: 'loader', username: 'loader', password: passwords.get('loader') ?? '' });
    let number = 0;
    const pressing = setInterval(() => {
      number += 1;
      const id = `press-load-${number}`;
      const topic = `aisle/v1/${storeId}/hanger/hanger-02/liked`;
      client.publish(topic, JSON.stringify({ id, at: Date.now() }), { qos: 1 }, (error) => {
        if (!error) acknowledged.add(`${id}.hanger-02`);
      });
    }, 4);
    const known = hub.passwords;
    for (const ms of [700, 450]) {
      await new Promise((done) => setTimeout(done, ms));
      await hub.kill();
      hub = await openHub(known);
    }
    clearInterval(pressing);
    await client.endAsync();
    expect(acknowledged.size).toBeGreaterThan(300);
    const missing = async (): Promise<readonly string[]> => {
      const stored = new Set(await likedIds());
      return [...acknowledged].filter((id) => !stored.has(id));
    };
    await until('everything acknowledged is stored', async () => ((await missing()).length === 0 ? true : undefined), 20_000);
    const [counted] = await queryOf<{ counted: number; likes: number }>(
      'SELECT (SELECT sum(likes) FROM like_counts) AS counted, (SELECT count(*) FROM likes) AS likes',
    );
    expect(counted?.counted).toBe(counted?.likes);
  }, 120_000);

  test('a mosquitto that was killed and forgot everything finds the hub again, with the shop’s numbers on their topics', async () => {
    await mosquitto.kill();
    await new Promise((done) => setTimeout(done, 500));
    await mosquitto.start();
    const hanger = joinAs('hanger-01');
    const shown: number[] = [];
    hanger.on(hangerDisplay, ({ likes }, { hangerId }) => {
      if (hangerId === 'hanger-01') shown.push(likes);
    });
    const before = await until('the number is retained again', () => shown.at(-1), 20_000);
    await hanger.publish(hangerLiked, { hangerId: 'hanger-01' }, { id: 'press-external-2', at: Date.now() });
    await until('the hub counts again', () => (shown.at(-1) === before + 1 ? true : undefined), 20_000);
    await until('the hub is ready again', async () => ((await fetch(`${hub.url}/readyz`)).ok ? true : undefined), 20_000);
    await hanger.close();
  }, 60_000);
});
