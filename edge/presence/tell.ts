import type { FloorNowBody } from '#shared/contract/places.ts';
import { countPeople } from './floor-now.ts';
import { instantOf, type Follow } from './follow.ts';
import type { ConsentsNow } from './presence-parts.ts';
import type { FinalVisit, PresenceListeners } from './presence-events.ts';

/** Tells listeners what happened to a visit, within what its shopper agreed to. */
export interface Tell {
  opened(follow: Follow): void;
  /** The settled zone changed from `fromZoneId`; `atMs` is when it did. */
  moved(follow: Follow, fromZoneId: string | null, atMs: number): void;
  dwelling(follow: Follow, nowMs: number): void;
  closed(follow: Follow, atMs: number): void;
  final(visit: FinalVisit): void;
  occupancy(follows: Iterable<Follow>, zoneIds: readonly string[], at: number): void;
  floor(floor: FloorNowBody): void;
}

export interface TellParts {
  readonly listeners: PresenceListeners;
  readonly findConsents: (shopperId: string) => ConsentsNow | undefined;
}

export function createTell({ listeners, findConsents }: TellParts): Tell {
  const peopleTold = new Map<string, number>();
  let wasEmpty = false;

  /** A listener's failure is its own. */
  function call<Fact>(listener: ((fact: Fact) => void) | undefined, fact: Fact): void {
    try {
      listener?.(fact);
    } catch (fault) {
      listeners.onFault?.(fault);
    }
  }

  /** The shopper behind a tag, once any consent is in force; a tag without one is nobody. */
  function agreedOf({ shopperId }: Follow): { shopperId: string; consents: ConsentsNow } | undefined {
    const consents = shopperId === undefined ? undefined : findConsents(shopperId);
    if (shopperId === undefined || consents === undefined || !(consents.offers || consents.path)) return undefined;
    return { shopperId, consents };
  }

  function place(follow: Follow, zoneId: string | null, at: number): void {
    const agreed = agreedOf(follow);
    if (agreed !== undefined) call(listeners.onPlace, { shopperId: agreed.shopperId, zoneId, at });
  }

  return {
    opened(follow) {
      const at = instantOf(follow, follow.firstMs);
      if (follow.kind !== 'staff') call(listeners.onOpened, { visitId: follow.visitId, at, shopperId: agreedOf(follow)?.shopperId });
    },
    moved(follow, fromZoneId, atMs) {
      const { visitId, kept } = follow;
      const { zoneId } = follow.progress.stay;
      const at = instantOf(follow, atMs);
      place(follow, zoneId, at);
      if (kept === undefined) return;
      follow.moves += 1;
      call(listeners.onMoved, { id: `${visitId}-${follow.moves}`, visitId, at, fromZoneId, zoneId });
    },
    dwelling(follow, nowMs) {
      const { zoneId, sinceMs } = follow.progress.stay;
      const agreed = agreedOf(follow);
      if (zoneId === null || agreed === undefined || !agreed.consents.offers) return;
      const seconds = Math.max(0, (nowMs - sinceMs) / 1000);
      const enteredAt = instantOf(follow, sinceMs);
      call(listeners.onDwell, { shopperId: agreed.shopperId, visitId: follow.visitId, zoneId, enteredAt, seconds });
    },
    closed(follow, atMs) {
      if (follow.kind === 'staff') return;
      const at = instantOf(follow, atMs);
      place(follow, null, at);
      call(listeners.onClosed, { visitId: follow.visitId, at, shopperId: agreedOf(follow)?.shopperId });
    },
    final: (visit) => call(listeners.onFinal, visit),
    occupancy(follows, zoneIds, at) {
      const people = countPeople(follows, zoneIds);
      for (const zoneId of peopleTold.keys()) if (!people.has(zoneId)) people.set(zoneId, 0);
      for (const [zoneId, count] of people) {
        if (peopleTold.get(zoneId) === count) continue;
        peopleTold.set(zoneId, count);
        call(listeners.onOccupancy, { zoneId, people: count, at });
      }
    },
    floor(floor) {
      const isEmpty = floor.inShop === 0 && floor.people.length === 0;
      if (!isEmpty || !wasEmpty) call(listeners.onFloor, floor);
      wasEmpty = isEmpty;
    },
  };
}
