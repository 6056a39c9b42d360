import type { Page } from 'playwright-core';
import type { DeviceRowBody } from '#shared/contract/devices.ts';
import type { ReleasesBody } from '#shared/contract/releases.ts';

/** The sample shop's devices on a bad day: one of each trouble among those that are well. */
export async function letDevicesMisbehave(page: Page, now: number): Promise<void> {
  await page.route('**/v1/devices', async (route) => {
    if (route.request().method() !== 'GET') return route.fallback();
    const { devices }: { devices: readonly DeviceRowBody[] } = await (await route.fetch()).json();
    return route.fulfill({ json: { devices: devices.map((device, place) => dress(device, place, now)) } });
  });
  await page.route('**/v1/refusals?*', (route) => {
    const asked = new URL(route.request().url()).searchParams.get('deviceId');
    const refusals = refusalsOf(now).filter(({ deviceId }) => asked === null || asked === deviceId);
    return route.fulfill({ json: { refusals } });
  });
}

function dress(device: DeviceRowBody, place: number, now: number): DeviceRowBody {
  const well: DeviceRowBody = {
    ...device,
    state: 'online',
    lastSeenAt: now - 1_000 * (place % 40),
    softwareVersion: device.kind === 'hanger' || device.kind === 'till' ? null : '0.2.0+3fa9c2d1',
    batteryPercent: device.kind === 'hanger' ? 35 + ((place * 7) % 60) : null,
    connections: 1,
  };
  const bad = badDay[device.deviceId];
  return bad === undefined ? well : { ...well, ...bad(now) };
}

const badDay: Readonly<Record<string, (now: number) => Partial<DeviceRowBody>>> = {
  'screen-window': (now) => ({ state: 'silent', lastSeenAt: now - 26 * 60_000 }),
  'kiosk-entrance': (now) => ({ state: 'offline', lastSeenAt: now - 20_000 }),
  'hanger-03': () => ({ batteryPercent: 9 }),
  'hanger-07': () => ({ connections: 14, refusals: 3 }),
  'till-2': () => ({ refusals: 84, credentialWaits: true }),
  'screen-wall': () => ({ errors: 4, softwareVersion: '0.3.0+77e01ab4' }),
  'hanger-12': () => ({ state: 'revoked', batteryPercent: null, lastSeenAt: null }),
};

function refusalsOf(now: number) {
  return [
    { at: now - 90_000, deviceId: 'till-2', topic: '', reason: 'too-fast', words: 'publishes faster than 200 a second', times: 61 },
    {
      at: now - 400_000,
      deviceId: 'till-2',
      topic: 'aisle/v1/lune/till/till-2/transaction',
      reason: 'wrong-schema',
      words: '/lines must be array',
      times: 22,
    },
    { at: now - 3_900_000, deviceId: 'till-2', topic: '', reason: 'protocol', words: 'PUBLISH: packet id 0', times: 1 },
    { at: now - 5_000_000, deviceId: 'mosquitto_sub_4711', topic: '', reason: 'unknown-device', words: '', times: 12 },
  ];
}

/** Two versions on the hub, the newer one on trial at the wall and given to nobody else yet; a freeze is to come. */
export async function letReleasesBeTried(page: Page, now: number): Promise<void> {
  const version = (build: string) => ({ kiosk: `0.2.0+${build}a`, signage: `0.2.0+${build}b`, phone: `0.2.0+${build}c`, bytes: 5_300_000 });
  const releases: ReleasesBody = {
    releases: [
      {
        releaseId: '77e01ab4c0ffee00',
        cameAt: now - 3_600_000,
        origin: 'program',
        standing: 'kept',
        isOwn: true,
        isSigned: false,
        ...version('77e01ab'),
      },
      {
        releaseId: '3fa9c2d1c0ffee00',
        cameAt: now - 20 * 86_400_000,
        origin: 'program',
        standing: 'given',
        isOwn: false,
        isSigned: false,
        ...version('3fa9c2d'),
      },
      {
        releaseId: '19b5d0e2c0ffee00',
        cameAt: now - 60 * 86_400_000,
        origin: 'file',
        standing: 'before',
        isOwn: false,
        isSigned: true,
        ...version('19b5d0e'),
      },
    ],
    trials: [
      {
        deviceId: 'screen-wall',
        releaseId: '77e01ab4c0ffee00',
        since: now - 900_000,
        state: 'well',
        softwareVersion: '0.2.0+77e01abb',
        errors: 0,
      },
      {
        deviceId: 'kiosk-entrance',
        releaseId: '77e01ab4c0ffee00',
        since: now - 60_000,
        state: 'asked',
        softwareVersion: '0.2.0+3fa9c2da',
        errors: 0,
      },
    ],
    rules: { newReleases: 'try-first', freezes: [{ from: '2026-12-18', to: '2027-01-03', why: 'Christmas' }] },
    frozen: null,
  };
  await page.route('**/v1/releases', (route) => route.fulfill({ json: releases }));
}
