import type { FloorPlan, Point } from '#shared/domain/floor-plan.ts';

/** Every reason why a plan would draw a path that is wrong; none means it may be put in force. */
export function findPlanMistakes(plan: FloorPlan, isGateway: (deviceId: string) => boolean): readonly string[] {
  const isOutside = (point: Point): boolean =>
    point.xMetres < 0 || point.yMetres < 0 || point.xMetres > plan.widthMetres || point.yMetres > plan.depthMetres;
  const mistakes: string[] = [];
  const zoneIds = new Set<string>();
  for (const zone of plan.zones) {
    if (zoneIds.has(zone.id)) mistakes.push(`the zone "${zone.id}" is there twice`);
    zoneIds.add(zone.id);
    if (zone.outline.some(isOutside))
      mistakes.push(`the zone "${zone.id}" reaches outside the room of ${plan.widthMetres} by ${plan.depthMetres} m`);
    if (crossesItself(zone.outline)) mistakes.push(`the outline of the zone "${zone.id}" crosses itself`);
  }
  for (const fixture of plan.fixtures) if (isOutside(fixture.centre)) mistakes.push(`the fixture "${fixture.id}" stands outside the room`);
  for (const receiver of plan.receivers) {
    if (!isGateway(receiver.deviceId))
      mistakes.push(`the receiver "${receiver.deviceId}" is no gateway of this shop: add it under Devices first`);
    if (isOutside(receiver.at)) mistakes.push(`the receiver "${receiver.deviceId}" hangs outside the room`);
  }
  return mistakes;
}

function crossesItself(outline: readonly Point[]): boolean {
  const edges = outline.map((from, place) => ({ from, to: outline[(place + 1) % outline.length] ?? from, place }));
  return edges.some((a) =>
    edges.some((b) => b.place > a.place + 1 && !(a.place === 0 && b.place === edges.length - 1) && cross(a.from, a.to, b.from, b.to)),
  );
}

function side(a: Point, b: Point, c: Point): number {
  return Math.sign((b.xMetres - a.xMetres) * (c.yMetres - a.yMetres) - (b.yMetres - a.yMetres) * (c.xMetres - a.xMetres));
}

function cross(a: Point, b: Point, c: Point, d: Point): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}
