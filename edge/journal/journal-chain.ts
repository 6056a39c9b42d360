import { createHash } from 'node:crypto';

export interface JournalEntry {
  readonly at: number;
  readonly who: string;
  readonly what: string;
  readonly subject: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface JournalRow extends JournalEntry {
  /** Dense, from 1. */
  readonly sequence: number;
  readonly hash: string;
}

/** How far the chain is known to hold. */
export interface ChainPlace {
  readonly sequence: number;
  readonly hash: string;
}

/** What the first entry follows. */
export const chainStart: ChainPlace = { sequence: 0, hash: '0'.repeat(64) };

/** SHA-256, hex, over the hash before and the entry with its place, in one fixed order. */
export function hashEntry(previousHash: string, sequence: number, entry: JournalEntry): string {
  const { at, who, what, subject, before, after } = entry;
  return createHash('sha256')
    .update(`${previousHash}\n${JSON.stringify([sequence, at, who, what, subject, before, after])}`)
    .digest('hex');
}

/** Follows the chain over rows in their order: where it holds to, or the first sequence that was changed or is gone. */
export function followChain(from: ChainPlace, rows: readonly JournalRow[]): ChainPlace | { readonly broken: number } {
  let place = from;
  for (const row of rows) {
    const sequence = place.sequence + 1;
    if (row.sequence !== sequence || row.hash !== hashEntry(place.hash, sequence, row)) return { broken: sequence };
    place = { sequence, hash: row.hash };
  }
  return place;
}
