import type { FloorPlan, Placement } from '#shared/domain/floor-plan.ts';
import { metresBetween } from '#shared/domain/floor-plan.ts';
import { lossOver } from './radio-model.ts';

/** Packets over which a reference tag's strength at a receiver is averaged: some minutes, so that what is moved is noticed the same hour. */
const packetsRemembered = 600;
/** Fewer packets than this count only in part. */
const packetsForAll = 20;
/** A tag's own power is taken off by as much as so many receivers agree on, less this many. */
const doubtReceivers = 2;

/** What one fixed tag says of one receiver. */
interface Heard {
  packets: number;
  meanDb: number;
}

/** What fixed tags say of receivers: of each, how many places speak for it and how much stronger than expected it hears them on average. */
export interface ReferenceLessons {
  hear(tagKey: string, receiver: number, rssiDbm: number, powerDbm: number): void;
  /** A place counts 1 once it was heard for a while; however long, it stays one place with its own shadows. */
  of(receiver: number): { readonly places: number; readonly meanDb: number };
}

export function createReferenceLessons(plan: Pick<FloorPlan, 'references'>, receivers: readonly Placement[]): ReferenceLessons {
  const placed = new Map((plan.references ?? []).map((reference) => [reference.tagKey, reference]));
  const heardBy = new Map<string, Map<number, Heard>>();

  /** How much stronger a tag sends than it says, as far as its receivers agree. */
  function powerOffsetDb(heard: ReadonlyMap<number, Heard>): number {
    let sum = 0;
    for (const { meanDb } of heard.values()) sum += meanDb;
    return sum / (heard.size + doubtReceivers);
  }

  return {
    hear(tagKey, receiver, rssiDbm, powerDbm) {
      const [reference, placement] = [placed.get(tagKey), receivers[receiver]];
      if (reference === undefined || placement === undefined) return;
      const metres = Math.hypot(metresBetween(reference.at, placement.at), reference.heightMetres - placement.heightMetres);
      const heard = heardBy.get(tagKey) ?? new Map<number, Heard>();
      heardBy.set(tagKey, heard);
      const own = heard.get(receiver) ?? { packets: 0, meanDb: 0 };
      heard.set(receiver, own);
      own.packets = Math.min(packetsRemembered, own.packets + 1);
      own.meanDb += (rssiDbm - (powerDbm - lossOver(metres)) - own.meanDb) / own.packets;
    },
    of(receiver) {
      let places = 0;
      let sum = 0;
      for (const heard of heardBy.values()) {
        const own = heard.get(receiver);
        if (own === undefined) continue;
        const share = Math.min(1, own.packets / packetsForAll);
        places += share;
        sum += share * (own.meanDb - powerOffsetDb(heard));
      }
      return { places, meanDb: places > 0 ? sum / places : 0 };
    },
  };
}
