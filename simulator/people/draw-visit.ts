import { metresBetween, type FloorPlan, type Point, type Zone } from '#shared/domain/floor-plan.ts';
import type { Chance } from '../chance.ts';
import type { TagWish } from './tag-wish.ts';

/** What someone means to do next. Places are chosen when they get there: another may stand in the way. */
export type Stop =
  | { readonly kind: 'arrive'; readonly seconds: number }
  | { readonly kind: 'browse'; readonly zoneId: string; readonly seconds: number }
  | { readonly kind: 'fit'; readonly seconds: number }
  | { readonly kind: 'pay' };

/** What one person of a party brings with them. */
export interface Visitor {
  readonly metresPerSecond: number;
  readonly tag: TagWish;
}

/** Everything a party has in mind when it comes in. */
export interface Visit {
  readonly visitors: readonly [Visitor, ...Visitor[]];
  readonly stops: readonly Stop[];
  readonly likes: number;
  readonly isBuying: boolean;
}

/** How much people are drawn to a zone of the sample shop; any other sales zone draws 1.5. */
const interest: Readonly<Record<string, number>> = {
  'new-season': 3.4,
  denim: 2.8,
  dresses: 2.3,
  knitwear: 2.4,
  shirts: 2,
  coats: 1.8,
  accessories: 1.6,
  shoes: 1.4,
};
const usualInterest = 1.5;
const wanderMetres = 6;
/** Zones beyond the first, on average. Who takes a fob has come to look around. */
const furtherZones = 2.6;
const furtherZonesWithFob = 3.8;

export function middleOf(zone: Zone): Point {
  const count = zone.outline.length;
  return {
    xMetres: zone.outline.reduce((sum, corner) => sum + corner.xMetres, 0) / count,
    yMetres: zone.outline.reduce((sum, corner) => sum + corner.yMetres, 0) / count,
  };
}

/** Different zones by their pull, then roughly the nearest next: people don't criss-cross a shop, nor do they plan a tour. */
function drawZones(plan: FloorPlan, chance: Chance, further: number): readonly Zone[] {
  const [door = { xMetres: 0, yMetres: 0 }] = plan.entrances;
  let left = plan.zones.filter((zone) => zone.purpose === 'sales');
  const count = Math.min(left.length, 1 + Math.floor(chance.exponential(further)));
  const wanted: Zone[] = [];
  while (wanted.length < count) {
    const zone = chance.weigh(left, ({ id }) => interest[id] ?? usualInterest);
    if (zone === undefined) break;
    wanted.push(zone);
    left = left.filter((other) => other !== zone);
  }
  const ordered: Zone[] = [];
  for (let from = door; ordered.length < wanted.length;) {
    const rest = wanted.filter((zone) => !ordered.includes(zone));
    const next = rest
      .map((zone) => ({ zone, metres: metresBetween(from, middleOf(zone)) + chance.between(0, wanderMetres) }))
      .toSorted((a, b) => a.metres - b.metres)[0]?.zone;
    if (next === undefined) break;
    ordered.push(next);
    from = middleOf(next);
  }
  return ordered;
}

function drawBrowsing(zone: Zone, chance: Chance): readonly Stop[] {
  return Array.from({ length: 1 + Math.floor(chance.exponential(1.5)) }, () => ({
    kind: 'browse' as const,
    zoneId: zone.id,
    seconds: Math.min(180, Math.max(4, chance.logNormal(24, 0.8))),
  })).slice(0, 5);
}

function drawVisitors(chance: Chance, drawTag: () => TagWish): readonly [Visitor, ...Visitor[]] {
  const size = chance.weigh([1, 2, 3], (people) => [0, 60, 31, 9][people] ?? 0) ?? 1;
  const metresPerSecond = chance.between(0.8, 1.2);
  const companions = Array.from({ length: size - 1 }, () => ({
    metresPerSecond: metresPerSecond * chance.between(0.97, 1.06),
    tag: drawTag(),
  }));
  return [{ metresPerSecond, tag: drawTag() }, ...companions];
}

/** One party's visit: who they are, where they go, whether they try something on and whether they buy. */
export function drawVisit(plan: FloorPlan, chance: Chance, drawTag: () => TagWish): Visit {
  const visitors = drawVisitors(chance, drawTag);
  const zones = drawZones(plan, chance, visitors.some(({ tag }) => tag === 'fob') ? furtherZonesWithFob : furtherZones);
  const triesOn = chance.happens(0.14 + 0.05 * zones.length);
  const isBuying = chance.happens(triesOn ? 0.62 : 0.27);
  const fitAfter = chance.whole(Math.ceil(zones.length / 2), zones.length) - 1;
  const middle = zones.flatMap((zone, place): readonly Stop[] => {
    const fit: readonly Stop[] =
      triesOn && place === fitAfter ? [{ kind: 'fit', seconds: Math.min(420, Math.max(50, chance.logNormal(130, 0.45))) }] : [];
    return [...drawBrowsing(zone, chance), ...fit];
  });
  return {
    visitors,
    stops: [{ kind: 'arrive', seconds: chance.between(3, 12) }, ...middle, ...(isBuying ? [{ kind: 'pay' } as const] : [])],
    likes: chance.weigh([0, 1, 2], (likes) => [55, 30, 15][likes] ?? 0) ?? 0,
    isBuying,
  };
}
