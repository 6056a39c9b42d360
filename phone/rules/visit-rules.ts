import type { Point } from '#shared/domain/floor-plan.ts';

export interface TracePoint {
  readonly at: number;
  readonly xMetres: number;
  readonly yMetres: number;
}

/** Every trace point as the plan draws it; points of the same spot in a row are one. */
export function traceLine(points: readonly TracePoint[]): readonly Point[] {
  const line: Point[] = [];
  for (const { xMetres, yMetres } of points) {
    const last = line.at(-1);
    if (last === undefined || last.xMetres !== xMetres || last.yMetres !== yMetres) line.push({ xMetres, yMetres });
  }
  return line;
}

export interface ZoneStay {
  readonly zoneId: string;
  readonly dwellSeconds: number;
}

/** Where the shopper stood longest, the longest first; under `leastSeconds` was walking past. */
export function longestStays(stays: readonly ZoneStay[], leastSeconds: number, most: number): readonly ZoneStay[] {
  const totals = new Map<string, number>();
  for (const { zoneId, dwellSeconds } of stays) totals.set(zoneId, (totals.get(zoneId) ?? 0) + dwellSeconds);
  return [...totals]
    .map(([zoneId, dwellSeconds]) => ({ zoneId, dwellSeconds }))
    .filter(({ dwellSeconds }) => dwellSeconds >= leastSeconds)
    .sort((a, b) => b.dwellSeconds - a.dwellSeconds)
    .slice(0, most);
}
