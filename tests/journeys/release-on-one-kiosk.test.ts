import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listDevices, showClaimCode } from '#shared/contract/devices.ts';
import { endTrial, giveRelease, listReleases, tryRelease } from '#shared/contract/releases.ts';
import type { HttpClient } from '#shared/link/http-client.ts';
import { keepRelease } from '../../edge/releases/release-files.ts';
import { kioskSize, openScreens, signageSize, type Screens } from '../fakes/open-screens.ts';
import { startHub, type RunningHub } from '../fakes/start-hub.ts';
import { until } from '../fakes/until.ts';

let hub: RunningHub;
let oliver: HttpClient;
let screens: Screens;
let brought: string;
let own: string;

const newVersion = '0.9.9+0e0e0e0e';

beforeAll(async () => {
  hub = await startHub();
  oliver = await hub.signInAs('oliver');
  screens = await openScreens(hub.url);
  const folder = await mkdtemp(join(tmpdir(), 'aisle-release-'));
  for (const screen of ['kiosk', 'signage', 'phone']) {
    const built = resolve(import.meta.dirname, '../../dist', screen);
    await cp(built, join(folder, screen), { recursive: true });
    const page = join(folder, screen, 'index.html');
    await writeFile(page, (await readFile(page, 'utf8')).replace(/(name="aisle-version" content=")[^"]+/, `$1${newVersion}`));
  }
  const releases = join(hub.folder, 'releases');
  await mkdir(releases, { recursive: true });
  brought = (await keepRelease(folder, releases)).releaseId;
  await rm(folder, { recursive: true });
  own = (await oliver.call(listReleases, {})).releases.find(({ isOwn }) => isOwn)?.releaseId ?? '';
});
afterAll(async () => {
  await screens.close();
  await hub.stop();
});

async function openClaimed(deviceId: string, path: string, size: Parameters<Screens['open']>[1]): Promise<Page> {
  const { code } = await oliver.call(showClaimCode, { params: { deviceId } });
  return screens.open(`${path}#claim=${code}`, size);
}

const versionSaid = async (deviceId: string): Promise<string | null | undefined> =>
  (await oliver.call(listDevices, {})).devices.find((device) => device.deviceId === deviceId)?.softwareVersion;

const untilItRuns = (deviceId: string, wanted: (version: string) => boolean): Promise<true> =>
  until(
    `${deviceId} runs it`,
    async () => {
      const version = await versionSaid(deviceId);
      return typeof version === 'string' && wanted(version) ? true : undefined;
    },
    40_000,
  );

test('a release is tried on one kiosk that really runs it, given to a screen too, and put back', async () => {
  const isNew = (version: string): boolean => version === newVersion;
  const isOwn = (version: string): boolean => !isNew(version);
  // The page is loaded anew under its feet.
  screens.allow(/net::ERR_|Failed to (load|fetch)|WebSocket|AbortError/);
  const kiosk = await openClaimed('kiosk-entrance', '/kiosk/', kioskSize);
  const screen = await openClaimed('screen-wall', '/signage/', signageSize);
  await untilItRuns('kiosk-entrance', isOwn);
  await untilItRuns('screen-wall', isOwn);

  // Somebody stands in front of the kiosk: it waits.
  await kiosk.locator('kiosk-app').getByRole('button').first().tap();
  await oliver.call(tryRelease, { params: { releaseId: brought }, body: { deviceId: 'kiosk-entrance' } });
  await kiosk.waitForFunction((releaseId) => document.cookie.includes(releaseId), brought);
  expect(await versionSaid('kiosk-entrance')).not.toBe(newVersion);
  await kiosk.reload();
  await untilItRuns('kiosk-entrance', isNew);
  expect(await versionSaid('screen-wall')).not.toBe(newVersion);
  expect((await oliver.call(listReleases, {})).trials).toEqual([
    expect.objectContaining({ deviceId: 'kiosk-entrance', state: 'runs', softwareVersion: newVersion, errors: 0 }),
  ]);

  await oliver.call(endTrial, { params: { deviceId: 'kiosk-entrance' } });
  await untilItRuns('kiosk-entrance', isOwn);
  await oliver.call(giveRelease, { params: { releaseId: brought } });
  await Promise.all(['kiosk-entrance', 'screen-wall'].map((deviceId) => untilItRuns(deviceId, isNew)));
  await oliver.call(giveRelease, { params: { releaseId: own } });
  await Promise.all(['kiosk-entrance', 'screen-wall'].map((deviceId) => untilItRuns(deviceId, isOwn)));
  await screen.close();
}, 240_000);
