import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDevice } from '#shared/contract/devices.ts';
import { listScreens, readOwnManifest } from '#shared/contract/screens.ts';
import { startHub, type RunningHub } from '../fakes/start-hub.ts';
import { until } from '../fakes/until.ts';

let hub: RunningHub;

beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.stop());

test('a screen that was added a moment ago has what it shall play before anyone publishes again', async () => {
  const oliver = await hub.signInAs('oliver');
  await oliver.call(addDevice, { body: { deviceId: 'screen-new', kind: 'screen', name: { fr: 'Neuf', en: 'New' } } });
  const camille = await hub.signInAs('camille');
  const screenOf = async (screenId: string) => (await camille.call(listScreens)).screens.find((screen) => screen.screenId === screenId);
  const planned = await until('the new screen is planned', async () => {
    const screen = await screenOf('screen-new');
    return screen?.desiredId === null ? undefined : screen;
  });
  const older = await screenOf('screen-wall');
  expect(planned).toMatchObject({ playlistId: 'main', desiredId: older?.desiredId });
  const manifest = await hub.as(await hub.claim('screen-new')).call(readOwnManifest);
  expect(manifest.manifestId).toBe(older?.desiredId);
  expect(manifest.slides.length).toBeGreaterThan(0);
});
