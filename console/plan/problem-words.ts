import type { PlanProblem } from '#shared/domain/plan-problems.ts';
import { t } from '../texts/t.ts';

/** What is wrong, and what to do about it, for the person at the plan. */
export function problemWords({ kind, subjects }: PlanProblem, names: ReadonlyMap<string, string>): string {
  const [one = '', other = ''] = subjects.map((id) => names.get(id) ?? id);
  switch (kind) {
    case 'walls-cross':
      return t('plan.problem.walls-cross', { one, other });
    case 'zones-overlap':
      return t('plan.problem.zones-overlap', { one, other });
    case 'no-zones':
    case 'no-entrance':
    case 'few-receivers':
      return t(`plan.problem.${kind}`);
    default:
      return t(`plan.problem.${kind}`, { one });
  }
}
