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
  // A batch is all one receiver's: looking it up for each sighting would cost more than noting the sighting.
  let last: { readonly id: string; readonly number: number } | undefined;
  return {
    placedCount: ids.length,
    numberOf(receiverId) {
      if (last?.id === receiverId) return last.number;
      const known = numbers.get(receiverId);
      if (known === undefined && ids.length >= mostReceivers) return undefined;
      const number = known ?? ids.push(receiverId) - 1;
      numbers.set(receiverId, number);
      last = { id: receiverId, number };
      return number;
    },
    idOf: (receiver) => ids[receiver] ?? '',
  };
}
