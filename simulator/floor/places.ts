import { metresBetween, zoneAt, type Fixture, type FloorPlan, type Point } from '#shared/domain/floor-plan.ts';
import { findPath } from './find-path.ts';
import type { WalkGrid } from './walk-grid.ts';

/** Where one stands to look at something, and what. */
export interface StandingPlace {
  readonly at: Point;
  readonly facing: Point;
  readonly zoneId: string;
  readonly fixtureId: string;
}

/** Where a till's customers stand, first in the line first, and where its cashier does. */
export interface TillPlace {
  readonly tillId: string;
  readonly line: readonly Point[];
  readonly cashier: Point;
  readonly counter: Point;
}

export interface Places {
  readonly browse: readonly StandingPlace[];
  readonly cabins: readonly StandingPlace[];
  readonly stock: readonly StandingPlace[];
  readonly tills: readonly TillPlace[];
  readonly doors: readonly Point[];
}

const standOffMetres = 0.42;
const spacingMetres = 0.7;
const queueMetres = 0.85;
const queueLength = 6;

function shares(metres: number): readonly number[] {
  const count = Math.max(1, Math.floor(metres / spacingMetres));
  return Array.from({ length: count }, (_, nth) => (nth + 0.5) / count - 0.5);
}

/** All around a box, one arm's length away. */
function around({ centre, widthMetres, depthMetres }: Fixture): readonly { at: Point; facing: Point }[] {
  const point = (across: number, along: number): Point => ({ xMetres: centre.xMetres + across, yMetres: centre.yMetres + along });
  const sides = [-1, 1] as const;
  return [
    ...shares(widthMetres).flatMap((share) =>
      sides.map((side) => ({
        at: point(share * widthMetres, side * (depthMetres / 2 + standOffMetres)),
        facing: point(share * widthMetres, 0),
      })),
    ),
    ...shares(depthMetres).flatMap((share) =>
      sides.map((side) => ({
        at: point(side * (widthMetres / 2 + standOffMetres), share * depthMetres),
        facing: point(0, share * depthMetres),
      })),
    ),
  ];
}

const browsable: readonly Fixture['kind'][] = ['rail', 'table', 'shelf', 'mirror'];

/** Everything a person can do on this plan, and where. `tills` are the tills' own places. */
export function findPlaces(plan: FloorPlan, grid: WalkGrid, tills: readonly { readonly tillId: string; readonly at: Point }[]): Places {
  const [door = { xMetres: plan.widthMetres / 2, yMetres: plan.depthMetres }] = plan.entrances;
  const reachable = reachableFrom(grid, door);
  const isReachable = (point: Point): boolean => reachable.has(grid.cellAt(point) ?? -1);
  const standing = plan.fixtures
    .filter((fixture) => browsable.includes(fixture.kind))
    .flatMap((fixture) =>
      around(fixture)
        .filter(({ at }) => isReachable(at))
        .flatMap(({ at, facing }) => {
          const zone = zoneAt(plan, at);
          // Nobody looks at a shelf of the next zone, let alone through the wall between.
          if (zone === undefined || zoneAt(plan, facing)?.id !== zone.id) return [];
          return [{ at, facing, zoneId: zone.id, purpose: zone.purpose, fixtureId: fixture.id }];
        }),
    );
  const cabins = plan.fixtures
    .filter((fixture) => fixture.kind === 'cabin' && isReachable(fixture.centre))
    .map((fixture) => ({
      at: fixture.centre,
      facing: { xMetres: fixture.centre.xMetres, yMetres: fixture.centre.yMetres - 1 },
      zoneId: zoneAt(plan, fixture.centre)?.id ?? '',
      fixtureId: fixture.id,
    }));
  return {
    browse: standing.filter(({ purpose }) => purpose === 'sales' || purpose === 'fitting'),
    stock: standing.filter(({ purpose }) => purpose === 'stock'),
    cabins,
    tills: tills.flatMap((till) => tillPlaceOf(plan, grid, door, till) ?? []),
    doors: plan.entrances,
  };
}

/** Every cell one can walk to from a point. */
function reachableFrom(grid: WalkGrid, from: Point): ReadonlySet<number> {
  const start = grid.nearestOpen(from, 2);
  const reached = new Set(start === undefined ? [] : [start]);
  for (const cell of reached) {
    const column = cell % grid.columns;
    const sides = [
      cell - grid.columns,
      cell + grid.columns,
      ...(column > 0 ? [cell - 1] : []),
      ...(column < grid.columns - 1 ? [cell + 1] : []),
    ];
    for (const next of sides) if (next >= 0 && next < grid.columns * grid.rows && grid.isOpen(next)) reached.add(next);
  }
  return reached;
}

/** Customers stand on the side of the counter that is nearer to walk to, the cashier on the other. */
function tillPlaceOf(plan: FloorPlan, grid: WalkGrid, door: Point, { tillId, at }: { tillId: string; at: Point }): TillPlace | undefined {
  const counter = plan.fixtures
    .filter((fixture) => fixture.kind === 'counter')
    .toSorted((a, b) => metresBetween(a.centre, at) - metresBetween(b.centre, at))[0];
  if (counter === undefined) return undefined;
  const isWide = counter.widthMetres >= counter.depthMetres;
  const side = (direction: number, steps: number): Point => {
    const away = direction * ((isWide ? counter.depthMetres : counter.widthMetres) / 2 + standOffMetres + steps * queueMetres);
    return isWide
      ? { xMetres: at.xMetres, yMetres: counter.centre.yMetres + away }
      : { xMetres: counter.centre.xMetres + away, yMetres: at.yMetres };
  };
  const lengthTo = (point: Point): number => {
    const path = findPath(grid, door, point);
    if (path === undefined) return Number.POSITIVE_INFINITY;
    return path.reduce((sum, next, place) => sum + metresBetween(path[place - 1] ?? door, next), 0);
  };
  const near = lengthTo(side(1, 0)) <= lengthTo(side(-1, 0)) ? 1 : -1;
  const line = Array.from({ length: queueLength }, (_, nth) => side(near, nth)).filter(
    (point) => findPath(grid, door, point) !== undefined,
  );
  return line.length === 0 ? undefined : { tillId, line, cashier: side(-near, 0), counter: at };
}
