import type { FloorNowBody } from '#shared/contract/places.ts';
import type { Zone, ZonePurpose } from '#shared/domain/floor-plan.ts';
import type { PlanPerson } from '#shared/ui/floor-plan/plan-layers.ts';
import { t } from '../texts/t.ts';

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

const kindKeys = { shopper: 'floor.legendShopper', basket: 'floor.legendBasket', staff: 'floor.legendStaff' } as const;

/** A dot as it is called in a list: by its kind, its zone and a number among those. Nobody is named. */
export function dotNames(
  people: FloorNowBody['people'],
  zoneName: (zoneId: string | null) => string,
): readonly { readonly id: string; readonly words: string }[] {
  const counted = new Map<string, number>();
  return people
    .map(({ id, kind, zoneId }) => {
      const group = `${kind} ${zoneId}`;
      const nth = (counted.get(group) ?? 0) + 1;
      counted.set(group, nth);
      return { id, words: t('whyHere.dot', { kind: t(kindKeys[kind]), zone: zoneName(zoneId), nth }) };
    })
    .sort((a, b) => a.words.localeCompare(b.words));
}

const planKinds = { shopper: 'known', basket: 'guest', staff: 'staff' } as const;

/** People as the plan draws them: a shopper's fob as a ringed dot, a basket as a soft one, staff as a square. */
export function planPeople(floor: FloorNowBody): readonly PlanPerson[] {
  return floor.people.map(({ id, at, radiusMetres, kind }) => ({ id, at, radiusMetres, kind: planKinds[kind] }));
}
