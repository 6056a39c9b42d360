import { createRequire } from 'node:module';
import { RadioTrouble } from './keep-listening.ts';
import { fieldOf } from './field-of.ts';

type Dbus = typeof import('dbus-next');

/** One call to BlueZ or to the bus itself; the body follows the D-Bus signature. */
export interface BusCall {
  readonly destination?: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly signature?: string;
  readonly body?: unknown[];
}

/** A signal somebody on the system bus sent. */
export interface BusSignal {
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly body: readonly unknown[];
}

/** The system bus, where BlueZ lives. */
export interface SystemBus {
  /** The first value of the answer. Throws a RadioTrouble in words when BlueZ is not there or refuses. */
  call(call: BusCall): Promise<unknown>;
  /** A typed value as D-Bus dictionaries want it. */
  variant(signature: string, value: unknown): unknown;
  onSignal(listener: (signal: BusSignal) => void): void;
  onLost(listener: (words: string) => void): void;
  close(): void;
}

const notInstalled = 'the BlueZ driver is not installed: run `npm install --include=optional`';
const noBus = 'the system’s D-Bus can’t be reached: in a container, mount /var/run/dbus; else run `sudo systemctl start dbus`';

/** node-ble's own copy of the D-Bus library: node-ble itself can't hear single advertisements. */
function loadDbus(): Dbus {
  try {
    const load = createRequire(import.meta.url);
    const dbus: Dbus = createRequire(load.resolve('node-ble'))('dbus-next');
    return dbus;
  } catch (cause) {
    throw new RadioTrouble({ state: 'missing', words: notInstalled }, cause);
  }
}

/** The system bus is found where `DBUS_SYSTEM_BUS_ADDRESS` says, else in its usual place. */
export function openSystemBus(): SystemBus {
  const { systemBus, Message, Variant } = loadDbus();
  const bus = systemBus();
  let lost: ((words: string) => void) | undefined;
  let isLost = false;
  // A call on a bus that never connected is never answered: losing the bus answers it.
  const losses: (() => void)[] = [];
  bus.on('error', () => {
    isLost = true;
    lost?.(noBus);
    for (const loss of losses) loss();
  });

  return {
    call: ({ destination = 'org.bluez', signature = '', body = [], ...rest }) =>
      new Promise((resolve, reject) => {
        const lose = (): void => reject(new RadioTrouble({ state: 'missing', words: noBus }));
        if (isLost) lose();
        losses.push(lose);
        bus.call(new Message({ destination, signature, body, ...rest })).then(
          (reply) => resolve(reply?.body[0]),
          (cause: unknown) => reject(troubleOf(cause)),
        );
      }),
    variant: (signature, value) => new Variant(signature, value),
    onSignal: (listener) =>
      void bus.on('message', ({ path, interface: from, member, body }) => {
        if (path && from && member) listener({ path, interface: from, member, body });
      }),
    onLost(listener) {
      lost = listener;
    },
    close: () => bus.disconnect(),
  };
}

/** What a D-Bus error means to whoever stands in front of the box. */
function troubleOf(cause: unknown): RadioTrouble {
  const type = String(fieldOf(cause, 'type'));
  if (/ServiceUnknown|NameHasNoOwner|Spawn|NoReply/.test(type)) {
    return new RadioTrouble({ state: 'missing', words: 'BlueZ is not running: run `sudo systemctl start bluetooth`' }, cause);
  }
  if (/AccessDenied|NotAuthorized|NotPermitted/.test(type)) {
    return new RadioTrouble(
      {
        state: 'forbidden',
        words: 'this user may not use BlueZ: run `sudo usermod -aG bluetooth $USER`, sign in again and restart the gateway',
      },
      cause,
    );
  }
  if (/NotReady/.test(type))
    return new RadioTrouble({ state: 'off', words: 'Bluetooth is switched off: run `bluetoothctl power on`' }, cause);
  return new RadioTrouble({ state: 'missing', words: `BlueZ answers: ${String(fieldOf(cause, 'text') ?? cause)}`.slice(0, 200) }, cause);
}
