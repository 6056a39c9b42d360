/** Pieces here of each SKU, as last heard. */
export type OnHand = Readonly<Record<string, number>>;

interface StockedVariant {
  readonly sku: string;
  readonly size: string;
  readonly swatch: string;
  readonly onHand: number;
}

/** What the screen says about stock; which words, the dictionary decides. */
export type StockSaying =
  | { readonly kind: 'out' }
  | { readonly kind: 'few'; readonly pieces: number; readonly sizes: readonly string[] }
  | { readonly kind: 'sizes'; readonly sizes: readonly string[] }
  | { readonly kind: 'every-size' }
  | { readonly kind: 'here' };

/** From this number down the pieces are counted out loud. */
const fewPieces = 3;

/** Pieces of one variant here: what was heard live wins over what the page said when it was read; never below zero. */
export function onHandOf(variant: { readonly sku: string; readonly onHand: number }, live: OnHand | undefined): number {
  return Math.max(0, live?.[variant.sku] ?? variant.onHand);
}

/** A whole product in words; without its variants only the total `cardOnHand` is known and no size is named. */
export function sayStock(cardOnHand: number, variants: readonly StockedVariant[] | undefined, live: OnHand | undefined): StockSaying {
  if (variants === undefined) {
    const heard = live === undefined ? cardOnHand : Object.values(live).reduce((sum, pieces) => sum + Math.max(0, pieces), 0);
    if (heard <= 0) return { kind: 'out' };
    return heard <= fewPieces ? { kind: 'few', pieces: heard, sizes: [] } : { kind: 'here' };
  }
  const sizes = [...new Set(variants.map((variant) => variant.size))];
  const here = sizes.filter((size) => variants.some((variant) => variant.size === size && onHandOf(variant, live) > 0));
  const pieces = variants.reduce((sum, variant) => sum + onHandOf(variant, live), 0);
  if (pieces === 0) return { kind: 'out' };
  const named = sizes.length === 1 ? [] : here;
  if (pieces <= fewPieces) return { kind: 'few', pieces, sizes: named };
  if (sizes.length === 1) return { kind: 'here' };
  return here.length === sizes.length ? { kind: 'every-size' } : { kind: 'sizes', sizes: here };
}

/** The variants of one colour, in the order the shop lists its sizes. */
export function variantsOfColour<Variant extends StockedVariant>(
  variants: readonly Variant[],
  swatch: string | undefined,
): readonly Variant[] {
  const wanted = swatch ?? variants[0]?.swatch;
  return variants.filter((variant) => variant.swatch === wanted);
}

/** The colours of a product, each once, as their first variant. */
export function coloursOf<Variant extends StockedVariant>(variants: readonly Variant[]): readonly Variant[] {
  const bySwatch = new Map<string, Variant>();
  for (const variant of variants) if (!bySwatch.has(variant.swatch)) bySwatch.set(variant.swatch, variant);
  return [...bySwatch.values()];
}
