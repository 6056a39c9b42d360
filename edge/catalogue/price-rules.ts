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

/**
 * What a product costs once its price is changed. A reduction strikes the lowest price of thirty days; one that is reduced further goes
 * on striking what the first did (article 6a, 5). Throws RefusedError `no-reduction` for one that is not below what it would strike.
 */
export function decidePrice(now: Price, { priceCents, isReduction }: WantedPrice, lowest: number): Price {
  if (!isReduction) return { priceCents, wasCents: null };
  const goesOn = now.wasCents !== null && priceCents < now.priceCents;
  const wasCents = goesOn ? (now.wasCents ?? lowest) : lowest;
  if (priceCents >= wasCents) {
    throw new RefusedError(
      422,
      'no-reduction',
      `it was to be had for ${wasCents} cents in the last ${referenceDays} days: a reduction has to be below that`,
    );
  }
  return { priceCents, wasCents };
}
