import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import mqtt from 'mqtt';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFloor } from '#shared/contract/places.ts';
import { listOffers, switchOffer } from '#shared/contract/staff.ts';
import { startHub, type Credential, type RunningHub } from '../fakes/start-hub.ts';
import { until } from '../fakes/until.ts';
import { tellEnding } from './ending.ts';

const folder = mkdtempSync(join(tmpdir(), 'aisle-small-disk-'));
const filler = join(folder, 'filler');
let isMounted = false;

beforeAll(() => {
  isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=48m', 'tmpfs', folder]).status === 0;
});

afterAll(() => {
  if (isMounted) spawnSync('umount', [folder]);
  rmSync(folder, { recursive: true, force: true });
});

/** Takes every byte the disk still has. */
function fillDisk(): void {
  const handle = openSync(filler, 'a');
  const piece = Buffer.alloc(65_536, 1);
  try {
    for (;;) writeSync(handle, piece);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  } finally {
    closeSync(handle);
  }
}

interface Presses {
  readonly acknowledged: Set<string>;
  /** True once nothing was acknowledged for this long. */
  hasPausedFor(ms: number): true | undefined;
  stop(): Promise<void>;
}

/** A shopper who presses a hanger's heart some hundred times a second and, like the hanger, tries again until it is acknowledged. */
function startPressing(hub: RunningHub, hanger: Credential): Presses {
  const acknowledged = new Set<string>();
  const client = mqtt.connect(hub.mqttUrl, {
    clientId: hanger.deviceId,
    username: hanger.deviceId,
    password: hanger.credential,
    reconnectPeriod: 200,
  });
  client.on('error', () => undefined);
  let number = 0;
  let lastAt = performance.now();
  const timer = setInterval(() => {
    number += 1;
    const id = `heart-press-${number}`;
    client.publish(
      `aisle/v1/lune/hanger/${hanger.deviceId}/liked`,
      JSON.stringify({ id, at: 1_795_250_000_000 + number }),
      { qos: 1 },
      (error) => {
        if (error !== undefined && error !== null) return;
        acknowledged.add(`${id}.${hanger.deviceId}`);
        lastAt = performance.now();
      },
    );
  }, 8);
  return {
    acknowledged,
    hasPausedFor: (ms) => truth(performance.now() - lastAt > ms),
    async stop() {
      clearInterval(timer);
      await client.endAsync(true);
    },
  };
}

function truth(answer: boolean): true | undefined {
  return answer ? true : undefined;
}

function storedLikes(): Set<string> {
  const database = new Database(join(folder, 'shop/aisle.db'), { readonly: true });
  const rows = database.prepare<[], { id: string }>('SELECT event_id AS id FROM likes').all();
  database.close();
  return new Set(rows.map(({ id }) => id));
}

test(
  'a full disk: nothing is acknowledged that was not stored, reads go on, the console says so, and it recovers by itself',
  { timeout: 120_000 },
  async (context) => {
    if (!isMounted) {
      tellEnding('needs root: it mounts a small disk');
      return context.skip('needs root: it mounts a small disk');
    }
    const hub = await startHub({ folder: join(folder, 'shop') });
    try {
      const manager = await hub.signInAs('camille');
      const offerId = (await manager.call(listOffers, {})).offers[0]?.offerId ?? '';
      const hanger = await hub.claim('hanger-01');
      const presses = startPressing(hub, hanger);
      await until('a hundred presses', () => truth(presses.acknowledged.size > 100), 20_000);

      fillDisk();
      const attention = async () => (await manager.call(readFloor, {})).attention;
      await until('the console saying so', async () => truth((await attention()).some(({ id }) => id === 'database')), 15_000);
      // What SQLite has of its log on the disk already may still take a few: wait until that is used up.
      const isRefused = () =>
        manager.call(switchOffer, { params: { offerId }, body: { active: false } }).then(
          () => undefined,
          () => true as const,
        );
      await until('a write that does not fit', isRefused, 20_000);
      await until('the last press that still fits', () => presses.hasPausedFor(1_500), 20_000);
      // SQLite may begin its log anew in the room that has, and then a few writes fit again: what counts is what is stored.
      await until('the console and the health page saying so', async () => {
        const [first] = await attention();
        const ready = await fetch(`${hub.url}/readyz`);
        return truth(first?.id === 'database' && first.severity === 'danger' && ready.status === 503);
      });
      expect((await manager.call(listOffers, {})).offers.length).toBeGreaterThan(0);
      expect((await fetch(`${hub.url}/kiosk/`)).status).toBe(200);
      expect((await fetch(`${hub.url}/healthz`)).status).toBe(200);
      const acknowledgedFull = [...presses.acknowledged];
      const storedFull = storedLikes();
      expect(acknowledgedFull.filter((id) => !storedFull.has(id))).toEqual([]);
      expect(hub.process.exitCode).toBe(null);

      rmSync(filler);
      await until('recovering', async () => truth(!(await attention()).some(({ id }) => id === 'database')), 20_000);
      const acknowledgedBefore = presses.acknowledged.size;
      await until('presses acknowledged again', () => truth(presses.acknowledged.size > acknowledgedBefore + 50), 15_000);
      await manager.call(switchOffer, { params: { offerId }, body: { active: false } });
      expect((await fetch(`${hub.url}/readyz`)).status).toBe(200);
      await presses.stop();
      expect(hub.process.exitCode).toBe(null);
      const stored = storedLikes();
      expect([...presses.acknowledged].filter((id) => !stored.has(id))).toEqual([]);
      expect(statfsSync(folder).bavail).toBeGreaterThan(0);

      fillDisk();
      await manager.call(switchOffer, { params: { offerId }, body: { active: true } }).catch(() => undefined);
      const stoppingAt = performance.now();
      await hub.stop();
      expect(performance.now() - stoppingAt).toBeLessThan(6_000);
      tellEnding(
        `the disk was full: the console said so, pages and reads went on, nothing was acknowledged that was not stored; ` +
          `with room again ${presses.acknowledged.size} presses acknowledged, 0 lost`,
      );
    } finally {
      await hub.stop();
    }
  },
);
