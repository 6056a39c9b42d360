import type { FloorPlan, Point } from '#shared/domain/floor-plan.ts';
import { strokeOf, type CanvasDesk } from './canvas-desk.ts';
import { moveHandle, moveItem, removeCorner, removeItem } from './plan-edits.ts';
import { handlesOf } from './plan-items.ts';
import { addZone, press } from './tool-rules.ts';

const ways: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function plus(at: Point, by: Point): Point {
  return { xMetres: at.xMetres + by.xMetres, yMetres: at.yMetres + by.yMetres };
}

/** Moves what is chosen; while drawing, the cross at which Enter sets a corner. */
function nudge(desk: CanvasDesk, plan: FloorPlan, by: Point): void {
  const { item, handle } = desk.choice;
  if (desk.settings?.tool !== 'select' || item === undefined) {
    const at = desk.pointed?.at ?? desk.points.at(-1) ?? { xMetres: plan.widthMetres / 2, yMetres: plan.depthMetres / 2 };
    desk.pointed = { at: plus(at, by), kind: 'free', guides: [] };
    return;
  }
  const corner = handle === undefined ? undefined : handlesOf(plan, item)[handle];
  const moved = corner === undefined || handle === undefined ? moveItem(plan, item, by) : moveHandle(plan, item, handle, plus(corner, by));
  desk.edit(moved, `nudge-${item.kind}-${item.key}-${handle ?? ''}`);
}

function remove(desk: CanvasDesk, plan: FloorPlan): boolean {
  const { item, handle } = desk.choice;
  if (item === undefined) return false;
  const isCorner = item.kind === 'zone' && handle !== undefined;
  desk.edit(isCorner ? removeCorner(plan, item.key, handle) : removeItem(plan, item));
  desk.choose(isCorner ? item : undefined);
  return true;
}

function nextHandle(desk: CanvasDesk, plan: FloorPlan, step: number): boolean {
  const { item, handle } = desk.choice;
  const count = item === undefined ? 0 : handlesOf(plan, item).length;
  if (count === 0) return false;
  desk.choose(item, handle === undefined ? 0 : (handle + step + count) % count);
  return true;
}

function setCorner(desk: CanvasDesk, plan: FloorPlan): boolean {
  const stroke = strokeOf(desk, plan);
  if (stroke === undefined || stroke.tool === 'select' || desk.pointed === undefined) return false;
  const last = desk.points.at(-1);
  const isAgain = last !== undefined && last.xMetres === desk.pointed.at.xMetres && last.yMetres === desk.pointed.at.yMetres;
  desk.take(
    isAgain && stroke.tool === 'zone' && desk.points.length >= 3
      ? addZone(plan, desk.points, stroke.zonePurpose)
      : press(stroke, desk.pointed.at),
  );
  return true;
}

function stepBack(desk: CanvasDesk): boolean {
  if (desk.points.length > 0) desk.points = [];
  else if (desk.settings?.tool !== 'select') desk.putToolDown();
  else if (desk.choice.item === undefined) return false;
  else desk.choose(undefined);
  return true;
}

/** What a key does on the canvas; answers false for keys that are not its own. Arrows go 10 cm, with Shift 1 m, with Alt 1 cm. */
export function pressKey(desk: CanvasDesk, event: KeyboardEvent): boolean {
  const { plan } = desk;
  if (plan === undefined || event.ctrlKey || event.metaKey) return false;
  const way = ways[event.key];
  if (way !== undefined) {
    const step = event.shiftKey ? 1 : event.altKey ? 0.01 : 0.1;
    nudge(desk, plan, { xMetres: way[0] * step, yMetres: way[1] * step });
    return true;
  }
  switch (event.key) {
    case 'Enter':
      return setCorner(desk, plan);
    case 'Delete':
    case 'Backspace':
      return remove(desk, plan);
    case 'Escape':
      return stepBack(desk);
    case 'PageDown':
      return nextHandle(desk, plan, 1);
    case 'PageUp':
      return nextHandle(desk, plan, -1);
    case '+':
      desk.zoom(1.3);
      return true;
    case '-':
      desk.zoom(1 / 1.3);
      return true;
    case '0':
      desk.fit();
      return true;
    default:
      return false;
  }
}
