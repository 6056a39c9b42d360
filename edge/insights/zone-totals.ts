import { answer, type Answer } from '#shared/contract/answer.ts';
import { readZoneFigures } from '#shared/contract/places.ts';
import { street } from '#shared/domain/visit-counts.ts';
import type { Records } from '../database/define.ts';
import type { StoreTime } from '../store-time.ts';
import { windowOf } from './about.ts';
import { isEnough, unlessFew } from './small-numbers.ts';
import { readFloorTotals, readHourTotals, type HourTotals } from './total-records.ts';

/** Plain totals of a window's zones, ways and doors. */
export function answerZoneTotals({ records, time }: { readonly records: Pick<Records, 'read'>; readonly time: StoreTime }): Answer {
  return answer(readZoneFigures, async ({ query }) => {
    const window = windowOf(query);
    const [{ shop, zones, transitions }, hours] = await Promise.all([
      records.read(readFloorTotals, window),
      records.read(readHourTotals, window),
    ]);
    return {
      ...window,
      visits: isEnough(shop.visits) ? shop.visits : 0,
      zones: zones
        .filter(({ visits }) => visits > 0)
        .toSorted((a, b) => (a.zoneId < b.zoneId ? -1 : 1))
        .map(({ zoneId, visits, dwellSeconds }) => ({
          zoneId,
          visits: unlessFew(visits, visits),
          meanDwellSeconds: unlessFew(visits, dwellSeconds / visits),
        })),
      transitions: transitions
        .filter(({ fromZoneId, toZoneId, visits }) => fromZoneId !== street && toZoneId !== street && isEnough(visits))
        .toSorted((a, b) => b.visits - a.visits),
      door: doorDays(hours, time),
    };
  });
}

function doorDays(hours: readonly HourTotals[], time: StoreTime) {
  const days = new Map<string, { businessDay: string; in: number; out: number }>();
  for (const { hourAt, entered, left } of hours) {
    if (entered + left === 0) continue;
    const businessDay = time.businessDayOf(hourAt);
    const day = days.get(businessDay) ?? { businessDay, in: 0, out: 0 };
    days.set(businessDay, { businessDay, in: day.in + entered, out: day.out + left });
  }
  return [...days.values()];
}
