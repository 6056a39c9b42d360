import type { Fixture, FloorPlan, Point, Wall } from '#shared/domain/floor-plan.ts';

/** The floor in square cells; a person's middle can be in the open ones. Cells are numbered row by row. */
export interface WalkGrid {
  readonly cellMetres: number;
  readonly columns: number;
  readonly rows: number;
  isOpen(cell: number): boolean;
  /** How much longer a metre through this cell feels: people keep away from walls and shelves. At least 1. */
  costOf(cell: number): number;
  /** Undefined off the plan. */
  cellAt(point: Point): number | undefined;
  centreOf(cell: number): Point;
  /** The open cell nearest to a point, within `withinMetres`. */
  nearestOpen(point: Point, withinMetres: number): number | undefined;
  /** True when one can walk straight from one point to the other. */
  hasClearWay(from: Point, to: Point): boolean;
}

const cellMetres = 0.25;
/** Half of a pair of shoulders. */
const bodyMetres = 0.25;
const comfortMetres = 0.55;
const crampedCost = 1.8;
const lookMetres = 0.1;

function metresToBox(point: Point, { centre, widthMetres, depthMetres }: Fixture): number {
  const across = Math.max(0, Math.abs(point.xMetres - centre.xMetres) - widthMetres / 2);
  const along = Math.max(0, Math.abs(point.yMetres - centre.yMetres) - depthMetres / 2);
  return Math.hypot(across, along);
}

function metresToWall(point: Point, { from, to }: Wall): number {
  const across = to.xMetres - from.xMetres;
  const along = to.yMetres - from.yMetres;
  const length = across ** 2 + along ** 2;
  const dot = (point.xMetres - from.xMetres) * across + (point.yMetres - from.yMetres) * along;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, dot / length));
  return Math.hypot(point.xMetres - from.xMetres - share * across, point.yMetres - from.yMetres - share * along);
}

/** How far the nearest thing is that nobody walks through. One walks into a cabin. */
function roomAround(plan: FloorPlan, point: Point): number {
  const fixtures = plan.fixtures.filter((fixture) => fixture.kind !== 'cabin').map((fixture) => metresToBox(point, fixture));
  return Math.min(Number.POSITIVE_INFINITY, ...fixtures, ...plan.walls.map((wall) => metresToWall(point, wall)));
}

export function createWalkGrid(plan: FloorPlan): WalkGrid {
  const columns = Math.ceil(plan.widthMetres / cellMetres);
  const rows = Math.ceil(plan.depthMetres / cellMetres);
  const centreOf = (cell: number): Point => ({
    xMetres: ((cell % columns) + 0.5) * cellMetres,
    yMetres: (Math.floor(cell / columns) + 0.5) * cellMetres,
  });
  const room = Float32Array.from({ length: columns * rows }, (_, cell) => roomAround(plan, centreOf(cell)));
  const isOpen = (cell: number): boolean => (room[cell] ?? 0) >= bodyMetres;

  function cellAt({ xMetres, yMetres }: Point): number | undefined {
    const column = Math.floor(xMetres / cellMetres);
    const row = Math.floor(yMetres / cellMetres);
    return column >= 0 && column < columns && row >= 0 && row < rows ? row * columns + column : undefined;
  }

  return {
    cellMetres,
    columns,
    rows,
    isOpen,
    costOf: (cell) => ((room[cell] ?? 0) >= comfortMetres ? 1 : crampedCost),
    cellAt,
    centreOf,
    nearestOpen(point, withinMetres) {
      let best: number | undefined;
      let bestMetres = withinMetres;
      for (let cell = 0; cell < columns * rows; cell += 1) {
        if (!isOpen(cell)) continue;
        const centre = centreOf(cell);
        const metres = Math.hypot(centre.xMetres - point.xMetres, centre.yMetres - point.yMetres);
        if (metres < bestMetres) [best, bestMetres] = [cell, metres];
      }
      return best;
    },
    hasClearWay(from, to) {
      const metres = Math.hypot(to.xMetres - from.xMetres, to.yMetres - from.yMetres);
      const looks = Math.max(1, Math.ceil(metres / lookMetres));
      for (let nth = 0; nth <= looks; nth += 1) {
        const share = nth / looks;
        const cell = cellAt({
          xMetres: from.xMetres + share * (to.xMetres - from.xMetres),
          yMetres: from.yMetres + share * (to.yMetres - from.yMetres),
        });
        if (cell === undefined || !isOpen(cell)) return false;
      }
      return true;
    },
  };
}
