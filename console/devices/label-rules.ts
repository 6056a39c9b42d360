import type { TagBody } from '#shared/contract/tags.ts';

/** A fob with what its label says. */
export interface Fob {
  readonly label: string;
  readonly pairingCode: string;
}

/** A card hangs on the ring beside the fob, a sticker goes onto its back. */
export const labelSizes = ['card', 'sticker'] as const;
export type LabelSize = (typeof labelSizes)[number];

// What fits A4 inside margins of 10 mm, 190 by 277: cards of 60 by 34 mm, stickers of 24 by 30 mm.
const labelsOnSheet = { card: 3 * 8, sticker: 7 * 9 } as const satisfies Record<LabelSize, number>;

/** Sheets of A4 that this many labels fill. */
export function sheetsFor(labels: number, size: LabelSize): number {
  return Math.ceil(labels / labelsOnSheet[size]);
}

/** The fobs among some tags: only they have a code to pair. */
export function fobsOf(tags: readonly TagBody[]): readonly Fob[] {
  return tags.flatMap(({ label, pairingCode }) => (pairingCode === null ? [] : [{ label, pairingCode }]));
}

/** What a fob's QR says: the phone's page, which takes the code from the address. */
export function fobAddress(phoneUrl: string, pairingCode: string): string {
  return `${phoneUrl}#fob=${encodeURIComponent(pairingCode)}`;
}

/** True for an address that means this computer, and on a shopper's phone that phone. */
export function isOwnComputer(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || hostname.startsWith('127.');
}
