import { simplifyPath } from '#shared/domain/simplify-path.ts';
import type { KeptPath } from './path-records.ts';

// Finer than the receivers see, and a tenth of the points.
const toleranceMetres = 0.3;

export type DrawnPath = ReturnType<typeof drawPath>;

/** A kept path as a picture shows it: no id, no time of day. */
export function drawPath({ openedAt, closedAt, zoneIds, points }: KeptPath) {
  return {
    seconds: (closedAt - openedAt) / 1000,
    zoneIds: [...zoneIds],
    points: simplifyPath(points, toleranceMetres).map(({ at, xMetres, yMetres }) => ({
      xMetres,
      yMetres,
      atSeconds: Math.max(0, (at - openedAt) / 1000),
    })),
  };
}
