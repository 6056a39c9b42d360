import { readPlan } from '#shared/contract/places.ts';
import { listProducts, readProduct, type ProductPageBody } from '#shared/contract/products.ts';
import { readStore } from '#shared/contract/staff.ts';
import type { Clock } from '#shared/link/clock.ts';
import type { HttpClient } from '#shared/link/http-client.ts';
import type { Shop } from './shop.ts';

export interface ShopReaderParts {
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly shop: () => Shop;
  readonly change: (shop: Shop) => void;
  /** When the hub gave the catalogue's last answer; one that the worker kept is older than now. */
  readonly answeredAt: () => number | undefined;
  /** Keeps a picture for when the hub is away. */
  readonly keepPicture: (assetId: string) => Promise<void>;
}

export interface ShopReader {
  /** Reads shop, plan and the whole catalogue anew. Answers false when the hub didn't answer; what was read before stays. */
  readAll(): Promise<boolean>;
  /** Reads the floor plan alone; one read before stays when the hub doesn't answer. */
  readPlan(): Promise<void>;
  /** Reads one product's page; a page already there is shown meanwhile. */
  readPage(productId: string): Promise<ProductPageBody | undefined>;
  /** Reads every other page and picture one after the other, so that the whole catalogue browses with the hub away. */
  readAhead(signal: AbortSignal): Promise<void>;
}

const wholeCatalogue = 500;
/** A breath between two reads ahead: a shopper's own touch never waits behind them. */
const readAheadPauseMs = 60;

export function createShopReader({ http, clock, shop, change, keepPicture, answeredAt }: ShopReaderParts): ShopReader {
  function keepPage(page: ProductPageBody): void {
    const unreadable = new Set(shop().unreadable);
    unreadable.delete(page.id);
    change({ ...shop(), pages: new Map(shop().pages).set(page.id, page), unreadable });
  }

  async function readPage(productId: string): Promise<ProductPageBody | undefined> {
    try {
      const page = await http.call(readProduct, { params: { productId } });
      keepPage(page);
      return page;
    } catch {
      // Shown on the page itself, with a way to try again.
      change({ ...shop(), unreadable: new Set(shop().unreadable).add(productId) });
      return shop().pages.get(productId);
    }
  }

  return {
    readPage,
    async readAll() {
      try {
        const [store, plan, listed] = await Promise.all([
          http.call(readStore),
          http.call(readPlan),
          http.call(listProducts, { query: { limit: wholeCatalogue } }),
        ]);
        const { products, families } = listed;
        change({ ...shop(), phase: 'ready', store, plan, products, families, readAt: answeredAt() ?? clock.now() });
        return true;
      } catch {
        // The caller tries again; a catalogue read before is kept and shown with its age.
        if (shop().products.length === 0) change({ ...shop(), phase: 'failed' });
        return false;
      }
    },
    async readPlan() {
      try {
        const plan = await http.call(readPlan);
        change({ ...shop(), plan });
      } catch {
        // The shop as a whole is read again later; a plan a little old still leads to the goods.
      }
    },
    async readAhead(signal) {
      for (const card of shop().products) {
        if (signal.aborted || shop().offlineSince !== undefined) return;
        const page = shop().pages.get(card.id) ?? (await readPage(card.id));
        for (const picture of new Set([card.picture, ...(page?.variants.map((variant) => variant.picture) ?? [])])) {
          if (!signal.aborted) await keepPicture(picture);
        }
        await new Promise<void>((resolve) => clock.after(readAheadPauseMs, resolve));
      }
    },
  };
}
