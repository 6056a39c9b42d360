import type { FloorPlan } from '#shared/domain/floor-plan.ts';
import { defineRead, defineWrite } from '../database/define.ts';
import { defineChange } from '../journal/define-change.ts';

export const writePlan = defineWrite(
  'plan.write',
  (db, input: { readonly plan: FloorPlan; readonly now: number }) =>
    db.sql('INSERT INTO floor_plans (at, body) VALUES (?, ?)').run(input.now, JSON.stringify(input.plan)).changes,
);

export const readNewestPlan = defineRead('plan.newest', (db, _input: null): FloorPlan | undefined => {
  const row = db.sql<{ body: string }>('SELECT body FROM floor_plans ORDER BY plan_id DESC LIMIT 1').get();
  return row === undefined ? undefined : JSON.parse(row.body);
});

/** A plan someone put in force; the one before stays in the table and in the journal. */
export const replaceFloorPlan = defineChange('plan.replace', (db, input: { readonly plan: FloorPlan; readonly now: number }, tell) => {
  const before = db.sql<{ body: string }>('SELECT body FROM floor_plans ORDER BY plan_id DESC LIMIT 1').get();
  tell({ what: 'floor plan replaced', subject: input.plan.name, before: before?.body, after: JSON.stringify(input.plan) });
  return writePlan.run(db, input);
});

export const planWrites = [writePlan, replaceFloorPlan];
export const planReads = [readNewestPlan];
