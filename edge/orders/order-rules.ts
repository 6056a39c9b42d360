import type { OrderBody } from '#shared/contract/kiosks.ts';

type OrderState = OrderBody['state'];

const rank: Readonly<Record<OrderState, number>> = { placed: 0, preparing: 1, ready: 2, collected: 3, cancelled: 4 };

/** An order only goes forward; it can be cancelled until it was collected. */
export function mayMove(from: OrderState, to: OrderState): boolean {
  if (from === 'collected' || from === 'cancelled') return false;
  return rank[to] > rank[from];
}

/** What is called out: a letter that changes with the day and the day's count, `B-07`. */
export function orderNumber(businessDay: string, count: number): string {
  const letters = 'ABCDEFGHJKLMNPRSTVWXYZ';
  const day = Number(businessDay.slice(8, 10));
  return `${letters[day % letters.length] ?? 'A'}-${String(count).padStart(2, '0')}`;
}
