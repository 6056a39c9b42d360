import type { ButtonPress } from '#shared/domain/button-press.ts';

/** What a beacon says of itself besides who it is. What it does not say is left out. */
export interface BeaconReport {
  /** 0 to 100. */
  readonly batteryPercent?: number;
  readonly press?: ButtonPress;
  /** Counts the beacon's reports, 0 to 255 and round again: copies of one report carry the same number. */
  readonly packetId?: number;
  readonly isMoving?: boolean;
}

/** The later of two reports wins where both say something. */
export function joinReports(first: BeaconReport | undefined, second: BeaconReport | undefined): BeaconReport | undefined {
  return first === undefined ? second : second === undefined ? first : { ...first, ...second };
}

/** A battery level as a whole number of percent; undefined for one no battery can have. */
export function batteryPercentOf(percent: number | undefined): number | undefined {
  return percent !== undefined && percent >= 0 && percent <= 100 ? Math.round(percent) : undefined;
}

// A coin cell holds its voltage for most of its life, so percent by millivolts is five straight lines
// (battery_level_in_percent of Nordic's nRF5 SDK, app_util.h, for a CR2032).
const coinCell = [
  { millivolts: 3000, percent: 100 },
  { millivolts: 2900, percent: 42 },
  { millivolts: 2740, percent: 18 },
  { millivolts: 2440, percent: 6 },
  { millivolts: 2100, percent: 0 },
] as const;

/** What is left of a CR2032 at this voltage, 0 to 100; undefined when it can't be the voltage of one. */
export function percentOfCoinCell(millivolts: number): number | undefined {
  if (!(millivolts >= 1500 && millivolts <= 3700)) return undefined;
  let above: (typeof coinCell)[number] = coinCell[0];
  if (millivolts >= above.millivolts) return above.percent;
  for (const point of coinCell) {
    if (millivolts >= point.millivolts) {
      const share = (millivolts - point.millivolts) / (above.millivolts - point.millivolts || 1);
      return Math.round(point.percent + share * (above.percent - point.percent));
    }
    above = point;
  }
  return 0;
}
