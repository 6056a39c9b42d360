import Database from 'better-sqlite3';
import { join } from 'node:path';
import mqtt from 'mqtt';
import { expect, test } from 'vitest';
import { startHub, type Credential, type RunningHub } from '../fakes/start-hub.ts';

const rounds = Number(process.env['AISLE_KILL_ROUNDS'] ?? 3);
const hangerIds = ['hanger-01', 'hanger-02', 'hanger-03', 'hanger-04'];
const businessDay = '2026-11-21';

interface Load {
  readonly acknowledged: Set<string>;
  readonly sent: Set<string>;
  stop(): Promise<void>;
}

/** Presses hangers and rings a till as fast as the hub acknowledges, about 200 messages a second and device at most; keeps what was acknowledged. */
function startLoad(hub: RunningHub, devices: readonly Credential[], round: number): Load {
  const acknowledged = new Set<string>();
  const sent = new Set<string>();
  const timers: NodeJS.Timeout[] = [];
  const clients = devices.map((device) => {
    const client = mqtt.connect(hub.mqttUrl, {
      clientId: device.deviceId,
      username: device.deviceId,
      password: device.credential,
      reconnectPeriod: 0,
    });
    client.on('error', () => undefined);
    let number = 0;
    timers.push(
      setInterval(() => {
        if (!client.connected) return;
        number += 1;
        const { topic, id, body } = device.deviceId.startsWith('till')
          ? saleMessage(device.deviceId, round * 100_000 + number)
          : likeMessage(device.deviceId, round, number);
        sent.add(id);
        client.publish(topic, body, { qos: 1 }, (error) => {
          if (error === undefined || error === null) acknowledged.add(id);
        });
      }, 5),
    );
    return client;
  });
  return {
    acknowledged,
    sent,
    async stop() {
      for (const timer of timers) clearInterval(timer);
      await Promise.all(clients.map((client) => client.endAsync(true)));
    },
  };
}

function likeMessage(hangerId: string, round: number, number: number) {
  const id = `press-${round}-${number}`;
  return {
    id: `${hangerId}.${id}`,
    topic: `aisle/v1/lune/hanger/${hangerId}/liked`,
    body: JSON.stringify({ id, at: 1_795_250_000_000 + number }),
  };
}

function saleMessage(tillId: string, sequence: number) {
  const body = {
    id: `sale-${sequence}-xx`,
    at: 1_795_250_000_000 + sequence,
    businessDay,
    sequence,
    kind: 'sale',
    currency: 'EUR',
    totalCents: 100,
    lines: [{ sku: 'NOT-OURS', quantity: 1, amountCents: 100 }],
  };
  return { id: `${tillId}/${sequence}`, topic: `aisle/v1/lune/till/${tillId}/transaction`, body: JSON.stringify(body) };
}

function readStored(folder: string) {
  const database = new Database(join(folder, 'aisle.db'), { readonly: true });
  const likes = database
    .prepare<[], { id: string }>("SELECT event_id AS id FROM likes WHERE source <> 'sample'")
    .all()
    .map((row) => row.id);
  const sales = database
    .prepare<[], { id: string }>("SELECT till_id || '/' || sequence AS id FROM transactions")
    .all()
    .map((row) => row.id);
  const counted = database
    .prepare<[], { likes: number }>(
      "SELECT (SELECT sum(likes) FROM like_counts) - (SELECT count(*) FROM likes WHERE source = 'sample') AS likes",
    )
    .get()?.likes;
  const integrity = String(database.pragma('integrity_check', { simple: true }));
  database.close();
  return { stored: [...likes, ...sales], likes: likes.length, counted, integrity };
}

test(
  `${rounds} times kill -9 under load: nothing acknowledged is lost, nothing is counted twice`,
  { timeout: 40_000 + rounds * 25_000 },
  async () => {
    let hub = await startHub();
    const { folder, passwords } = hub;
    try {
      const devices = [...(await Promise.all(hangerIds.map((id) => hub.claim(id)))), await hub.claim('till-1')];
      const acknowledged = new Set<string>();
      const sent = new Set<string>();
      for (let round = 1; round <= rounds; round += 1) {
        const load = startLoad(hub, devices, round);
        await new Promise((done) => setTimeout(done, 700 + Math.random() * 1_200));
        await hub.kill();
        await load.stop();
        load.acknowledged.forEach((id) => acknowledged.add(id));
        load.sent.forEach((id) => sent.add(id));
        hub = await startHub({ folder, passwords });
        const { stored, likes, counted, integrity } = readStored(folder);
        expect(load.acknowledged.size).toBeGreaterThan(50);
        expect([...acknowledged].filter((id) => !stored.includes(id))).toEqual([]);
        expect(stored.filter((id) => !sent.has(id))).toEqual([]);
        expect(new Set(stored).size).toBe(stored.length);
        expect(counted).toBe(likes);
        expect(integrity).toBe('ok');
      }
      console.log(`acknowledged ${acknowledged.size} of ${sent.size} sent over ${rounds} kills; lost 0`);
    } finally {
      await hub.stop();
    }
  },
);
