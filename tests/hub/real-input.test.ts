import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { addDevice } from '#shared/contract/devices.ts';
import { listVisits, readVisitPath, replacePlan } from '#shared/contract/places.ts';
import { listSalesExceptions, postTransaction, readSalesDay, tillOutcome, tillTransaction } from '#shared/contract/sales.ts';
import { readTrace } from '#shared/contract/shoppers.ts';
import { addTags } from '#shared/contract/tags.ts';
import { ibeaconKey } from '#shared/domain/tag.ts';
import type { HttpClient } from '#shared/link/http-client.ts';
import { replayUuidHex } from '../../beacons/radio/recording.ts';
import { joinShopper } from '../fakes/join-shopper.ts';
import { startHub, type RunningHub } from '../fakes/start-hub.ts';
import { danisMissing, danisWalks, hasDanisData, readDanisPlan } from '../fixtures/danis-plan.ts';
import { readDanisReceivers, readWalkLines, truthAt, type WalkLine } from '../fixtures/danis-walk-file.ts';
import { hasPosData, posMissing, readBusiestDay, type PosTill } from '../fixtures/pos-day.ts';

const gatewayProgram = resolve(import.meta.dirname, '../../dist/beacons/gateway.mjs');
if (!hasDanisData) console.warn(`skipped: ${danisMissing}`);
if (!hasPosData) console.warn(`skipped: ${posMissing}`);

const open: RunningHub[] = [];
const folders: string[] = [];
afterAll(async () => {
  for (const hub of open) await hub.stop();
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

async function openHub(): Promise<{ hub: RunningHub; manager: HttpClient }> {
  const hub = await startHub();
  open.push(hub);
  return { hub, manager: await hub.signInAs('camille') };
}

/** The recorded room with its twelve receivers as this shop's gateways; answers their credential file. */
async function moveIntoRecordedRoom(hub: RunningHub, manager: HttpClient, folder: string): Promise<string> {
  const { references: _none, ...plan } = readDanisPlan();
  const receivers = readDanisReceivers();
  const gateways: Record<string, { deviceId: string; credential: string }> = {};
  for (const { deviceId, at } of plan.receivers) {
    await manager.call(addDevice, { body: { deviceId, kind: 'gateway', name: { fr: deviceId, en: deviceId }, at } });
    const { credential } = await hub.claim(deviceId);
    const mac = receivers.get(deviceId);
    if (mac === undefined) throw new Error(`the recordings name no receiver ${deviceId}`);
    gateways[mac] = { deviceId, credential };
  }
  await manager.call(replacePlan, {
    body: {
      ...plan,
      walls: [...plan.walls],
      zones: plan.zones.map((zone) => ({ ...zone, outline: [...zone.outline] })),
      // The recording's grid reaches a little beyond its walls.
      fixtures: plan.fixtures.filter(({ centre }) => centre.xMetres <= plan.widthMetres && centre.yMetres <= plan.depthMetres),
      receivers: [...plan.receivers],
      entrances: [...plan.entrances],
    },
  });
  const file = join(folder, 'gateways.json');
  await writeFile(file, JSON.stringify({ storeId: 'lune', gateways }), { mode: 0o600 });
  return file;
}

/** Runs the built gateway program until its recording is over. */
function replay(hub: RunningHub, credentials: string, file: string, speed: number): Promise<string> {
  const words = [
    '--hub',
    hub.mqttUrl,
    '--credential-file',
    credentials,
    '--replay',
    file,
    '--all-receivers',
    '--replay-speed',
    String(speed),
  ];
  const child = spawn(process.execPath, [gatewayProgram, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()));
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('exit', (code) => (code === 0 ? done(said) : fail(new Error(`the gateway ended with ${code}:\n${said}`))));
  });
}

/**
 * One beacon was recorded; a manager is shown nothing about fewer than five people. So four others walk behind it, each with the very same
 * packets some seconds later under a name of its own.
 */
const followers = 4;
const behindSeconds = 3;

function macOf(nth: number): string {
  return `e78f1356${(0x24ce + nth).toString(16).padStart(4, '0')}`;
}

function keyOf(mac: string): string {
  return ibeaconKey(replayUuidHex, Number.parseInt(mac.slice(-8, -4), 16), Number.parseInt(mac.slice(-4), 16));
}

async function writeColumn(folder: string, lines: readonly WalkLine[]): Promise<string> {
  const column = Array.from({ length: followers + 1 }, (_, nth) =>
    lines.map(({ atSeconds, receiver, rest }) => ({ at: atSeconds + nth * behindSeconds, text: `${receiver},${macOf(nth)},${rest}` })),
  ).flat();
  const file = join(folder, 'walk.mbd');
  const text = column.toSorted((a, b) => a.at - b.at).map(({ at, text: line }) => `${at.toFixed(6)},${line}`);
  await writeFile(file, `${text.join('\n')}\n`);
  return file;
}

/** `straight_04` takes 24 s, too short for a visit: it is played at half its speed. */
const speedOf = { straight_01: 1, straight_04: 0.5, zigzagging_with_rotation: 1 } as const satisfies Record<
  (typeof danisWalks)[number],
  number
>;
const walks = process.env['AISLE_LONG'] === '1' ? danisWalks : danisWalks.slice(0, 1);

describe.skipIf(!hasDanisData || !existsSync(gatewayProgram))('a walk that was really recorded', () => {
  test.each(walks)(
    '%s, heard by twelve gateways, becomes a visit whose path is where it was',
    async (walk) => {
      const { hub, manager } = await openHub();
      const folder = await mkdtemp(join(tmpdir(), 'aisle-walk-'));
      folders.push(folder);
      const credentials = await moveIntoRecordedRoom(hub, manager, folder);
      const tags = Array.from({ length: followers + 1 }, (_, nth) => ({
        tagKey: keyOf(macOf(nth)),
        label: `D-${nth}`,
        kind: 'fob' as const,
        pairingCode: `DANIS-${nth}${nth}${nth}`,
      }));
      await manager.call(addTags, { body: { tags } });
      const phones: HttpClient[] = [];
      for (const tag of tags) phones.push(await joinShopper(hub, { offers: false, path: true }, tag));

      const lines = readWalkLines(walk);
      const speed = speedOf[walk];
      const [first, last] = [lines[0], lines.at(-1)];
      if (first === undefined || last === undefined) throw new Error(`${walk} is empty`);
      const said = await replay(hub, credentials, await writeColumn(folder, lines), speed);
      expect(said).not.toMatch(/refuse|can’t be reached|left out/);
      const now = Date.now();
      const window = { query: { from: now - 600_000, to: now + 60_000 } };
      await expect.poll(async () => (await manager.call(listVisits, window)).count, { timeout: 90_000 }).toBe(followers + 1);
      const { visits } = await manager.call(listVisits, window);

      const results = [];
      for (const [nth, { visitId }] of visits.toSorted((a, b) => a.openedAt - b.openedAt).entries()) {
        const { openedAt, points, stays } = await manager.call(readVisitPath, { params: { visitId } });
        // A visit opens with its first sighting: that is the recording's first packet.
        const errors = points.map((point) => {
          const truth = truthAt(lines, first.atSeconds + ((point.at - openedAt) / 1000) * speed);
          return Math.hypot(point.xMetres - truth.xMetres, point.yMetres - truth.yMetres);
        });
        const meanMetres = errors.reduce((sum, error) => sum + error, 0) / errors.length;
        results.push({ nth, meanMetres, points: points.length, zones: stays.map(({ zoneId }) => zoneId) });
      }
      const words = results.map(
        ({ meanMetres, points, zones }) => `${meanMetres.toFixed(2)} m over ${points} points (${zones.join(' > ')})`,
      );
      console.log(`${walk}: mean error ${words.join('; ')}`);
      const seconds = (last.atSeconds - first.atSeconds) / speed;
      for (const { meanMetres, points, zones } of results) {
        expect(meanMetres).toBeLessThan(3.5);
        expect(points).toBeGreaterThan(seconds / 3);
        expect(zones.length).toBeGreaterThanOrEqual(2);
      }
      // Each phone sees its own way, and the first one's is the first visit's.
      const own = await phones[0]?.call(readTrace);
      expect(own?.points.length).toBeGreaterThan(seconds / 3);
    },
    240_000,
  );
});

/** Every third message twice, in an order the till never rang them in. */
function jumble<Item>(items: readonly Item[]): readonly Item[] {
  return [...items, ...items.filter((_, nth) => nth % 3 === 0)]
    .map((item, nth) => ({ item, rank: (nth * 7_919 + 104_729) % 1_009 }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

describe.skipIf(!hasPosData)('a day of real baskets', () => {
  test('rung by six tills at once, over HTTP and MQTT, out of order and some of it twice, adds up to the cent', async () => {
    const { hub, manager } = await openHub();
    const tillIds = Array.from({ length: 6 }, (_, nth) => `till-day-${nth + 1}`);
    const day = readBusiestDay(tillIds);
    for (const tillId of tillIds) {
      await manager.call(addDevice, { body: { deviceId: tillId, kind: 'till', name: { fr: tillId, en: tillId } } });
    }
    const outcomes: Record<string, number> = {};
    const count = (outcome: string): void => {
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    };

    async function ringOverHttp({ tillId, transactions }: PosTill): Promise<void> {
      const till = hub.as(await hub.claim(tillId));
      // Four at a time, as a till that empties its outbox does.
      const queue = [...jumble(transactions)];
      const sendOn = async (): Promise<void> => {
        for (let next = queue.shift(); next !== undefined; next = queue.shift())
          count((await till.call(postTransaction, { body: next })).outcome);
      };
      await Promise.all([sendOn(), sendOn(), sendOn(), sendOn()]);
    }

    async function ringOverMqtt({ tillId, transactions }: PosTill): Promise<void> {
      const till = await hub.connect(await hub.claim(tillId));
      const sent = jumble(transactions);
      let heard = 0;
      till.on(tillOutcome, ({ outcome }) => {
        heard += 1;
        count(outcome);
      });
      await Promise.all(sent.map((transaction) => till.publish(tillTransaction, { tillId }, transaction)));
      await expect.poll(() => heard, { timeout: 120_000 }).toBe(sent.length);
      await till.close();
    }

    await Promise.all(day.tills.map((till, nth) => (nth % 2 === 0 ? ringOverHttp(till) : ringOverMqtt(till))));

    const total = day.tills.reduce((sum, { transactions }) => sum + transactions.length, 0);
    const repeated = day.tills.reduce((sum, { transactions }) => sum + Math.ceil(transactions.length / 3), 0);
    console.log(`${day.businessDay}: ${total} baskets of ${day.lines} lines, ${repeated} of them sent twice`);
    expect(outcomes).toEqual({ stored: total, duplicate: repeated });
    const read = await manager.call(readSalesDay, { params: { day: day.businessDay } });
    expect(read.tills).toEqual(
      day.tills.map(({ tillId, transactions, totalCents }) => ({ tillId, transactions: transactions.length, totalCents })),
    );
    const dayCents = day.tills.reduce((sum, { totalCents }) => sum + totalCents, 0);
    expect(read.hours.reduce((sum, { totalCents }) => sum + totalCents, 0)).toBe(dayCents);
    expect((await manager.call(listSalesExceptions)).exceptions).toEqual([]);
  }, 240_000);
});
