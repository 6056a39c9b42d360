import { visitRules } from '#shared/domain/visit.ts';
import type { SimulatorPass } from '#shared/contract/simulator-pass.ts';
import type { Chance } from '../chance.ts';

export type Tag = SimulatorPass['tags'][number];

/** Fobs and baskets by the door. A tag that lies still sleeps (an accelerometer wakes it), so what hangs here is silent. */
export interface TagRack {
  /** The one that rested longest; undefined when none is left or all were put back too lately for the hub to have noticed. */
  take(kind: 'basket' | 'fob', nowMs: number): Tag | undefined;
  putBack(tag: Tag, nowMs: number): void;
}

/** Longer than the hub waits for someone to come back: two people are never one visit. */
const restMs = (visitRules.rejoinSeconds + 30) * 1_000;

export function createTagRack(tags: readonly Tag[], chance: Chance): TagRack {
  let resting = tags
    .map((tag) => ({ tag, sinceMs: Number.NEGATIVE_INFINITY, place: chance.uniform() }))
    .toSorted((a, b) => a.place - b.place);
  return {
    take(kind, nowMs) {
      const found = resting.find(({ tag, sinceMs }) => tag.kind === kind && nowMs - sinceMs >= restMs);
      resting = resting.filter((entry) => entry !== found);
      return found?.tag;
    },
    putBack(tag, nowMs) {
      resting = [...resting, { tag, sinceMs: nowMs, place: 0 }];
    },
  };
}
