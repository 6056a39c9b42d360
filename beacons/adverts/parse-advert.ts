import { readAdStructures } from './ad-structures.ts';
import { readAltBeacon } from './alt-beacon.ts';
import { readEddystone } from './eddystone.ts';
import { readIbeacon } from './ibeacon.ts';
import type { Tag } from './tag.ts';

const readers = [readIbeacon, readEddystone, readAltBeacon] as const;

/**
 * The tags an advertisement names, each once: none for a phone's or a stranger's, one for most tags,
 * two for a tag that sends an iBeacon and an Eddystone frame at once. Never throws, whatever the bytes.
 */
export function parseAdvert(bytes: Uint8Array): readonly Tag[] {
  const tags: Tag[] = [];
  for (const structure of readAdStructures(bytes)) {
    for (const read of readers) {
      const tag = read(structure);
      if (tag === undefined) continue;
      if (!tags.some(({ key }) => key === tag.key)) tags.push(tag);
      break;
    }
  }
  return tags;
}
