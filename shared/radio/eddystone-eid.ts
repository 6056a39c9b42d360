import { eidKey } from '#shared/domain/tag.ts';
import { type AdStructure, serviceData16Type } from './ad-structures.ts';
import { hexOf, startsWith } from './bytes.ts';
import { lossOfOneMetreDb } from './eddystone-uid.ts';
import { tagWithPower, type Tag } from './tag.ts';

/** Service 0xFEAA little-endian, frame 0x30: Eddystone-EID. */
const prefix = [0xaa, 0xfe, 0x30] as const;
const powerStart = prefix.length;
const idStart = powerStart + 1;
const end = idStart + 8;

/** The identity an Eddystone-EID beacon has for the moment: only who holds its identity key can tell which beacon it is. */
export function readEddystoneEid({ type, data }: AdStructure): Tag | undefined {
  if (type !== serviceData16Type || data.length < end || !startsWith(data, prefix)) return undefined;
  const powerAtZeroDbm = new DataView(data.buffer, data.byteOffset, data.byteLength).getInt8(powerStart);
  return tagWithPower(eidKey(hexOf(data.subarray(idStart, end))), powerAtZeroDbm - lossOfOneMetreDb);
}
