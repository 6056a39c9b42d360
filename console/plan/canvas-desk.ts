import type { FloorPlan, Point } from '#shared/domain/floor-plan.ts';
import type { Camera, CanvasSize } from './plan-camera.ts';
import { gridMetresFor, placeUnder } from './plan-camera.ts';
import type { Item } from './plan-items.ts';
import { snap, type Snap } from './snap-rules.ts';
import type { Stroke, StrokeResult, ToolSettings } from './tool-rules.ts';

/** What was taken in hand: an item, and maybe one of its corners. */
export interface PlanChoice {
  readonly item: Item | undefined;
  readonly handle: number | undefined;
}

/** What a pointer that is down is doing. Everything is worked out from where it began, so that a slow machine does not drift. */
export interface Hold {
  readonly kind: 'pan' | 'draw' | 'item' | 'handle';
  readonly from: Point;
  readonly plan: FloorPlan;
  readonly gesture: string;
  readonly isDragging: boolean;
}

/** The canvas as its pointer and its keys see it. */
export interface CanvasDesk {
  readonly plan: FloorPlan | undefined;
  readonly settings: ToolSettings | undefined;
  readonly choice: PlanChoice;
  readonly size: CanvasSize;
  camera: Camera | undefined;
  /** Corners set so far of what is being drawn. */
  points: readonly Point[];
  /** Where the pointer, or the cross that the keys move, would set the next corner. */
  pointed: Snap | undefined;
  hold: Hold | undefined;
  getBoundingClientRect(): DOMRect;
  fit(): void;
  zoom(factor: number): void;
  choose(item: Item | undefined, handle?: number): void;
  edit(plan: FloorPlan, gesture?: string): void;
  take(result: StrokeResult): void;
  putToolDown(): void;
}

const reachPx = 10;

/** How far from a thing a press still means it, in metres at this zoom. */
export function reachMetresOf({ camera }: CanvasDesk): number {
  return reachPx / (camera?.pxPerMetre ?? 1);
}

export function strokeOf(desk: CanvasDesk, plan: FloorPlan): Stroke | undefined {
  return desk.settings === undefined ? undefined : { ...desk.settings, plan, points: desk.points, reachMetres: reachMetresOf(desk) };
}

export function placeOf(desk: CanvasDesk, event: MouseEvent): Point {
  const box = desk.getBoundingClientRect();
  return placeUnder(desk.camera ?? { xMetres: 0, yMetres: 0, pxPerMetre: 1 }, event.clientX - box.left, event.clientY - box.top);
}

/** Where a place snaps to; with Alt held nowhere. */
export function snapAt(
  desk: CanvasDesk,
  plan: FloorPlan,
  place: Point,
  { altKey }: MouseEvent,
  more: { from?: Point | undefined; except?: Item } = {},
): Snap {
  if (altKey) return { at: place, kind: 'free', guides: [] };
  const gridMetres = Math.min(0.5, gridMetresFor(desk.camera?.pxPerMetre ?? 1));
  return snap(place, { plan, gridMetres, reachMetres: reachMetresOf(desk), ...more });
}
