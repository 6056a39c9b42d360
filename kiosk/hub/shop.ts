import type { RouteReply } from '#shared/contract/define-route.ts';
import type { ProductCardBody, ProductPageBody } from '#shared/contract/products.ts';
import type { readStore } from '#shared/contract/staff.ts';
import type { FloorPlan, Point } from '#shared/domain/floor-plan.ts';
import type { Family } from '../session/search-rules.ts';
import type { OnHand } from '../session/stock-rules.ts';

export type Store = RouteReply<typeof readStore>;

/** What the kiosk knows of the shop: read at start, kept while the hub is away, corrected live. */
export interface Shop {
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly store: Store | undefined;
  readonly products: readonly ProductCardBody[];
  readonly families: readonly Family[];
  /** Pages read so far, by product. */
  readonly pages: ReadonlyMap<string, ProductPageBody>;
  /** Products whose page couldn't be read at the last try. */
  readonly unreadable: ReadonlySet<string>;
  readonly plan: FloorPlan | undefined;
  /** Live stock, by product then SKU. */
  readonly stock: ReadonlyMap<string, OnHand>;
  readonly likes: ReadonlyMap<string, number>;
  /** When the catalogue was last read, Unix milliseconds. */
  readonly readAt: number | undefined;
  /** Since when the hub has been away; undefined while it answers. */
  readonly offlineSince: number | undefined;
}

export const emptyShop: Shop = {
  phase: 'loading',
  store: undefined,
  products: [],
  families: [],
  pages: new Map(),
  unreadable: new Set(),
  plan: undefined,
  stock: new Map(),
  likes: new Map(),
  readAt: undefined,
  offlineSince: undefined,
};

/** The likes of a product now: what was heard live wins over what was read. */
export function likesOf(shop: Shop, product: { readonly id: string; readonly likes: number }): number {
  return shop.likes.get(product.id) ?? product.likes;
}

/** The picture of a product in the colour in view; its main one until its page is read. Undefined for a product nobody knows. */
export function pictureInView(
  shop: Shop,
  view: { readonly productId: string; readonly swatch?: string | undefined; readonly sku?: string | undefined },
): string | undefined {
  const variants = shop.pages.get(view.productId)?.variants ?? [];
  const swatch = view.swatch ?? variants.find((variant) => variant.sku === view.sku)?.swatch;
  const inColour = variants.find((variant) => variant.swatch === swatch) ?? variants[0];
  return inColour?.picture ?? shop.products.find(({ id }) => id === view.productId)?.picture;
}

/** Where this kiosk stands: the plan's fixture of its own name, when the plan has one. */
export function placeOfKiosk(plan: FloorPlan, kioskId: string): Point | undefined {
  return plan.fixtures.find((fixture) => fixture.kind === 'kiosk' && fixture.id === kioskId)?.centre;
}
