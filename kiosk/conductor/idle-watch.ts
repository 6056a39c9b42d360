import type { Clock } from '#shared/link/clock.ts';
import type { Stop } from '#shared/link/bus.ts';
import { isOpenCall } from '../session/call-rules.ts';
import { idleLimits, idlenessAfter } from '../session/idle-rules.ts';
import { isUntouched } from '../session/session-rules.ts';
import { shopLanguage, type StateCell } from './kiosk-state.ts';

const lookEveryMs = 250;

/** Watches how long nobody has touched the glass; warns, then asks to forget everything. */
export function watchIdleness(cell: StateCell, clock: Clock, onOver: () => void): { readonly touched: () => void; readonly stop: Stop } {
  let touchedAtMs = clock.monotonic();

  function look(): void {
    const { session, shop, idleness } = cell.get();
    // Never while an order is on its way: its number would be lost.
    if (isUntouched(session, shopLanguage(shop)) || session.attempt?.state === 'sending') {
      touchedAtMs = clock.monotonic();
    }
    const limits = idleLimits({ unhurried: session.comfort.unhurried, waitsForSeller: isOpenCall(session.call) });
    const now = idlenessAfter((clock.monotonic() - touchedAtMs) / 1000, limits);
    if (now.phase === 'over') {
      touchedAtMs = clock.monotonic();
      cell.change({ idleness: { phase: 'busy' } });
      onOver();
      return;
    }
    const isSame =
      now.phase === idleness.phase && (now.phase === 'busy' || (idleness.phase === 'warning' && now.secondsLeft === idleness.secondsLeft));
    if (!isSame) cell.change({ idleness: now });
  }

  return {
    touched() {
      touchedAtMs = clock.monotonic();
    },
    stop: clock.every(lookEveryMs, look),
  };
}
