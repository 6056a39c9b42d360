import { type AdStructure, joinAdStructures, manufacturerDataType, serviceData16Type } from '#shared/radio/ad-structures.ts';
import { bytesOfHex } from '#shared/radio/bytes.ts';
import { fieldOf } from './field-of.ts';
import type { Advertisement } from './radio.ts';

/** What BlueZ last said of one device. */
interface Device {
  rssiDbm: number | undefined;
  manufacturerData: readonly AdStructure[];
  serviceData: readonly AdStructure[];
}

/** Turns BlueZ's changes of properties back into advertisements. */
export interface BluezDevices {
  /** Remembers what BlueZ knew before we listened; nothing is heard. */
  remember(path: string, properties: unknown): void;
  /** Takes in what an advertisement changed. BlueZ leaves out what stayed the same, so the rest is remembered. */
  change(path: string, properties: unknown): void;
  forget(path: string): void;
}

/** BlueZ forgets a device 30 s after its last advertisement; this only bounds what a flood of addresses can hold. */
const mostDevices = 5_000;

export function createBluezDevices(hear: (heard: Omit<Advertisement, 'heardAtMs'>) => void): BluezDevices {
  const devices = new Map<string, Device>();

  function update(path: string, properties: unknown): Device {
    const device = devices.get(path) ?? { rssiDbm: undefined, manufacturerData: [], serviceData: [] };
    const rssiDbm = valueOf(properties, 'RSSI');
    if (typeof rssiDbm === 'number') device.rssiDbm = rssiDbm;
    device.manufacturerData = structuresOf(valueOf(properties, 'ManufacturerData'), manufacturerStructure) ?? device.manufacturerData;
    device.serviceData = structuresOf(valueOf(properties, 'ServiceData'), serviceStructure) ?? device.serviceData;
    devices.delete(path);
    devices.set(path, device);
    const [oldest] = devices.keys();
    if (devices.size > mostDevices && oldest !== undefined) devices.delete(oldest);
    return device;
  }

  return {
    remember(path, properties) {
      // Its strength is from before: the next advertisement brings its own.
      update(path, properties).rssiDbm = undefined;
    },
    change(path, properties) {
      const isHeard = ['RSSI', 'ManufacturerData', 'ServiceData'].some((name) => valueOf(properties, name) !== undefined);
      const { rssiDbm, manufacturerData, serviceData } = update(path, properties);
      if (!isHeard || rssiDbm === undefined) return;
      hear({ address: addressOf(path), rssiDbm, bytes: joinAdStructures([...manufacturerData, ...serviceData]) });
    },
    forget(path) {
      devices.delete(path);
    },
  };
}

/** The value inside the D-Bus variant called `name`. */
export function valueOf(properties: unknown, name: string): unknown {
  return fieldOf(fieldOf(properties, name), 'value');
}

/** `/org/bluez/hci0/dev_AA_BB_CC_DD_EE_FF` -> `aa:bb:cc:dd:ee:ff`. */
function addressOf(path: string): string {
  return path
    .slice(path.lastIndexOf('/dev_') + 5)
    .replaceAll('_', ':')
    .toLowerCase();
}

function structuresOf(
  dictionary: unknown,
  read: (key: string, data: Uint8Array) => AdStructure | undefined,
): readonly AdStructure[] | undefined {
  if (typeof dictionary !== 'object' || dictionary === null) return undefined;
  return Object.keys(dictionary).flatMap((key) => {
    const data = valueOf(dictionary, key);
    const structure = data instanceof Uint8Array && data.length <= 252 ? read(key, data) : undefined;
    return structure === undefined ? [] : [structure];
  });
}

/** BlueZ keys manufacturer data by the company's number and takes its two bytes off the front. */
function manufacturerStructure(company: string, data: Uint8Array): AdStructure {
  const number = Number(company);
  return { type: manufacturerDataType, data: Uint8Array.from([number & 0xff, number >> 8, ...data]) };
}

const shortUuid = /^0000([0-9a-f]{4})-0000-1000-8000-00805f9b34fb$/;

/** BlueZ writes 16-bit service ids out in full; undefined for the 128-bit ones, which carry no tag we know. */
function serviceStructure(uuid: string, data: Uint8Array): AdStructure | undefined {
  const short = shortUuid.exec(uuid)?.[1];
  const onAir = short === undefined ? undefined : bytesOfHex(short)?.reverse();
  return onAir === undefined ? undefined : { type: serviceData16Type, data: Uint8Array.from([...onAir, ...data]) };
}
