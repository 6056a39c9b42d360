import { eddystoneKey } from '#shared/domain/tag.ts';
import { type AdStructure, serviceData16Type } from './ad-structures.ts';
import { hexOf, startsWith } from './bytes.ts';
import { tagWithPower, type Tag } from './tag.ts';

/** Service 0xFEAA little-endian, frame 0x00: Eddystone-UID. */
const prefix = [0xaa, 0xfe, 0x00] as const;
const powerStart = prefix.length;
const namespaceStart = powerStart + 1;
const instanceStart = namespaceStart + 10;
const end = instanceStart + 6;

/** Eddystone gives the power at 0 m; at 1 m it is 41 dB less (Eddystone-UID specification, "Tx Power"). */
export const lossOfOneMetreDb = 41;

/** The tag of an Eddystone-UID's service data. The two reserved bytes at its end may be missing: many makers leave them out. */
export function readEddystoneUid({ type, data }: AdStructure): Tag | undefined {
  if (type !== serviceData16Type || data.length < end || !startsWith(data, prefix)) return undefined;
  const powerAtZeroDbm = new DataView(data.buffer, data.byteOffset, data.byteLength).getInt8(powerStart);
  const key = eddystoneKey(hexOf(data.subarray(namespaceStart, instanceStart)), hexOf(data.subarray(instanceStart, end)));
  return tagWithPower(key, powerAtZeroDbm - lossOfOneMetreDb);
}
