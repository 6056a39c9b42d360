import { struckPrice } from '#shared/domain/struck-price.ts';
import { RefusedError } from '#shared/link/errors.ts';

export interface Price {
  readonly priceCents: number;
  /** The struck price of a reduction. */
  readonly wasCents: number | null;
}

export interface WantedPrice {
  readonly priceCents: number;
  readonly isReduction: boolean;
}

/** How far back the lowest price is looked for (directive 98/6/EC, article 6a, 2). */
export const referenceDays = 30;
const dayMs = 86_400_000;

export function referenceSince(now: number): number {
  return now - referenceDays * dayMs;
}

/** The lowest price a product had since then: what it costs now, and what it cost before each change since. */
export function lowestCents(nowCents: number, beforeCentsSince: readonly number[]): number {
  return Math.min(nowCents, ...beforeCentsSince);
}

/** What a product costs once its price is changed. Throws RefusedError `no-reduction` for a reduction that is not below what it would strike. */
export function decidePrice(now: Price, { priceCents, isReduction }: WantedPrice, lowest: number): Price {
  if (!isReduction) return { priceCents, wasCents: null };
  const { cents: wasCents } = struckPrice(now, priceCents, lowest);
  if (priceCents >= wasCents) {
    throw new RefusedError(
      422,
      'no-reduction',
      `it was to be had for ${wasCents} cents in the last ${referenceDays} days: a reduction has to be below that`,
    );
  }
  return { priceCents, wasCents };
}
