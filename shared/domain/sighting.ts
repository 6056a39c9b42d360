import type { TagKey } from './tag.ts';

/** One of the shop's tags, heard once by one receiver; `atMs` is hub time (Unix milliseconds), already corrected for the gateway's clock. */
export interface Sighting {
  readonly tagKey: TagKey;
  readonly receiverId: string;
  readonly rssiDbm: number;
  readonly atMs: number;
  /** Calibrated strength at one metre, when the frame says so. */
  readonly powerDbm?: number | undefined;
  /** Over how long the receiver has already averaged this strength, in milliseconds; left out for a single packet. */
  readonly filteredMs?: number | undefined;
  /** One standard deviation of such a strength around the expected one, where it is wider than a single packet's. */
  readonly sigmaDb?: number | undefined;
}

/** What a tag in the register is for: carried by a shopper, fixed to a basket, worn by staff, or screwed to a known place. */
export type TagKind = 'fob' | 'basket' | 'staff' | 'reference';

/** What the register says of a tag; `shopperId` is set while a shopper carries it. */
export interface RegisteredTag {
  readonly kind: TagKind;
  readonly shopperId?: string | undefined;
  /** True for a phone, which hears the fixed beacons of the plan instead of being heard: they are its receivers. */
  readonly isListener?: boolean | undefined;
}
