import { type AdStructure, joinAdStructures, manufacturerDataType, serviceData16Type } from '#shared/radio/ad-structures.ts';
import { bytesOfHex } from '#shared/radio/bytes.ts';
import { fieldOf } from './field-of.ts';
import { type Noble, rawReportsOf } from './noble-driver.ts';
import type { Advertisement } from './radio.ts';

type Heard = Omit<Advertisement, 'heardAtMs'>;

/** Hands every advertisement of an open noble to `hear`, by the shortest way its driver offers. True when that way keeps no addresses. */
export function hearReports(noble: Noble, hear: (heard: Heard) => void): boolean {
  const raw = rawReportsOf(noble);
  if (raw === undefined) {
    noble.on('discover', (peripheral) => {
      const heard = heardOfPeripheral(peripheral);
      if (heard !== undefined) hear(heard);
    });
    return false;
  }
  // noble's own listener is taken away: it is what gathers the addresses.
  raw.removeAllListeners('leAdvertisingReport');
  raw.removeAllListeners('leExtendedAdvertisingReport');
  raw.on('leAdvertisingReport', (_status, _type, address, _addressType, bytes, rssiDbm) => hearRaw(address, bytes, rssiDbm, hear));
  raw.on('leExtendedAdvertisingReport', (_status, _type, address, _addressType, _txPower, rssiDbm, bytes) =>
    hearRaw(address, bytes, rssiDbm, hear),
  );
  return true;
}

function hearRaw(address: unknown, bytes: unknown, rssiDbm: unknown, hear: (heard: Heard) => void): void {
  if (typeof address === 'string' && bytes instanceof Uint8Array && typeof rssiDbm === 'number') hear({ address, bytes, rssiDbm });
}

/** Rebuilds the fields that carry tags; undefined when noble's object is not as expected. On macOS the address is empty and its id stands in. */
export function heardOfPeripheral(peripheral: unknown): Heard | undefined {
  const rssiDbm = fieldOf(peripheral, 'rssi');
  const address = fieldOf(peripheral, 'address') || fieldOf(peripheral, 'id');
  if (typeof rssiDbm !== 'number' || typeof address !== 'string') return undefined;
  const advertisement = fieldOf(peripheral, 'advertisement');
  return { address, rssiDbm, bytes: joinAdStructures(structuresOf(advertisement)) };
}

function structuresOf(advertisement: unknown): readonly AdStructure[] {
  const structures: AdStructure[] = [];
  const manufacturerData = fieldOf(advertisement, 'manufacturerData');
  if (manufacturerData instanceof Uint8Array && manufacturerData.length <= 254)
    structures.push({ type: manufacturerDataType, data: manufacturerData });
  const serviceData = fieldOf(advertisement, 'serviceData');
  for (const service of Array.isArray(serviceData) ? serviceData : []) {
    const data = fieldOf(service, 'data');
    const uuid = uuid16Of(fieldOf(service, 'uuid'));
    if (uuid !== undefined && data instanceof Uint8Array && data.length <= 252) {
      structures.push({ type: serviceData16Type, data: Uint8Array.from([...uuid, ...data]) });
    }
  }
  return structures;
}

/** The two bytes of a 16-bit service id as they stand on the air, little-endian. */
function uuid16Of(uuid: unknown): Uint8Array | undefined {
  return typeof uuid === 'string' && uuid.length === 4 ? bytesOfHex(uuid)?.reverse() : undefined;
}
