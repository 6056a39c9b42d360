import { counterTotals } from '#shared/contract/counters.ts';
import { doorCounted } from '#shared/contract/places.ts';
import type { Clock } from '#shared/link/clock.ts';
import type { HubBus } from '../broker/hub-bus.ts';
import type { Records } from '../database/define.ts';
import { recordDoor, recordReading } from './counter-records.ts';

// A counter's clock may be a little ahead of ours; further ahead it is wrong, and people who come tomorrow can't be counted today.
const mostAheadMs = 5 * 60_000;
// Readings are kept for thirty days: of an older one nobody knows between which two it belongs.
const oldestReadingMs = 20 * 24 * 3_600_000;

export interface CountersParts {
  readonly bus: Pick<HubBus, 'record'>;
  readonly records: Pick<Records, 'write'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** Listens to counters at the doors, by what they saw or by what they show. */
export function recordCounters({ bus, records, clock }: CountersParts): void {
  const momentOf = (at: number): number => (at > clock.now() + mostAheadMs ? Math.round(clock.now()) : at);

  bus.record(doorCounted, async ({ id, at, in: entered, out: left }, { counterId }) => {
    await records.write(recordDoor, { eventId: id, counterId, at: momentOf(at), entered, left });
  });
  bus.record(counterTotals, async ({ at, in: entered, out: left }, { counterId }) => {
    if (at < clock.now() - oldestReadingMs) return;
    await records.write(recordReading, { counterId, at: momentOf(at), entered, left });
  });
}
