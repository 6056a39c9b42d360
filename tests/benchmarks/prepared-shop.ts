import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { hashToken } from '../../edge/secrets.ts';
import { startHub, type Credential, type HubOptions, type RunningHub } from '../fakes/start-hub.ts';

/** What a benchmark's shop has beyond the sample: devices with a known credential and shoppers' fobs. */
export interface Wanted {
  readonly hangers?: number;
  readonly integrations?: number;
  readonly fobs?: number;
}

export interface PreparedShop {
  readonly hub: RunningHub;
  readonly port: number;
  readonly hangers: readonly Credential[];
  readonly integrations: readonly Credential[];
  readonly gateways: readonly Credential[];
  readonly tagKeys: readonly string[];
  stop(): Promise<void>;
}

const credential = 'a-credential-for-measuring-only';
const tagPrefix = 'ib-6d619c0e2f7a4b1d8c3e5f60718293a4-9';

/**
 * Opens a sample shop, closes it, puts devices and tags into its file as the console would have, and opens it again: claiming a hundred
 * devices through the console's way is what its rate limit is there to stop.
 */
export async function startPreparedShop(wanted: Wanted, options: HubOptions = {}): Promise<PreparedShop> {
  const folder = await mkdtemp(join(tmpdir(), 'aisle-bench-hub-'));
  const first = await startHub({ folder });
  await first.stop();
  const found = prepare(join(folder, 'aisle.db'), wanted);
  const hub = await startHub({ ...options, folder, passwords: first.passwords });
  return {
    ...found,
    hub,
    port: Number(new URL(hub.mqttUrl).port),
    async stop() {
      await hub.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

function prepare(
  file: string,
  { hangers = 0, integrations = 0, fobs = 0 }: Wanted,
): Pick<PreparedShop, 'hangers' | 'integrations' | 'gateways' | 'tagKeys'> {
  const database = new Database(file);
  const products = database.prepare<[], { id: string }>('SELECT product_id AS id FROM products ORDER BY place').all();
  const gateways = database.prepare<[], { id: string }>("SELECT device_id AS id FROM devices WHERE kind = 'gateway' ORDER BY 1").all();
  const hash = hashToken(credential);
  const addDevice = database.prepare(
    'INSERT INTO devices (device_id, kind, name, product_id, credential_hash, simulated) VALUES (?, ?, ?, ?, ?, 0)',
  );
  const addTag = database.prepare('INSERT INTO tags (tag_key, label, kind) VALUES (?, ?, ?)');
  const hangerIds = Array.from({ length: hangers }, (_, nth) => `measured-${nth + 1}`);
  const integrationIds = Array.from({ length: integrations }, (_, nth) => `listening-${nth + 1}`);
  const tagKeys = Array.from({ length: fobs }, (_, nth) => `${tagPrefix}-${nth + 1}`);
  database.transaction(() => {
    database.prepare("UPDATE devices SET credential_hash = ? WHERE kind = 'gateway'").run(hash);
    for (const [nth, id] of hangerIds.entries())
      addDevice.run(id, 'hanger', JSON.stringify({ fr: id, en: id }), products[Math.floor(nth / 2) % products.length]?.id, hash);
    for (const id of integrationIds) addDevice.run(id, 'integration', JSON.stringify({ fr: id, en: id }), null, hash);
    for (const [nth, key] of tagKeys.entries()) addTag.run(key, `M-${nth + 1}`, 'fob');
  })();
  database.close();
  const withCredential = (deviceId: string): Credential => ({ deviceId, credential });
  return {
    hangers: hangerIds.map(withCredential),
    integrations: integrationIds.map(withCredential),
    gateways: gateways.map(({ id }) => withCredential(id)),
    tagKeys,
  };
}
