import type { FloorNowBody } from '#shared/contract/places.ts';
import { zoneNow, type Follow } from './follow.ts';

function countsAsPerson(follow: Follow): boolean {
  return follow.state === 'open' && follow.kind !== 'staff';
}

/** People per zone, for every zone named in `zoneIds` and any other that someone is in. Staff are not counted. */
export function countPeople(follows: Iterable<Follow>, zoneIds: readonly string[]): Map<string, number> {
  const people = new Map(zoneIds.map((zoneId) => [zoneId, 0]));
  for (const follow of follows) {
    const zoneId = zoneNow(follow);
    if (zoneId !== null && countsAsPerson(follow)) people.set(zoneId, (people.get(zoneId) ?? 0) + 1);
  }
  return people;
}

/** The floor as the console draws it; someone whose place is not known is in the shop but nowhere on the plan. */
export function floorNow(follows: readonly Follow[], zoneIds: readonly string[], at: number): FloorNowBody {
  const people: FloorNowBody['people'] = [];
  for (const follow of follows) {
    const place = follow.estimate?.at;
    if (follow.state !== 'open' || place === undefined || follow.estimate === undefined) continue;
    people.push({
      id: follow.visitId,
      at: { xMetres: place.xMetres, yMetres: place.yMetres },
      radiusMetres: follow.estimate.radiusMetres,
      zoneId: zoneNow(follow),
      kind: follow.kind === 'basket' || follow.kind === 'staff' ? follow.kind : 'shopper',
    });
  }
  return {
    at,
    inShop: follows.filter(countsAsPerson).length,
    zones: [...countPeople(follows, zoneIds)].map(([zoneId, count]) => ({ zoneId, people: count })),
    people,
  };
}
