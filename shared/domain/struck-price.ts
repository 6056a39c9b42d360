/** What a product costs; `wasCents` is the struck price of a reduction, null or left out without one. */
export interface CurrentPrice {
  readonly priceCents: number;
  readonly wasCents?: number | null | undefined;
}

/**
 * What a reduction to `wantedCents` strikes: the lowest price of thirty days (directive 98/6/EC, article 6a, 2); one that is reduced
 * further goes on striking what it struck (6a, 5).
 */
export function struckPrice(
  { priceCents, wasCents }: CurrentPrice,
  wantedCents: number,
  lowestCents: number,
): { readonly cents: number; readonly goesOn: boolean } {
  const struck = wantedCents < priceCents ? wasCents : undefined;
  return struck === undefined || struck === null ? { cents: lowestCents, goesOn: false } : { cents: struck, goesOn: true };
}
