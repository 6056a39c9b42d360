import type { Placement, Point, Wall } from '#shared/domain/floor-plan.ts';

/** Where a tag hangs or is carried, above the floor. */
const tagHeightMetres = 1.05;
const nearestMetres = 0.4;
const wallDb = 4;
const mostWalls = 3;
/** A receiver's packets get lost around here. */
const sensitivityDbm = -91;
const sensitivityWidthDb = 2;
/** Even next to a receiver some packets collide or fall between two scans. */
const bestShare = 0.92;

function isLeft(from: Point, to: Point, point: Point): boolean {
  return (to.xMetres - from.xMetres) * (point.yMetres - from.yMetres) > (to.yMetres - from.yMetres) * (point.xMetres - from.xMetres);
}

function crosses(wall: Wall, a: Point, b: Point): boolean {
  return isLeft(wall.from, wall.to, a) !== isLeft(wall.from, wall.to, b) && isLeft(a, b, wall.from) !== isLeft(a, b, wall.to);
}

/** How much weaker than at one metre: log-distance path loss, and 4 dB for each wall between, three at most. */
export function pathLossDb(from: Point, receiver: Placement, exponent: number, walls: readonly Wall[]): number {
  const across = receiver.at.xMetres - from.xMetres;
  const along = receiver.at.yMetres - from.yMetres;
  const metres = Math.max(nearestMetres, Math.hypot(across, along, receiver.heightMetres - tagHeightMetres));
  const between = walls.reduce((count, wall) => (crosses(wall, from, receiver.at) ? count + 1 : count), 0);
  return 10 * exponent * Math.log10(metres) + wallDb * Math.min(mostWalls, between);
}

/** The carrier's own body: nothing when they face the receiver, all of `bodyDb` when they turn their back on it. */
export function bodyLossDb(from: Point, heading: number, receiver: Placement, bodyDb: number): number {
  const bearing = Math.atan2(receiver.at.yMetres - from.yMetres, receiver.at.xMetres - from.xMetres);
  return bodyDb * ((1 - Math.cos(bearing - heading)) / 2) ** 1.5;
}

/** How likely a packet of that strength is heard. */
export function hearingShare(rssiDbm: number): number {
  return bestShare / (1 + Math.exp((sensitivityDbm - rssiDbm) / sensitivityWidthDb));
}
