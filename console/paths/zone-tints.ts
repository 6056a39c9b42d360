import type { FigureBody } from '#shared/contract/figures.ts';
import type { ZoneFiguresBody } from '#shared/contract/insights.ts';
import type { FloorPlan, Zone } from '#shared/domain/floor-plan.ts';
import type { ZoneHeat, ZoneValues } from '#shared/ui/floor-plan/plan-layers.ts';

/** How many tints a strip has (`.tint-0` and on in `strip-styles.ts`). */
export const tintCount = 12;

/** The tint of a zone in a strip: by its place on the plan, so that it is the same in every strip. */
export function tintOf(zoneId: string, zones: readonly Zone[]): number {
  const place = zones.findIndex((zone) => zone.id === zoneId);
  return place === -1 ? 0 : place % tintCount;
}

/** A figure of each zone as the plan's heat; what can't be told is left out and drawn as unknown. */
export function zoneHeat(zones: readonly ZoneFiguresBody[], figureOf: (zone: ZoneFiguresBody) => FigureBody): ZoneHeat {
  return Object.fromEntries(
    zones.flatMap((zone) => {
      const { value } = figureOf(zone);
      return value === null ? [] : [[zone.zoneId, value] as const];
    }),
  );
}

/** A figure of each zone as the plan writes it after the name. */
export function zoneValues(
  zones: readonly ZoneFiguresBody[],
  figureOf: (zone: ZoneFiguresBody) => FigureBody,
  words: (value: number) => string,
): ZoneValues {
  return Object.fromEntries(Object.entries(zoneHeat(zones, figureOf)).map(([zoneId, value]) => [zoneId, words(value)]));
}

/** True for a zone where goods are sold. */
export function isSalesZone(zoneId: string | null, { zones }: FloorPlan): boolean {
  return zones.some(({ id, purpose }) => id === zoneId && purpose === 'sales');
}

/** Figures of the zones where goods are sold: tills and fitting rooms hold people for other reasons, and would outshine them. */
export function salesZones(zones: readonly ZoneFiguresBody[], plan: FloorPlan): readonly ZoneFiguresBody[] {
  return zones.filter(({ zoneId }) => isSalesZone(zoneId, plan));
}
