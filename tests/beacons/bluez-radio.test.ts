import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBluezRadio } from '../../beacons/radio/bluez-radio.ts';
import type { Advertisement, RadioReport } from '../../beacons/radio/radio.ts';
import { createFakeClock, type FakeClock } from './fakes/fake-clock.ts';
import { type FakeBluez, missingForBluez, startFakeBluez } from './fakes/fake-bluez.ts';
import { hex, ibeaconAdvert, ibeaconTag, tagsIn } from './vectors.ts';

const missing = missingForBluez();
const tagDevice = 'C0_FF_EE_00_00_01';
const ibeacon = { company: 0x4c, data: ibeaconAdvert.subarray(7) };
const eddystone = { uuid: '0000feaa-0000-1000-8000-00805f9b34fb', data: hex('00ee001122334455667788990a0b0c0d0e0f') };

let bluez: FakeBluez | undefined;
let clock: FakeClock;
let heard: Advertisement[];
let reports: RadioReport[];
let stop: AbortController;
let over: Promise<void>;
const addressBefore = process.env.DBUS_SYSTEM_BUS_ADDRESS;

beforeEach(() => {
  clock = createFakeClock();
  heard = [];
  reports = [];
  stop = new AbortController();
  over = Promise.resolve();
});
afterEach(async () => {
  stop.abort();
  await over;
  await bluez?.stop();
  bluez = undefined;
  if (addressBefore === undefined) delete process.env.DBUS_SYSTEM_BUS_ADDRESS;
  else process.env.DBUS_SYSTEM_BUS_ADDRESS = addressBefore;
});

async function startBluez(options: Parameters<typeof startFakeBluez>[0] = {}): Promise<FakeBluez> {
  bluez = await startFakeBluez(options);
  process.env.DBUS_SYSTEM_BUS_ADDRESS = bluez.address;
  return bluez;
}

function listen(): void {
  over = createBluezRadio({ clock }).listen(
    { onAdvertisement: (advertisement) => heard.push(advertisement), onReport: (report) => reports.push(report) },
    stop.signal,
  );
}

const until = (condition: () => boolean): Promise<void> =>
  expect
    .poll(condition, { timeout: 10_000, interval: 10 })
    .toBe(true)
    .then(() => undefined);
const isScanning = (): boolean => reports.at(-1)?.state === 'ok';
const tagsOf = (advertisement: Advertisement | undefined) => tagsIn(advertisement?.bytes ?? new Uint8Array());

describe.skipIf(missing !== '')(`BlueZ${missing === '' ? '' : ` (skipped: ${missing})`}`, () => {
  it('is asked for every advertisement, not only for those that changed', async () => {
    const { calls } = await startBluez();
    listen();
    await until(isScanning);
    expect(calls.map(({ member }) => member)).toEqual(['GetManagedObjects', 'SetDiscoveryFilter', 'StartDiscovery']);
    expect(calls[1]?.body).toMatchObject([{ Transport: { value: 'le' }, DuplicateData: { value: true } }]);
  });

  it('hands over a new tag, its next advertisements, and one of which it only tells the strength', async () => {
    const { add, change } = await startBluez();
    listen();
    await until(isScanning);
    add(tagDevice, { rssiDbm: -67, manufacturer: ibeacon });
    change(tagDevice, { rssiDbm: -70, manufacturer: ibeacon });
    change(tagDevice, { manufacturer: ibeacon });
    change(tagDevice, { rssiDbm: -72 });
    await until(() => heard.length === 4);
    expect(heard.map(({ rssiDbm }) => rssiDbm)).toEqual([-67, -70, -70, -72]);
    expect(heard.map(({ address }) => address)).toEqual(Array(4).fill('c0:ff:ee:00:00:01'));
    for (const advertisement of heard) expect(tagsOf(advertisement)).toEqual([ibeaconTag]);
  });

  it('hands over an Eddystone’s service data', async () => {
    const { add } = await startBluez();
    listen();
    await until(isScanning);
    add(tagDevice, { rssiDbm: -60, service: eddystone });
    await until(() => heard.length === 1);
    expect(tagsOf(heard[0])).toEqual([{ key: 'ed-00112233445566778899-0a0b0c0d0e0f', powerDbm: -59 }]);
  });

  it('switched off says how to switch it on, and is heard again once it is', async () => {
    const fake = await startBluez();
    fake.setPowered(false);
    listen();
    await until(() => reports.at(-1)?.state === 'off');
    expect(reports.at(-1)?.words).toContain('bluetoothctl power on');
    fake.setPowered(true);
    await clock.advance(5_000);
    await until(isScanning);
    fake.changeAdapter('Powered', false);
    await until(() => reports.at(-1)?.state === 'off');
  });

  it('whose discovery somebody ended is asked again', async () => {
    const fake = await startBluez();
    listen();
    await until(isScanning);
    fake.changeAdapter('Discovering', false);
    await clock.advance(0);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await clock.advance(6_000);
    await until(() => fake.calls.filter(({ member }) => member === 'StartDiscovery').length === 2);
  });

  it('without an adapter says so', async () => {
    await startBluez({ withAdapter: false });
    listen();
    await until(() => reports.length > 0);
    expect(reports).toEqual([{ state: 'missing', words: expect.stringContaining('bluetoothctl list') }]);
  });

  it('that is not running says how to start it', async () => {
    await startBluez({ withService: false });
    listen();
    await until(() => reports.length > 0);
    expect(reports).toEqual([{ state: 'missing', words: expect.stringContaining('systemctl start bluetooth') }]);
  });

  it('that crashes says so', async () => {
    const fake = await startBluez();
    listen();
    await until(isScanning);
    fake.crash();
    await until(() => reports.at(-1)?.state === 'missing');
    expect(reports.at(-1)?.words).toContain('BlueZ stopped');
  });

  it('this user may not use says which group to join', async () => {
    const fake = await startBluez();
    fake.refuse('StartDiscovery', 'org.freedesktop.DBus.Error.AccessDenied');
    listen();
    await until(() => reports.at(-1)?.state === 'forbidden');
    expect(reports.at(-1)?.words).toContain('usermod -aG bluetooth');
  });

  it('without a system bus says so instead of falling over', async () => {
    process.env.DBUS_SYSTEM_BUS_ADDRESS = 'unix:path=/nowhere/bus';
    listen();
    await until(() => reports.length > 0);
    expect(reports).toEqual([{ state: 'missing', words: expect.stringContaining('D-Bus') }]);
  });
});
