import type { Zone } from '#shared/domain/floor-plan.ts';

/** How many tints a strip has (`.tint-0` and on in `strip-styles.ts`). */
export const tintCount = 12;

/** The tint of a zone in a strip: by its place on the plan, so that it is the same in every strip. */
export function tintOf(zoneId: string, zones: readonly Zone[]): number {
  const place = zones.findIndex((zone) => zone.id === zoneId);
  return place === -1 ? 0 : place % tintCount;
}
