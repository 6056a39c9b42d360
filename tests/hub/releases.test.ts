import { execFile } from 'node:child_process';
import { appendFile, cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { endTrial, giveRelease, kioskRelease, listReleases, setUpdateRules, tryRelease } from '#shared/contract/releases.ts';
import { kioskHealth } from '#shared/contract/kiosks.ts';
import { readJournal } from '#shared/contract/staff.ts';
import type { HttpClient } from '#shared/link/http-client.ts';
import { keepRelease } from '../../edge/releases/release-files.ts';
import { program, startHub, type RunningHub } from '../fakes/start-hub.ts';
import { until } from '../fakes/until.ts';

let hub: RunningHub;
let oliver: HttpClient;
let own: string;
let brought: string;

const newVersion = '0.2.0+feedbeef';

/** The built screens under another version, as a newer program would bring them. */
async function bringRelease(version: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'aisle-release-'));
  for (const screen of ['kiosk', 'signage', 'phone']) {
    await cp(resolve(import.meta.dirname, '../../dist', screen), join(folder, screen), { recursive: true });
    const page = join(folder, screen, 'index.html');
    await writeFile(page, (await readFile(page, 'utf8')).replace(/(name="aisle-version" content=")[^"]+/, `$1${version}`));
  }
  const releases = join(hub.folder, 'releases');
  await mkdir(releases, { recursive: true });
  const { releaseId } = await keepRelease(folder, releases);
  await rm(folder, { recursive: true });
  return releaseId;
}

async function pageFor(cookie: string): Promise<string> {
  const response = await fetch(`${hub.url}/kiosk/`, { headers: { cookie } });
  return /name="aisle-version" content="([^"]+)"/.exec(await response.text())?.[1] ?? 'none';
}

const refusal = (call: Promise<unknown>): Promise<unknown> => call.then(() => undefined).catch((error: unknown) => error);

beforeAll(async () => {
  hub = await startHub();
  oliver = await hub.signInAs('oliver');
  own = (await oliver.call(listReleases, {})).releases[0]?.releaseId ?? '';
  brought = await bringRelease(newVersion);
});
afterAll(() => hub.stop());

test('a new shop runs what came with the program, and every page says its version', async () => {
  const { releases } = await oliver.call(listReleases, {});
  expect(releases.map(({ releaseId, standing, isOwn }) => ({ releaseId, standing, isOwn }))).toEqual(
    expect.arrayContaining([
      { releaseId: own, standing: 'given', isOwn: true },
      { releaseId: brought, standing: 'kept', isOwn: false },
    ]),
  );
  expect(await pageFor('')).toMatch(/^\d+\.\d+\.\d+\+[0-9a-f]{8}$/);
});

test('a release is tried on one kiosk: it alone is told and served, until it is put back', async () => {
  const kiosk = await hub.connect(await hub.claim('kiosk-entrance'));
  const told: string[] = [];
  kiosk.on(kioskRelease, ({ softwareVersion }) => told.push(softwareVersion));
  await until('what all run', () => told.at(0));
  const tried = await oliver.call(tryRelease, { params: { releaseId: brought }, body: { deviceId: 'kiosk-entrance' } });
  expect(tried.trials).toEqual([expect.objectContaining({ deviceId: 'kiosk-entrance', releaseId: brought, state: 'asked' })]);
  await until('the release on trial', () => (told.at(-1) === newVersion ? true : undefined));
  expect(await pageFor(`aisle_release=${brought}`)).toBe(newVersion);
  expect(await pageFor('')).not.toBe(newVersion);

  await kiosk.publish(
    kioskHealth,
    { kioskId: 'kiosk-entrance' },
    { at: Date.now(), online: true, view: 'attract', softwareVersion: newVersion, errors: 0 },
  );
  await until('it runs', async () => ((await oliver.call(listReleases, {})).trials[0]?.state === 'runs' ? true : undefined));

  await oliver.call(endTrial, { params: { deviceId: 'kiosk-entrance' } });
  await until('what all run again', () => (told.at(-1) !== newVersion ? true : undefined));
  expect(await pageFor(`aisle_release=${brought}`)).not.toBe(newVersion);
  await kiosk.close();
});

test('a release that makes mistakes is put back without anyone asking, and the journal says why', async () => {
  const kiosk = await hub.connect(await hub.claim('kiosk-entrance'));
  await oliver.call(tryRelease, { params: { releaseId: brought }, body: { deviceId: 'kiosk-entrance' } });
  await kiosk.publish(
    kioskHealth,
    { kioskId: 'kiosk-entrance' },
    { at: Date.now(), online: true, view: 'attract', softwareVersion: newVersion, errors: 3 },
  );
  await until('it is put back', async () => ((await oliver.call(listReleases, {})).trials.length === 0 ? true : undefined), 45_000);
  const { entries } = await oliver.call(readJournal, { query: { what: 'release put back' } });
  expect(entries[0]).toMatchObject({ who: 'hub', subject: 'kiosk-entrance', before: brought, after: '3 mistakes, online' });
  await kiosk.close();
}, 60_000);

test('given to all it is served to all, also after a restart, and going back is one call', async () => {
  await oliver.call(giveRelease, { params: { releaseId: brought } });
  expect(await pageFor('')).toBe(newVersion);
  await hub.kill();
  hub = await startHub({ folder: hub.folder, passwords: hub.passwords });
  oliver = await hub.signInAs('oliver');
  expect(await pageFor('')).toBe(newVersion);
  const back = await oliver.call(giveRelease, { params: { releaseId: own } });
  expect(back.releases.find(({ standing }) => standing === 'before')?.releaseId).toBe(brought);
  expect(await pageFor('')).not.toBe(newVersion);
});

test('during a freeze nothing is tried or given, but going back is possible', async () => {
  const another = await bringRelease('0.3.0+00000003');
  const rules = { newReleases: 'try-first' as const, freezes: [{ from: '2026-01-01', to: '2099-12-31', why: 'Sales' }] };
  await oliver.call(listReleases, {});
  const { frozen } = await oliver.call(setUpdateRules, { body: rules });
  expect(frozen).toEqual({ to: '2099-12-31', why: 'Sales' });
  expect(await refusal(oliver.call(giveRelease, { params: { releaseId: another } }))).toMatchObject({ status: 409, code: 'frozen' });
  expect(await refusal(oliver.call(tryRelease, { params: { releaseId: another }, body: { deviceId: 'kiosk-entrance' } }))).toMatchObject({
    code: 'frozen',
  });
  await oliver.call(giveRelease, { params: { releaseId: brought } });
  expect(await pageFor('')).toBe(newVersion);
  await oliver.call(setUpdateRules, { body: { newReleases: 'all', freezes: [] } });
});

test('a release with one changed byte is never served, and the log says which file', async () => {
  const damaged = await bringRelease('0.4.0+00000004');
  await appendFile(join(hub.folder, 'releases', damaged, 'kiosk', 'index.html'), ' ');
  const { releases } = await oliver.call(listReleases, {});
  expect(releases.map(({ releaseId }) => releaseId)).not.toContain(damaged);
  expect(await refusal(oliver.call(giveRelease, { params: { releaseId: damaged } }))).toMatchObject({
    status: 404,
    code: 'release-unknown',
  });
  await until('the line in the log', async () =>
    (await hub.log()).includes('kiosk/index.html is not what release.json says') ? true : undefined,
  );
});

test('when the files of what all run are gone, the program’s own are served', async () => {
  await hub.kill();
  await rename(join(hub.folder, 'releases', brought), join(hub.folder, 'elsewhere'));
  hub = await startHub({ folder: hub.folder, passwords: hub.passwords });
  expect(await pageFor('')).not.toBe(newVersion);
  expect(await pageFor('')).not.toBe('none');
});

test('screens are packed into one file and brought to a running hub; a file that is cut short or foreign changes nothing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'aisle-pack-'));
  const file = join(folder, 'screens.tar.gz');
  const command = (...words: string[]) => promisify(execFile)(process.execPath, [program, ...words]).catch((error: unknown) => error);
  expect(await command('pack', '--to', file)).toMatchObject({ stdout: expect.stringContaining('Packed release') });
  expect(await command('pack', '--to', file)).toMatchObject({ code: 1, stderr: expect.stringContaining('is there already') });

  const another = await mkdtemp(join(tmpdir(), 'aisle-pack-'));
  expect(await command('update', '--data', another, '--from', file)).toMatchObject({
    stdout: expect.stringContaining('is on this hub now'),
  });
  expect(await command('update', '--data', another, '--from', file)).toMatchObject({ stdout: expect.stringContaining('already') });
  const kept = await readdir(join(another, 'releases'));
  expect(kept).toEqual([own]);

  const bytes = await readFile(file);
  await writeFile(file, bytes.subarray(0, bytes.length / 2));
  expect(await command('update', '--data', another, '--from', file)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('copy the file once more'),
  });
  await writeFile(join(folder, 'release.json'), '{"format":1}');
  expect(await command('update', '--data', another, '--from', folder)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('release.json'),
  });
  expect(await command('update', '--data', another)).toMatchObject({ code: 1, stderr: expect.stringContaining('which file?') });
  expect(await readdir(join(another, 'releases'))).toEqual(kept);
  await Promise.all([folder, another].map((path) => rm(path, { recursive: true })));
});
