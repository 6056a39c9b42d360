import type { TagKey } from './tag.ts';

/** One of the shop's tags, heard once by one receiver; `atMs` is hub time (Unix milliseconds), already corrected for the gateway's clock. */
export interface Sighting {
  readonly tagKey: TagKey;
  readonly receiverId: string;
  readonly rssiDbm: number;
  readonly atMs: number;
  /** Calibrated strength at one metre, when the frame says so. */
  readonly powerDbm?: number | undefined;
  /** How far this strength may lie from the expected one, one standard deviation, where its receiver has averaged it; left out for a single packet. */
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
