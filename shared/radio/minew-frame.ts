import { addressKey } from '#shared/domain/tag.ts';
import { type AdStructure, serviceData16Type } from './ad-structures.ts';
import type { BeaconFrame } from './beacon-frame.ts';
import { batteryPercentOf } from './beacon-report.ts';
import { hexOf, startsWith } from './bytes.ts';

/** Service 0xFFE1 little-endian, product frame 0xA1. */
const prefix = [0xe1, 0xff, 0xa1] as const;
const kindAt = prefix.length;
const batteryAt = kindAt + 1;
const addressBytes = 6;

/** Where a frame of each kind has its beacon's address, reversed: temperature, light, acceleration, and the plain one about itself. */
const addressStarts: ReadonlyMap<number, number> = new Map([
  [0x01, batteryAt + 5],
  [0x03, batteryAt + 7],
  [0x08, batteryAt + 1],
]);

/** The battery of a Minew beacon, and its address where the frame carries it. */
export function readMinewFrame({ type, data }: AdStructure): BeaconFrame | undefined {
  const kind = data[kindAt];
  if (type !== serviceData16Type || kind === undefined || !startsWith(data, prefix)) return undefined;
  const batteryPercent = batteryPercentOf(data[batteryAt]);
  if (batteryPercent === undefined) return undefined;
  const start = addressStarts.get(kind);
  if (start === undefined || data.length < start + addressBytes) return { report: { batteryPercent }, isNamedByAddress: true };
  const addressHex = hexOf(data.slice(start, start + addressBytes).reverse());
  return { report: { batteryPercent }, tag: { key: addressKey(addressHex) } };
}
