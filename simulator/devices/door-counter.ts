import { doorCounted } from '#shared/contract/places.ts';
import type { Clock } from '#shared/link/clock.ts';
import type { Connector } from './connect-device.ts';
import { createEventOutbox } from './event-outbox.ts';

/** The counter above the door: numbers, nobody's. */
export interface DoorCounter {
  countIn(): void;
  countOut(people?: number): void;
  /** Sends what was counted since the last time, if anything was. */
  send(): void;
  waiting(): number;
  stop(): void;
}

const everyMs = 10_000;
const mostWaiting = 500;

/** Undefined when its credential is not ours. */
export function createDoorCounter(counterId: string, connector: Connector, clock: Clock): DoorCounter | undefined {
  const bus = connector.connect(counterId);
  if (bus === undefined) return undefined;
  const run = Math.floor(clock.now() / 1000).toString(36);
  let counted = { in: 0, out: 0 };
  let sent = 0;
  const outbox = createEventOutbox<{ readonly id: string; readonly at: number; readonly in: number; readonly out: number }>({
    most: mostWaiting,
    clock,
    onRefused: () => undefined,
    send: (body) => bus.publish(doorCounted, { counterId }, body),
  });

  function send(): void {
    if (counted.in === 0 && counted.out === 0) return;
    sent += 1;
    // While the hub is away for long, the counter goes on counting into one batch.
    if (outbox.offer({ id: `door-${run}-${sent}`, at: clock.now(), ...counted })) counted = { in: 0, out: 0 };
  }
  const stopSending = clock.every(everyMs, send);

  return {
    countIn: () => void (counted.in += 1),
    countOut: (people = 1) => void (counted.out += people),
    send,
    waiting: outbox.waiting,
    stop() {
      stopSending();
      outbox.stop();
    },
  };
}
