import type { Clock } from '#shared/link/clock.ts';
import type { OnHand } from '../session/stock-rules.ts';
import type { StateCell } from './kiosk-state.ts';

const gatherMs = 100;

/**
 * Live numbers come in bursts: on connecting, the broker hands over hundreds of retained ones. They are put on the screen together,
 * at most ten times a second, so that a slow box draws once and not for each.
 */
export function gatherLive(
  cell: StateCell,
  clock: Clock,
): { readonly stock: (productId: string, onHand: OnHand) => void; readonly likes: (productId: string, likes: number) => void } {
  const stock = new Map<string, OnHand>();
  const likes = new Map<string, number>();
  let isWaiting = false;

  function show(): void {
    isWaiting = false;
    const { shop } = cell.get();
    cell.changeShop({ stock: new Map([...shop.stock, ...stock]), likes: new Map([...shop.likes, ...likes]) });
    stock.clear();
    likes.clear();
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
  };
}
