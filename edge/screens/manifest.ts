import { createHash } from 'node:crypto';
import type { ManifestBody, SlideContentBody } from '#shared/contract/screens.ts';
import type { ProductCardBody } from '#shared/contract/products.ts';
import { productsOf } from './slide-rules.ts';

export interface ManifestFacts {
  readonly now: number;
  readonly storeName: string;
  readonly currency: string;
  readonly languages: ManifestBody['languages'];
  readonly simulated: boolean;
  readonly phoneUrl: string;
  readonly card: (productId: string) => ProductCardBody | undefined;
  readonly asset: (assetId: string) => { readonly type: string; readonly bytes: number } | undefined;
}

/** Everything a screen needs to play these slides by itself. A slide whose product is gone is left out: a screen never shows a gap. */
export function buildManifest(slides: readonly SlideContentBody[], facts: ManifestFacts): ManifestBody {
  const playable = slides.filter((slide) => productsOf(slide).every((productId) => facts.card(productId) !== undefined));
  const productIds = [...new Set(playable.flatMap(productsOf))];
  const products = productIds.flatMap((productId) => {
    const card = facts.card(productId);
    if (card === undefined) return [];
    return [
      {
        productId,
        name: card.name,
        priceCents: card.priceCents,
        ...(card.wasCents === undefined ? {} : { wasCents: card.wasCents }),
        picture: card.picture,
        likes: card.likes,
      },
    ];
  });
  const pictures = playable.flatMap((slide) => (slide.template === 'season' && slide.picture !== undefined ? [slide.picture] : []));
  const assetIds = [...new Set([...products.map((product) => product.picture), ...pictures])];
  const assets = assetIds.flatMap((assetId) => {
    const asset = facts.asset(assetId);
    return asset === undefined ? [] : [{ assetId, ...asset }];
  });
  const content = {
    storeName: facts.storeName,
    currency: facts.currency,
    languages: facts.languages,
    simulated: facts.simulated,
    phoneUrl: facts.phoneUrl,
    slides: playable,
    assets,
  };
  // Likes move all day and travel on their own topic: they don't make another plan.
  const planned = { ...content, products: products.map(({ likes: _likes, ...product }) => product) };
  return { at: facts.now, manifestId: createHash('sha256').update(JSON.stringify(planned)).digest('hex'), ...content, products };
}
