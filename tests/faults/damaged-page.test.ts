import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { readFloor } from '#shared/contract/places.ts';
import { listOffers, readJournal, switchOffer } from '#shared/contract/staff.ts';
import { program, startHub } from '../fakes/start-hub.ts';
import { tellEnding } from './ending.ts';

function run(words: readonly string[]) {
  return spawnSync(process.execPath, [program, ...words], { encoding: 'utf8', timeout: 30_000 });
}

/** Writes noise over eight whole pages in the middle of the file, as a dying card does. */
function overwriteMiddle(file: string): void {
  const pageBytes = 4_096;
  const pages = Math.floor(statSync(file).size / pageBytes);
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(8 * pageBytes, 0xa5), 0, 8 * pageBytes, Math.floor(pages / 2) * pageBytes);
  closeSync(handle);
}

test('a damaged database: the hub opens with yesterday’s backup and says what is missing', { timeout: 120_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'aisle-damaged-'));
  const file = join(folder, 'aisle.db');
  let hub = await startHub({ folder });
  const { passwords } = hub;
  try {
    const manager = await hub.signInAs('camille');
    const offerId = (await manager.call(listOffers, {})).offers[0]?.offerId ?? '';
    await manager.call(switchOffer, { params: { offerId }, body: { active: false } });

    expect(run(['restore', '--data', folder, '--from', file]).stderr).toMatch(/in use|already works there/);
    expect(run(['--data', folder, '--port', '0', '--mqtt-port', '0', '--no-simulator']).stderr).toContain('a hub already works there');
    const made = run(['backup', '--data', folder]);
    expect(made.stdout).toContain('Backed up to');

    await manager.call(switchOffer, { params: { offerId }, body: { active: true } });
    await hub.stop();
    overwriteMiddle(file);

    hub = await startHub({ folder, passwords });
    expect(hub.printed).toMatch(/database was damaged.*What happened from .* to .* is missing/);
    expect(await hub.log()).toContain('The database was damaged');
    const again = await hub.signInAs('camille');
    const { offers } = await again.call(listOffers, {});
    expect(offers.find((offer) => offer.offerId === offerId)?.active).toBe(false);
    const { attention } = await again.call(readFloor, {});
    expect(attention.find((item) => item.id === 'rescue')).toMatchObject({ severity: 'danger' });
    const journal = await again.call(readJournal, { query: {} });
    expect(journal.entries.map((entry) => entry.what)).toContain('database restored');
    expect(journal.intact).toBe(true);
    await again.call(switchOffer, { params: { offerId }, body: { active: true } });

    const aside = readdirSync(folder).filter((name) => /^aisle\.db\.corrupt-\d{8}T\d{6}Z$/.test(name));
    expect(aside).toHaveLength(1);
    expect(statSync(join(folder, aside[0] ?? '')).size).toBeGreaterThan(100_000);
    tellEnding(
      'eight pages of the database overwritten: opened with the last backup, the damaged file set aside, the console says what is missing',
    );
  } finally {
    await hub.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
});

test(
  'a damaged database without a backup: the hub does not open another shop in its place, and touches nothing',
  { timeout: 90_000 },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'aisle-damaged-'));
    const file = join(folder, 'aisle.db');
    const hub = await startHub({ folder });
    try {
      await hub.stop();
      overwriteMiddle(file);
      const before = readFileSync(file);
      const refused = run(['--data', folder, '--port', '0', '--mqtt-port', '0', '--no-simulator']);
      expect(refused.status).toBe(1);
      expect(refused.stderr).toContain('is damaged');
      expect(refused.stderr).toContain('npm run restore');
      expect(readFileSync(file).equals(before)).toBe(true);
      expect(readdirSync(folder).filter((name) => name.includes('corrupt'))).toEqual([]);
      tellEnding('the same without a backup: not opened, nothing touched, the terminal says how to restore');
    } finally {
      await hub.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  },
);

test('a database that is gone comes back from its backup', { timeout: 90_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'aisle-damaged-'));
  let hub = await startHub({ folder });
  const { passwords } = hub;
  try {
    expect(run(['backup', '--data', folder]).status).toBe(0);
    await hub.stop();
    for (const suffix of ['', '-wal', '-shm']) rmSync(join(folder, `aisle.db${suffix}`), { force: true });
    hub = await startHub({ folder, passwords });
    expect(hub.printed).toContain('is missing');
    await hub.signInAs('camille');
    const database = new Database(join(folder, 'aisle.db'), { readonly: true });
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    database.close();
    tellEnding('the database deleted: back from its backup');
  } finally {
    await hub.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
});
