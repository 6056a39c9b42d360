import type { BeaconReport } from './beacon-report.ts';
import type { Tag } from './tag.ts';

/** What one field of an advertisement says: who sends it, what it reports, or both. */
export interface BeaconFrame {
  readonly tag?: Tag;
  readonly report?: BeaconReport;
  /** True when the frame is a sensor's and leaves naming it to its Bluetooth address. */
  readonly isNamedByAddress?: boolean;
}
