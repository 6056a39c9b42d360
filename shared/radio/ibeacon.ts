import { ibeaconKey } from '#shared/domain/tag.ts';
import { type AdStructure, manufacturerDataType } from './ad-structures.ts';
import { bytesOfHex, hexOf, startsWith } from './bytes.ts';
import { tagWithPower, type Tag } from './tag.ts';

/** Company 0x004C little-endian, type 0x02, length 0x15: Apple's proximity beacon. Its other types are phones, never tags. */
const prefix = [0x4c, 0x00, 0x02, 0x15] as const;
const uuidStart = prefix.length;
const majorStart = uuidStart + 16;
const minorStart = majorStart + 2;
const powerStart = minorStart + 2;

/** The tag of an iBeacon's manufacturer data; undefined when it is something else or cut short. Makers may append bytes. */
export function readIbeacon({ type, data }: AdStructure): Tag | undefined {
  if (type !== manufacturerDataType || data.length <= powerStart || !startsWith(data, prefix)) return undefined;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const uuidHex = hexOf(data.subarray(uuidStart, majorStart));
  // Major and minor are big-endian, unlike everything of Bluetooth's own.
  return tagWithPower(ibeaconKey(uuidHex, view.getUint16(majorStart), view.getUint16(minorStart)), view.getInt8(powerStart));
}

/** What an iBeacon says: 32 hex digits, 0..65535 twice, dBm at one metre. */
export interface Ibeacon {
  readonly uuidHex: string;
  readonly major: number;
  readonly minor: number;
  readonly powerDbm: number;
}

/** The manufacturer data an iBeacon sends: what a replayed walk is turned into. Throws a RangeError when the UUID is not 32 hex digits. */
export function writeIbeacon({ uuidHex, major, minor, powerDbm }: Ibeacon): AdStructure {
  const uuid = bytesOfHex(uuidHex);
  if (uuid?.length !== 16) throw new RangeError(`"${uuidHex}" is not a UUID of 32 hex digits`);
  const data = new Uint8Array(powerStart + 1);
  data.set(prefix);
  data.set(uuid, uuidStart);
  const view = new DataView(data.buffer);
  view.setUint16(majorStart, major);
  view.setUint16(minorStart, minor);
  view.setInt8(powerStart, powerDbm);
  return { type: manufacturerDataType, data };
}
