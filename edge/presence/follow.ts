import { endsVisits, metresBetween, zoneAt, type FloorPlan, type Point } from '#shared/domain/floor-plan.ts';
import { createLikeliestStays, withoutCrossings, type LikeliestStays } from '#shared/domain/likeliest-stays.ts';
import type { TagKind } from '#shared/domain/sighting.ts';
import {
  beginProgress,
  leaveZone,
  moveOn,
  openWithFirst,
  opensVisit,
  type Progress,
  type VisitRules,
  type VisitStay,
} from '#shared/domain/visit.ts';
import type { KeptVisit } from './kept-visit.ts';
import type { Estimate, Track } from './locate/track.ts';
import { restOf, type Rest } from './rest.ts';
import type { VisitTrace } from './visit-trace.ts';

/**
 * One tag at hand, from its first sighting until it is silent or put back. Times are steady milliseconds; `offsetMs` makes
 * them instants. Only `presence.ts` changes a follow, through the functions below.
 */
export interface Follow {
  readonly tagKey: string;
  readonly visitId: string;
  readonly offsetMs: number;
  readonly kind: TagKind;
  /** Set when the fob is linked; never changed from one shopper to another. */
  shopperId: string | undefined;
  track: Track;
  /** `waiting` for enough sightings, `open` as a visit, `away` from a visit that may go on, or `parked` where it was put back. */
  state: 'waiting' | 'open' | 'away' | 'parked';
  firstMs: number;
  lastMs: number;
  sightings: number;
  dueMs: number;
  estimate: Estimate | undefined;
  /** The first place known of it, and how far from there it surely was. */
  firstPlace: Point | undefined;
  wentMetres: number;
  /** The last place known of an open visit, also after it fell silent. */
  lastPlace: Point | undefined;
  progress: Progress;
  /** The stays as they will be counted once the visit is over. */
  readonly likeliest: LikeliestStays;
  /** How many moves were told: the next one's number. */
  moves: number;
  rest: Rest | undefined;
  /** Where it was put back, while parked. */
  parkedAt: Point | undefined;
  kept: KeptVisit | undefined;
  /** Where an open visit has been on the plan in force; undefined without a plan. */
  trace: VisitTrace | undefined;
  keptAtMs: number;
  /** When its path was last drawn anew, or was begun. */
  redrawnMs: number;
  /** True once the consents were looked up for this visit: a consent found later is a new one. */
  hasBeenAsked: boolean;
}

export function instantOf(follow: Follow, steadyMs: number): number {
  return Math.round(steadyMs + follow.offsetMs);
}

export function beginFollow(
  parts: Pick<Follow, 'tagKey' | 'visitId' | 'offsetMs' | 'kind' | 'shopperId' | 'track'>,
  atMs: number,
  nowMs: number,
): Follow {
  return {
    ...parts,
    state: 'waiting',
    firstMs: atMs,
    lastMs: atMs,
    sightings: 0,
    dueMs: nowMs + 1000,
    estimate: undefined,
    firstPlace: undefined,
    wentMetres: 0,
    lastPlace: undefined,
    progress: beginProgress(atMs),
    likeliest: createLikeliestStays(),
    moves: 0,
    rest: undefined,
    parkedAt: undefined,
    kept: undefined,
    trace: undefined,
    keptAtMs: atMs,
    redrawnMs: nowMs,
    hasBeenAsked: false,
  };
}

/** Notes a sighting. One from before the first moves nothing: a visit does not begin earlier than it was opened. */
export function noteSighting(follow: Follow, atMs: number): void {
  if (follow.state === 'waiting') follow.firstMs = Math.min(follow.firstMs, atMs);
  follow.lastMs = Math.max(follow.lastMs, atMs);
  follow.sightings += 1;
}

export function isSilent(follow: Follow, nowMs: number, seconds: number): boolean {
  return nowMs - follow.lastMs >= seconds * 1000;
}

/** Opens the visit once there is enough to believe in it; answers whether it did. */
export function openIfBelieved(follow: Follow, rules: VisitRules): boolean {
  if (follow.state !== 'waiting' || !opensVisit(follow.sightings, follow.firstMs, follow.lastMs, rules)) return false;
  follow.state = 'open';
  follow.progress = beginProgress(follow.firstMs);
  return true;
}

/** How far from its first place a tag is at least, by what is not believed about it. */
function metresFrom(firstPlace: Point | undefined, { at, radiusMetres }: Estimate): number {
  return firstPlace === undefined || at === undefined ? 0 : metresBetween(firstPlace, at) - radiusMetres;
}

/** Takes in the estimate of this second: the zone it leads to, and the spot it rests in. Answers false for one that says nothing. */
export function takeEstimate(follow: Follow, estimate: Estimate | undefined, rules: VisitRules): boolean {
  if (estimate === undefined) return false;
  // Belief after the last sighting is only a guess at where someone might have gone.
  if (estimate.atMs > follow.lastMs && follow.estimate !== undefined) return false;
  follow.estimate = estimate;
  follow.lastPlace = estimate.at ?? follow.lastPlace;
  follow.firstPlace ??= estimate.at;
  follow.wentMetres = Math.max(follow.wentMetres, metresFrom(follow.firstPlace, estimate));
  if (estimate.at !== undefined) follow.rest = restOf(follow.rest, estimate.at, estimate.atMs, rules);
  if (follow.state !== 'open') return true;
  const atMs = Math.max(estimate.atMs, follow.firstMs);
  follow.progress = moveOn(follow.progress, estimate.zoneId, atMs, follow.firstMs);
  if (estimate.zones !== undefined) follow.likeliest.take(estimate.zones, atMs);
  return true;
}

/** After the zone's silence nothing is known of the place any more; the stay ends with the last sighting. */
export function fallSilent(follow: Follow): void {
  follow.estimate = undefined;
  follow.progress = leaveZone(follow.progress, follow.lastMs);
  follow.likeliest.end(follow.lastMs);
}

/** The stays of a visit that is over: those that explain it best, or where nothing but the strongest receiver was known, those said at the time. */
export function finalStaysOf({ likeliest, progress, firstMs }: Follow): readonly VisitStay[] {
  return likeliest.isEmpty() ? progress.stays : withoutCrossings(openWithFirst(likeliest.stays(), firstMs));
}

/** True while a visit goes on or may still go on. */
export function isVisiting({ state }: Pick<Follow, 'state'>): boolean {
  return state === 'open' || state === 'away';
}

/** This near to a door, whoever falls silent has gone through it. */
const doorMetres = 3;

/** True when an open visit's tag has been silent long enough to be taken for gone: soon at the door, later anywhere else. */
export function hasLeft(follow: Follow, nowMs: number, plan: FloorPlan | undefined, rules: VisitRules): boolean {
  const { lastPlace } = follow;
  const isAtDoor =
    plan !== undefined &&
    lastPlace !== undefined &&
    (endsVisits(zoneAt(plan, lastPlace)?.purpose) || plan.entrances.some((door) => metresBetween(door, lastPlace) <= doorMetres));
  return isSilent(follow, nowMs, isAtDoor ? rules.zoneSilenceSeconds : rules.shopSilenceSeconds);
}

/** The zone someone stands in now, before it is settled: what a live plan shows. */
export function zoneNow(follow: Follow): string | null {
  return follow.estimate?.zoneId ?? null;
}

/** The same tag after it was put back, under an id of its own: it counts for nobody until it is taken again. */
export function parkFollow(follow: Follow, visitId: string): Follow {
  const { tagKey, offsetMs, kind, shopperId, track, firstMs, dueMs, lastMs, rest } = follow;
  const parked = beginFollow({ tagKey, visitId, offsetMs, kind, shopperId, track }, firstMs, dueMs);
  return { ...parked, state: 'parked', lastMs, dueMs, rest, parkedAt: rest?.at };
}

/** True when a parked tag is clearly elsewhere: someone took it. */
export function isTaken({ state, parkedAt, estimate }: Follow, rules: VisitRules): boolean {
  if (state !== 'parked' || parkedAt === undefined || estimate?.at === undefined) return false;
  return metresBetween(parkedAt, estimate.at) > 2 * rules.parkedRadiusMetres;
}
