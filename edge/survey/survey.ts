import type { Static } from 'typebox';
import { answer, type Answer, type CallerIdentity } from '#shared/contract/answer.ts';
import type { Attention } from '#shared/contract/places.ts';
import {
  estimateCoverage,
  forgetSurveyPoint,
  listReferences,
  listSurveyTags,
  readMeasurement,
  readSurvey,
  startMeasurement,
  stopMeasurement,
  type CoverageBody,
  type SurveyBody,
} from '#shared/contract/survey.ts';
import type { FloorPlan } from '#shared/domain/floor-plan.ts';
import { isOutside } from '#shared/domain/plan-geometry.ts';
import type { Texts } from '#shared/domain/product.ts';
import type { Sighting, TagKind } from '#shared/domain/sighting.ts';
import { suggestSurveyPlaces } from '#shared/domain/survey-places.ts';
import { walkableGrid } from '#shared/domain/walkable-grid.ts';
import type { Clock } from '#shared/link/clock.ts';
import { RefusedError } from '#shared/link/errors.ts';
import type { Records } from '../database/define.ts';
import { authorOf } from '../journal/define-change.ts';
import { rightShares } from './right-zone-rules.ts';
import { mapCoverage, meanErrorOf, type SurveyKnowledge } from './coverage-rules.ts';
import { createListening } from './listening.ts';
import { suggestReceivers } from './next-receiver-rules.ts';
import { createReferenceWatch } from './reference-watch.ts';
import { forgetSurveyPointRecord, keepSurveyPoint, readSurveyPoints, type StoredPoint } from './survey-records.ts';
import { knowledgeOf, listSurveyPoints, pointIdOf, readingsOf, type SurveyReading } from './survey-rules.ts';

export interface SurveyTag {
  readonly tagKey: string;
  readonly label: string;
  readonly kind: TagKind;
}

export interface Survey {
  readonly answers: readonly Answer[];
  /** What the engine may believe on the plan in force; none while too few places are measured. */
  readings(): readonly SurveyReading[];
  /** Every accepted sighting passes here; answers those that are about shoppers, baskets and staff, and about no survey. */
  take(sightings: readonly Sighting[]): readonly Sighting[];
  attention(): Promise<readonly Static<typeof Attention>[]>;
}

export interface SurveyParts {
  readonly records: Records;
  readonly clock: Clock;
  readonly plan: () => FloorPlan;
  readonly planId: () => number;
  readonly listTags: () => Promise<readonly SurveyTag[]>;
  readonly tag: (tagKey: string) => { readonly kind: TagKind; readonly shopperId: string | null } | undefined;
  readonly receiverName: (receiverId: string) => Texts;
  /** What `readings` answers changed. */
  readonly onChanged: () => void;
  readonly onFault: (fault: unknown) => void;
}

const usualTagHeightMetres = 1.1;
/** A few measured places would bend the whole floor towards themselves: from this share of a survey on the engine believes it. */
const believedShare = 0.6;
/** The engine begins afresh with every change, so it waits until the surveyor has walked on a while. */
const settleMs = 45_000;
const heardLatelyMs = 10_000;
/** Who hears which tag is noted only while somebody looks for a tag to carry. */
const lookingMs = 30_000;
const suggestions = 3;
/** On a coarser map than this a narrow aisle is lost; on a finer one a large shop takes long. */
const mostMapCells = 1600;
const finestCellMetres = 0.5;

/** The survey of the floor, reference tags, and how well a plan's receivers cover it. */
export async function createSurvey(parts: SurveyParts): Promise<Survey> {
  const { records, clock, plan } = parts;
  let points: readonly StoredPoint[] = await records.read(readSurveyPoints, null);
  /** By tag, when each receiver last heard it: only of tags no shopper carries, and only for seconds. */
  const heardAt = new Map<string, Map<string, number>>();
  let lookedMs = Number.NEGATIVE_INFINITY;

  const watch = createReferenceWatch({ ...parts, isReference: (tagKey) => parts.tag(tagKey)?.kind === 'reference' });
  const listening = createListening({
    ...parts,
    async onMeasured(point) {
      changeTo(await records.write(keepSurveyPoint, point));
    },
  });

  let stopSettling: () => void = () => undefined;

  function changeTo(changed: readonly StoredPoint[]): void {
    const before = believed();
    points = changed;
    stopSettling();
    if (before.length > 0 || believed().length > 0) stopSettling = clock.after(settleMs, parts.onChanged);
  }

  function believed(): readonly SurveyReading[] {
    const listed = listSurveyPoints(points, plan(), clock.now());
    const measured = listed.filter(({ state }) => state !== 'todo').length;
    return measured < believedShare * listed.length ? [] : readingsOf(points, plan());
  }

  function meanWith(known: SurveyKnowledge): number | null {
    return plan().receivers.length === 0 ? null : (meanErrorOf(mapCoverage(plan(), known, mapGrid(plan()))) ?? null);
  }

  function surveyNow(): SurveyBody {
    const now = plan();
    const listed = listSurveyPoints(points, now, clock.now());
    const everywhere = suggestSurveyPlaces(now).flatMap((at) =>
      now.receivers.map(({ deviceId }) => ({ at, receiverId: deviceId, rssiDbm: 0, powerDbm: 0, tagHeightMetres: usualTagHeightMetres })),
    );
    return {
      points: listed,
      isBelieved: believed().length > 0,
      believedFrom: Math.ceil(believedShare * listed.length),
      placedReceivers: now.receivers.length,
      expected: {
        withoutMetres: meanWith(() => 0),
        nowMetres: meanWith(knowledgeOf(readingsOf(points, now))),
        wholeMetres: meanWith(knowledgeOf(everywhere)),
      },
    };
  }

  /** Says how many receivers heard a tag in the last seconds. */
  function receiversHearing(tagKey: string): number {
    const since = clock.now() - heardLatelyMs;
    return [...(heardAt.get(tagKey)?.values() ?? [])].filter((at) => at >= since).length;
  }

  function noteHeard(sightings: readonly Sighting[]): void {
    if (clock.monotonic() - lookedMs > lookingMs) {
      heardAt.clear();
      return;
    }
    for (const { tagKey, receiverId, atMs } of sightings) {
      const tag = parts.tag(tagKey);
      if (tag === undefined || tag.shopperId !== null || tag.kind === 'reference') {
        heardAt.delete(tagKey);
        continue;
      }
      const own = heardAt.get(tagKey) ?? new Map<string, number>();
      own.set(receiverId, atMs);
      heardAt.set(tagKey, own);
    }
  }

  const references = async (): Promise<readonly SurveyTag[]> => (await parts.listTags()).filter(({ kind }) => kind === 'reference');

  const answers = [
    answer(readSurvey, surveyNow),
    answer(listSurveyTags, async () => {
      lookedMs = clock.monotonic();
      const free = (await parts.listTags()).flatMap(({ tagKey, label, kind }) =>
        kind === 'reference' || parts.tag(tagKey)?.shopperId !== null ? [] : [{ tagKey, label, kind, receivers: receiversHearing(tagKey) }],
      );
      return { tags: free.toSorted((a, b) => b.receivers - a.receivers || a.label.localeCompare(b.label)) };
    }),
    answer(startMeasurement, ({ body, caller }) => {
      const tag = parts.tag(body.tagKey);
      if (tag === undefined) throw new RefusedError(404, 'tag-unknown', 'this tag is not in the register: add it under Devices first');
      if (tag.kind === 'reference') throw new RefusedError(422, 'tag-is-fixed', 'a reference tag stays where it is: carry another one');
      if (tag.shopperId !== null) throw new RefusedError(409, 'tag-carried', 'a shopper carries this tag: take another one');
      if (isOutside(plan(), body.at)) throw new RefusedError(422, 'place-outside', 'this place is outside the room');
      if (plan().receivers.length === 0)
        throw new RefusedError(422, 'no-receivers', 'no receiver is placed on the plan yet: place them first, then survey');
      const pointId = pointIdOf(body.at);
      return listening.start({
        owner: ownerOf(caller),
        at: body.at,
        tagKey: body.tagKey,
        tagHeightMetres: body.tagHeightMetres ?? usualTagHeightMetres,
        isSuggested: suggestSurveyPlaces(plan()).some((at) => pointIdOf(at) === pointId),
      });
    }),
    answer(readMeasurement, ({ params }) => {
      const measurement = listening.read(params.measurementId);
      if (measurement === undefined)
        throw new RefusedError(404, 'measurement-over', 'this measurement is over: stand there and tap once more');
      return measurement;
    }),
    answer(stopMeasurement, ({ params }) => {
      listening.stop(params.measurementId);
      return surveyNow();
    }),
    answer(forgetSurveyPoint, async ({ params, caller }) => {
      changeTo(await records.write(forgetSurveyPointRecord, { pointId: params.pointId, by: authorOf(caller, clock.now()) }));
      return surveyNow();
    }),
    answer(listReferences, async () => ({ references: watch.states(await references()) })),
    answer(estimateCoverage, ({ body }) => coverageOf(body, knowledgeOf(readingsOf(points, body)))),
  ];

  return {
    answers,
    readings: believed,
    take(sightings) {
      watch.hear(sightings);
      noteHeard(sightings);
      return listening.take(sightings);
    },
    attention: async () => watch.attention(await references()),
  };
}

function ownerOf(caller: CallerIdentity): string {
  return caller.kind === 'staff' ? caller.staffId : caller.kind;
}

function mapGrid(plan: FloorPlan) {
  return walkableGrid(plan, Math.max(finestCellMetres, Math.sqrt((plan.widthMetres * plan.depthMetres) / mostMapCells)));
}

function coverageOf(plan: FloorPlan, known: SurveyKnowledge): CoverageBody {
  const coverage = mapCoverage(plan, known, mapGrid(plan));
  const { grid } = coverage;
  const hasReceivers = plan.receivers.length > 0;
  const errors = Array.from(coverage.errorMetres, (error) => (Number.isNaN(error) || !hasReceivers ? null : Math.round(error * 100) / 100));
  const walked = errors.flatMap((error) => error ?? []);
  const shares = hasReceivers ? rightShares(coverage, plan) : new Map<string, number>();
  return {
    cellMetres: grid.cellMetres,
    columns: grid.columns,
    rows: grid.rows,
    errorMetres: errors,
    meanMetres: hasReceivers ? (meanErrorOf(coverage) ?? null) : null,
    worstMetres: walked.length === 0 ? null : Math.max(...walked),
    zones: plan.zones.map(({ id, outline }) => ({
      zoneId: id,
      meanMetres: hasReceivers ? (meanErrorOf(coverage, outline) ?? null) : null,
      rightShare: shares.get(id) ?? null,
    })),
    next: suggestReceivers(plan, known, suggestions).map(({ at, heightMetres, meanMetres, worstZoneId }) => ({
      at,
      heightMetres,
      meanMetres,
      worstZoneId: worstZoneId ?? null,
    })),
  };
}
