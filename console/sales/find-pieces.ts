import { findByCode, listProducts, readProduct } from '#shared/contract/products.ts';
import { RefusedError } from '#shared/link/errors.ts';
import type { HttpClient } from '#shared/link/http-client.ts';
import type { TicketLine } from './ticket-rules.ts';

export type Piece = Omit<TicketLine, 'quantity'> & { readonly onHand: number };

const productsSearched = 4;

/** What a scanned or typed text names: one piece for a SKU or GTIN, several for a name, none when nothing carries it. */
export async function findPieces(hub: HttpClient, text: string): Promise<readonly Piece[]> {
  const named = await byCode(hub, text);
  if (named !== undefined) return [named];
  const { products } = await hub.call(listProducts, { query: { search: text.slice(0, 80), limit: productsSearched } });
  const pages = await Promise.all(products.map(({ id }) => hub.call(readProduct, { params: { productId: id } })));
  return pages.flatMap((page) =>
    page.variants.map((variant) => ({
      sku: variant.sku,
      productId: page.id,
      family: page.family,
      name: page.name,
      colour: variant.colour,
      size: variant.size,
      picture: variant.picture,
      unitCents: page.priceCents,
      onHand: variant.onHand,
    })),
  );
}

async function byCode(hub: HttpClient, text: string): Promise<Piece | undefined> {
  if (!/^[A-Za-z0-9._-]{3,40}$/.test(text)) return undefined;
  try {
    const found = await hub.call(findByCode, { params: { code: text } });
    const { products } = await hub.call(listProducts, { query: { ids: found.productId } });
    const { priceCents, ...piece } = found;
    return { ...piece, unitCents: priceCents, family: products[0]?.family ?? '' };
  } catch (failure) {
    if (failure instanceof RefusedError && failure.status === 404) return undefined;
    throw failure;
  }
}
