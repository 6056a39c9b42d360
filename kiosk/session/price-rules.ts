import type { ProductCardBody, ProductPageBody } from '#shared/contract/products.ts';
import type { Basket } from './basket-rules.ts';

/** What a product costs now; `wasCents` is the struck price of a reduction. */
export interface LivePrice {
  readonly priceCents: number;
  readonly wasCents: number | undefined;
}

export type LivePrices = ReadonlyMap<string, LivePrice>;

interface Priced {
  readonly products: readonly ProductCardBody[];
  readonly pages: ReadonlyMap<string, ProductPageBody>;
}

/** The goods with these prices; undefined where they had them already, which is every one of them on connecting. */
export function withPrices({ products, pages }: Priced, prices: LivePrices): Priced | undefined {
  if (prices.size === 0) return undefined;
  const isOther = ({ id, priceCents, wasCents }: ProductCardBody): boolean => {
    const price = prices.get(id);
    return price !== undefined && (price.priceCents !== priceCents || price.wasCents !== wasCents);
  };
  if (![...products, ...pages.values()].some(isOther)) return undefined;
  const put = <Product extends ProductCardBody>(product: Product): Product => {
    const price = prices.get(product.id);
    return price === undefined ? product : Object.assign({}, product, price);
  };
  return { products: products.map(put), pages: new Map([...pages].map(([id, page]) => [id, put(page)])) };
}

/** Nobody pays another price than the one that stands beside the piece. */
export function repriceBasket(basket: Basket, prices: LivePrices): Basket {
  return basket.map((line) => ({ ...line, unitCents: prices.get(line.productId)?.priceCents ?? line.unitCents }));
}
