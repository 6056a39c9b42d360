import { addressKey } from '#shared/domain/tag.ts';
import { type AdStructure, readAdStructures } from './ad-structures.ts';
import { readAltBeacon } from './alt-beacon.ts';
import type { BeaconFrame } from './beacon-frame.ts';
import { type BeaconReport, joinReports } from './beacon-report.ts';
import { readBtHome } from './bthome.ts';
import { readEddystoneEid } from './eddystone-eid.ts';
import { readEddystoneTlm } from './eddystone-tlm.ts';
import { readEddystoneUid } from './eddystone-uid.ts';
import { readIbeacon } from './ibeacon.ts';
import { readKontaktFrame } from './kontakt-frame.ts';
import { readMinewFrame } from './minew-frame.ts';
import type { Tag } from './tag.ts';

/** Who an advertisement says it is from, and what its sender reports. */
export interface AdvertReading {
  /** Each once: none for a phone's or a stranger's, one for most tags, two for a tag that sends an iBeacon and an Eddystone frame at once. */
  readonly tags: readonly Tag[];
  readonly report?: BeaconReport;
}

const nothing: AdvertReading = { tags: [] };
const readers: readonly ((structure: AdStructure) => BeaconFrame | undefined)[] = [
  (structure) => frameOf(readIbeacon(structure)),
  (structure) => frameOf(readEddystoneUid(structure)),
  (structure) => frameOf(readAltBeacon(structure)),
  (structure) => frameOf(readEddystoneEid(structure)),
  (structure) => {
    const report = readEddystoneTlm(structure);
    return report === undefined ? undefined : { report };
  },
  readBtHome,
  readMinewFrame,
  readKontaktFrame,
];

const frameOf = (tag: Tag | undefined): BeaconFrame | undefined => (tag === undefined ? undefined : { tag });

function frameOfStructure(structure: AdStructure): BeaconFrame | undefined {
  for (const read of readers) {
    const frame = read(structure);
    if (frame !== undefined) return frame;
  }
  return undefined;
}

/**
 * Reads an advertisement; never throws, whatever the bytes. `addressHex` is its sender's address, 12 lower-case hex digits: it names a sensor
 * whose frames don't, and nobody else, so the address of a phone leaves no trace.
 */
export function readAdvert(bytes: Uint8Array, addressHex?: string): AdvertReading {
  const tags: Tag[] = [];
  let report: BeaconReport | undefined;
  let isNamedByAddress = false;
  for (const structure of readAdStructures(bytes)) {
    const frame = frameOfStructure(structure);
    if (frame === undefined) continue;
    const { tag } = frame;
    if (tag !== undefined && !tags.some(({ key }) => key === tag.key)) tags.push(tag);
    report = joinReports(report, frame.report);
    isNamedByAddress ||= frame.isNamedByAddress === true;
  }
  if (tags.length === 0 && isNamedByAddress && addressHex !== undefined) tags.push({ key: addressKey(addressHex) });
  if (report !== undefined) return { tags, report };
  return tags.length === 0 ? nothing : { tags };
}
