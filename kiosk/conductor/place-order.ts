import { placeOrder } from '#shared/contract/kiosks.ts';
import { RefusedError } from '#shared/link/errors.ts';
import type { HttpClient } from '#shared/link/http-client.ts';
import { newEventId } from '../hub/event-id.ts';
import type { StateCell } from './kiosk-state.ts';

/**
 * Orders what is in the basket and shows the number. As long as it is unknown whether the hub has the order, it is sent again
 * with the same id and the same lines, so that it is placed once at most.
 */
export async function orderBasket(cell: StateCell, http: HttpClient): Promise<void> {
  const { basket, attempt } = cell.get().session;
  if (basket.length === 0 || attempt?.state === 'sending') return;
  const id = attempt?.state === 'unknown' ? attempt.id : newEventId();
  cell.changeSession({ attempt: { id, state: 'sending' } });
  try {
    const lines = basket.map(({ sku, quantity }) => ({ sku, quantity }));
    const order = await http.call(placeOrder, { body: { id, lines } });
    if (cell.get().session.attempt?.id !== id) return;
    cell.changeSession({ basket: [], attempt: undefined, trail: [], sheet: undefined, view: { at: 'order', order } });
  } catch (error) {
    if (cell.get().session.attempt?.id !== id) return;
    // Only a 4xx says that the hub has read the order and does not have it.
    const isRefused = error instanceof RefusedError && error.status >= 400 && error.status < 500;
    cell.changeSession({ attempt: isRefused ? { id, state: 'refused', words: error.message } : { id, state: 'unknown' } });
  }
}
