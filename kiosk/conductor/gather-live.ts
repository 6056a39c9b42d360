import type { Clock } from '#shared/link/clock.ts';
import { repriceBasket, withPrices, type LivePrice } from '../session/price-rules.ts';
import type { OnHand } from '../session/stock-rules.ts';
import type { StateCell } from './kiosk-state.ts';

const gatherMs = 100;

/** Takes live numbers, by product. */
export interface Live {
  readonly stock: (productId: string, onHand: OnHand) => void;
  readonly likes: (productId: string, likes: number) => void;
  readonly price: (productId: string, price: LivePrice) => void;
}

/**
 * Live numbers come in bursts: on connecting, the broker hands over hundreds of retained ones. They are put on the screen together,
 * at most ten times a second, so that a slow box draws once and not for each.
 */
export function gatherLive(cell: StateCell, clock: Clock): Live {
  const stock = new Map<string, OnHand>();
  const likes = new Map<string, number>();
  const prices = new Map<string, LivePrice>();
  let isWaiting = false;

  function show(): void {
    isWaiting = false;
    const { shop, session } = cell.get();
    const goods = withPrices(shop, prices);
    cell.changeShop({ stock: new Map([...shop.stock, ...stock]), likes: new Map([...shop.likes, ...likes]), ...goods });
    if (goods !== undefined) cell.changeSession({ basket: repriceBasket(session.basket, prices) });
    stock.clear();
    likes.clear();
    prices.clear();
  }
  function showSoon(): void {
    if (isWaiting) return;
    isWaiting = true;
    clock.after(gatherMs, show);
  }
  return {
    stock(productId, onHand) {
      stock.set(productId, onHand);
      showSoon();
    },
    likes(productId, number) {
      likes.set(productId, number);
      showSoon();
    },
    price(productId, price) {
      prices.set(productId, price);
      showSoon();
    },
  };
}
