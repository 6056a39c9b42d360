import { answer, type Answer } from '#shared/contract/answer.ts';
import { doorCounted, listVisits, readVisitPath, readZoneFigures } from '#shared/contract/places.ts';
import { dwellSeconds, type VisitStay } from '#shared/domain/visit.ts';
import { hourOf } from '#shared/domain/visit-counts.ts';
import type { Clock } from '#shared/link/clock.ts';
import { RefusedError } from '#shared/link/errors.ts';
import type { HubBus } from '../broker/hub-bus.ts';
import type { Records } from '../database/define.ts';
import type { StoreTime } from '../store-time.ts';
import { readPath, readVisits, readZoneTotals, recordDoor, type ZoneTotals } from './insight-records.ts';
import { isEnough, unlessFew } from './small-numbers.ts';

const usualLimit = 100;
const halfDayMs = 12 * 3_600_000;
const hourMs = 3_600_000;

export interface InsightsParts {
  readonly bus: HubBus;
  readonly records: Records;
  readonly clock: Clock;
  readonly time: StoreTime;
}

/** The manager's figures about places, and the door counters they lean on. */
export function createInsights({ bus, records, clock, time }: InsightsParts): { readonly answers: readonly Answer[] } {
  bus.record(doorCounted, async ({ id, at, in: entered, out: left }, { counterId }) => {
    await records.write(recordDoor, { eventId: id, counterId, at, entered, left });
  });

  const withDwell = (stay: VisitStay) => ({ ...stay, dwellSeconds: dwellSeconds(stay, clock.now()) });

  return {
    answers: [
      answer(listVisits, async ({ query: { from, to, limit = usualLimit } }) => {
        const { count, visits } = await records.read(readVisits, { from, to, limit });
        const isHidden = !isEnough(count);
        const shown = isHidden ? [] : visits.map((visit) => ({ ...visit, stays: visit.stays.map(withDwell) }));
        return { from, to, count: isHidden ? 0 : count, hiddenBelowFive: isHidden && count > 0, visits: shown };
      }),
      answer(readVisitPath, async ({ params }) => {
        const path = await records.read(readPath, { visitId: params.visitId, aroundMs: halfDayMs });
        // The same words for both, so that an id can't be tried out.
        if (path === undefined || !isEnough(path.visitsAround)) {
          throw new RefusedError(
            404,
            'visit-hidden',
            'no visit has that id, or fewer than five people had their path kept around that time',
          );
        }
        const { visitId, openedAt, closedAt, points } = path;
        return { visitId, openedAt, closedAt, points: [...points], stays: path.stays.map(withDwell) };
      }),
      answer(readZoneFigures, async ({ query }) => {
        // Whole hours only: a window of minutes could be moved about one visitor.
        const [from, to] = [hourOf(query.from), hourOf(query.to + hourMs - 1)];
        return { from, to, ...figuresOf(await records.read(readZoneTotals, { from, to }), time) };
      }),
    ],
  };
}

/** What may be said of totals: nothing about fewer than five visits; door counts are of everyone, and by business day. */
export function figuresOf(totals: ZoneTotals, time: Pick<StoreTime, 'businessDayOf'>) {
  const door = new Map<string, { businessDay: string; in: number; out: number }>();
  for (const { at, entered, left } of totals.door) {
    const businessDay = time.businessDayOf(at);
    const day = door.get(businessDay) ?? { businessDay, in: 0, out: 0 };
    door.set(businessDay, { businessDay, in: day.in + entered, out: day.out + left });
  }
  return {
    visits: isEnough(totals.visits) ? totals.visits : 0,
    zones: totals.zones.map(({ zoneId, visits, dwellSeconds: seconds }) => ({
      zoneId,
      visits: unlessFew(visits, visits),
      meanDwellSeconds: unlessFew(visits, seconds / visits),
    })),
    transitions: totals.transitions.filter(({ visits }) => isEnough(visits)).map((transition) => ({ ...transition })),
    door: [...door.values()],
  };
}
