import { metresBetween, type Point, type ZonePurpose } from '#shared/domain/floor-plan.ts';
import type { VisitRules } from '#shared/domain/visit.ts';

/** A tag that lies still seems to wander about its place: the spot follows it this much each second, slower than anyone walks. */
const following = 0.05;

/** A spot a tag has not left since `sinceMs`. */
export interface Rest {
  readonly at: Point;
  readonly sinceMs: number;
}

/** The spot a tag rests in after it was seen at `at`; another one once it is further away than noise explains. */
export function restOf(rest: Rest | undefined, at: Point, atMs: number, rules: VisitRules): Rest {
  if (rest === undefined || metresBetween(rest.at, at) > rules.parkedRadiusMetres) return { at, sinceMs: atMs };
  const xMetres = rest.at.xMetres + following * (at.xMetres - rest.at.xMetres);
  const yMetres = rest.at.yMetres + following * (at.yMetres - rest.at.yMetres);
  return { at: { xMetres, yMetres }, sinceMs: rest.sinceMs };
}

/** Fobs and baskets are put back at the door, at a till or in the stockroom; someone may well stand long anywhere else, but not for an hour. */
const parkingPurposes: readonly ZonePurpose[] = ['entrance', 'till', 'stock'];

/** True when a tag lies where it was put back, or where someone forgot it. */
export function isParked(rest: Rest, purpose: ZonePurpose | undefined, atMs: number, rules: VisitRules): boolean {
  const isPlaceForTags = purpose !== undefined && parkingPurposes.includes(purpose);
  return atMs - rest.sinceMs >= (isPlaceForTags ? rules.parkedSeconds : rules.forgottenSeconds) * 1000;
}
