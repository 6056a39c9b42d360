import { ibeaconKey, type TagKey } from '#shared/domain/tag.ts';
import { createSeeded, drawWhole } from './seeded.ts';

/** Who carries a tag: a shopper's key fob, a basket, a member of staff. */
export type SampleTagKind = 'fob' | 'basket' | 'staff';

export interface SampleTag {
  readonly key: TagKey;
  /** What is printed on it for people, e.g. `F-017`. */
  readonly label: string;
  readonly kind: SampleTagKind;
  readonly uuidHex: string;
  readonly major: number;
  readonly minor: number;
  /**
   * What a shopper types or scans to pair this fob with a phone, e.g. `LUNE-7K2QXD`. Baskets and staff tags have none.
   * These come from a public seed and are for the sample only: a real shop draws its own.
   */
  readonly pairingCode?: string | undefined;
}

/** The proximity UUID all tags of Maison Lune share, 32 hex digits. */
const sampleStoreUuidHex = '4c554e45a15c4e0d9b7d2f6e03c8b1d7';

/** Crockford's base32: no I, L, O or U, which read like other signs on a small fob. */
const codeSigns = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const kinds = [
  { kind: 'fob', letter: 'F', major: 1, count: 60 },
  { kind: 'basket', letter: 'B', major: 2, count: 30 },
  { kind: 'staff', letter: 'S', major: 3, count: 6 },
] as const;

function drawPairingCode(next: () => number): string {
  const signs = Array.from({ length: 6 }, () => codeSigns.charAt(drawWhole(next, 0, codeSigns.length - 1)));
  return `LUNE-${signs.join('')}`;
}

/** 60 fobs, 30 baskets and 6 staff tags, always the same ones. */
export function sampleTags(): readonly SampleTag[] {
  const next = createSeeded(0x4c554e45);
  return kinds.flatMap(({ kind, letter, major, count }) =>
    Array.from({ length: count }, (_, nth): SampleTag => {
      const minor = nth + 1;
      return {
        key: ibeaconKey(sampleStoreUuidHex, major, minor),
        label: `${letter}-${String(minor).padStart(3, '0')}`,
        kind,
        uuidHex: sampleStoreUuidHex,
        major,
        minor,
        ...(kind === 'fob' && { pairingCode: drawPairingCode(next) }),
      };
    }),
  );
}
