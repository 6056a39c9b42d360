/**
 * A tag's key on the wire and in the register, the same for every gateway:
 * `ib-<uuid, 32 hex>-<major>-<minor>` for an iBeacon, `ed-<namespace, 20 hex>-<instance, 12 hex>` for an Eddystone-UID. Lower case.
 */
export type TagKey = string;

export const tagKeyPattern = '^(ib-[0-9a-f]{32}-[0-9]{1,5}-[0-9]{1,5}|ed-[0-9a-f]{20}-[0-9a-f]{12})$';

/** `major` and `minor` are 0..65535. */
export function ibeaconKey(uuidHex: string, major: number, minor: number): TagKey {
  return `ib-${uuidHex}-${major}-${minor}`;
}

export function eddystoneKey(namespaceHex: string, instanceHex: string): TagKey {
  return `ed-${namespaceHex}-${instanceHex}`;
}
