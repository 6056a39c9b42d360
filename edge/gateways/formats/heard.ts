import type { TagKey } from '#shared/domain/tag.ts';
import type { BeaconReport } from '#shared/radio/beacon-report.ts';

/** A beacon as a foreign gateway tells of it. */
export interface HeardBeacon {
  /** Every name the message gives it, the most particular first: the first one in the shop's register counts. */
  readonly keys: readonly TagKey[];
  /** 12 lower-case hex digits: joins a frame that names nobody to the tag last named under the same address. */
  readonly addressHex?: string | undefined;
  /** Left out by a message that only reports; not yet checked for being a strength at all. */
  readonly rssiDbm?: number | undefined;
  /** Calibrated strength at one metre. */
  readonly powerDbm?: number | undefined;
  /** When it was heard, on the clock of `sentMs`. */
  readonly heardMs?: number | undefined;
  readonly report?: BeaconReport | undefined;
}

/** What one gateway heard. */
export interface HeardBatch {
  /** How the message names the gateway that heard; left out where only the connection tells. */
  readonly source?: string | undefined;
  /** The gateway's clock when it sent this: Unix milliseconds, or milliseconds since it started. */
  readonly sentMs?: number | undefined;
  readonly beacons: readonly HeardBeacon[];
}

/** What a foreign gateway says of itself. */
export interface HeardHealth {
  readonly source?: string | undefined;
  readonly online: boolean;
  readonly softwareVersion?: string | undefined;
}

/** What a message says; `nothing` is one that is known and carries nothing for us. */
export type FormatReading =
  | { readonly kind: 'heard'; readonly batches: readonly HeardBatch[] }
  | ({ readonly kind: 'health' } & HeardHealth)
  | { readonly kind: 'nothing' }
  | { readonly kind: 'refused'; readonly reason: 'malformed' | 'wrong-schema'; readonly words: string };

export const nothing: FormatReading = { kind: 'nothing' };

export function heard(...batches: readonly HeardBatch[]): FormatReading {
  return { kind: 'heard', batches };
}

/** `words` say what is wrong with the message, as the end of a sentence about its sender. */
export function refused(reason: 'malformed' | 'wrong-schema', words: string): FormatReading {
  return { kind: 'refused', reason, words };
}

/** No gateway hears more in one message: what follows is left out. */
export const mostBeacons = 2_000;
