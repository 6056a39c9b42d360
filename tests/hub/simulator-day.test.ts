import { copyFileSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listDevices, listRefusals } from '#shared/contract/devices.ts';
import { hangerLiked, hangerPicked, hangerReturned } from '#shared/contract/hangers.ts';
import { readOverview } from '#shared/contract/insights.ts';
import { doorCounted, listVisits, readFloor, visitMoved } from '#shared/contract/places.ts';
import { listSalesExceptions, readSalesDay, tillTransaction } from '#shared/contract/sales.ts';
import { listOffers, readStore } from '#shared/contract/staff.ts';
import type { MessageDefinition } from '#shared/contract/define-message.ts';
import type { Bus } from '#shared/link/bus.ts';
import type { HttpClient } from '#shared/link/http-client.ts';
import { startHub, type RunningHub } from '../fakes/start-hub.ts';
import { until } from '../fakes/until.ts';
import { connectListener, failSimulator, makeShopFolder, removeShopFolder, startSimulator, type Running } from './simulator-shop.ts';

let folder = '';
let hub: RunningHub;
let manager: HttpClient;
let simulator: Running;
let listener: Bus;
const openedAt = Date.now();
const arrived = new Map<string, number>();

beforeAll(async () => {
  folder = await makeShopFolder();
  hub = await startHub({ folder, isSimulated: true });
  manager = await hub.signInAs('camille');
  listener = await connectListener(hub, manager);
  const heard: readonly MessageDefinition[] = [hangerLiked, hangerPicked, hangerReturned, doorCounted, tillTransaction, visitMoved];
  for (const definition of heard) listener.on(definition, () => void arrived.set(definition.name, (arrived.get(definition.name) ?? 0) + 1));
  simulator = await startSimulator(folder, ['--crowd', '70', '--speed', '2', '--seed', '7']);
}, 120_000);
afterAll(async () => {
  await simulator.end();
  await listener.close();
  await hub.stop();
  await removeShopFolder(folder);
});

const hasArrived = (name: string): Promise<number> => until(`a ${name}`, () => arrived.get(name), 90_000);

test('it says that nobody is real, once', () => {
  expect(simulator.printed().trim().split('\n')).toHaveLength(1);
  expect(simulator.printed()).toContain('Simulated shoppers are walking in; seed 7.');
});

test('every simulated device comes online with a credential of its own, kept for nobody else to read', async () => {
  const online = await until(
    'all devices online',
    async () => {
      const { devices } = await manager.call(listDevices);
      const simulated = devices.filter((device) => device.simulated && device.kind !== 'till');
      return simulated.every(({ state }) => state === 'online') ? simulated.length : undefined;
    },
    90_000,
  );
  expect(online).toBe(53);
  expect(statSync(join(folder, 'simulator-credentials.json')).mode & 0o777).toBe(0o600);
  expect((await manager.call(listRefusals, {})).refusals).toEqual([]);
}, 100_000);

test('people are seen at once: shoppers, baskets and staff, all over the shop', async () => {
  const floor = await until(
    'a crowd of shoppers, baskets and staff on the floor',
    async () => {
      const now = await manager.call(readFloor);
      const kinds = new Set(now.people.map(({ kind }) => kind));
      return now.inShop >= 30 && kinds.size === 3 ? now : undefined;
    },
    120_000,
  );
  expect(floor.zones.filter(({ people }) => people > 0).length).toBeGreaterThanOrEqual(5);
}, 130_000);

test('hangers are liked, taken and hung back, the door counts, tills sell, visits move', async () => {
  for (const { name } of [hangerLiked, hangerPicked, hangerReturned, doorCounted, tillTransaction, visitMoved])
    expect(await hasArrived(name), name).toBeGreaterThan(0);
}, 120_000);

test('both tills sell, one over MQTT and one over HTTP, and nothing has to be looked at', async () => {
  const { businessDay } = await manager.call(readStore);
  const tills = await until(
    'sales at both tills',
    async () => {
      const day = await manager.call(readSalesDay, { params: { day: businessDay } });
      return day.tills.length === 2 ? day.tills : undefined;
    },
    90_000,
  );
  expect(tills.map(({ tillId }) => tillId)).toEqual(['till-1', 'till-2']);
  expect(tills.every(({ totalCents }) => totalCents > 0)).toBe(true);
  expect((await manager.call(listSalesExceptions)).exceptions).toEqual([]);
}, 100_000);

test('phones join and agree, get offers where they stand, and some use them at a till', async () => {
  const { offers, decisions } = await until(
    'a coupon that was used',
    async () => {
      const now = await manager.call(listOffers);
      return now.offers.some(({ redeemed }) => redeemed > 0) ? now : undefined;
    },
    240_000,
  );
  expect(offers.reduce((sum, { issued }) => sum + issued, 0)).toBeGreaterThan(0);
  expect(decisions.some(({ issued }) => issued)).toBe(true);
  const { visits } = await manager.call(listVisits, { query: { from: openedAt - 60_000, to: Date.now() + 60_000 } });
  expect(visits.length).toBeGreaterThanOrEqual(5);
  expect(visits.some(({ stays }) => stays.length > 0)).toBe(true);
}, 250_000);

test('a hub that restarts finds everyone again', async () => {
  await hub.stop();
  await hub.restart();
  manager = await hub.signInAs('camille');
  const inShop = await until(
    'a crowd after the restart',
    async () => {
      const floor = await manager.call(readFloor);
      return floor.inShop >= 25 ? floor.inShop : undefined;
    },
    120_000,
  );
  expect(inShop).toBeGreaterThanOrEqual(25);
  expect(simulator.process.exitCode).toBeNull();
}, 180_000);

test('stopped, it ends, counts everyone out, and goes on with its numbers and credentials', async () => {
  const { businessDay } = await manager.call(readStore);
  const numbersOf = async (): Promise<readonly string[]> =>
    (await manager.call(readSalesDay, { params: { day: businessDay } })).recent.map(({ tillId, sequence }) => `${tillId} ${sequence}`);
  expect(await simulator.end()).toBe(0);
  const { entries, exits } = await manager.call(readOverview, { query: { from: openedAt - 60_000, to: Date.now() + 60_000 } });
  expect(entries.value).toBeGreaterThan(0);
  expect(entries.value).toBe(exits.value);

  const before = new Set(await numbersOf());
  const credentials = readFileSync(join(folder, 'simulator-credentials.json'), 'utf8');
  simulator = await startSimulator(folder, ['--crowd', '40', '--speed', '3', '--seed', '8', '--seconds', '240']);
  const fresh = await until(
    'a sale after the restart',
    async () => {
      const numbers = (await numbersOf()).filter((number) => !before.has(number));
      return numbers.length > 0 ? numbers : undefined;
    },
    120_000,
  );
  expect(fresh.length).toBeGreaterThan(0);
  expect((await manager.call(listSalesExceptions)).exceptions).toEqual([]);
  expect(readFileSync(join(folder, 'simulator-credentials.json'), 'utf8')).toBe(credentials);
}, 180_000);

test('without its credentials it plays nobody and says what to do', async () => {
  const elsewhere = await makeShopFolder();
  copyFileSync(join(folder, 'simulator.json'), join(elsewhere, 'simulator.json'));
  // The pass is one of a hub that has every device claimed: its codes are none or used.
  const { code, printed } = await failSimulator(elsewhere);
  await removeShopFolder(elsewhere);
  expect(code).toBe(2);
  expect(printed).toContain('put the file back, or revoke these devices in the console under Devices');
}, 60_000);
