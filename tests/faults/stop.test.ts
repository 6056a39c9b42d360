import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import mqtt from 'mqtt';
import { expect, test } from 'vitest';
import { startHub } from '../fakes/start-hub.ts';
import { until } from '../fakes/until.ts';
import { tellEnding } from './ending.ts';

const hangerIds = ['hanger-01', 'hanger-02', 'hanger-03'];

test('SIGTERM under load: stopped within five seconds, nothing acknowledged is lost, no lock stays', { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'aisle-stop-'));
  let hub = await startHub({ folder });
  const { passwords } = hub;
  const acknowledged = new Set<string>();
  try {
    const hangers = await Promise.all(hangerIds.map((id) => hub.claim(id)));
    for (let round = 1; round <= 3; round += 1) {
      const clients = hangers.map((hanger) =>
        mqtt.connect(hub.mqttUrl, {
          clientId: hanger.deviceId,
          username: hanger.deviceId,
          password: hanger.credential,
          reconnectPeriod: 0,
        }),
      );
      let number = 0;
      const acknowledgedBefore = acknowledged.size;
      const timers = clients.map((client, index) => {
        client.on('error', () => undefined);
        return setInterval(() => {
          number += 1;
          const hangerId = hangerIds[index] ?? '';
          const id = `press-${round}-${number}`;
          const body = JSON.stringify({ id, at: 1_795_250_000_000 + number });
          client.publish(`aisle/v1/lune/hanger/${hangerId}/liked`, body, { qos: 1 }, (error) => {
            if (error === undefined || error === null) acknowledged.add(`${id}.${hangerId}`);
          });
        }, 5);
      });
      await until('a hundred presses', () => (acknowledged.size - acknowledgedBefore > 100 ? true : undefined), 20_000);

      const gone = new Promise<number | null>((done) => hub.process.once('exit', done));
      const stoppingAt = performance.now();
      hub.process.kill('SIGTERM');
      expect(await gone).toBe(0);
      expect(performance.now() - stoppingAt).toBeLessThan(5_000);
      for (const timer of timers) clearInterval(timer);
      await Promise.all(clients.map((client) => client.endAsync(true)));

      const database = new Database(join(folder, 'aisle.db'), { readonly: true });
      const stored = new Set(
        database
          .prepare<[], { id: string }>('SELECT event_id AS id FROM likes')
          .all()
          .map(({ id }) => id),
      );
      database.close();
      expect([...acknowledged].filter((id) => !stored.has(id))).toEqual([]);
      expect(await hub.log()).not.toContain('a part of the hub failed');
      hub = await startHub({ folder, passwords });
    }
    tellEnding(`SIGTERM three times under load: ended with 0 within five seconds, ${acknowledged.size} acknowledged, 0 lost`);
  } finally {
    await hub.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
