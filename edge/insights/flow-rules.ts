import type { Zone } from '#shared/domain/floor-plan.ts';
import { street } from '#shared/domain/visit-counts.ts';
import { shareFigure, visitsFigure } from './figure-rules.ts';
import { hideFew } from './hide-rules.ts';
import type { TransitionTotals, WayTotals } from './total-records.ts';

/** The ways people took, most used first, hidden ones last. Those from the street and those to it add up to all visits, so they are hidden with care. */
export function linksOf({ zones, transitions }: WayTotals, plan: readonly Zone[], zone?: string) {
  const known = new Set([street, ...plan.map(({ id }) => id)]);
  const ways = transitions.filter(({ fromZoneId, toZoneId }) => known.has(fromZoneId) && known.has(toZoneId));
  const hides = new Set([
    ...hiddenAmong(ways.filter(({ fromZoneId }) => fromZoneId === street)),
    ...hiddenAmong(ways.filter(({ toZoneId }) => toZoneId === street)),
  ]);
  const fromStreet = ways.reduce((sum, { fromZoneId, visits }) => (fromZoneId === street ? sum + visits : sum), 0);
  const visitsOf = (zoneId: string): number => (zoneId === street ? fromStreet : (zones.find((one) => one.zoneId === zoneId)?.visits ?? 0));
  return (
    ways
      .filter(({ fromZoneId, toZoneId }) => zone === undefined || fromZoneId === zone || toZoneId === zone)
      .map((way) => ({
        fromZoneId: way.fromZoneId === street ? null : way.fromZoneId,
        toZoneId: way.toZoneId === street ? null : way.toZoneId,
        visits: visitsFigure(way.visits, hides.has(way)),
        share: shareFigure(way.visits, visitsOf(way.fromZoneId), hides.has(way)),
      }))
      // Hidden ones last and in no order: a place between two others would tell how many they are.
      .toSorted((a, b) => (b.visits.value ?? -1) - (a.visits.value ?? -1) || nameOf(a).localeCompare(nameOf(b)))
  );
}

function nameOf({ fromZoneId, toZoneId }: { readonly fromZoneId: string | null; readonly toZoneId: string | null }): string {
  return `${fromZoneId ?? street} ${toZoneId ?? street}`;
}

function hiddenAmong(ways: readonly TransitionTotals[]): readonly TransitionTotals[] {
  const hides = hideFew(ways.map(({ visits }) => visits));
  return ways.filter((_, nth) => hides[nth]);
}
