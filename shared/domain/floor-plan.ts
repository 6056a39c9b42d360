/** A place on the plan in metres; x grows to the right, y grows downwards from the top-left corner. */
export interface Point {
  readonly xMetres: number;
  readonly yMetres: number;
}

export interface Wall {
  readonly from: Point;
  readonly to: Point;
}

/**
 * What a zone is for decides what entering, leaving and lying in it means. `corral` is where fobs and baskets are given back,
 * `stock` whatever shoppers do not enter.
 */
export const zonePurposes = ['sales', 'entrance', 'exit', 'fitting', 'till', 'corral', 'stock'] as const;
export type ZonePurpose = (typeof zonePurposes)[number];

/** True of a zone that people come in or leave by: an entrance, an exit, or any zone with a door in it. */
export function isByDoor(zone: Zone, { entrances }: Pick<FloorPlan, 'entrances'>): boolean {
  return zone.purpose === 'entrance' || zone.purpose === 'exit' || entrances.some((door) => isInside(door, zone.outline));
}

/** True for zones in which a visit ends: whoever was last seen there has left, and coming from the street leads there first. */
export function endsVisits(purpose: ZonePurpose | undefined): boolean {
  return purpose === 'entrance' || purpose === 'exit' || purpose === 'corral';
}

/** A named area of the floor; `outline` is a simple polygon, not closed (the last corner joins the first). */
export interface Zone {
  readonly id: string;
  readonly name: { readonly fr: string; readonly en: string };
  readonly purpose: ZonePurpose;
  readonly outline: readonly Point[];
}

export type FixtureKind = 'rail' | 'table' | 'shelf' | 'mirror' | 'counter' | 'cabin' | 'plant' | 'kiosk' | 'screen';

/** Something that stands on the floor and can't be walked through: an axis-aligned box around its centre. */
export interface Fixture {
  readonly id: string;
  readonly kind: FixtureKind;
  readonly centre: Point;
  readonly widthMetres: number;
  readonly depthMetres: number;
}

/** Where a device stands. `heightMetres` above the floor matters for receivers, which hang high. */
export interface Placement {
  readonly deviceId: string;
  readonly at: Point;
  readonly heightMetres: number;
}

/** Where a reference tag is fixed: what receivers hear of it teaches how each of them hears. */
export interface ReferencePlace {
  readonly tagKey: string;
  readonly at: Point;
  readonly heightMetres: number;
}

/** The shop's floor as it was drawn: everything a map, a locator and a simulator need. */
export interface FloorPlan {
  readonly name: string;
  readonly widthMetres: number;
  readonly depthMetres: number;
  readonly walls: readonly Wall[];
  readonly zones: readonly Zone[];
  readonly fixtures: readonly Fixture[];
  readonly receivers: readonly Placement[];
  readonly entrances: readonly Point[];
  /** Absent in plans drawn before reference tags were. */
  readonly references?: readonly ReferencePlace[] | undefined;
}

/** True when `point` lies inside the polygon (even-odd rule, ray to the right); points on an edge may fall either way. */
export function isInside(point: Point, outline: readonly Point[]): boolean {
  let inside = false;
  let previous = outline[outline.length - 1];
  for (const corner of outline) {
    if (previous !== undefined && corner.yMetres > point.yMetres !== previous.yMetres > point.yMetres) {
      const share = (point.yMetres - corner.yMetres) / (previous.yMetres - corner.yMetres);
      if (point.xMetres < corner.xMetres + share * (previous.xMetres - corner.xMetres)) inside = !inside;
    }
    previous = corner;
  }
  return inside;
}

/** The zone a point stands in, or undefined between zones. The first drawn wins where two overlap. */
export function zoneAt(plan: FloorPlan, point: Point): Zone | undefined {
  return plan.zones.find((zone) => isInside(point, zone.outline));
}

/** Straight distance in metres on the floor. */
export function metresBetween(a: Point, b: Point): number {
  return Math.hypot(a.xMetres - b.xMetres, a.yMetres - b.yMetres);
}
