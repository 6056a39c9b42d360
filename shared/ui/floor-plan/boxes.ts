import { isInside, type Fixture, type Point, type Wall } from '#shared/domain/floor-plan.ts';

/** An upright rectangle on the floor, in metres. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function boxAround(centre: Point, widthMetres: number, depthMetres: number): Box {
  return {
    left: centre.xMetres - widthMetres / 2,
    right: centre.xMetres + widthMetres / 2,
    top: centre.yMetres - depthMetres / 2,
    bottom: centre.yMetres + depthMetres / 2,
  };
}

export function boxOfFixture({ centre, widthMetres, depthMetres }: Fixture): Box {
  return boxAround(centre, widthMetres, depthMetres);
}

export function boxOfOutline(outline: readonly Point[]): Box {
  const xs = outline.map((corner) => corner.xMetres);
  const ys = outline.map((corner) => corner.yMetres);
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

/** A wall as a row of small boxes, so that a slanting one blocks only where it runs. */
export function boxesOfWall({ from, to }: Wall, thicknessMetres: number): readonly Box[] {
  const lengthMetres = Math.hypot(to.xMetres - from.xMetres, to.yMetres - from.yMetres);
  const pieces = Math.max(1, Math.ceil(lengthMetres / 0.25));
  return Array.from({ length: pieces + 1 }, (_, piece) => {
    const share = piece / pieces;
    const xMetres = from.xMetres + share * (to.xMetres - from.xMetres);
    const yMetres = from.yMetres + share * (to.yMetres - from.yMetres);
    return boxAround({ xMetres, yMetres }, thicknessMetres, thicknessMetres);
  });
}

export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** What two boxes share; meaningful only where they overlap. */
export function intersect(a: Box, b: Box): Box {
  return {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  };
}

/** The point of a box nearest to `point`. */
export function clampInto({ xMetres, yMetres }: Point, { left, top, right, bottom }: Box): Point {
  return { xMetres: Math.min(Math.max(xMetres, left), right), yMetres: Math.min(Math.max(yMetres, top), bottom) };
}

/** Metres of free floor between two boxes; 0 where they touch or overlap. */
export function gapBetween(a: Box, b: Box): number {
  const across = Math.max(a.left - b.right, b.left - a.right, 0);
  const along = Math.max(a.top - b.bottom, b.top - a.bottom, 0);
  return Math.hypot(across, along);
}

/** True when all of `box` lies inside the polygon: its corners do, and no corner of the polygon cuts into it. */
export function isBoxInside(box: Box, outline: readonly Point[]): boolean {
  const corners = [
    { xMetres: box.left, yMetres: box.top },
    { xMetres: box.right, yMetres: box.top },
    { xMetres: box.right, yMetres: box.bottom },
    { xMetres: box.left, yMetres: box.bottom },
  ];
  if (!corners.every((corner) => isInside(corner, outline))) return false;
  return outline.every(
    ({ xMetres, yMetres }) => xMetres <= box.left || xMetres >= box.right || yMetres <= box.top || yMetres >= box.bottom,
  );
}

/** The centre of a polygon's area; of a degenerate one, the mean of its corners. */
export function centreOf(outline: readonly Point[]): Point {
  let doubleArea = 0;
  let xSum = 0;
  let ySum = 0;
  let previous = outline[outline.length - 1];
  for (const corner of outline) {
    if (previous !== undefined) {
      const cross = previous.xMetres * corner.yMetres - corner.xMetres * previous.yMetres;
      doubleArea += cross;
      xSum += (previous.xMetres + corner.xMetres) * cross;
      ySum += (previous.yMetres + corner.yMetres) * cross;
    }
    previous = corner;
  }
  if (Math.abs(doubleArea) > 1e-9) return { xMetres: xSum / (3 * doubleArea), yMetres: ySum / (3 * doubleArea) };
  const count = Math.max(1, outline.length);
  return {
    xMetres: outline.reduce((sum, corner) => sum + corner.xMetres, 0) / count,
    yMetres: outline.reduce((sum, corner) => sum + corner.yMetres, 0) / count,
  };
}
