import type { Agenda } from './agenda.ts';
import { createSteadyFlow, type Flow } from './people/flow.ts';
import { sampleTastes, type Tastes } from './people/tastes.ts';
import type { Settings } from './settings.ts';
import { openTruthFile } from './truth-file.ts';
import type { FloorPlan } from '#shared/domain/floor-plan.ts';
import type { Witness } from './witness.ts';

/** What sets one run apart from another: who comes, what draws them, who works, and who watches. */
export interface Course {
  readonly tastes: Tastes;
  readonly flowFor: (agenda: Agenda, personSeconds: number) => Flow;
  /** Left out, all of the staff work. */
  readonly onDuty?: () => number;
  readonly witnessFor: (plan: FloorPlan) => Witness | undefined;
  /** On a turned clock everything is sent at the whole second, and states that are soon replaced seldom. */
  readonly isTurned: boolean;
}

/** The live shop: about as many people at any time. */
export function liveCourse({ crowd, truthFile }: Pick<Settings, 'crowd' | 'truthFile'>): Course {
  return {
    tastes: sampleTastes,
    flowFor: (agenda, personSeconds) => createSteadyFlow({ size: crowd, personSeconds, now: agenda.now }),
    witnessFor: (plan) => (truthFile === undefined ? undefined : openTruthFile(truthFile, plan)),
    isTurned: false,
  };
}
