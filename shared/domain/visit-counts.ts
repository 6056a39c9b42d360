import { dwellBin } from './dwell-bins.ts';
import { dwellSeconds, type VisitStay } from './visit.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Where a visit comes from before its first zone, and where it goes after its last. No zone's id. */
export const street = '';

/** A visit that dwelt this long in a zone, in one stay or several, was engaged there. */
export const engagedSeconds = 15;

/** A shorter pass through a zone that goes back where it came from is a turn-back: someone looked in and turned. */
export const turnBackSeconds = 30;

export interface ZoneCount {
  readonly zoneId: string;
  readonly hourAt: number;
  readonly dwellSeconds: number;
  /** Where the dwell falls among `dwellBins`. */
  readonly bin: number;
  readonly engaged: boolean;
  readonly turnedBack: boolean;
}

/** What one closed visit adds to the shop's totals; no id, no tag, no path. Hours are the Unix milliseconds at which they begin, UTC. */
export interface VisitCounts {
  readonly visit: { readonly hourAt: number; readonly dwellSeconds: number; readonly bin: number };
  /** Each zone once, in the hour the visit first settled there, with all its dwell there. */
  readonly zones: readonly ZoneCount[];
  /** Each way from one zone to the next once; the first comes from the street, the last goes there. */
  readonly transitions: readonly { readonly fromZoneId: string; readonly toZoneId: string; readonly hourAt: number }[];
}

export function hourOf(at: number): number {
  return Math.floor(at / hourMs) * hourMs;
}

/** The UTC day, as the Unix milliseconds at which it begins: only a larger pack of hours, never a day of the shop. */
export function utcDayOf(at: number): number {
  return Math.floor(at / dayMs) * dayMs;
}

/** Counts a closed visit once per zone and per transition: figures are about visits, and small ones are hidden by their number. */
export function countVisit(openedAt: number, closedAt: number, stays: readonly VisitStay[]): VisitCounts {
  const zones = new Map<string, { zoneId: string; hourAt: number; dwellSeconds: number }>();
  const transitions = new Map<string, { fromZoneId: string; toZoneId: string; hourAt: number }>();
  const go = (fromZoneId: string, toZoneId: string, at: number): void => {
    const way = `${fromZoneId} ${toZoneId}`;
    if (fromZoneId !== toZoneId && !transitions.has(way)) transitions.set(way, { fromZoneId, toZoneId, hourAt: hourOf(at) });
  };
  let fromZoneId = street;
  for (const stay of stays) {
    const { zoneId, enteredAt } = stay;
    const zone = zones.get(zoneId) ?? { zoneId, hourAt: hourOf(enteredAt), dwellSeconds: 0 };
    zone.dwellSeconds += dwellSeconds(stay, closedAt);
    zones.set(zoneId, zone);
    go(fromZoneId, zoneId, enteredAt);
    fromZoneId = zoneId;
  }
  go(fromZoneId, street, closedAt);
  const turned = zonesTurnedBackIn(stays, closedAt);
  const seconds = (closedAt - openedAt) / 1000;
  return {
    visit: { hourAt: hourOf(openedAt), dwellSeconds: seconds, bin: dwellBin(seconds) },
    zones: [...zones.values()].map((zone) => ({
      ...zone,
      bin: dwellBin(zone.dwellSeconds),
      engaged: zone.dwellSeconds >= engagedSeconds,
      turnedBack: turned.has(zone.zoneId),
    })),
    transitions: [...transitions.values()],
  };
}

/** Zones passed in less than `turnBackSeconds` between two stays in one and the same other place, the street included. */
function zonesTurnedBackIn(stays: readonly VisitStay[], closedAt: number): ReadonlySet<string> {
  // Two stays in a row in one zone are one pass: a short silence parted them.
  const passes: { zoneId: string; seconds: number }[] = [];
  for (const stay of stays) {
    const last = passes.at(-1);
    if (last?.zoneId === stay.zoneId) last.seconds += dwellSeconds(stay, closedAt);
    else passes.push({ zoneId: stay.zoneId, seconds: dwellSeconds(stay, closedAt) });
  }
  const cameBack = passes.filter(
    ({ seconds }, nth) => seconds < turnBackSeconds && (passes[nth - 1]?.zoneId ?? street) === (passes[nth + 1]?.zoneId ?? street),
  );
  return new Set(cameBack.map(({ zoneId }) => zoneId));
}
