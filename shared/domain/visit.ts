import { settleStay, type Stay } from './stay.ts';

/** Thresholds of a visit, in seconds; defaults fit tags that advertise once or twice a second. */
export interface VisitRules {
  readonly openSightings: number;
  readonly openSpanSeconds: number;
  /** A tag that has not opened a visit after this much silence is forgotten. */
  readonly openSilenceSeconds: number;
  readonly zoneSilenceSeconds: number;
  /** After this much silence someone is taken for gone; after `zoneSilenceSeconds` already when they were last seen at the door. */
  readonly shopSilenceSeconds: number;
  /** Whoever is heard again within this is on the same visit: they stepped out for a call, or into a corner nobody hears. */
  readonly rejoinSeconds: number;
  /** A shorter visit is someone passing the door or a basket that was moved, and leaves nothing unless it went `farMetres`. */
  readonly shortestSeconds: number;
  /** Whoever gets so far from where they were first seen has been in the shop, however soon they leave. */
  readonly farMetres: number;
  /** A tag that lies this long in one spot of an entrance, exit, till or stock zone has been put back. */
  readonly parkedSeconds: number;
  /** The same in a corral, where nobody lingers: the next shopper may take that basket within minutes. */
  readonly corralSeconds: number;
  readonly parkedRadiusMetres: number;
  /** A tag that lies this long in one spot anywhere was forgotten there. */
  readonly forgottenSeconds: number;
}

export const visitRules: VisitRules = {
  openSightings: 3,
  openSpanSeconds: 5,
  openSilenceSeconds: 10,
  zoneSilenceSeconds: 15,
  shopSilenceSeconds: 60,
  rejoinSeconds: 300,
  shortestSeconds: 30,
  farMetres: 5,
  parkedSeconds: 600,
  corralSeconds: 60,
  parkedRadiusMetres: 2.5,
  forgottenSeconds: 3600,
};

/** One settled stay of a visit, in time order; the open one has `leftAt` null. Instants in Unix milliseconds. */
export interface VisitStay {
  readonly zoneId: string;
  readonly enteredAt: number;
  readonly leftAt: number | null;
}

/** True once a tag has been heard often enough, for long enough, to be someone and not a stray packet. */
export function opensVisit(sightings: number, firstMs: number, lastMs: number, rules: VisitRules = visitRules): boolean {
  return sightings >= rules.openSightings && lastMs - firstMs >= rules.openSpanSeconds * 1000;
}

/** True when a visit was long enough to count, or `wentMetres` away from where it began. */
export function isVisit(openedAt: number, closedAt: number, wentMetres: number, rules: VisitRules = visitRules): boolean {
  return closedAt - openedAt >= rules.shortestSeconds * 1000 || wentMetres >= rules.farMetres;
}

/** Seconds spent in a stay, up to `at` while it is open; never negative. */
export function dwellSeconds(stay: VisitStay, at: number): number {
  return Math.max(0, ((stay.leftAt ?? at) - stay.enteredAt) / 1000);
}

/**
 * The stays with the open one ended at `closedAt`. Stays that would begin at or after it never happened;
 * one that ended later ends there.
 */
export function endStays(stays: readonly VisitStay[], closedAt: number): readonly VisitStay[] {
  return stays
    .filter((stay) => stay.enteredAt < closedAt)
    .map((stay) => ({ ...stay, leftAt: Math.min(stay.leftAt ?? closedAt, closedAt) }));
}

/** How a visit has gone so far: where it is settled now, and every stay until then. Times in milliseconds of one clock. */
export interface Progress {
  readonly stay: Stay;
  readonly stays: readonly VisitStay[];
}

export function beginProgress(openedMs: number): Progress {
  return { stay: { zoneId: null, sinceMs: openedMs, rival: undefined }, stays: [] };
}

/** A first stay that settles this soon began with the visit: before it there was only the wait for a first position. */
const firstStaySeconds = 10;

function isAtOpening(sinceMs: number, openedMs: number): boolean {
  return sinceMs - openedMs <= firstStaySeconds * 1000;
}

/** The stays with the first begun when the visit did, where it settled that soon. */
export function openWithFirst(stays: readonly VisitStay[], openedMs: number): readonly VisitStay[] {
  return stays.map((stay, nth) => (nth === 0 && isAtOpening(stay.enteredAt, openedMs) ? { ...stay, enteredAt: openedMs } : stay));
}

/**
 * Takes in which zone leads at `atMs`. One stay ends where the next begins, so that dwell adds up to the visit; crossing a
 * zone without settling counts for the zone left behind. The same object comes back when nothing changed.
 */
export function moveOn(progress: Progress, leadingZoneId: string | null, atMs: number, openedMs: number): Progress {
  const stay = settleStay(progress.stay, leadingZoneId, atMs);
  if (stay === progress.stay) return progress;
  if (stay.zoneId === progress.stay.zoneId) return { ...progress, stay };
  const isFirst = progress.stays.length === 0 && isAtOpening(stay.sinceMs, openedMs);
  const sinceMs = isFirst ? openedMs : stay.sinceMs;
  const ended = endOpenStay(progress.stays, sinceMs);
  const stays = stay.zoneId === null ? ended : [...ended, { zoneId: stay.zoneId, enteredAt: sinceMs, leftAt: null }];
  return { stay: { ...stay, sinceMs }, stays };
}

/** Ends the open stay at `atMs` without waiting: the tag fell silent there. */
export function leaveZone(progress: Progress, atMs: number): Progress {
  if (progress.stay.zoneId === null && progress.stay.rival === undefined) return progress;
  return { stay: { zoneId: null, sinceMs: atMs, rival: undefined }, stays: endOpenStay(progress.stays, atMs) };
}

function endOpenStay(stays: readonly VisitStay[], leftAt: number): readonly VisitStay[] {
  return stays.map((stay) => (stay.leftAt === null ? { ...stay, leftAt: Math.max(leftAt, stay.enteredAt) } : stay));
}
