import type { Point } from '#shared/domain/floor-plan.ts';

/** `guest`: nobody knows who, a soft dot. `known`: checked in and agreed, a ringed dot. `staff`: a square. */
export type PersonKind = 'guest' | 'known' | 'staff';

/** Someone on the floor now, as exactly as is known: the halo is the radius they are in with two chances of three. */
export interface PlanPerson {
  readonly id: string;
  readonly at: Point;
  readonly radiusMetres: number;
  readonly kind: PersonKind;
}

/** A walk with its direction. `weight` (0 to 1) sets its width where several are compared. */
export interface PlanPath {
  readonly id: string;
  readonly points: readonly Point[];
  /** Where the walker stood, drawn with their numbers from 1. */
  readonly stays?: readonly Point[];
  readonly weight?: number;
  /** One of many that lie on one another: a thin line without arrows. */
  readonly isTrace?: boolean;
}

/** Heat by zone: any scale, the largest is drawn darkest; a zone that is missing is drawn as unknown, not as zero. */
export type ZoneHeat = Readonly<Record<string, number>>;

/** A square of the floor, counted from the plan's left and top. `shade` 0 (lightest) to 5; `hidden` is hatched. */
export interface PlanCell {
  readonly column: number;
  readonly row: number;
  readonly shade: number | 'hidden';
}

/** Shaded squares under fixtures and names, such as a heat map; a square that is missing stays paper. */
export interface PlanCells {
  readonly cellMetres: number;
  readonly cells: readonly PlanCell[];
}

/** Short words after a zone's name, such as a number of people. */
export type ZoneValues = Readonly<Record<string, string>>;

/** A part of the plan to show, in metres. */
export interface PlanFrame {
  readonly xMetres: number;
  readonly yMetres: number;
  readonly widthMetres: number;
  readonly depthMetres: number;
}

/** What `aisle-person` carries. */
export interface PersonChoice {
  readonly personId: string;
}

/** What `aisle-zone` carries. */
export interface ZoneChoice {
  readonly zoneId: string;
}
