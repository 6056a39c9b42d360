/**
 * A tag's key in the register, the same for every gateway:
 * `ib-<uuid, 32 hex>-<major>-<minor>` an iBeacon or AltBeacon · `ed-<namespace, 20 hex>-<instance, 12 hex>` an Eddystone-UID ·
 * `ek-<16 hex>` a rotating Eddystone-EID, after its identity key · `kt-<unique id>` a Kontakt.io beacon, as printed on it ·
 * `ma-<12 hex>` anything that keeps its Bluetooth address.
 */
export type TagKey = string;

const lastingKeys = 'ib-[0-9a-f]{32}-[0-9]{1,5}-[0-9]{1,5}|ed-[0-9a-f]{20}-[0-9a-f]{12}|kt-[A-Za-z0-9]{4,12}|ma-[0-9a-f]{12}';

/** What the register holds. */
export const tagKeyPattern = `^(${lastingKeys}|ek-[0-9a-f]{16})$`;
/** What a gateway hears: lasting keys, and `ei-<16 hex>`, an identity that an Eddystone-EID beacon has for the moment. */
export const heardKeyPattern = `^(${lastingKeys}|ei-[0-9a-f]{16})$`;

/** `major` and `minor` are 0..65535. */
export function ibeaconKey(uuidHex: string, major: number, minor: number): TagKey {
  return `ib-${uuidHex}-${major}-${minor}`;
}

export function eddystoneKey(namespaceHex: string, instanceHex: string): TagKey {
  return `ed-${namespaceHex}-${instanceHex}`;
}

/** `eidHex` is 16 lower-case hex digits: what the beacon says now, not who it is. */
export function eidKey(eidHex: string): TagKey {
  return `ei-${eidHex}`;
}

/** `addressHex` is 12 lower-case hex digits, first byte first as it is printed. */
export function addressKey(addressHex: string): TagKey {
  return `ma-${addressHex}`;
}

/** `uniqueId` is the four to twelve letters and digits printed on the beacon. */
export function kontaktKey(uniqueId: string): TagKey {
  return `kt-${uniqueId}`;
}
