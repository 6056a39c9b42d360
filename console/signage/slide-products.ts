import type { Static } from 'typebox';
import { listProducts, type ProductCardBody } from '#shared/contract/products.ts';
import type { PlaylistBody, SlideContentBody, SlideProduct } from '#shared/contract/screens.ts';
import type { HttpClient } from '#shared/link/http-client.ts';
import { productsOf } from './slide-rules.ts';

export type SlideProductBody = Static<typeof SlideProduct>;

/** A catalogue card as a slide shows it. */
export function slideProduct({ id, name, priceCents, wasCents, picture, likes }: ProductCardBody): SlideProductBody {
  return { productId: id, name, priceCents, picture, likes, ...(wasCents === undefined ? {} : { wasCents }) };
}

const idsAsked = 60;

/** The products of these slides, asked of the hub in a few calls. */
export async function readSlideProducts(
  hub: HttpClient,
  slides: readonly SlideContentBody[],
  signal: AbortSignal,
): Promise<readonly SlideProductBody[]> {
  const ids = [...new Set(slides.flatMap(productsOf))];
  const calls: Promise<readonly SlideProductBody[]>[] = [];
  for (let start = 0; start < ids.length; start += idsAsked) {
    const query = { ids: ids.slice(start, start + idsAsked).join(','), limit: idsAsked };
    calls.push(hub.call(listProducts, { query, signal }).then(({ products }) => products.map(slideProduct)));
  }
  return (await Promise.all(calls)).flat();
}

/** Every slide a playlist knows, drafted and in force. */
export function slidesOf(playlists: readonly PlaylistBody[]): readonly SlideContentBody[] {
  return playlists.flatMap((playlist) => [...playlist.slides, ...playlist.published]);
}
