import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { heardOfPeripheral } from '../../beacons/radio/noble-reports.ts';
import { createNobleRadio } from '../../beacons/radio/noble-radio.ts';
import type { Advertisement, RadioReport } from '../../beacons/radio/radio.ts';
import { createFakeClock } from './fakes/fake-clock.ts';
import { ibeaconAdvert, ibeaconTag, tagsIn } from './vectors.ts';

/** noble as it is seen from outside: events, a state, a scan that starts when it is asked to. */
class FakeNoble extends EventEmitter {
  state = 'unknown';
  scans: { readonly duplicates: boolean }[] = [];
  stopped = 0;
  startScanning(_services: readonly string[], duplicates: boolean, done: (error?: unknown) => void): void {
    this.scans.push({ duplicates });
    done(null);
  }
  stop(): void {
    this.stopped += 1;
  }
  become(state: string): void {
    this.state = state;
    this.emit('stateChange', state);
  }
}

function startRadio(prepare: (noble: FakeNoble) => void = () => undefined) {
  const clock = createFakeClock();
  const nobles: FakeNoble[] = [];
  const reports: RadioReport[] = [];
  const heard: Advertisement[] = [];
  const stop = new AbortController();
  const radio = createNobleRadio({
    clock,
    open: () => {
      const noble = new FakeNoble();
      prepare(noble);
      nobles.push(noble);
      return noble;
    },
  });
  const over = radio.listen(
    { onAdvertisement: (advertisement) => heard.push(advertisement), onReport: (report) => reports.push(report) },
    stop.signal,
  );
  return { clock, nobles, reports, heard, stop, over };
}

describe('a Bluetooth adapter', () => {
  it('without its driver says how to install it, and goes on trying', async () => {
    const clock = createFakeClock();
    const reports: RadioReport[] = [];
    let tries = 0;
    const radio = createNobleRadio({
      clock,
      open: () => {
        tries += 1;
        throw new Error('Cannot find module @stoprocent/noble');
      },
    });
    void radio.listen({ onAdvertisement: () => undefined, onReport: (report) => reports.push(report) }, new AbortController().signal);
    await clock.advance(20_000);
    expect(reports).toEqual([{ state: 'missing', words: expect.stringContaining('npm install --include=optional') }]);
    expect(tries).toBe(3);
  });

  it('that Node may not use says the command that allows it', async () => {
    const { clock, nobles, reports } = startRadio();
    await clock.advance(0);
    nobles[0]?.become('unauthorized');
    await clock.advance(5_000);
    expect(reports).toEqual([
      { state: 'forbidden', words: expect.stringContaining('sudo setcap cap_net_raw+eip $(readlink -f $(which node))') },
    ]);
    expect(nobles).toHaveLength(2);
    expect(nobles[0]?.stopped).toBe(1);
  });

  it('that is not there says so', async () => {
    const { clock, reports } = startRadio((noble) => (noble.state = 'unsupported'));
    await clock.advance(0);
    expect(reports).toEqual([{ state: 'missing', words: expect.stringContaining('no Bluetooth adapter') }]);
  });

  it('that is switched off says how to switch it on, and listens once it is', async () => {
    const { clock, nobles, reports } = startRadio((noble) => (noble.state = 'poweredOff'));
    await clock.advance(0);
    expect(reports).toEqual([{ state: 'off', words: expect.stringContaining('rfkill unblock bluetooth') }]);
    nobles[0]?.become('poweredOn');
    expect(nobles[0]?.scans).toEqual([{ duplicates: true }]);
    expect(reports.at(-1)?.state).toBe('ok');
  });

  it('that was off for a while is opened anew: its driver believes it scans still', async () => {
    const { clock, nobles } = startRadio((noble) => (noble.state = 'poweredOn'));
    await clock.advance(0);
    nobles[0]?.become('poweredOff');
    nobles[0]?.become('poweredOn');
    await clock.advance(5_000);
    expect(nobles).toHaveLength(2);
    expect(nobles[1]?.scans).toHaveLength(1);
  });

  it('on macOS and Windows hands over what its driver took apart', async () => {
    const { clock, nobles, heard } = startRadio((noble) => (noble.state = 'poweredOn'));
    await clock.advance(0);
    nobles[0]?.emit('discover', {
      address: '',
      id: 'f00d',
      rssi: -71,
      advertisement: { manufacturerData: Buffer.from(ibeaconAdvert.subarray(5)), serviceData: [] },
    });
    expect(heard).toMatchObject([{ address: 'f00d', rssiDbm: -71 }]);
    expect(tagsIn(heard[0]?.bytes ?? new Uint8Array())).toEqual([ibeaconTag]);
  });

  it('takes its driver’s service data for an Eddystone', () => {
    const data = Buffer.from('00ee001122334455667788990a0b0c0d0e0f', 'hex');
    const heard = heardOfPeripheral({
      address: 'a',
      rssi: -60,
      advertisement: { serviceData: [{ uuid: 'feaa', data }, { uuid: 'none', data }, { uuid: 'feaa' }, null] },
    });
    expect(tagsIn(heard?.bytes ?? new Uint8Array())).toEqual([{ key: 'ed-00112233445566778899-0a0b0c0d0e0f', powerDbm: -59 }]);
  });

  it.each([undefined, null, {}, { rssi: 'x', address: 'a' }, { rssi: -1 }])('makes nothing of %o', (peripheral) => {
    expect(heardOfPeripheral(peripheral)).toBeUndefined();
  });

  it('takes manufacturer data of 0 or 1 byte without falling over', () => {
    for (const length of [0, 1, 255])
      expect(
        tagsIn(
          heardOfPeripheral({ address: 'a', rssi: -60, advertisement: { manufacturerData: Buffer.alloc(length) } })?.bytes ??
            new Uint8Array([9]),
        ),
      ).toEqual([]);
  });

  it('leaves the signals of the process alone', async () => {
    const before = process.listeners('SIGINT');
    const { clock, stop, over } = startRadio((noble) => {
      Object.defineProperty(noble, 'state', {
        get() {
          process.on('SIGINT', () => undefined);
          return 'poweredOn';
        },
      });
    });
    await clock.advance(0);
    expect(process.listeners('SIGINT')).toEqual(before);
    stop.abort();
    await over;
  });
});
