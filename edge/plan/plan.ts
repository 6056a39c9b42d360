import { answer, type Answer } from '#shared/contract/answer.ts';
import { readPlan, replacePlan } from '#shared/contract/places.ts';
import type { FloorPlan } from '#shared/domain/floor-plan.ts';
import type { Texts } from '#shared/domain/product.ts';
import type { Clock } from '#shared/link/clock.ts';
import { RefusedError } from '#shared/link/errors.ts';
import type { Records } from '../database/define.ts';
import { authorOf } from '../journal/define-change.ts';
import { readNewestPlan, replaceFloorPlan } from './plan-records.ts';
import { findPlanMistakes } from './plan-rules.ts';

export interface Plan {
  readonly answers: readonly Answer[];
  now(): FloorPlan;
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

/** The floor plan in force. */
export async function createPlan(parts: {
  readonly records: Records;
  readonly clock: Clock;
  readonly isGateway: (deviceId: string) => boolean;
  readonly onChanged: (plan: FloorPlan) => void;
}): Promise<Plan> {
  let plan = (await parts.records.read(readNewestPlan, null)) ?? emptyPlan;
  return {
    now: () => plan,
    zoneName: (zoneId) => plan.zones.find((zone) => zone.id === zoneId)?.name ?? { fr: zoneId, en: zoneId },
    answers: [
      answer(readPlan, () => copyPlan(plan)),
      answer(replacePlan, async ({ body, caller }) => {
        const mistakes = findPlanMistakes(body, parts.isGateway);
        if (mistakes.length > 0) throw new RefusedError(422, 'plan-mistakes', mistakes.join('\n'));
        const now = parts.clock.now();
        await parts.records.write(replaceFloorPlan, { plan: body, now, by: authorOf(caller, now) });
        plan = body;
        parts.onChanged(body);
        return body;
      }),
    ],
  };
}

function copyPlan(plan: FloorPlan) {
  return {
    ...plan,
    walls: [...plan.walls],
    zones: plan.zones.map((zone) => ({ ...zone, outline: [...zone.outline] })),
    fixtures: [...plan.fixtures],
    receivers: [...plan.receivers],
    entrances: [...plan.entrances],
  };
}
