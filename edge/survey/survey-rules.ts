import type { SurveyPointBody } from '#shared/contract/survey.ts';
import { metresBetween, type FloorPlan, type Placement, type Point } from '#shared/domain/floor-plan.ts';
import { suggestSurveyPlaces, surveySpacingMetres } from '#shared/domain/survey-places.ts';
import type { SurveyKnowledge } from './coverage-rules.ts';
import type { ReadingRow, StoredPoint } from './survey-records.ts';

/** What one receiver heard of a tag of known power at a known place: what the engine's survey field is made of. */
export interface SurveyReading {
  readonly at: Point;
  readonly tagHeightMetres: number;
  readonly receiverId: string;
  readonly rssiDbm: number;
  readonly powerDbm: number;
}

/** Shelves are filled anew with the seasons: a survey of last year says little. */
const freshDays = 180;
const dayMs = 86_400_000;
/** A receiver put back within a hand's breadth after cleaning is the same. */
const samePlaceMetres = 0.3;
const receiversForPlace = 3;
/** Fewer packets than this are a chance echo. */
const leastPackets = 2;
/** Nearer to a measured place nobody needs to stand again. */
const nearMetres = surveySpacingMetres * 0.6;

/** A place's name: the same place asked again is the same point. */
export function pointIdOf({ xMetres, yMetres }: Point): string {
  return `p-${Math.round(xMetres * 100)}-${Math.round(yMetres * 100)}`;
}

function hangsThere(reading: ReadingRow, receiver: Placement | undefined): boolean {
  return (
    receiver !== undefined &&
    metresBetween(reading, receiver.at) <= samePlaceMetres &&
    Math.abs(reading.heightMetres - receiver.heightMetres) <= samePlaceMetres
  );
}

/** The readings of a point that still hold: their receiver hangs where it hung. */
function holding(point: StoredPoint, receivers: ReadonlyMap<string, Placement>): readonly ReadingRow[] {
  return point.readings.filter((reading) => hangsThere(reading, receivers.get(reading.receiverId)));
}

function receiversOf(plan: FloorPlan): ReadonlyMap<string, Placement> {
  return new Map(plan.receivers.map((receiver) => [receiver.deviceId, receiver]));
}

function isHeard(reading: ReadingRow): reading is ReadingRow & { readonly rssiDbm: number } {
  return reading.rssiDbm !== null && reading.packets >= leastPackets;
}

/** What the engine may believe of a survey on this plan: readings of receivers that were moved since are left out. */
export function readingsOf(points: readonly StoredPoint[], plan: FloorPlan): readonly SurveyReading[] {
  const receivers = receiversOf(plan);
  return points.flatMap((point) =>
    holding(point, receivers)
      .filter(isHeard)
      .map(({ receiverId, rssiDbm }) => ({
        at: { xMetres: point.xMetres, yMetres: point.yMetres },
        tagHeightMetres: point.tagHeightMetres,
        receiverId,
        rssiDbm,
        powerDbm: point.powerDbm,
      })),
  );
}

function stateOf(point: StoredPoint, plan: FloorPlan, now: number): SurveyPointBody {
  const kept = holding(point, receiversOf(plan));
  const heard = kept.filter(isHeard).length;
  const asked = new Set(kept.map(({ receiverId }) => receiverId));
  const isOld = now - point.measuredAt > freshDays * dayMs || plan.receivers.some(({ deviceId }) => !asked.has(deviceId));
  return {
    pointId: point.pointId,
    at: { xMetres: point.xMetres, yMetres: point.yMetres },
    state: isOld ? 'old' : heard < receiversForPlace ? 'weak' : 'measured',
    isSuggested: point.isSuggested === 1,
    measuredAt: point.measuredAt,
    receivers: heard,
  };
}

/** Places still to measure and those measured, in the order of a short walk; what was measured stands where it was. */
export function listSurveyPoints(points: readonly StoredPoint[], plan: FloorPlan, now: number): SurveyPointBody[] {
  const measured = points.map((point) => stateOf(point, plan, now));
  const walk: SurveyPointBody[] = [];
  const left = new Set(measured);
  for (const at of suggestSurveyPlaces(plan)) {
    const near = measured.filter((point) => metresBetween(point.at, at) < nearMetres);
    for (const point of near) {
      if (left.delete(point)) walk.push(point);
    }
    if (near.length === 0) walk.push({ pointId: pointIdOf(at), at, state: 'todo', isSuggested: true, measuredAt: null, receivers: 0 });
  }
  return [...walk, ...left];
}

/** The engine's kernel, seen from the places: between 2 and 4 m, 1.2 times as wide as they are apart. */
function kernelMetresFor(places: readonly Point[]): number {
  if (places.length < 2) return 2;
  const nearest = places.map((place) => Math.min(...places.filter((other) => other !== place).map((other) => metresBetween(other, place))));
  return Math.max(2, Math.min(4, (1.2 * nearest.reduce((sum, metres) => sum + metres, 0)) / nearest.length));
}

const shrink = 0.5;

/** How much of each receiver's standing spread these places know. */
export function knowledgeOf(readings: readonly SurveyReading[]): SurveyKnowledge {
  const places = new Map<string, Point[]>();
  for (const { receiverId, at } of readings) {
    const own = places.get(receiverId);
    if (own === undefined) places.set(receiverId, [at]);
    else own.push(at);
  }
  // Receivers heard at the same places share one answer a cell: that is nearly always all of them.
  const groups = new Map<string, { readonly places: readonly Point[]; readonly kernelMetres: number; at: string; known: number }>();
  const groupOf = new Map<string, string>();
  for (const [receiverId, own] of places) {
    const key = own.map(pointIdOf).toSorted().join(' ');
    groupOf.set(receiverId, key);
    if (!groups.has(key)) groups.set(key, { places: own, kernelMetres: kernelMetresFor(own), at: '', known: 0 });
  }
  return (receiverId, xMetres, yMetres) => {
    const group = groups.get(groupOf.get(receiverId) ?? '');
    if (group === undefined) return 0;
    const at = `${xMetres} ${yMetres}`;
    if (group.at === at) return group.known;
    let weight = 0;
    for (const place of group.places) weight += Math.exp(-0.5 * (metresBetween(place, { xMetres, yMetres }) / group.kernelMetres) ** 2);
    group.at = at;
    group.known = weight / (weight + shrink);
    return group.known;
  };
}
