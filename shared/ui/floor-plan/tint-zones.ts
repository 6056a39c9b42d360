import type { Zone } from '#shared/domain/floor-plan.ts';
import { boxOfOutline, overlap } from './boxes.ts';

/** Tints a plan has for sales floor; the other purposes have their own. */
const salesTints = 5;

/** A CSS class a zone: neighbours on the sales floor never share a tint while five are enough. */
export function tintZones(zones: readonly Zone[]): ReadonlyMap<string, string> {
  const tints = new Map<string, string>();
  const touching = 0.3;
  for (const [place, zone] of zones.entries()) {
    if (zone.purpose !== 'sales') {
      tints.set(zone.id, `tint-${zone.purpose}`);
      continue;
    }
    const box = boxOfOutline(zone.outline);
    const wide = { left: box.left - touching, right: box.right + touching, top: box.top - touching, bottom: box.bottom + touching };
    const used = new Set(
      zones.filter((other) => other !== zone && overlap(wide, boxOfOutline(other.outline))).map((other) => tints.get(other.id)),
    );
    // Starting from another tint each time spreads them: the first free one alone would leave the last tints unused.
    const order = Array.from({ length: salesTints }, (_, step) => `tint-${((place + step) % salesTints) + 1}`);
    tints.set(zone.id, order.find((tint) => !used.has(tint)) ?? 'tint-1');
  }
  return tints;
}
