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

/** How long a tag lies in one spot of a zone before it counts as put back, or anywhere else as forgotten. */
function parkedAfterSeconds(purpose: ZonePurpose | undefined, rules: VisitRules): number {
  switch (purpose) {
    case 'corral':
      return rules.corralSeconds;
    case 'entrance':
    case 'exit':
    case 'till':
    case 'stock':
      return rules.parkedSeconds;
    case 'sales':
    case 'fitting':
    case undefined:
      return rules.forgottenSeconds;
  }
}

/** True when a tag lies where it was put back, or where someone forgot it. */
export function isParked(rest: Rest, purpose: ZonePurpose | undefined, atMs: number, rules: VisitRules): boolean {
  return atMs - rest.sinceMs >= parkedAfterSeconds(purpose, rules) * 1000;
}
