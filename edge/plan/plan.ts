import { answer, type Answer } from '#shared/contract/answer.ts';
import { readPlan, replacePlan } from '#shared/contract/places.ts';
import {
  discardPlanDraft,
  listPlanVersions,
  publishPlan,
  readPlanDraft,
  readPlanVersion,
  restorePlanVersion,
  savePlanDraft,
  type PlanDeskBody,
} from '#shared/contract/plan-drafts.ts';
import type { FloorPlan } from '#shared/domain/floor-plan.ts';
import { findPlanMistakes, type PlanKnowledge } from '#shared/domain/plan-problems.ts';
import type { Texts } from '#shared/domain/product.ts';
import type { Clock } from '#shared/link/clock.ts';
import { RefusedError } from '#shared/link/errors.ts';
import type { Records } from '../database/define.ts';
import { authorOf } from '../journal/define-change.ts';
import { describeProblem } from './describe-problem.ts';
import {
  discardDraft,
  listVersions,
  publishDraft,
  readDraft,
  readNewestPlan,
  readVersion,
  replaceFloorPlan,
  restoreVersion,
  saveDraft,
  type StoredPlan,
} from './plan-records.ts';

export interface Plan {
  readonly answers: readonly Answer[];
  now(): FloorPlan;
  /** The version in force; 0 while no plan was ever drawn. */
  planId(): number;
  zoneName(zoneId: string): Texts;
}

const emptyPlan: FloorPlan = {
  name: '',
  widthMetres: 10,
  depthMetres: 10,
  walls: [],
  zones: [],
  fixtures: [],
  receivers: [],
  entrances: [],
};

const mostVersions = 50;

/** The floor plan in force, its draft and its history. */
export async function createPlan(
  parts: PlanKnowledge & {
    readonly records: Records;
    readonly clock: Clock;
    readonly onChanged: (plan: FloorPlan) => void;
  },
): Promise<Plan> {
  const { records, clock } = parts;
  let inForce: StoredPlan = (await records.read(readNewestPlan, null)) ?? { planId: 0, plan: emptyPlan };

  /** Throws RefusedError 422 with every mistake, one a line. */
  function refuseMistakes(plan: FloorPlan): void {
    const mistakes = findPlanMistakes(plan, parts);
    if (mistakes.length > 0) throw new RefusedError(422, 'plan-mistakes', mistakes.map(describeProblem).join('\n'));
  }

  function putInForce(stored: StoredPlan) {
    inForce = stored;
    parts.onChanged(stored.plan);
    return { planId: stored.planId, plan: copyPlan(stored.plan) };
  }

  async function desk(): Promise<PlanDeskBody> {
    const draft = await records.read(readDraft, null);
    return { planId: inForce.planId, draft: draft === undefined ? null : { ...draft, plan: copyPlan(draft.plan) } };
  }

  async function needVersion(text: string): Promise<StoredPlan> {
    const version = /^\d{1,9}$/.test(text) ? await records.read(readVersion, Number(text)) : undefined;
    if (version === undefined) throw new RefusedError(404, 'plan-unknown', `there is no plan ${text}`);
    return version;
  }

  return {
    now: () => inForce.plan,
    planId: () => inForce.planId,
    zoneName: (zoneId) => inForce.plan.zones.find((zone) => zone.id === zoneId)?.name ?? { fr: zoneId, en: zoneId },
    answers: [
      answer(readPlan, () => copyPlan(inForce.plan)),
      answer(replacePlan, async ({ body, caller }) => {
        refuseMistakes(body);
        return putInForce(await records.write(replaceFloorPlan, { plan: body, by: authorOf(caller, clock.now()) })).plan;
      }),
      answer(readPlanDraft, desk),
      answer(savePlanDraft, async ({ body, caller }) => {
        await records.write(saveDraft, { ...body, by: authorOf(caller, clock.now()) });
        return desk();
      }),
      answer(discardPlanDraft, async ({ caller }) => {
        await records.write(discardDraft, { by: authorOf(caller, clock.now()) });
        return desk();
      }),
      answer(publishPlan, async ({ body, caller }) => {
        const draft = await records.read(readDraft, null);
        if (draft !== undefined && draft.revision === body.revision) refuseMistakes(draft.plan);
        return putInForce(await records.write(publishDraft, { revision: body.revision, by: authorOf(caller, clock.now()) }));
      }),
      answer(listPlanVersions, async () => {
        const versions = await records.read(listVersions, mostVersions);
        return { versions: versions.map((version) => ({ ...version, isInForce: version.planId === inForce.planId })) };
      }),
      answer(readPlanVersion, async ({ params }) => copyPlan((await needVersion(params.planId)).plan)),
      answer(restorePlanVersion, async ({ params, caller }) => {
        const { planId, plan } = await needVersion(params.planId);
        // A gateway may be gone since: then that plan would be wrong today.
        refuseMistakes(plan);
        return putInForce(await records.write(restoreVersion, { planId, by: authorOf(caller, clock.now()) }));
      }),
    ],
  };
}

function copyPlan({ references, ...plan }: FloorPlan) {
  return {
    ...plan,
    walls: [...plan.walls],
    zones: plan.zones.map((zone) => ({ ...zone, outline: [...zone.outline] })),
    fixtures: [...plan.fixtures],
    receivers: [...plan.receivers],
    entrances: [...plan.entrances],
    ...(references === undefined ? {} : { references: [...references] }),
  };
}
