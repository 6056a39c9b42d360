import type { FloorPlan } from '#shared/domain/floor-plan.ts';

const mostReceivers = 256;

/** Numbers receivers, so that what is heard can sit in arrays. Those on the plan come first, in its order. */
export interface Receivers {
  /** Undefined when 256 are known already: no shop has more, so it is a flood of made-up names. */
  numberOf(receiverId: string): number | undefined;
  idOf(receiver: number): string;
  readonly placedCount: number;
}

export function createReceivers(plan: FloorPlan | undefined): Receivers {
  const ids = (plan?.receivers ?? []).map(({ deviceId }) => deviceId);
  const numbers = new Map(ids.map((id, number) => [id, number]));
  return {
    placedCount: ids.length,
    numberOf(receiverId) {
      const known = numbers.get(receiverId);
      if (known !== undefined || ids.length >= mostReceivers) return known;
      numbers.set(receiverId, ids.length);
      return ids.push(receiverId) - 1;
    },
    idOf: (receiver) => ids[receiver] ?? '',
  };
}
