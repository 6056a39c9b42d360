import type { Static } from 'typebox';
import type { floorStream } from '#shared/contract/places.ts';

/** Something that happened in the shop, in words for whoever watches the floor. */
export type Happened = Omit<Static<(typeof floorStream)['events']['happened']>, 'at'>;

/** Parts of the hub tell what happened without knowing who listens. */
export interface Announcer {
  tell(happened: Happened): void;
  on(listener: (happened: Happened) => void): void;
}

export function createAnnouncer(): Announcer {
  const listeners = new Set<(happened: Happened) => void>();
  return {
    tell(happened) {
      for (const listener of listeners) listener(happened);
    },
    on: (listener) => void listeners.add(listener),
  };
}
