import type { OrderBody } from '#shared/contract/kiosks.ts';

export type OrderState = OrderBody['state'];

export const openStates = ['placed', 'preparing', 'ready'] as const satisfies readonly OrderState[];

/** What an order becomes when someone has done the next thing; undefined once it is over. */
export function nextState(state: OrderState): OrderState | undefined {
  switch (state) {
    case 'placed':
      return 'preparing';
    case 'preparing':
      return 'ready';
    case 'ready':
      return 'collected';
    case 'collected':
    case 'cancelled':
      return undefined;
  }
}

/** The orders of a column, the longest waiting first. */
export function ordersIn(orders: readonly OrderBody[], state: OrderState): readonly OrderBody[] {
  return orders.filter((order) => order.state === state).sort((a, b) => a.placedAt - b.placedAt);
}

/** Orders that are over, the latest first. */
export function finishedOrders(orders: readonly OrderBody[]): readonly OrderBody[] {
  return orders.filter((order) => nextState(order.state) === undefined).sort((a, b) => b.stateAt - a.stateAt);
}

/** A promise of one hour (click and collect's usual): 'late' beyond it, 'soon' in its last quarter. */
export function hurryOf(order: OrderBody, now: number): 'calm' | 'soon' | 'late' {
  if (order.state !== 'placed' && order.state !== 'preparing') return 'calm';
  const waitedMinutes = (now - order.placedAt) / 60_000;
  if (waitedMinutes >= 60) return 'late';
  return waitedMinutes >= 45 ? 'soon' : 'calm';
}

/** Lines that can't be taken off the shelf: more ordered than the shop has. */
export function missingLines(order: OrderBody): OrderBody['lines'] {
  return order.lines.filter((line) => line.onHand < line.quantity);
}
