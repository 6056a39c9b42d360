import { ibeaconKey } from '#shared/domain/tag.ts';
import { type AdStructure, manufacturerDataType } from './ad-structures.ts';
import { hexOf } from './bytes.ts';
import { tagWithPower, type Tag } from './tag.ts';

/** After the maker's company id: the beacon code 0xBEAC, big-endian (AltBeacon 1.0). */
const codeStart = 2;
const idStart = 4;
const majorStart = idStart + 16;
const minorStart = majorStart + 2;
const powerStart = minorStart + 2;

/**
 * The tag of an AltBeacon, any maker's. Its 20-byte id is read as 16 + 2 + 2, the layout its makers use,
 * so it shares the iBeacon's key: a tag that sends both is one tag. The trailing reserved byte may be missing.
 */
export function readAltBeacon({ type, data }: AdStructure): Tag | undefined {
  if (type !== manufacturerDataType || data.length <= powerStart) return undefined;
  if (data[codeStart] !== 0xbe || data[codeStart + 1] !== 0xac) return undefined;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const uuidHex = hexOf(data.subarray(idStart, majorStart));
  return tagWithPower(ibeaconKey(uuidHex, view.getUint16(majorStart), view.getUint16(minorStart)), view.getInt8(powerStart));
}
