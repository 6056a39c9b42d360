import type { FloorNowBody } from '#shared/contract/places.ts';
import type { Zone, ZonePurpose } from '#shared/domain/floor-plan.ts';
import type { PlanPerson } from '#shared/ui/floor-plan/plan-layers.ts';

/** How many stand in zones of one purpose, such as all tills together. */
export function peopleIn(floor: FloorNowBody, zones: readonly Zone[], purpose: ZonePurpose): number {
  const ids = new Set(zones.filter((zone) => zone.purpose === purpose).map((zone) => zone.id));
  return floor.zones.reduce((sum, { zoneId, people }) => (ids.has(zoneId) ? sum + people : sum), 0);
}

/** Zones with someone in them, the fullest first. */
export function busyZones(floor: FloorNowBody): FloorNowBody['zones'] {
  return floor.zones.filter(({ people }) => people > 0).sort((a, b) => b.people - a.people || a.zoneId.localeCompare(b.zoneId));
}

/** Each zone's count as the plan writes it after the name; nobody is left unsaid. */
export function planValues(floor: FloorNowBody): Readonly<Record<string, string>> {
  return Object.fromEntries(floor.zones.filter(({ people }) => people > 0).map(({ zoneId, people }) => [zoneId, String(people)]));
}

const planKinds = { shopper: 'known', basket: 'guest', staff: 'staff' } as const;

/** People as the plan draws them: a shopper's fob as a ringed dot, a basket as a soft one, staff as a square. */
export function planPeople(floor: FloorNowBody): readonly PlanPerson[] {
  return floor.people.map(({ id, at, radiusMetres, kind }) => ({ id, at, radiusMetres, kind: planKinds[kind] }));
}
