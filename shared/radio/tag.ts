import type { TagKey } from '#shared/domain/tag.ts';

/** Who an advertisement says it is. */
export interface Tag {
  readonly key: TagKey;
  /** The signal strength its maker measured at one metre; left out when the frame's value can't be one. */
  readonly powerDbm?: number;
}

/** A tag with its calibrated power, when that is between -110 and 0 dBm as the contract wants it. */
export function tagWithPower(key: TagKey, powerDbm: number): Tag {
  return powerDbm >= -110 && powerDbm <= 0 ? { key, powerDbm } : { key };
}
