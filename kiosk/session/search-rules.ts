import type { ProductCardBody, ProductPageBody } from '#shared/contract/products.ts';
import type { Texts } from '#shared/domain/product.ts';
import { searchWordsOf } from '#shared/domain/search-words.ts';

export interface Family {
  readonly id: string;
  readonly name: Texts;
  readonly count: number;
}

export interface Searched {
  readonly products: readonly ProductCardBody[];
  readonly families: readonly Family[];
  /** Pages already read: their colours and descriptions are searched too. */
  readonly pages: ReadonlyMap<string, ProductPageBody>;
}

function both(texts: Texts): string {
  return `${texts.fr} ${texts.en}`;
}

/**
 * Products whose words begin with every word typed, in either language. A hit in the name counts before one in the family,
 * that before one in a colour or the description; the catalogue's own order decides the rest.
 */
export function searchProducts(shop: Searched, query: string): readonly ProductCardBody[] {
  const typed = searchWordsOf(query);
  if (typed.length === 0) return [];
  const familyWords = new Map(shop.families.map((family) => [family.id, searchWordsOf(both(family.name))]));
  const ranked: { readonly card: ProductCardBody; readonly rank: number }[] = [];
  for (const card of shop.products) {
    const page = shop.pages.get(card.id);
    const described =
      page === undefined ? '' : `${both(page.description)} ${page.variants.map((variant) => both(variant.colour)).join(' ')}`;
    const places = [searchWordsOf(both(card.name)), familyWords.get(card.family) ?? [], searchWordsOf(described)];
    const rank = rankOf(typed, places);
    if (rank !== undefined) ranked.push({ card, rank });
  }
  return ranked.sort((a, b) => a.rank - b.rank).map(({ card }) => card);
}

/** The sum of the first place each typed word begins a word in; undefined when one begins none. */
function rankOf(typed: readonly string[], places: readonly (readonly string[])[]): number | undefined {
  let rank = 0;
  for (const word of typed) {
    const place = places.findIndex((words) => words.some((candidate) => candidate.startsWith(word)));
    if (place === -1) return undefined;
    rank += place;
  }
  return rank;
}

/** A typed product code rather than words: digits enough for a GTIN, or letters and digits joined by dashes. */
export function looksLikeCode(query: string): boolean {
  const text = query.trim();
  return /^\d{8,14}$/.test(text) || /^(?=.*\d)[A-Za-z0-9]+([-._][A-Za-z0-9]+)+$/.test(text);
}
