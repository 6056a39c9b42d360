import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const load = createRequire(import.meta.url);

/** A real D-Bus daemon on a socket of its own, with a BlueZ of ours on it. */
export interface FakeBluez {
  readonly address: string;
  /** Method calls it got, `member` and the body's values. */
  readonly calls: { readonly member: string; readonly body: readonly unknown[] }[];
  /** Answers this member with a D-Bus error from now on. */
  refuse(member: string, errorName: string): void;
  setPowered(powered: boolean): void;
  /** A new device: `InterfacesAdded`. */
  add(device: string, properties: DeviceProperties): void;
  /** An advertisement of a known device: `PropertiesChanged`. */
  change(device: string, properties: DeviceProperties): void;
  changeAdapter(property: 'Powered' | 'Discovering', value: boolean): void;
  /** Leaves the bus as a crashed daemon does. */
  crash(): void;
  stop(): Promise<void>;
}

export interface DeviceProperties {
  readonly rssiDbm?: number;
  readonly manufacturer?: { readonly company: number; readonly data: Uint8Array };
  readonly service?: { readonly uuid: string; readonly data: Uint8Array };
}

type MessageOf = InstanceType<(typeof import('dbus-next'))['Message']>;

/**
 * BlueZ keys manufacturer data by number; dbus-next reads such dictionaries and can't write them.
 * On the wire they are what an array of pairs is, but for the two brackets in the signature.
 */
const numberKeyed = { writable: 'a(qv)', onWire: 'a{qv}' } as const;

function writeNumberKeys(bus: object): void {
  const connection: object = Reflect.get(bus, '_connection');
  const stream: { write: (data: Buffer) => boolean } = Reflect.get(connection, 'stream');
  const write = stream.write.bind(stream);
  stream.write = (data) => {
    const at = Buffer.isBuffer(data) ? data.indexOf(numberKeyed.writable) : -1;
    if (at >= 0) data.write(numberKeyed.onWire, at);
    return write(data);
  };
}

/** In words, why the fake can't run here; empty when it can. */
export function missingForBluez(): string {
  if (!existsSync('/usr/bin/dbus-daemon')) return 'dbus-daemon is not installed: apt install dbus-daemon';
  try {
    load.resolve('node-ble');
    return '';
  } catch {
    return 'node-ble is not installed';
  }
}

export async function startFakeBluez({ withAdapter = true, withService = true } = {}): Promise<FakeBluez> {
  const { sessionBus, Message, Variant }: typeof import('dbus-next') = createRequire(load.resolve('node-ble'))('dbus-next');
  const folder = mkdtempSync(join(tmpdir(), 'aisle-dbus-'));
  const address = `unix:path=${join(folder, 'bus')}`;
  const daemon: ChildProcess = spawn('dbus-daemon', ['--session', '--nofork', '--print-address', `--address=${address}`], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await new Promise((resolve) => daemon.stdout?.once('data', resolve));

  const calls: FakeBluez['calls'] = [];
  const refusals = new Map<string, string>();
  let powered = true;
  const bus = sessionBus({ busAddress: address });
  bus.on('error', () => undefined);
  writeNumberKeys(bus);

  const propertiesOf = ({ rssiDbm, manufacturer, service }: DeviceProperties) => ({
    ...(rssiDbm === undefined ? {} : { RSSI: new Variant('n', rssiDbm) }),
    ...(manufacturer === undefined
      ? {}
      : {
          ManufacturerData: new Variant(numberKeyed.writable, [[manufacturer.company, new Variant('ay', Buffer.from(manufacturer.data))]]),
        }),
    ...(service === undefined
      ? {}
      : { ServiceData: new Variant('a{sv}', { [service.uuid]: new Variant('ay', Buffer.from(service.data)) }) }),
  });
  const pathOf = (device: string): string => `/org/bluez/hci0/dev_${device}`;
  const changed = (path: string, of: string, values: object): void => {
    bus.send(Message.newSignal(path, 'org.freedesktop.DBus.Properties', 'PropertiesChanged', 'sa{sv}as', [of, values, []]));
  };

  bus.addMethodHandler((call: MessageOf) => {
    const { member, body = [] } = call;
    calls.push({ member, body });
    const refusal = refusals.get(member);
    if (refusal !== undefined) bus.send(Reflect.apply(Message.newError, Message, [call, refusal, 'refused by the test']));
    else if (member === 'GetManagedObjects') {
      const adapter = { '/org/bluez/hci0': { 'org.bluez.Adapter1': { Powered: new Variant('b', powered) } } };
      bus.send(Message.newMethodReturn(call, 'a{oa{sa{sv}}}', [withAdapter ? adapter : {}]));
    } else bus.send(Message.newMethodReturn(call));
    return true;
  });
  if (withService) await bus.requestName('org.bluez', 0);
  else await new Promise<void>((resolve) => bus.on('connect', resolve));

  return {
    address,
    calls,
    refuse: (member, errorName) => void refusals.set(member, errorName),
    setPowered: (value) => (powered = value),
    add: (device, properties) =>
      bus.send(
        Message.newSignal('/', 'org.freedesktop.DBus.ObjectManager', 'InterfacesAdded', 'oa{sa{sv}}', [
          pathOf(device),
          { 'org.bluez.Device1': propertiesOf(properties) },
        ]),
      ),
    change: (device, properties) => changed(pathOf(device), 'org.bluez.Device1', propertiesOf(properties)),
    changeAdapter: (property, value) => changed('/org/bluez/hci0', 'org.bluez.Adapter1', { [property]: new Variant('b', value) }),
    crash: () => bus.disconnect(),
    async stop() {
      bus.disconnect();
      const ended = new Promise((resolve) => daemon.once('exit', resolve));
      daemon.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
