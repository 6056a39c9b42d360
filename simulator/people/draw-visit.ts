import { metresBetween, type FloorPlan, type Point, type Zone } from '#shared/domain/floor-plan.ts';
import type { Chance } from '../chance.ts';
import type { TagWish } from './tag-wish.ts';
import type { Tastes } from './tastes.ts';

/** What someone means to do next. Places are chosen when they get there: another may stand in the way. */
export type Stop =
  | { readonly kind: 'arrive'; readonly seconds: number }
  | { readonly kind: 'browse'; readonly zoneId: string; readonly seconds: number }
  /** A look into a zone that does not keep them. */
  | { readonly kind: 'glance'; readonly zoneId: string; readonly seconds: number }
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
}

/** The shop as people draw their visits from it. */
export interface VisitGround {
  readonly plan: FloorPlan;
  readonly tastes: Tastes;
  readonly drawTag: () => TagWish;
}

const wanderMetres = 6;
/** Most people turn to the right when they come in (Sorensen 2009, Underhill 1999: about seven of ten). */
const rightShare = 0.7;
const rightMetres = 5;
/** Zones beyond the first, on average. Who takes a fob has come to look around; who knows what they want goes straight there. */
const furtherZones = 2.6;
const furtherZonesWithFob = 3.8;
const purposefulShare = 0.28;
const glanceShare = 0.16;
const glanceSeconds = { least: 1.5, most: 3.5 };

function middleOf(zone: Zone): Point {
  const count = zone.outline.length;
  return {
    xMetres: zone.outline.reduce((sum, corner) => sum + corner.xMetres, 0) / count,
    yMetres: zone.outline.reduce((sum, corner) => sum + corner.yMetres, 0) / count,
  };
}

/** True when a zone lies to the right of who comes in by the door and looks to the middle of the shop. */
function isOnTheRight(plan: FloorPlan, door: Point, zone: Zone): boolean {
  const middle = middleOf(zone);
  const inward = { x: plan.widthMetres / 2 - door.xMetres, y: plan.depthMetres / 2 - door.yMetres };
  return inward.x * (middle.yMetres - door.yMetres) - inward.y * (middle.xMetres - door.xMetres) > 0;
}

/** Different zones by their pull, then roughly the nearest next: people don't criss-cross a shop, nor do they plan a tour. */
function drawZones({ plan, tastes }: VisitGround, chance: Chance, count: number): readonly Zone[] {
  const [door = { xMetres: 0, yMetres: 0 }] = plan.entrances;
  let left = plan.zones.filter((zone) => zone.purpose === 'sales');
  const wanted: Zone[] = [];
  while (wanted.length < count) {
    const zone = chance.weigh(left, ({ id }) => tastes(id).pull);
    if (zone === undefined) break;
    wanted.push(zone);
    left = left.filter((other) => other !== zone);
  }
  const turnsRight = chance.happens(rightShare);
  const ordered: Zone[] = [];
  for (let from = door; ordered.length < wanted.length;) {
    const isFirst = ordered.length === 0;
    const rest = wanted.filter((zone) => !ordered.includes(zone));
    const next = rest
      .map((zone) => ({
        zone,
        metres:
          metresBetween(from, middleOf(zone)) +
          chance.between(0, wanderMetres) -
          (isFirst && turnsRight && isOnTheRight(plan, door, zone) ? rightMetres : 0),
      }))
      .toSorted((a, b) => a.metres - b.metres)[0]?.zone;
    if (next === undefined) break;
    ordered.push(next);
    from = middleOf(next);
  }
  return ordered;
}

function drawBrowsing(zone: Zone, lookSeconds: number, chance: Chance): readonly Stop[] {
  return Array.from({ length: 1 + Math.floor(chance.exponential(1.5)) }, () => ({
    kind: 'browse' as const,
    zoneId: zone.id,
    seconds: Math.min(200, Math.max(4, chance.logNormal(lookSeconds, 0.8))),
  })).slice(0, 5);
}

/** A look at the far end of the shop that keeps nobody: they turn back there. */
function drawGlance(plan: FloorPlan, zones: readonly Zone[], chance: Chance): readonly Stop[] {
  const [door = { xMetres: 0, yMetres: 0 }] = plan.entrances;
  const farthest = plan.zones
    .filter((zone) => zone.purpose === 'sales' && !zones.includes(zone))
    .toSorted((a, b) => metresBetween(door, middleOf(b)) - metresBetween(door, middleOf(a)))[0];
  if (farthest === undefined || !chance.happens(glanceShare)) return [];
  return [{ kind: 'glance', zoneId: farthest.id, seconds: chance.between(glanceSeconds.least, glanceSeconds.most) }];
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

/** How many zones a party has in mind, and how much of a usual look it takes at a thing. */
function drawPurpose(
  chance: Chance,
  hasFob: boolean,
): { readonly isPurposeful: boolean; readonly zones: number; readonly patience: number } {
  if (chance.happens(purposefulShare)) return { isPurposeful: true, zones: chance.whole(1, 2), patience: 0.8 };
  const further = hasFob ? furtherZonesWithFob : furtherZones;
  return { isPurposeful: false, zones: 1 + Math.floor(chance.exponential(further)), patience: 1 };
}

/** One party's visit: who they are, where they go, whether they try something on and whether they buy. */
export function drawVisit(ground: VisitGround, chance: Chance): Visit {
  const { plan, tastes } = ground;
  const visitors = drawVisitors(chance, ground.drawTag);
  const purpose = drawPurpose(
    chance,
    visitors.some(({ tag }) => tag === 'fob'),
  );
  const zones = drawZones(ground, chance, purpose.zones);
  const triesOn = chance.happens(0.14 + 0.05 * zones.length);
  const selling = zones.reduce((sum, { id }) => sum + tastes(id).sells, 0) / Math.max(1, zones.length);
  const isBuying = chance.happens(Math.min(0.95, selling * (triesOn ? 0.58 : purpose.isPurposeful ? 0.4 : 0.22)));
  const fitAfter = chance.whole(Math.ceil(zones.length / 2), zones.length) - 1;
  const middle = zones.flatMap((zone, place): readonly Stop[] => {
    const fit: readonly Stop[] =
      triesOn && place === fitAfter ? [{ kind: 'fit', seconds: Math.min(420, Math.max(50, chance.logNormal(130, 0.45))) }] : [];
    return [...drawBrowsing(zone, tastes(zone.id).lookSeconds * purpose.patience, chance), ...fit];
  });
  const glance = isBuying || purpose.isPurposeful ? [] : drawGlance(plan, zones, chance);
  return {
    visitors,
    stops: [{ kind: 'arrive', seconds: chance.between(3, 12) }, ...middle, ...glance, ...(isBuying ? [{ kind: 'pay' } as const] : [])],
    likes: chance.weigh([0, 1, 2], (likes) => [55, 30, 15][likes] ?? 0) ?? 0,
  };
}
