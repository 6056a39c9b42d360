import { zoneAt, type FloorPlan } from '#shared/domain/floor-plan.ts';
import { beginProgress, endStays, isVisit, moveOn, type Progress } from '#shared/domain/visit.ts';
import { withTurningPoint, zoneDepths } from '#shared/domain/turning-point.ts';
import { countVisit, street } from '#shared/domain/visit-counts.ts';
import type { Person } from '../people/person.ts';
import type { Witness } from '../witness.ts';
import { addFigures, emptyZone, nothing, type TrueFigures } from './true-figures.ts';

/** Counts what happens as a hub would that always knew where everyone is: the same rules, without a radio between. */
export interface Tally extends Witness {
  /** The figures since the last time; visits that have not ended yet come with the next. */
  take(): TrueFigures;
}

interface Watched {
  readonly openedAt: number;
  readonly hasTag: boolean;
  lastAt: number;
  progress: Progress;
  hasBought: boolean;
}

export function createTally(plan: FloorPlan): Tally {
  const inside = new Map<number, Watched>();
  let figures = nothing;

  function begin({ id, tag }: Person, at: number): Watched {
    const watched = { openedAt: at, hasTag: tag !== undefined, lastAt: at, progress: beginProgress(at), hasBought: false };
    inside.set(id, watched);
    figures = addFigures(figures, { ...nothing, persons: 1 });
    return watched;
  }

  function end({ openedAt, lastAt, progress, hasTag, hasBought }: Watched): void {
    if (!hasTag || !isVisit(openedAt, lastAt, 0)) return;
    const counted = countVisit(openedAt, lastAt, endStays(progress.stays, lastAt));
    const { visit, zones, transitions } = withTurningPoint(counted, zoneDepths(plan));
    const farthest = transitions.find(({ fromZoneId, toZoneId }) => fromZoneId === toZoneId)?.toZoneId;
    figures = addFigures(figures, {
      ...nothing,
      visits: 1,
      dwellSeconds: visit.dwellSeconds,
      visitsWithPurchase: hasBought ? 1 : 0,
      zones: Object.fromEntries(
        zones.map(({ zoneId, dwellSeconds, engaged, turnedBack }) => [
          zoneId,
          {
            visits: 1,
            dwellSeconds,
            engaged: engaged ? 1 : 0,
            turnedBack: turnedBack ? 1 : 0,
            farthest: zoneId === farthest ? 1 : 0,
            tickets: 0,
          },
        ]),
      ),
      transitions: Object.fromEntries(
        transitions
          .filter(({ fromZoneId, toZoneId }) => fromZoneId !== street && toZoneId !== street && fromZoneId !== toZoneId)
          .map(({ fromZoneId, toZoneId }) => [`${fromZoneId} > ${toZoneId}`, 1]),
      ),
    });
  }

  return {
    see(people, at) {
      const shoppers = people.filter(({ tag }) => tag?.kind !== 'staff');
      for (const person of shoppers) {
        const watched = inside.get(person.id) ?? begin(person, at);
        watched.lastAt = at;
        watched.progress = moveOn(watched.progress, zoneAt(plan, person.walker.at)?.id ?? null, at, watched.openedAt);
      }
      if (inside.size === shoppers.length) return;
      const here = new Set(shoppers.map(({ id }) => id));
      for (const [id, watched] of inside) {
        if (here.has(id)) continue;
        inside.delete(id);
        end(watched);
      }
    },
    noteReceipt(members, { kind, totalCents }, zoneIds) {
      const isSale = kind === 'sale';
      for (const { id } of members) {
        const watched = inside.get(id);
        if (watched !== undefined && isSale) watched.hasBought = true;
      }
      figures = addFigures(figures, {
        ...nothing,
        tickets: isSale ? 1 : 0,
        returns: isSale ? 0 : 1,
        revenueCents: totalCents,
        zones: Object.fromEntries([...new Set(zoneIds)].map((zoneId) => [zoneId, { ...emptyZone, tickets: 1 }])),
      });
    },
    take() {
      const taken = figures;
      figures = nothing;
      return taken;
    },
    close: () => Promise.resolve(),
  };
}
