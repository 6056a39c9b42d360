import type { TracedPictureBody } from '#shared/contract/plan-drafts.ts';
import type { FloorPlan } from '#shared/domain/floor-plan.ts';
import { findPlanChanges, type PlanChange } from '#shared/domain/plan-changes.ts';
import { RefusedError } from '#shared/link/errors.ts';
import { defineRead, defineWrite, type Db } from '../database/define.ts';
import { defineChange, type ChangeLine } from '../journal/define-change.ts';

/** A plan with its place in the history of plans. */
export interface StoredPlan {
  readonly planId: number;
  readonly plan: FloorPlan;
}

function readNewest(db: Db): StoredPlan | undefined {
  const row = db.sql<{ plan_id: number; body: string }>('SELECT plan_id, body FROM floor_plans ORDER BY plan_id DESC LIMIT 1').get();
  return row === undefined ? undefined : { planId: row.plan_id, plan: JSON.parse(row.body) };
}

function insertPlan(db: Db, plan: FloorPlan, at: number, by: string | null): StoredPlan {
  const row = db
    .sql<{ plan_id: number }>('INSERT INTO floor_plans (at, body, published_by) VALUES (?, ?, ?) RETURNING plan_id')
    .get(at, JSON.stringify(plan), by);
  return { planId: row?.plan_id ?? 0, plan };
}

/** The plan a shop is opened with. */
export const writePlan = defineWrite('plan.write', (db, input: { readonly plan: FloorPlan; readonly now: number }) =>
  insertPlan(db, input.plan, input.now, null),
);

export const readNewestPlan = defineRead('plan.newest', (db, _input: null) => readNewest(db));

const oneSide = (changes: readonly PlanChange[], side: 'before' | 'after'): string =>
  changes.flatMap((change) => (change[side] === '' ? [] : `${change.part} ${change.id} ${change[side]}`.replace('  ', ' '))).join('\n');

/** Only what is different: whole plans are kept beside the journal, one row each. */
function lineOf(what: string, before: FloorPlan | undefined, after: FloorPlan): ChangeLine {
  if (before === undefined) return { what, subject: after.name };
  const changes = findPlanChanges(before, after);
  return { what, subject: after.name, before: oneSide(changes, 'before'), after: oneSide(changes, 'after') };
}

/** A plan someone put in force; those before stay in the table. */
export const replaceFloorPlan = defineChange(
  'plan.replace',
  (db, input: { readonly plan: FloorPlan; readonly by: { who: string; at: number } }, tell) => {
    tell(lineOf('floor plan replaced', readNewest(db)?.plan, input.plan));
    return insertPlan(db, input.plan, input.by.at, input.by.who);
  },
);

interface DraftRow {
  readonly revision: number;
  readonly base_plan_id: number;
  readonly saved_at: number;
  readonly saved_by: string;
  readonly body: string;
  readonly picture: string | null;
}

export interface StoredDraft {
  readonly revision: number;
  readonly basePlanId: number;
  readonly savedAt: number;
  readonly savedBy: string;
  readonly plan: FloorPlan;
  readonly picture: TracedPictureBody | null;
}

function draftNow(db: Db): StoredDraft | undefined {
  const row = db.sql<DraftRow>('SELECT revision, base_plan_id, saved_at, saved_by, body, picture FROM plan_drafts').get();
  if (row === undefined) return undefined;
  const { revision, base_plan_id: basePlanId, saved_at: savedAt, saved_by: savedBy, body, picture } = row;
  return { revision, basePlanId, savedAt, savedBy, plan: JSON.parse(body), picture: picture === null ? null : JSON.parse(picture) };
}

export const readDraft = defineRead('plan.draft', (db, _input: null) => draftNow(db));

function needRevision(draft: StoredDraft | undefined, revision: number): void {
  const now = draft?.revision ?? 0;
  if (now === revision) return;
  const words =
    draft === undefined
      ? 'this draft was published or thrown away meanwhile: read it again'
      : `${draft.savedBy} saved this draft meanwhile: read it again before you save`;
  throw new RefusedError(409, 'plan-draft-changed', words);
}

export interface DraftToSave {
  readonly revision: number;
  readonly plan: FloorPlan;
  readonly picture: TracedPictureBody | null;
  readonly by: { readonly who: string; readonly at: number };
}

/** Keeps a draft over the one it was made from. Refuses 409 when another one is there. */
export const saveDraft = defineWrite('plan.saveDraft', (db, { revision, plan, picture, by }: DraftToSave) => {
  const draft = draftNow(db);
  needRevision(draft, revision);
  const basePlanId = draft?.basePlanId ?? readNewest(db)?.planId ?? 0;
  db.sql(
    `INSERT INTO plan_drafts (draft_id, revision, base_plan_id, saved_at, saved_by, body, picture) VALUES (1, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (draft_id) DO UPDATE SET revision = excluded.revision, saved_at = excluded.saved_at, saved_by = excluded.saved_by,
       body = excluded.body, picture = excluded.picture`,
  ).run(revision + 1, basePlanId, by.at, by.who, JSON.stringify(plan), picture === null ? null : JSON.stringify(picture));
  return draftNow(db);
});

export const discardDraft = defineChange('plan.discardDraft', (db, _input: unknown, tell) => {
  const draft = draftNow(db);
  if (draft === undefined) return false;
  db.sql('DELETE FROM plan_drafts').run();
  tell({ what: 'floor plan draft thrown away', subject: draft.plan.name });
  return true;
});

/** Puts the draft in force. Its mistakes are the caller's to have looked for: `revision` says which draft was looked at. */
export const publishDraft = defineChange(
  'plan.publish',
  (db, { revision, by }: { readonly revision: number; readonly by: { who: string; at: number } }, tell) => {
    const draft = draftNow(db);
    needRevision(draft, revision);
    if (draft === undefined) throw new RefusedError(409, 'plan-draft-changed', 'there is no draft to publish');
    tell(lineOf('floor plan published', readNewest(db)?.plan, draft.plan));
    db.sql('DELETE FROM plan_drafts').run();
    return insertPlan(db, draft.plan, by.at, by.who);
  },
);

function versionOf(db: Db, planId: number): StoredPlan | undefined {
  const row = db.sql<{ body: string }>('SELECT body FROM floor_plans WHERE plan_id = ?').get(planId);
  return row === undefined ? undefined : { planId, plan: JSON.parse(row.body) };
}

export const readVersion = defineRead('plan.version', (db, planId: number) => versionOf(db, planId));

/** Puts an earlier plan in force again, as a new version. */
export const restoreVersion = defineChange(
  'plan.restore',
  (db, { planId, by }: { readonly planId: number; readonly by: { who: string; at: number } }, tell) => {
    const version = versionOf(db, planId);
    if (version === undefined) throw new RefusedError(404, 'plan-unknown', `there is no plan ${planId}`);
    tell(lineOf('floor plan restored', readNewest(db)?.plan, version.plan));
    return insertPlan(db, version.plan, by.at, by.who);
  },
);

export interface VersionRow {
  readonly planId: number;
  readonly at: number;
  readonly by: string | null;
  readonly zones: number;
  readonly fixtures: number;
  readonly walls: number;
  readonly receivers: number;
}

export const listVersions = defineRead('plan.versions', (db, limit: number) =>
  db
    .sql<VersionRow>(
      `SELECT plan_id AS planId, at, published_by AS by, json_array_length(body, '$.zones') AS zones,
         json_array_length(body, '$.fixtures') AS fixtures, json_array_length(body, '$.walls') AS walls,
         json_array_length(body, '$.receivers') AS receivers
       FROM floor_plans ORDER BY plan_id DESC LIMIT ?`,
    )
    .all(limit),
);

export const planWrites = [writePlan, replaceFloorPlan, saveDraft, discardDraft, publishDraft, restoreVersion];
export const planReads = [readNewestPlan, readDraft, readVersion, listVersions];
