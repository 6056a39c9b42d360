import { addressKey, eddystoneKey, ibeaconKey, kontaktKey, type TagKey } from '#shared/domain/tag.ts';
import { addressHexOf, bytesOfHex } from '#shared/radio/bytes.ts';
import { readAdvert } from '#shared/radio/read-advert.ts';
import type { HeardBeacon } from './heard.ts';

/** An iBeacon's key from its parts however they are written; undefined when they are none. */
export function ibeaconKeyOf(uuid: string | undefined, major: number | undefined, minor: number | undefined): TagKey | undefined {
  const uuidHex = uuid?.replaceAll('-', '').toLowerCase();
  if (uuidHex === undefined || !/^[0-9a-f]{32}$/.test(uuidHex) || !isShort(major) || !isShort(minor)) return undefined;
  return ibeaconKey(uuidHex, major, minor);
}

function isShort(value: number | undefined): value is number {
  return value !== undefined && Number.isInteger(value) && value >= 0 && value <= 65_535;
}

const ibeaconName = /^(?:ibeacon:|altbeacon:|ble-)?([0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})[-_](\d{1,5})[-_](\d{1,5})$/;
const eddystoneName = /^eddy:([0-9a-f]{20}|[0-9a-f]{22})-([0-9a-f]{12})$/;
const addressName = /^(?:known:|ble-)?([0-9a-f]{2}(?:[:-]?[0-9a-f]{2}){5})$/;

/** The keys of a beacon that smart-home gateways call by a name of their own making; none for one that can't be a tag of the shop. */
export function keysOfName(name: string): readonly TagKey[] {
  const text = name.toLowerCase();
  const ibeacon = ibeaconName.exec(text);
  if (ibeacon !== null) {
    const key = ibeaconKeyOf(ibeacon[1], Number(ibeacon[2]), Number(ibeacon[3]));
    return key === undefined ? [] : [key];
  }
  const eddystone = eddystoneName.exec(text);
  if (eddystone !== null) return namespacesOf(eddystone[1] ?? '').map((namespace) => eddystoneKey(namespace, eddystone[2] ?? ''));
  const addressHex = addressHexOf(addressName.exec(text)?.[1] ?? '');
  return addressHex === undefined ? [] : [addressKey(addressHex)];
}

/** ESPresense prints one byte of an Eddystone namespace twice: any byte that equals its neighbour may be the one. */
function namespacesOf(hex: string): readonly string[] {
  if (hex.length === 20) return [hex];
  const found: string[] = [];
  for (let at = 0; at + 4 <= hex.length; at += 2)
    if (hex.slice(at, at + 2) === hex.slice(at + 2, at + 4)) found.push(hex.slice(0, at) + hex.slice(at + 2));
  return [...new Set(found)];
}

/** The keys of what a Kontakt.io scanner tracks: an address, or the id printed on the beacon. */
export function keysOfTracked(trackingId: string): readonly TagKey[] {
  const addressHex = addressHexOf(trackingId);
  if (addressHex !== undefined) return [addressKey(addressHex)];
  return /^[A-Za-z0-9]{4,11}$/.test(trackingId) ? [kontaktKey(trackingId)] : [];
}

export interface RawAdvert {
  readonly address: string | undefined;
  readonly dataHex: string | undefined;
  readonly rssiDbm: number | undefined;
  readonly heardMs?: number | undefined;
}

/** A beacon by its advertisement as it was on the air; its address stands behind the names it gives itself. */
export function beaconOfHex({ address, dataHex, rssiDbm, heardMs }: RawAdvert): HeardBeacon {
  const bytes = dataHex === undefined || dataHex.length > 1024 ? undefined : bytesOfHex(dataHex);
  return beaconOfBytes(address === undefined ? undefined : addressHexOf(address), bytes ?? new Uint8Array(), rssiDbm, heardMs);
}

export function beaconOfBytes(
  addressHex: string | undefined,
  bytes: Uint8Array,
  rssiDbm: number | undefined,
  heardMs?: number,
): HeardBeacon {
  const { tags, report } = readAdvert(bytes, addressHex);
  const keys = tags.map(({ key }) => key);
  const own = addressHex === undefined ? undefined : addressKey(addressHex);
  return {
    keys: own === undefined || keys.includes(own) ? keys : [...keys, own],
    addressHex,
    rssiDbm,
    powerDbm: tags[0]?.powerDbm,
    heardMs,
    report,
  };
}
