import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'csv-parse/sync';
import { changeDevice, listDevices } from '#shared/contract/devices.ts';
import { exportJournal, readJournal, signIn } from '#shared/contract/staff.ts';
import type { HttpClient } from '#shared/link/http-client.ts';
import { startHub, type RunningHub } from '../fakes/start-hub.ts';

let hub: RunningHub;
let camille: HttpClient;

beforeAll(async () => {
  hub = await startHub();
  camille = await hub.signInAs('camille');
});
afterAll(() => hub.stop());

const rename = (en: string) => camille.call(changeDevice, { params: { deviceId: 'screen-wall' }, body: { name: { fr: 'Mur', en } } });

test('the journal is saved as a file that a spreadsheet reads and never runs, and that is in the journal', async () => {
  await rename('=HYPERLINK("http://example.org")');
  const login = await fetch(`${hub.url}${signIn.path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'camille', password: hub.password('camille') }),
  });
  const cookie = login.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const answer = await fetch(`${hub.url}${exportJournal.path}?what=device%20changed`, { headers: { cookie } });
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="journal-\d{4}-\d\d-\d\d\.csv"$/);
  const rows: readonly Record<string, string>[] = parse(await answer.text(), { columns: true });
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ who: 'Camille Moreau', what: 'device changed', subject: 'screen-wall' });
  const { entries } = await camille.call(readJournal, { query: { limit: 1 } });
  expect(entries[0]).toMatchObject({ what: 'journal exported', after: '{"what":"device changed"}' });
});

test('a change whose line can’t be written does not happen', async () => {
  const nameNow = async () => (await camille.call(listDevices, {})).devices.find(({ deviceId }) => deviceId === 'screen-wall')?.name.en;
  const before = await nameNow();
  const file = new Database(join(hub.folder, 'aisle.db'), { timeout: 5_000 });
  file.exec("CREATE TRIGGER no_line BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT, 'no ink'); END");
  try {
    await expect(rename('Without a trace')).rejects.toMatchObject({ status: 500 });
    expect(await nameNow()).toBe(before);
    expect(file.prepare("SELECT name FROM devices WHERE device_id = 'screen-wall'").get()).toEqual({
      name: JSON.stringify({ fr: 'Mur', en: before }),
    });
  } finally {
    file.exec('DROP TRIGGER no_line');
    file.close();
  }
  await rename('Again with a trace');
  expect(await nameNow()).toBe('Again with a trace');
});
