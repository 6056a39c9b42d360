import { answer, type Answer } from '#shared/contract/answer.ts';
import { listVisits, readVisitPath } from '#shared/contract/places.ts';
import { dwellSeconds, type VisitStay } from '#shared/domain/visit.ts';
import type { Clock } from '#shared/link/clock.ts';
import { RefusedError } from '#shared/link/errors.ts';
import type { Records } from '../database/define.ts';
import { readPath, readVisits } from './visit-records.ts';
import { isEnough } from './small-numbers.ts';

const usualLimit = 100;
const halfDayMs = 12 * 3_600_000;

/** Visits of people who agreed to have their path kept, one by one. */
export function answerVisits({
  records,
  clock,
}: {
  readonly records: Pick<Records, 'read'>;
  readonly clock: Pick<Clock, 'now'>;
}): Answer[] {
  const withDwell = (stay: VisitStay) => ({ ...stay, dwellSeconds: dwellSeconds(stay, clock.now()) });
  return [
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
        throw new RefusedError(404, 'visit-hidden', 'no visit has that id, or fewer than five people had their path kept around that time');
      }
      const { visitId, openedAt, closedAt, points } = path;
      return { visitId, openedAt, closedAt, points: [...points], stays: path.stays.map(withDwell) };
    }),
  ];
}
