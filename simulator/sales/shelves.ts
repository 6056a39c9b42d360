import { listProducts, readProduct, type ProductCardBody } from '#shared/contract/products.ts';
import type { HttpClient } from '#shared/link/http-client.ts';
import type { Chance } from '../chance.ts';
import type { Piece } from './receipt-rules.ts';

/** What hangs where, as the hub's catalogue tells it. Calls may throw RefusedError. */
export interface Shelves {
  readonly productCount: number;
  /** Undefined for a product that hangs nowhere. */
  zoneOf(productId: string): string | undefined;
  /** A piece someone would take in a zone, at its price now and in stock now; undefined when nothing they liked is left. */
  choosePiece(zoneId: string, chance: Chance): Promise<Piece | undefined>;
  /** The same among the products of a family. */
  choosePieceOfFamily(family: string, chance: Chance): Promise<Piece | undefined>;
}

const newPull = 2;
const tries = 4;

export async function openShelves(http: HttpClient): Promise<Shelves> {
  const { products } = await http.call(listProducts, { query: { limit: 500 } });
  const zones = new Map(products.map(({ id, zoneId }) => [id, zoneId]));

  async function chooseAmong(candidates: readonly ProductCardBody[], chance: Chance): Promise<Piece | undefined> {
    for (let tried = 0; tried < tries; tried += 1) {
      const card = chance.weigh(candidates, (product) => (product.isNew ? newPull : 1) * (1 + Math.log1p(product.likes)));
      if (card === undefined) return undefined;
      const product = await http.call(readProduct, { params: { productId: card.id } });
      const variant = chance.weigh(product.variants, ({ onHand }) => Math.min(3, Math.max(0, onHand)));
      if (variant !== undefined) return { sku: variant.sku, productId: product.id, family: product.family, unitCents: product.priceCents };
    }
    return undefined;
  }

  return {
    productCount: products.length,
    zoneOf: (productId) => zones.get(productId) ?? undefined,
    choosePiece: (zoneId, chance) =>
      chooseAmong(
        products.filter((product) => product.zoneId === zoneId),
        chance,
      ),
    choosePieceOfFamily: (family, chance) =>
      chooseAmong(
        products.filter((product) => product.family === family),
        chance,
      ),
  };
}
