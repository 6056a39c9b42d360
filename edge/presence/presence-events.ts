import type { FloorNowBody } from '#shared/contract/places.ts';
import type { VisitStay } from '#shared/domain/visit.ts';
import type { TillPoint } from './visit-trace.ts';

/** A zone entered by someone who agreed to offers; the same `visitId` and `enteredAt` name the same stay each time. */
export interface Dwelling {
  readonly shopperId: string;
  readonly visitId: string;
  readonly zoneId: string;
  readonly enteredAt: number;
  /** How long the stay has lasted. */
  readonly seconds: number;
}

/** A visit of someone who agreed to have their path kept went on; `id` is the same on every retry. */
export interface VisitMove {
  readonly id: string;
  readonly visitId: string;
  readonly at: number;
  readonly fromZoneId: string | null;
  readonly zoneId: string | null;
}

/** Where a shopper with any consent stands now; null between zones and after they left. */
export interface ShopperPlace {
  readonly shopperId: string;
  readonly zoneId: string | null;
  readonly at: number;
}

/** What a visit's opening and closing tell the rest of the hub; `shopperId` is given only with a consent in force. */
export interface VisitMark {
  readonly visitId: string;
  readonly at: number;
  readonly shopperId: string | undefined;
}

/** A visit that is over and counted, without id, tag or shopper: for a join with the tills that lives in memory. */
export interface FinalVisit {
  readonly openedAt: number;
  readonly closedAt: number;
  readonly stays: readonly VisitStay[];
  readonly tillPoints: readonly TillPoint[];
}

/** What presence tells; each is optional. A listener that throws is reported to `onFault` and stops nothing. */
export interface PresenceListeners {
  /** Every second while anyone is in the shop, and once more when the last has left. */
  readonly onFloor?: (floor: FloorNowBody) => void;
  readonly onOccupancy?: (zone: { readonly zoneId: string; readonly people: number; readonly at: number }) => void;
  /** Once a second for each shopper with the `offers` consent who stands in a settled zone. */
  readonly onDwell?: (dwelling: Dwelling) => void;
  readonly onMoved?: (move: VisitMove) => void;
  readonly onPlace?: (place: ShopperPlace) => void;
  readonly onOpened?: (mark: VisitMark) => void;
  readonly onClosed?: (mark: VisitMark) => void;
  readonly onFinal?: (visit: FinalVisit) => void;
  readonly onFault?: (fault: unknown) => void;
}
