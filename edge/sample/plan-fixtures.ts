import type { Fixture, FixtureKind } from '#shared/domain/floor-plan.ts';

function place(
  id: string,
  kind: FixtureKind,
  [xMetres, yMetres]: readonly [number, number],
  [widthMetres, depthMetres]: readonly [number, number],
): Fixture {
  return { id, kind, centre: { xMetres, yMetres }, widthMetres, depthMetres };
}

/** Six cabins side by side along the back wall, each 1.75 m from wall to wall. */
const cabins: readonly Fixture[] = [0, 1, 2, 3, 4, 5].map((nth) =>
  place(`cabin-${nth + 1}`, 'cabin', [8.875 + nth * 1.75, 0.8], [1.6, 1.45]),
);

/**
 * Everything that stands on the floor of Maison Lune. Two things stand either side by side (30 cm or less apart,
 * nobody walks there) or at least 1.2 m apart, the width a wheelchair and a pram need.
 */
export const sampleFixtures: readonly Fixture[] = [
  place('denim-wall-1', 'shelf', [1.3, 0.3], [2.3, 0.5]),
  place('denim-wall-2', 'shelf', [3.7, 0.3], [2.3, 0.5]),
  place('denim-wall-3', 'shelf', [6.1, 0.3], [2.3, 0.5]),
  place('kiosk-denim', 'kiosk', [7.62, 0.3], [0.5, 0.4]),
  place('denim-table', 'table', [2.6, 2.5], [2, 1]),
  place('denim-rail', 'rail', [5.9, 2.5], [1.8, 0.6]),

  place('knit-wall-1', 'shelf', [0.3, 5.4], [0.5, 2]),
  place('knit-wall-2', 'shelf', [0.3, 7.45], [0.5, 1.9]),
  place('knit-table', 'table', [3, 6.3], [2, 1.1]),
  place('knit-rail', 'rail', [6.3, 6.3], [0.6, 2]),

  place('shirt-wall', 'rail', [0.38, 9.8], [0.6, 2.6]),
  place('shirt-mirror', 'mirror', [0.15, 11.62], [0.1, 0.8]),
  place('shirt-table', 'table', [3.2, 9.4], [1.8, 1]),
  place('shirt-rail-1', 'rail', [3.2, 11.4], [1.8, 0.6]),
  place('shirt-rail-2', 'rail', [6.3, 9.6], [0.6, 2]),

  place('shoe-wall', 'shelf', [0.28, 13.76], [0.4, 2.9]),
  place('plant-shoes', 'plant', [0.42, 15.6], [0.6, 0.6]),
  place('shoe-bench', 'table', [3.4, 13.4], [2.2, 0.7]),
  place('shoe-shelf', 'shelf', [7.4, 13.2], [2, 0.5]),
  place('window-left', 'table', [4.5, 15.4], [3.8, 0.8]),
  place('screen-window', 'screen', [7.4, 15.75], [1.8, 0.2]),

  place('plant-door-left', 'plant', [10.4, 15.6], [0.6, 0.6]),
  place('plant-door-right', 'plant', [14.6, 15.6], [0.6, 0.6]),
  place('kiosk-entrance', 'kiosk', [10.6, 13.4], [0.5, 0.4]),

  place('season-table', 'table', [12.5, 10.6], [2.4, 1.2]),
  place('season-rail-1', 'rail', [9.4, 10.4], [0.6, 1.8]),
  place('season-rail-2', 'rail', [15.6, 10.4], [0.6, 1.8]),

  ...cabins,
  place('fitting-bench', 'table', [13.25, 3.05], [1.4, 0.6]),
  place('fitting-mirror-left', 'mirror', [8.12, 2.55], [0.1, 1.6]),
  place('fitting-mirror-right', 'mirror', [18.38, 2.55], [0.1, 1.6]),

  place('dress-wall-1', 'rail', [9, 4.4], [1.8, 0.6]),
  place('screen-wall', 'screen', [10.45, 4.12], [0.9, 0.12]),
  place('dress-wall-2', 'rail', [15.9, 4.4], [1.9, 0.6]),
  place('dress-rail-1', 'rail', [10.4, 6.6], [2, 0.6]),
  place('dress-rail-2', 'rail', [14.6, 6.6], [2, 0.6]),

  place('till-counter', 'counter', [21.4, 6], [4.4, 0.8]),
  place('screen-tills', 'screen', [20.6, 4.12], [1.6, 0.12]),

  place('coat-wall-1', 'rail', [24.62, 9.2], [0.6, 2.2]),
  place('coat-wall-2', 'rail', [24.62, 11.25], [0.6, 1.7]),
  place('coat-rail-1', 'rail', [19.2, 10], [0.6, 2.2]),
  place('coat-rail-2', 'rail', [21.8, 10], [0.6, 2.2]),

  place('accessory-wall', 'shelf', [24.72, 13.7], [0.4, 2.9]),
  place('plant-accessories', 'plant', [24.58, 15.6], [0.6, 0.6]),
  place('accessory-table', 'table', [18.4, 13.2], [1.8, 0.9]),
  place('accessory-shelf', 'shelf', [22, 13.3], [1.6, 0.6]),
  place('bag-table', 'table', [22.2, 15.35], [1.6, 0.8]),
  place('window-right', 'table', [18.2, 15.4], [3.6, 0.8]),

  place('stock-shelf-1', 'shelf', [21.75, 0.35], [6.2, 0.6]),
  place('stock-shelf-2', 'shelf', [20.3, 2.3], [3.4, 0.6]),
  place('picking-table', 'table', [24.4, 2.9], [0.9, 1.8]),
];
