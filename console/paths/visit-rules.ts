import type { RouteReply } from '#shared/contract/define-route.ts';
import type { listVisits, readVisitPath } from '#shared/contract/places.ts';

export type VisitRow = RouteReply<typeof listVisits>['visits'][number];
export type VisitPath = RouteReply<typeof readVisitPath>;
export type StayRow = VisitRow['stays'][number];

export interface StripPart {
  readonly zoneId: string;
  readonly dwellSeconds: number;
  /** Of the visit's stays all together, 0 to 1. */
  readonly share: number;
}

/** A visit as a strip: its stays in order, each as long as it lasted. */
export function stripOf(stays: readonly StayRow[]): readonly StripPart[] {
  const totalSeconds = stays.reduce((sum, stay) => sum + stay.dwellSeconds, 0);
  return stays.map(({ zoneId, dwellSeconds }) => ({
    zoneId,
    dwellSeconds,
    share: totalSeconds === 0 ? 1 / stays.length : dwellSeconds / totalSeconds,
  }));
}

/** How long a visit lasted; for one that goes on, until `now`. */
export function visitSeconds(visit: { readonly openedAt: number; readonly closedAt: number | null }, now: number): number {
  return Math.max(0, Math.round(((visit.closedAt ?? now) - visit.openedAt) / 1000));
}

export interface PathMoment {
  readonly xMetres: number;
  readonly yMetres: number;
  readonly radiusMetres: number;
  /** Points walked until then. */
  readonly walked: VisitPath['points'];
  /** The stay they stood in, counted from 0; -1 before the first. */
  readonly stayIndex: number;
}

/** Where a visit was at `at`, drawn straight between the two points around it; undefined for a path without points. */
export function momentOf(path: VisitPath, at: number): PathMoment | undefined {
  const [first] = path.points;
  if (first === undefined) return undefined;
  const walked = path.points.filter((point) => point.at <= at);
  const before = walked.at(-1) ?? first;
  const after = path.points[walked.length] ?? before;
  const share = after.at === before.at ? 0 : Math.min(1, Math.max(0, (at - before.at) / (after.at - before.at)));
  const stayIndex = path.stays.reduce((last, stay, index) => (stay.enteredAt <= at ? index : last), -1);
  return {
    xMetres: before.xMetres + share * (after.xMetres - before.xMetres),
    yMetres: before.yMetres + share * (after.yMetres - before.yMetres),
    radiusMetres: before.radiusMetres,
    walked,
    stayIndex,
  };
}

/** When the drawn path begins and ends: its points, or the visit's own times where there are none. */
export function pathSpan(path: VisitPath): { readonly from: number; readonly to: number } {
  const from = path.points.at(0)?.at ?? path.openedAt;
  return { from, to: Math.max(from, path.points.at(-1)?.at ?? path.closedAt ?? path.openedAt) };
}

/** A path as CSV for a spreadsheet: one line a point. */
export function pathAsCsv(path: VisitPath): string {
  const lines = path.points.map((point) => `${new Date(point.at).toISOString()},${point.xMetres},${point.yMetres},${point.radiusMetres}`);
  return ['at,x_metres,y_metres,radius_metres', ...lines].join('\r\n');
}
