import type { FloorPlan, Point } from '#shared/domain/floor-plan.ts';
import { placeOf, reachMetresOf, snapAt, strokeOf, type CanvasDesk, type Hold } from './canvas-desk.ts';
import { panCamera, zoomCamera } from './plan-camera.ts';
import { insertCorner, moveHandle, moveItem } from './plan-edits.ts';
import { edgeAt, handleAt, handlesOf, itemAt, pointOf } from './plan-items.ts';
import { addZone, drag, press } from './tool-rules.ts';

interface Spot {
  readonly x: number;
  readonly y: number;
}

const dragPx = 5;

/** Mouse, pen and fingers on the canvas: one draws and moves, two pan and zoom. */
export class CanvasPointer {
  /** The space bar is down: a drag pans, whatever the tool. */
  isPanning = false;
  readonly #desk: CanvasDesk;
  readonly #touches = new Map<number, Spot>();
  #gestures = 0;

  constructor(desk: CanvasDesk) {
    this.#desk = desk;
  }

  readonly down = (event: PointerEvent): void => {
    const desk = this.#desk;
    const { plan, settings } = desk;
    if (plan === undefined || settings === undefined || !(event.currentTarget instanceof HTMLElement)) return;
    event.currentTarget.focus();
    event.currentTarget.setPointerCapture(event.pointerId);
    this.#touches.set(event.pointerId, { x: event.clientX, y: event.clientY });
    this.#gestures += 1;
    const from = placeOf(desk, event);
    const held = { from, plan, gesture: `drag-${this.#gestures}`, isDragging: false };
    if (this.#touches.size > 1 || event.button === 1 || this.isPanning) desk.hold = { ...held, kind: 'pan' };
    else if (settings.tool === 'select') desk.hold = { ...held, kind: this.#takeInHand(plan, from) };
    else desk.hold = { ...held, kind: 'draw', from: snapAt(desk, plan, from, event, { from: desk.points.at(-1) }).at };
  };

  /** A corner of what is chosen already, else what lies there, else the paper itself. */
  #takeInHand(plan: FloorPlan, at: Point): Hold['kind'] {
    const desk = this.#desk;
    const { item } = desk.choice;
    const handle = item === undefined ? undefined : handleAt(plan, item, at, reachMetresOf(desk));
    if (handle !== undefined) {
      desk.choose(item, handle);
      return 'handle';
    }
    const found = itemAt(plan, at, reachMetresOf(desk));
    desk.choose(found);
    return found === undefined ? 'pan' : 'item';
  }

  readonly move = (event: PointerEvent): void => {
    const desk = this.#desk;
    const { plan, hold } = desk;
    if (plan === undefined) return;
    const before = this.#touches.get(event.pointerId);
    if (hold === undefined) {
      desk.pointed =
        desk.settings?.tool === 'select' ? undefined : snapAt(desk, plan, placeOf(desk, event), event, { from: desk.points.at(-1) });
      return;
    }
    if (before === undefined) return;
    if (!hold.isDragging && Math.hypot(event.clientX - before.x, event.clientY - before.y) < dragPx) return;
    desk.hold = { ...hold, isDragging: true };
    if (hold.kind === 'pan') this.#pan(event, before);
    else if (hold.kind === 'draw') desk.pointed = snapAt(desk, plan, placeOf(desk, event), event);
    else this.#drag(hold, event);
  };

  #pan(event: PointerEvent, before: Spot): void {
    const desk = this.#desk;
    if (desk.camera === undefined) return;
    const now = { x: event.clientX, y: event.clientY };
    const other = [...this.#touches].find(([id]) => id !== event.pointerId)?.[1];
    this.#touches.set(event.pointerId, now);
    if (other === undefined) {
      desk.camera = panCamera(desk.camera, now.x - before.x, now.y - before.y);
      return;
    }
    const apart = (spot: Spot): number => Math.max(1, Math.hypot(spot.x - other.x, spot.y - other.y));
    const box = desk.getBoundingClientRect();
    const zoomed = zoomCamera(desk.camera, apart(now) / apart(before), (now.x + other.x) / 2 - box.left, (now.y + other.y) / 2 - box.top);
    desk.camera = panCamera(zoomed, (now.x - before.x) / 2, (now.y - before.y) / 2);
  }

  #drag(hold: Hold, event: PointerEvent): void {
    const desk = this.#desk;
    const { item, handle } = desk.choice;
    if (item === undefined) return;
    const place = placeOf(desk, event);
    if (hold.kind === 'handle' && handle !== undefined) {
      desk.pointed = snapAt(desk, hold.plan, place, event, { except: item });
      desk.edit(moveHandle(hold.plan, item, handle, desk.pointed.at), hold.gesture);
      return;
    }
    // The corner (or point) nearest to the hand is what snaps; the rest of the item follows it.
    const point = pointOf(hold.plan, item);
    const corners = point === undefined ? handlesOf(hold.plan, item) : [point];
    const away = (corner: Point): number => Math.hypot(corner.xMetres - hold.from.xMetres, corner.yMetres - hold.from.yMetres);
    const lead = corners.toSorted((a, b) => away(a) - away(b))[0] ?? hold.from;
    const wanted = { xMetres: lead.xMetres + place.xMetres - hold.from.xMetres, yMetres: lead.yMetres + place.yMetres - hold.from.yMetres };
    const { at } = snapAt(desk, hold.plan, wanted, event, { except: item });
    desk.edit(moveItem(hold.plan, item, { xMetres: at.xMetres - lead.xMetres, yMetres: at.yMetres - lead.yMetres }), hold.gesture);
  }

  readonly up = (event: PointerEvent): void => {
    const desk = this.#desk;
    const { hold, plan } = desk;
    this.#touches.delete(event.pointerId);
    if (this.#touches.size > 0 || hold === undefined || plan === undefined) return;
    desk.hold = undefined;
    const stroke = strokeOf(desk, plan);
    if (hold.kind !== 'draw' || stroke === undefined) {
      desk.pointed = undefined;
      return;
    }
    const to = hold.isDragging ? (desk.pointed?.at ?? hold.from) : hold.from;
    const dragged = hold.isDragging && desk.points.length === 0 ? drag(stroke, hold.from, to) : undefined;
    desk.take(dragged ?? press(stroke, to));
  };

  readonly cancel = (event: PointerEvent): void => {
    this.#touches.delete(event.pointerId);
    this.#desk.hold = undefined;
  };

  readonly leave = (): void => {
    if (this.#desk.hold === undefined) this.#desk.pointed = undefined;
  };

  /** A second press at once ends what is being drawn; on the edge of a chosen zone it makes a corner. */
  readonly double = (event: MouseEvent): void => {
    const desk = this.#desk;
    const { plan, settings, points, choice } = desk;
    if (plan === undefined || settings === undefined) return;
    if (settings.tool === 'zone' && points.length >= 3) desk.take(addZone(plan, points, settings.zonePurpose));
    else if (settings.tool === 'wall') desk.points = [];
    else if (settings.tool === 'select' && choice.item?.kind === 'zone') {
      const place = placeOf(desk, event);
      const edge = edgeAt(plan, choice.item.key, place, reachMetresOf(desk));
      if (edge === undefined) return;
      desk.edit(insertCorner(plan, choice.item.key, edge, place));
      desk.choose(choice.item, edge + 1);
    }
  };

  readonly wheel = (event: WheelEvent): void => {
    event.preventDefault();
    const desk = this.#desk;
    if (desk.camera === undefined) return;
    const box = desk.getBoundingClientRect();
    desk.camera = event.shiftKey
      ? panCamera(desk.camera, -event.deltaY, 0)
      : zoomCamera(desk.camera, Math.exp(-event.deltaY / 400), event.clientX - box.left, event.clientY - box.top);
  };
}
