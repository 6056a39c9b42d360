import { zoneAt, type FloorPlan } from '#shared/domain/floor-plan.ts';
import type { Patch } from './patch.ts';
import type { WalkableGrid } from '#shared/domain/walkable-grid.ts';

/** A zone must be this much more probable than the one someone is in before they are said to have changed. */
export const marginShare = 0.3;
/** Below this share of belief, someone is no longer in the zone they were in. */
const leaveShare = 0.2;
/** Someone without a zone yet enters the first that holds this much belief. */
const enterShare = 0.4;

/** The zone of each cell by its number in the plan, -1 between zones. */
export function zonesOfCells(grid: WalkableGrid, plan: FloorPlan): Int16Array {
  return Int16Array.from({ length: grid.cellCount }, (_, cell) => {
    const zone = zoneAt(plan, { xMetres: grid.xMetres[cell] ?? 0, yMetres: grid.yMetres[cell] ?? 0 });
    return zone === undefined ? -1 : plan.zones.indexOf(zone);
  });
}

/** Sums the belief in each zone into `mass`. */
export function sumZoneMass(belief: Patch, zoneOfCell: Int16Array, { columns }: WalkableGrid, mass: Float32Array): void {
  mass.fill(0);
  let nth = 0;
  for (let row = belief.top; row < belief.bottom; row += 1) {
    const end = row * columns + belief.right;
    for (let cell = row * columns + belief.left; cell < end; cell += 1, nth += 1) {
      const zone = zoneOfCell[cell] ?? -1;
      if (zone >= 0) mass[zone] = (mass[zone] ?? 0) + (belief.values[nth] ?? 0);
    }
  }
}

/** The number of the zone that leads, given the one that led before (-1 for none): the stronger must be clearly stronger. */
export function leadingZone(mass: Float32Array, incumbent: number): number {
  let strongest = -1;
  for (let zone = 0; zone < mass.length; zone += 1) {
    if (strongest === -1 || (mass[zone] ?? 0) > (mass[strongest] ?? 0)) strongest = zone;
  }
  const strongestMass = mass[strongest] ?? 0;
  if (incumbent === -1) return strongestMass >= enterShare ? strongest : -1;
  const incumbentMass = mass[incumbent] ?? 0;
  if (strongestMass >= incumbentMass + marginShare) return strongest;
  return incumbentMass < leaveShare && strongestMass < enterShare ? -1 : incumbent;
}
