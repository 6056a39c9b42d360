import { afterEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '#shared/link/clock.ts';
import { openNoble } from '../../beacons/radio/noble-driver.ts';
import { createNobleRadio } from '../../beacons/radio/noble-radio.ts';
import type { Advertisement, RadioReport } from '../../beacons/radio/radio.ts';
import { createSightingCollector } from '../../beacons/signal/collect-sightings.ts';
import { type FakeController, missingForController, startController } from './fakes/fake-controller.ts';
import { ibeaconAdvert, ibeaconTag, tagsIn } from './vectors.ts';

const missing = missingForController();
const address = 'c0:ff:ee:00:00:01';

let controller: FakeController | undefined;
let stop = new AbortController();
let over: Promise<void> = Promise.resolve();
const heard: Advertisement[] = [];
const reports: RadioReport[] = [];

afterEach(async () => {
  stop.abort();
  await over;
  await new Promise((resolve) => setTimeout(resolve, 50));
  await controller?.stop();
  heard.length = 0;
  reports.length = 0;
  vi.restoreAllMocks();
});

const until = (condition: () => boolean): Promise<void> =>
  expect
    .poll(condition, { timeout: 15_000, interval: 20 })
    .toBe(true)
    .then(() => undefined);

/** Our radio, the real noble, its real HCI driver, a serial line, and a controller of ours at its end. */
async function listen(options: Parameters<typeof startController>[0] = {}): Promise<FakeController> {
  const started = await startController(options);
  controller = started;
  stop = new AbortController();
  const driver = {
    bindings: 'hci',
    options: { hciDriver: 'uart', bindParams: { uart: { port: started.port, baudRate: 1_000_000 } } },
  } as const;
  const radio = createNobleRadio({ clock: systemClock, open: () => openNoble(driver) });
  over = radio.listen(
    { onAdvertisement: (advertisement) => heard.push(advertisement), onReport: (report) => reports.push(report) },
    stop.signal,
  );
  await until(() => started.isScanning() && reports.at(-1)?.state === 'ok');
  return started;
}

describe.skipIf(missing !== '')(`noble on the wire${missing === '' ? '' : ` (skipped: ${missing})`}`, () => {
  it.each([
    ['legacy', false],
    ['extended', true],
  ] as const)('hands over %s reports with their own bytes and strength', async (_name, extended) => {
    const { report } = await listen({ extended });
    await report({ address, rssiDbm: -67, bytes: ibeaconAdvert });
    await report({ address, rssiDbm: -71, bytes: ibeaconAdvert });
    await until(() => heard.length === 2);
    expect(heard.map(({ rssiDbm }) => rssiDbm)).toEqual([-67, -71]);
    expect(heard.map((one) => one.address)).toEqual([address, address]);
    for (const { bytes } of heard) expect(tagsIn(bytes)).toEqual([ibeaconTag]);
    expect(reports.at(-1)).toEqual({ state: 'ok', words: 'listening' });
  });

  it('hears a connectable tag from its first advertisement, without waiting for a scan response', async () => {
    const { report } = await listen();
    await report({ address, rssiDbm: -60, bytes: ibeaconAdvert, type: 0 });
    await until(() => heard.length === 1);
  });

  it('does not mix an address’s earlier frames into its later ones', async () => {
    const { report } = await listen();
    await report({ address, rssiDbm: -60, bytes: ibeaconAdvert });
    await report({ address, rssiDbm: -60, bytes: Uint8Array.of(2, 1, 6) });
    await until(() => heard.length === 2);
    expect(heard.map(({ bytes }) => tagsIn(bytes).length)).toEqual([1, 0]);
  });

  it('hears 200 tags ten times a second without losing one', async () => {
    const { report } = await listen();
    for (let round = 0; round < 20; round += 1) {
      for (let tag = 0; tag < 200; tag += 1)
        await report({ address: `c0:00:00:00:00:${tag.toString(16).padStart(2, '0')}`, rssiDbm: -40 - (tag % 50), bytes: ibeaconAdvert });
    }
    await until(() => heard.length === 4_000);
  });

  it('outlives 5,000 broken reports and still hears', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const { report, send } = await listen();
    let seed = 20_261_122;
    const random = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
      return Math.floor((seed / 0x80000000) * below);
    };
    const collector = createSightingCollector({ clock: systemClock });
    for (let time = 0; time < 5_000; time += 1) {
      // An event without even its count of reports is a broken controller, not a broken advertisement: noble throws on it.
      const body = Uint8Array.from({ length: 1 + random(60) }, () => random(256));
      await send(Uint8Array.from([0x04, 0x3e, body.length + 1, random(2) === 0 ? 0x02 : 0x0d, ...body]));
    }
    await report({ address, rssiDbm: -67, bytes: ibeaconAdvert });
    await until(() => heard.some((one) => one.address === address && tagsIn(one.bytes).length === 1));
    for (const advertisement of heard) collector.hear(advertisement, tagsIn(advertisement.bytes));
    expect(collector.takeBatch()?.sightings.some(({ tag }) => tag === ibeaconTag.key)).toBe(true);
  });

  it('keeps no address of those that walk past', async () => {
    let opened: object = {};
    const started = await startController();
    controller = started;
    stop = new AbortController();
    const driver = {
      bindings: 'hci',
      options: { hciDriver: 'uart', bindParams: { uart: { port: started.port, baudRate: 1_000_000 } } },
    } as const;
    const radio = createNobleRadio({
      clock: systemClock,
      open: () => {
        const noble = openNoble(driver);
        opened = noble;
        return noble;
      },
    });
    over = radio.listen(
      { onAdvertisement: (advertisement) => heard.push(advertisement), onReport: (report) => reports.push(report) },
      stop.signal,
    );
    await until(() => started.isScanning() && reports.at(-1)?.state === 'ok');
    for (let phone = 0; phone < 300; phone += 1)
      await started.report({
        address: `40:00:00:00:${(phone >> 8).toString(16).padStart(2, '0')}:${(phone & 255).toString(16).padStart(2, '0')}`,
        rssiDbm: -70,
        bytes: Uint8Array.of(2, 1, 6),
      });
    await until(() => heard.length === 300);
    const gathered: object = Reflect.get(Reflect.get(Reflect.get(opened, '_bindings'), '_gap'), '_discoveries');
    expect(Object.keys(gathered)).toEqual([]);
  });
});
