import type { ButtonPress } from '#shared/domain/button-press.ts';
import { addressKey } from '#shared/domain/tag.ts';
import { type AdStructure, serviceData16Type } from './ad-structures.ts';
import type { BeaconFrame } from './beacon-frame.ts';
import { batteryPercentOf, type BeaconReport } from './beacon-report.ts';
import { hexOf, startsWith } from './bytes.ts';

/** Service 0xFCD2, little-endian (bthome.io, format version 2). */
const prefix = [0xd2, 0xfc] as const;
const infoAt = prefix.length;
const encryptedBit = 0x01;
const addressBit = 0x02;
const version = 2;
const addressBytes = 6;

/** Bytes of each object's value by its id: what is not listed ends the frame, because its length can't be known. */
const lengths: ReadonlyMap<number, number> = new Map([
  ...idsOf(1, [0x00, 0x02], [0x09, 0x0a], [0x0f, 0x12], [0x15, 0x30], [0x3a, 0x3b], [0x46, 0x47], [0x57, 0x5a], [0x60, 0x61], [0x64, 0x65]),
  ...idsOf(2, [0x02, 0x04], [0x06, 0x09], [0x0c, 0x0f], [0x12, 0x15], [0x3c, 0x3e], [0x3f, 0x42], [0x43, 0x46], [0x47, 0x4b]),
  ...idsOf(2, [0x51, 0x53], [0x56, 0x57], [0x5a, 0x5b], [0x5d, 0x60], [0x61, 0x62], [0xf0, 0xf1]),
  ...idsOf(3, [0x04, 0x06], [0x0a, 0x0c], [0x42, 0x43], [0x4b, 0x4c], [0xf2, 0xf3]),
  ...idsOf(4, [0x3e, 0x3f], [0x4c, 0x51], [0x55, 0x56], [0x5b, 0x5d], [0x62, 0x64], [0xf1, 0xf2]),
]);

const presses: ReadonlyMap<number, ButtonPress> = new Map([
  [0x01, 'once'],
  [0x02, 'twice'],
  [0x03, 'thrice'],
  [0x04, 'long'],
  [0x05, 'long'],
  [0x06, 'long'],
  [0x80, 'long'],
]);

/** Object ids from the first of each range to before its end, with the length of their value. */
function idsOf(bytes: number, ...ranges: readonly (readonly [from: number, end: number])[]): [number, number][] {
  return ranges.flatMap(([from, end]) => Array.from({ length: end - from }, (_, nth): [number, number] => [from + nth, bytes]));
}

/** The button, battery and movement of a BTHome device. An encrypted frame says nothing, not even that it was one of ours. */
export function readBtHome({ type, data }: AdStructure): BeaconFrame | undefined {
  const info = data[infoAt];
  if (type !== serviceData16Type || info === undefined || !startsWith(data, prefix)) return undefined;
  if ((info & encryptedBit) !== 0 || info >> 5 !== version) return undefined;
  const hasAddress = (info & addressBit) !== 0;
  const start = infoAt + 1 + (hasAddress ? addressBytes : 0);
  if (start > data.length) return undefined;
  const report = readObjects(data.subarray(start));
  if (!hasAddress) return { report, isNamedByAddress: true };
  return { report, tag: { key: addressKey(hexOf(data.slice(infoAt + 1, start).reverse())) } };
}

function readObjects(objects: Uint8Array): BeaconReport {
  let report: BeaconReport = {};
  let at = 0;
  for (;;) {
    const id = objects[at];
    const value = objects[at + 1];
    const length = id === undefined ? undefined : lengths.get(id);
    if (id === undefined || value === undefined || length === undefined || at + 1 + length > objects.length) return report;
    report = { ...report, ...readObject(id, value) };
    at += 1 + length;
  }
}

/** What matters here is one byte long; the rest is stepped over. */
function readObject(id: number, value: number): BeaconReport {
  switch (id) {
    case 0x00:
      return { packetId: value };
    case 0x01: {
      const batteryPercent = batteryPercentOf(value);
      return batteryPercent === undefined ? {} : { batteryPercent };
    }
    case 0x22:
      return { isMoving: value === 1 };
    case 0x3a: {
      // A device with several buttons says 0 for those nobody pressed.
      const press = presses.get(value);
      return press === undefined ? {} : { press };
    }
    default:
      return {};
  }
}
