import type { Clock } from '#shared/link/clock.ts';
import { createKeptRadio, RadioTrouble, type OpenSession, type SessionEvents } from './keep-listening.ts';
import { type Noble, openNoble } from './noble-driver.ts';
import { hearReports } from './noble-reports.ts';
import type { Radio, RadioReport } from './radio.ts';

const reports = {
  off: {
    state: 'off',
    words: 'Bluetooth is switched off: run `sudo rfkill unblock bluetooth`, then `sudo hciconfig hci0 up`; it starts by itself after that',
  },
  forbidden: {
    state: 'forbidden',
    words:
      'Node may not use Bluetooth: run `sudo setcap cap_net_raw+eip $(readlink -f $(which node))` and restart the gateway, or run it as root',
  },
  missing: {
    state: 'missing',
    words: 'no Bluetooth adapter found: plug one in; with several, set NOBLE_HCI_DEVICE_ID to the number of hciN',
  },
} as const satisfies Record<string, RadioReport>;

const notInstalled = 'the Bluetooth driver is not installed: run `npm install --include=optional`, or start with `--radio bluez`';
const renewAfterMs = 10 * 60_000;

/** A Bluetooth adapter through noble: Linux by raw HCI, macOS and Windows by the system's own way. */
export function createNobleRadio({ clock, open = () => openNoble() }: { readonly clock: Clock; readonly open?: () => Noble }): Radio {
  return createKeptRadio({ clock, open: createSession(open) });
}

function createSession(open: () => Noble): OpenSession {
  return async (events) => {
    const noble = openOrExplain(open);
    const state = stateWithoutSignals(noble);
    const keepsNoAddresses = hearReports(noble, (heard) => events.hear(heard));
    followState(noble, state, events);
    return { close: () => closeNoble(noble), ...(keepsNoAddresses ? {} : { renewAfterMs }) };
  };
}

function openOrExplain(open: () => Noble): Noble {
  try {
    return open();
  } catch (cause) {
    throw new RadioTrouble({ state: 'missing', words: notInstalled }, cause);
  }
}

/** Opens the adapter without noble's SIGINT listener, which would end the process before it said goodbye to the hub. */
function stateWithoutSignals(noble: Noble): string {
  const before = new Set(process.listeners('SIGINT'));
  const state = noble.state;
  for (const listener of process.listeners('SIGINT')) if (!before.has(listener)) process.removeListener('SIGINT', listener);
  return state;
}

function followState(noble: Noble, first: string, events: SessionEvents): void {
  let hasScanned = false;
  const follow = (state: string): void => {
    if (state === 'poweredOn' && hasScanned) events.end();
    else if (state === 'poweredOn') {
      hasScanned = true;
      noble.startScanning([], true, (error) => {
        if (error === undefined || error === null) events.scanning();
        else events.end({ state: 'missing', words: `the adapter refuses to listen: ${String(error)}`.slice(0, 200) });
      });
    } else if (state === 'poweredOff') events.pause(reports.off);
    else if (state === 'unauthorized') events.end(reports.forbidden);
    else if (state === 'unsupported') events.end(reports.missing);
  };
  noble.on('stateChange', follow);
  follow(first);
}

/** noble throws when it is stopped before it has started; either way the adapter is let go. */
function closeNoble(noble: Noble): void {
  noble.removeAllListeners('discover');
  noble.removeAllListeners('stateChange');
  try {
    noble.stop();
  } catch {
    // Nothing was open: the next session opens the adapter from the start.
  }
}
