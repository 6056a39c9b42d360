import { bytesOfHex } from '#shared/radio/bytes.ts';
import { readAdvert } from '#shared/radio/read-advert.ts';
import type { Tag } from '#shared/radio/tag.ts';

/** Bytes of hex with spaces allowed for reading; throws on anything else. */
export function hex(text: string): Uint8Array {
  const bytes = bytesOfHex(text.replaceAll(' ', ''));
  if (bytes === undefined) throw new Error(`not hex: ${text}`);
  return bytes;
}

/** April Brother's gateway manual, V4: the iBeacon in its first example. */
export const ibeaconAdvert = hex('0201061aff4c000215b5b182c7eab14988aa99b5c1517008d90001cf64c5');
export const ibeaconTag = { key: 'ib-b5b182c7eab14988aa99b5c1517008d9-1-53092', powerDbm: -59 };

/** The tags an advertisement names. */
export const tagsIn = (bytes: Uint8Array): readonly Tag[] => readAdvert(bytes).tags;
