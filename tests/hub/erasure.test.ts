import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import mqtt from 'mqtt';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDevice } from '#shared/contract/devices.ts';
import { likeProduct } from '#shared/contract/kiosks.ts';
import { addWish, forgetShopper } from '#shared/contract/shoppers.ts';
import { runBackup } from '../../edge/keeping/commands.ts';
import { joinShopper, readFobs } from '../fakes/join-shopper.ts';
import { startHub, type RunningHub } from '../fakes/start-hub.ts';
import { until } from '../fakes/until.ts';

let hub: RunningHub;

beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.stop());

/** Everything that could carry a person, read from the shop's database. */
function readPerson(): { readonly shopper_id: string; readonly token_hash: string; readonly sku: string; readonly productId: string } {
  const database = new Database(join(hub.folder, 'aisle.db'), { readonly: true });
  try {
    const [person] = database.prepare<[], { shopper_id: string; token_hash: string }>('SELECT shopper_id, token_hash FROM shoppers').all();
    const [piece] = database
      .prepare<[], { sku: string; productId: string }>('SELECT sku, product_id AS productId FROM variants LIMIT 1')
      .all();
    return { shopper_id: '', token_hash: '', ...person, sku: piece?.sku ?? '', productId: piece?.productId ?? '' };
  } finally {
    database.close();
  }
}

/** The files of the data folder that hold any of these words, byte by byte. */
async function filesWith(words: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const entry of await readdir(hub.folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = await readFile(join(entry.parentPath, entry.name)).catch(() => Buffer.alloc(0));
    if (words.some((word) => bytes.includes(word))) found.push(entry.name);
  }
  return found;
}

/** A device of another maker that wants everything it may have, and is away while it happens. */
async function leaveListener(): Promise<void> {
  const camille = await hub.signInAs('camille');
  await camille.call(addDevice, { body: { deviceId: 'till-books', kind: 'integration', name: { fr: 'Comptabilité', en: 'Books' } } });
  const { deviceId, credential } = await hub.claim('till-books');
  const client = mqtt.connect(hub.mqttUrl, {
    clientId: deviceId,
    username: deviceId,
    password: credential,
    clean: false,
    reconnectPeriod: 0,
  });
  await new Promise((done) => client.once('connect', done));
  const words = ['product/+/likes', 'product/+/stock', 'zone/+/occupancy', 'order/+/placed', 'kiosk/+/called'];
  for (const word of words) await client.subscribeAsync(`aisle/v1/lune/${word}`, { qos: 1 });
  await client.endAsync(true);
}

test('someone who is forgotten is in no byte of the data folder: database, its log, queues, backups, log file', async () => {
  await leaveListener();
  const [fob] = await readFobs(await hub.signInAs('camille'));
  const phone = await joinShopper(hub, { offers: true, path: true }, fob);
  const { shopper_id, token_hash, sku, productId } = readPerson();
  await phone.call(addWish, { body: { code: sku } });
  await phone.call(likeProduct, { params: { productId }, body: { id: 'like-of-someone', at: Date.now() } });
  runBackup(hub.folder, undefined, Date.now());
  const words = [shopper_id, token_hash];
  expect(shopper_id).not.toBe('');
  expect(await filesWith(words)).toEqual(expect.arrayContaining([expect.stringMatching(/^aisle-\d{8}T\d{6}Z\.db$/)]));

  await phone.call(forgetShopper);
  await until('no byte is left', async () => ((await filesWith(words)).length === 0 ? true : undefined), 30_000);
  // What waits for the listener is there, and says nothing of anyone.
  const database = new Database(join(hub.folder, 'aisle.db'), { readonly: true });
  expect(database.prepare('SELECT 1 FROM broker_queue').all().length).toBeGreaterThan(0);
  database.close();
}, 60_000);
