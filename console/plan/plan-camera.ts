import type { FloorPlan, Point } from '#shared/domain/floor-plan.ts';

/** What of the floor the canvas shows: the place in its top-left corner, and how large a metre is. */
export interface Camera {
  readonly xMetres: number;
  readonly yMetres: number;
  readonly pxPerMetre: number;
}

export interface CanvasSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

const marginPx = 44;
const leastPxPerMetre = 2;
const mostPxPerMetre = 400;

/** Shows the whole room with a margin for its walls and figures. */
export function fitCamera({ widthMetres, depthMetres }: Pick<FloorPlan, 'widthMetres' | 'depthMetres'>, size: CanvasSize): Camera {
  const pxPerMetre = Math.max(
    leastPxPerMetre,
    Math.min((size.widthPx - 2 * marginPx) / widthMetres, (size.heightPx - 2 * marginPx) / depthMetres, mostPxPerMetre),
  );
  return {
    xMetres: widthMetres / 2 - size.widthPx / 2 / pxPerMetre,
    yMetres: depthMetres / 2 - size.heightPx / 2 / pxPerMetre,
    pxPerMetre,
  };
}

/** Comes nearer or goes away while the place under the pointer stays where it is. */
export function zoomCamera(camera: Camera, factor: number, xPx: number, yPx: number): Camera {
  const pxPerMetre = Math.min(mostPxPerMetre, Math.max(leastPxPerMetre, camera.pxPerMetre * factor));
  const at = placeUnder(camera, xPx, yPx);
  return { xMetres: at.xMetres - xPx / pxPerMetre, yMetres: at.yMetres - yPx / pxPerMetre, pxPerMetre };
}

export function panCamera(camera: Camera, dxPx: number, dyPx: number): Camera {
  return { ...camera, xMetres: camera.xMetres - dxPx / camera.pxPerMetre, yMetres: camera.yMetres - dyPx / camera.pxPerMetre };
}

/** The place on the floor under a pixel of the canvas. */
export function placeUnder({ xMetres, yMetres, pxPerMetre }: Camera, xPx: number, yPx: number): Point {
  return { xMetres: xMetres + xPx / pxPerMetre, yMetres: yMetres + yPx / pxPerMetre };
}

/** The finest grid whose lines are still apart on the screen, in metres. */
export function gridMetresFor(pxPerMetre: number): number {
  return [0.1, 0.5, 1, 5, 10].find((metres) => metres * pxPerMetre >= 9) ?? 10;
}
