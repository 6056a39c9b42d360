import type { FloorPlan } from '#shared/domain/floor-plan.ts';
import { defineRead, defineWrite } from '../database/define.ts';

export const writePlan = defineWrite(
  'plan.write',
  (db, input: { readonly plan: FloorPlan; readonly now: number }) =>
    db.sql('INSERT INTO floor_plans (at, body) VALUES (?, ?)').run(input.now, JSON.stringify(input.plan)).changes,
);

export const readNewestPlan = defineRead('plan.newest', (db, _input: null): FloorPlan | undefined => {
  const row = db.sql<{ body: string }>('SELECT body FROM floor_plans ORDER BY plan_id DESC LIMIT 1').get();
  return row === undefined ? undefined : JSON.parse(row.body);
});

export const planWrites = [writePlan];
export const planReads = [readNewestPlan];
