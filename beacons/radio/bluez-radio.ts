import type { Clock } from '#shared/link/clock.ts';
import { type BusSignal, openSystemBus, type SystemBus } from './bluez-bus.ts';
import { type BluezDevices, createBluezDevices, valueOf } from './bluez-devices.ts';
import { createKeptRadio, RadioTrouble, type OpenSession, type SessionEvents } from './keep-listening.ts';
import { fieldOf } from './field-of.ts';
import type { Radio, RadioReport } from './radio.ts';

const adapterInterface = 'org.bluez.Adapter1';
const deviceInterface = 'org.bluez.Device1';
const objectManager = 'org.freedesktop.DBus.ObjectManager';
const properties = 'org.freedesktop.DBus.Properties';

const off: RadioReport = {
  state: 'off',
  words: 'Bluetooth is switched off: run `sudo rfkill unblock bluetooth`, then `bluetoothctl power on`; it starts by itself after that',
};
const noAdapter: RadioReport = { state: 'missing', words: 'BlueZ has no Bluetooth adapter: plug one in, then look at `bluetoothctl list`' };

/** A Bluetooth adapter through BlueZ: needs no rights beyond the group `bluetooth`, and shares the adapter with others. */
export function createBluezRadio({ clock, open = openSystemBus }: { readonly clock: Clock; readonly open?: () => SystemBus }): Radio {
  return createKeptRadio({ clock, open: createSession(open) });
}

function createSession(open: () => SystemBus): OpenSession {
  return async (events) => {
    const bus = open();
    try {
      await startDiscovery(bus, events);
    } catch (error) {
      bus.close();
      throw error;
    }
    // Leaving the bus ends our discovery: BlueZ counts its clients.
    return { close: () => bus.close() };
  };
}

async function startDiscovery(bus: SystemBus, events: SessionEvents): Promise<void> {
  const devices = createBluezDevices((heard) => events.hear(heard));
  bus.onLost((words) => events.end({ state: 'missing', words }));
  const objects = await bus.call({ path: '/', interface: objectManager, member: 'GetManagedObjects' });
  const adapterPath = adapterOf(objects);
  if (adapterPath === undefined) throw new RadioTrouble(noAdapter);
  if (valueOf(fieldOf(fieldOf(objects, adapterPath), adapterInterface), 'Powered') === false) throw new RadioTrouble(off);
  for (const path of devicesOf(objects, adapterPath)) devices.remember(path, fieldOf(fieldOf(objects, path), deviceInterface));

  bus.onSignal((signal) => followSignal(signal, adapterPath, devices, events));
  for (const rule of [
    `type='signal',sender='org.bluez',interface='${properties}',member='PropertiesChanged',path_namespace='${adapterPath}'`,
    `type='signal',sender='org.bluez',interface='${objectManager}'`,
    "type='signal',sender='org.freedesktop.DBus',interface='org.freedesktop.DBus',member='NameOwnerChanged',arg0='org.bluez'",
  ]) {
    await bus.call({
      destination: 'org.freedesktop.DBus',
      path: '/org/freedesktop/DBus',
      interface: 'org.freedesktop.DBus',
      member: 'AddMatch',
      signature: 's',
      body: [rule],
    });
  }
  // Without DuplicateData BlueZ tells of an advertisement only when its bytes change: a tag's never do.
  const filter = { Transport: bus.variant('s', 'le'), DuplicateData: bus.variant('b', true) };
  await bus.call({ path: adapterPath, interface: adapterInterface, member: 'SetDiscoveryFilter', signature: 'a{sv}', body: [filter] });
  await bus.call({ path: adapterPath, interface: adapterInterface, member: 'StartDiscovery' });
  events.scanning();
}

/** The first adapter by path, hci0 before hci1. */
function adapterOf(objects: unknown): string | undefined {
  return pathsOf(objects).find((path) => fieldOf(fieldOf(objects, path), adapterInterface) !== undefined);
}

function devicesOf(objects: unknown, adapterPath: string): readonly string[] {
  return pathsOf(objects).filter((path) => path.startsWith(`${adapterPath}/dev_`));
}

function pathsOf(objects: unknown): readonly string[] {
  return typeof objects === 'object' && objects !== null ? Object.keys(objects).toSorted() : [];
}

function followSignal(
  { path, interface: from, member, body }: BusSignal,
  adapterPath: string,
  devices: BluezDevices,
  events: SessionEvents,
): void {
  const [subject, content] = body;
  if (from === properties && member === 'PropertiesChanged') {
    if (subject === deviceInterface) devices.change(path, content);
    else if (subject === adapterInterface && path === adapterPath) followAdapter(content, events);
  } else if (from === objectManager && typeof subject === 'string') {
    if (member === 'InterfacesAdded' && subject.startsWith(`${adapterPath}/dev_`))
      devices.change(subject, fieldOf(content, deviceInterface));
    else if (member === 'InterfacesRemoved' && subject === adapterPath) events.end(noAdapter);
    else if (member === 'InterfacesRemoved') devices.forget(subject);
  } else if (member === 'NameOwnerChanged' && subject === 'org.bluez') {
    events.end({ state: 'missing', words: 'BlueZ stopped: if it stays away, run `sudo systemctl start bluetooth`' });
  }
}

function followAdapter(changed: unknown, events: SessionEvents): void {
  if (valueOf(changed, 'Powered') === false) events.end(off);
  else if (valueOf(changed, 'Discovering') === false) events.end();
}
