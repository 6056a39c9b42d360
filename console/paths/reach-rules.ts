import type { FigureBody } from '#shared/contract/figures.ts';
import type { ZoneFiguresBody } from '#shared/contract/insights.ts';

/** A zone people look around in, and how far visits went that turned round there. */
export interface Reach {
  readonly zoneId: string;
  readonly metresFromDoor: number;
  /** Visits that went no farther. */
  readonly farthest: FigureBody;
  /** Share of visits that came this far or farther, 0 to 1: of what can be told, so at most a few people too low. */
  readonly atLeast: number;
}

/** Zones from the door inwards, with how far visits go. Empty where nothing can be told: no door on the plan, or too few people. */
export function reachOf(zones: readonly ZoneFiguresBody[]): readonly Reach[] {
  const inwards = zones
    .flatMap(({ zoneId, metresFromDoor, farthest }) => (metresFromDoor === null ? [] : [{ zoneId, metresFromDoor, farthest }]))
    .sort((a, b) => a.metresFromDoor - b.metresFromDoor);
  if (inwards.every(({ farthest }) => (farthest.value ?? 0) === 0)) return [];
  return inwards.map((zone, nth) => ({
    ...zone,
    atLeast: inwards.slice(nth).reduce((sum, { farthest }) => sum + (farthest.value ?? 0), 0),
  }));
}

/** The first zone inwards that half of the visits do not go beyond. */
export function halfwayOf(reach: readonly Reach[]): Reach | undefined {
  const all = reach[0]?.atLeast ?? 0;
  return reach.find((_, nth) => (reach[nth + 1]?.atLeast ?? 0) <= all / 2);
}
