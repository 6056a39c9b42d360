import { Type, type Static } from 'typebox';
import { defineRoute, type Caller } from './define-route.ts';
import { FloorPlanSchema } from './places.ts';
import { AssetId, Count, exact, Instant, PointSchema } from './schemas.ts';

const drawers = ['manager', 'installer'] as const satisfies readonly Caller[];

/** A picture to trace over: its top-left corner on the plan and how wide it lies, in metres. It is never part of the plan. */
export const TracedPicture = exact({
  assetId: AssetId,
  at: PointSchema,
  widthMetres: Type.Number({ exclusiveMinimum: 0, maximum: 2000 }),
  /** Height over width. */
  ratio: Type.Number({ exclusiveMinimum: 0, maximum: 100 }),
  opacity: Type.Number({ minimum: 0.05, maximum: 1 }),
});
export type TracedPictureBody = Static<typeof TracedPicture>;

const MaybePicture = Type.Union([TracedPicture, Type.Null()]);

const Draft = exact({
  revision: Type.Integer({ minimum: 1, description: 'grows with every save; sent back so that nobody overwrites what they have not seen' }),
  basePlanId: Type.Integer({ minimum: 0, description: 'the version in force it was begun from' }),
  savedAt: Instant,
  savedBy: Type.String(),
  plan: FloorPlanSchema,
  picture: MaybePicture,
});

const PlanDesk = exact({
  planId: Type.Integer({ minimum: 0, description: 'the version in force; 0 while no plan was ever drawn' }),
  draft: Type.Union([Draft, Type.Null()]),
});
export type PlanDeskBody = Static<typeof PlanDesk>;

export const readPlanDraft = defineRoute({
  name: 'plan.draft',
  prose: 'The draft of the next floor plan, null while there is none.',
  method: 'GET',
  path: '/v1/plan/draft',
  who: drawers,
  reply: PlanDesk,
});

export const savePlanDraft = defineRoute({
  name: 'plan.saveDraft',
  prose:
    'Keeps a draft, mistakes and all; nothing in the shop changes. `revision` is that of the draft it was made from, 0 for a first one: another one in between is a conflict (409), and nothing is overwritten.',
  method: 'PUT',
  path: '/v1/plan/draft',
  who: drawers,
  body: exact({ revision: Count, plan: FloorPlanSchema, picture: MaybePicture }),
  reply: PlanDesk,
});

export const discardPlanDraft = defineRoute({
  name: 'plan.discardDraft',
  prose: 'Throws the draft away; the plan in force stays.',
  method: 'DELETE',
  path: '/v1/plan/draft',
  who: drawers,
  reply: PlanDesk,
});

export const publishPlan = defineRoute({
  name: 'plan.publish',
  prose:
    'Puts the draft in force, for positions, screens and figures at once, and ends the draft. Refused with every mistake that would draw wrong paths.',
  method: 'POST',
  path: '/v1/plan/publish',
  who: drawers,
  body: exact({ revision: Type.Integer({ minimum: 1 }) }),
  reply: exact({ planId: Count, plan: FloorPlanSchema }),
});

const PlanVersion = exact({
  planId: Count,
  at: Instant,
  by: Type.Union([Type.String(), Type.Null()], { description: 'null for a plan the shop was opened with' }),
  isInForce: Type.Boolean(),
  zones: Count,
  fixtures: Count,
  walls: Count,
  receivers: Count,
});
export type PlanVersionBody = Static<typeof PlanVersion>;

export const listPlanVersions = defineRoute({
  name: 'plan.versions',
  prose: 'The newest fifty plans that were in force, newest first.',
  method: 'GET',
  path: '/v1/plan/versions',
  who: drawers,
  reply: exact({ versions: Type.Array(PlanVersion) }),
});

export const readPlanVersion = defineRoute({
  name: 'plan.version',
  prose: 'A plan that was in force once.',
  method: 'GET',
  path: '/v1/plan/versions/{planId}',
  who: drawers,
  reply: FloorPlanSchema,
});

export const restorePlanVersion = defineRoute({
  name: 'plan.restore',
  prose: 'Puts an earlier plan in force again, as a new version: nothing is taken out of the history. The draft stays as it is.',
  method: 'POST',
  path: '/v1/plan/versions/{planId}/restore',
  who: drawers,
  reply: exact({ planId: Count, plan: FloorPlanSchema }),
});
