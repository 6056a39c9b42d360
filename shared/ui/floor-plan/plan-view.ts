import type { FloorPlan, Point } from '#shared/domain/floor-plan.ts';
import { boxAround, boxesOfWall, type Box } from './boxes.ts';
import type { HerePlate } from './draw-layers.ts';
import type { PlanFrame, PlanPath } from './plan-layers.ts';
import { headingInto } from './trace-path.ts';

const wallMarginMetres = 0.35;
const entranceMarginMetres = 1.1;

/** What of the floor is in view: the frame asked for, or the whole plan with room for its walls and entrance arrows. */
export function viewOf(plan: FloorPlan, frame: PlanFrame | undefined): Box {
  if (frame !== undefined) {
    return {
      left: frame.xMetres,
      top: frame.yMetres,
      right: frame.xMetres + frame.widthMetres,
      bottom: frame.yMetres + frame.depthMetres,
    };
  }
  const ways = new Set(plan.entrances.map((entrance) => headingInto(entrance, plan.widthMetres, plan.depthMetres)));
  const margin = (way: number): number => (ways.has(way) ? entranceMarginMetres : wallMarginMetres);
  return {
    left: -margin(0),
    top: -margin(90),
    right: plan.widthMetres + margin(180),
    bottom: plan.depthMetres + margin(-90),
  };
}

/** Sets "you are here" above the point, or below where the view ends, and never past its sides. */
export function placeHere(
  here: Point,
  view: Box,
  {
    words,
    sizePx,
    measurePx,
    cmPerPx,
  }: { words: string; sizePx: number; measurePx: (text: string, sizePx: number) => number; cmPerPx: number },
): HerePlate {
  const widthCm = (measurePx(words, sizePx) + sizePx * 1.5) * cmPerPx;
  const heightCm = sizePx * 1.85 * cmPerPx;
  const away = heightCm / 200 + (16 * cmPerPx) / 100;
  const isBelow = here.yMetres - away - heightCm / 200 < view.top;
  const half = widthCm / 200;
  const xMetres = Math.min(Math.max(here.xMetres, view.left + half), view.right - half);
  return { words, centre: { xMetres, yMetres: here.yMetres + (isBelow ? away : -away) }, widthCm, heightCm, sizeCm: sizePx * cmPerPx };
}

/** The floor a drawn path runs over, as a row of small boxes. */
export function floorOfPaths(paths: readonly PlanPath[], cmPerPx: number): readonly Box[] {
  const sizeMetres = Math.max(0.3, (14 * cmPerPx) / 100);
  return paths.flatMap(({ points }) =>
    points.slice(1).flatMap((to, place) => {
      const from = points[place];
      return from === undefined ? [] : boxesOfWall({ from, to }, sizeMetres);
    }),
  );
}

/** The floor the numbers of stays cover. */
export function floorOfStays(paths: readonly PlanPath[], cmPerPx: number): readonly Box[] {
  const sizeMetres = (24 * cmPerPx) / 100;
  return paths.flatMap(({ stays }) => (stays ?? []).map((at) => boxAround(at, sizeMetres, sizeMetres)));
}

/** The floor "you are here" covers, point and plate, so that no zone's name is set there. */
export function floorOfHere(here: Point, plate: HerePlate, cmPerPx: number): readonly Box[] {
  const pinMetres = (24 * cmPerPx) / 100;
  return [boxAround(here, pinMetres, pinMetres), boxAround(plate.centre, plate.widthCm / 100, plate.heightCm / 100)];
}
