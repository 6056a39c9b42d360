import type { Radio, RadioListeners } from '../../../beacons/radio/radio.ts';
import type { Clock } from '#shared/link/clock.ts';

export interface FakeRadio extends Radio {
  hear(bytes: Uint8Array, rssiDbm: number, address?: string): void;
  report: RadioListeners['onReport'];
}

/** A radio that hears what the test says, and listens until it is told to stop. */
export function createFakeRadio(clock: Clock): FakeRadio {
  let listeners: RadioListeners | undefined;
  return {
    listen: (given, signal) =>
      new Promise((resolve) => {
        listeners = given;
        if (signal.aborted) resolve();
        signal.addEventListener('abort', () => resolve());
      }),
    hear: (bytes, rssiDbm, address = 'aa:bb:cc:dd:ee:ff') =>
      listeners?.onAdvertisement({ bytes, rssiDbm, address, heardAtMs: clock.monotonic() }),
    report: (report) => listeners?.onReport(report),
  };
}
