import { kioskCalled } from '#shared/contract/kiosks.ts';
import type { Bus, Stop } from '#shared/link/bus.ts';
import type { Clock } from '#shared/link/clock.ts';
import { newEventId } from '../hub/event-id.ts';
import { afterAnswer, afterSent, makeCall, nextCallStep } from '../session/call-rules.ts';
import type { StateCell } from './kiosk-state.ts';

export interface PersonCaller {
  /** Calls, unless a call is open already. */
  call(): void;
  /** Sends a call that waited for the hub. */
  hubIsBack(): void;
  answered(callId: string, seller: string): void;
  stop: Stop;
}

export interface PersonCallerParts {
  readonly cell: StateCell;
  readonly clock: Clock;
  /** Undefined until the kiosk is connected. */
  readonly bus: () => Bus | undefined;
}

const lookEveryMs = 1_000;

/** Calls for a person over the bus: sent, sent again politely while nobody comes, given up in words. */
export function createPersonCaller({ cell, clock, bus }: PersonCallerParts): PersonCaller {
  let sentAtMs = 0;
  const stop = clock.every(lookEveryMs, look);

  async function send(): Promise<void> {
    const { call } = cell.get().session;
    const { device } = cell.get();
    const line = bus();
    // Never handed to a queue: a call that goes out long after the shopper left would fetch a seller for nobody.
    if (call === undefined || device === undefined || line === undefined || !line.isOnline()) return;
    const { callId, at, productId } = call;
    sentAtMs = clock.monotonic();
    await line.publish(kioskCalled, { kioskId: device.deviceId }, { id: callId, at, ...(productId === undefined ? {} : { productId }) });
    const now = cell.get().session.call;
    if (now?.callId === callId) cell.changeSession({ call: afterSent(now) });
  }

  function look(): void {
    const { call } = cell.get().session;
    if (call === undefined) return;
    const step = nextCallStep(call, (clock.monotonic() - sentAtMs) / 1000);
    if (step === 'repeat') void send();
    if (step === 'give-up') cell.changeSession({ call: { ...call, state: 'nobody' } });
  }

  return {
    call() {
      const { call, view } = cell.get().session;
      if (call !== undefined && call.state !== 'nobody') return;
      const productId = view.at === 'product' ? view.productId : undefined;
      cell.changeSession({ call: makeCall(newEventId(), clock.now(), productId), sheet: 'call' });
      void send();
    },
    hubIsBack() {
      if (cell.get().session.call?.state === 'sending') void send();
    },
    answered(callId, seller) {
      const call = afterAnswer(cell.get().session.call, callId, seller);
      if (call !== undefined && call !== cell.get().session.call) cell.changeSession({ call, sheet: 'call' });
    },
    stop,
  };
}
