import type { FloorPlan, Placement, Point, Wall, Zone, ZonePurpose } from '#shared/domain/floor-plan.ts';
import { sampleFixtures } from './plan-fixtures.ts';

type Corner = readonly [xMetres: number, yMetres: number];

function at([xMetres, yMetres]: Corner): Point {
  return { xMetres, yMetres };
}

function wall(from: Corner, to: Corner): Wall {
  return { from: at(from), to: at(to) };
}

function zone(id: string, fr: string, en: string, purpose: ZonePurpose, corners: readonly Corner[]): Zone {
  return { id, name: { fr, en }, purpose, outline: corners.map(at) };
}

function box([left, top]: Corner, [right, bottom]: Corner): readonly Corner[] {
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
}

function hang(deviceId: string, ...corner: Corner): Placement {
  return { deviceId, at: at(corner), heightMetres: 2.5 };
}

/** The zones cover the floor without a gap, so that everyone in the shop is somewhere. */
const zones: readonly Zone[] = [
  zone('entrance', 'Entrée', 'Entrance', 'entrance', box([10, 13], [15, 16])),
  zone('new-season', 'Nouvelle saison', 'New season', 'sales', [
    [8, 8.5],
    [17, 8.5],
    [17, 12.2],
    [15, 12.2],
    [15, 13],
    [10, 13],
    [10, 12.2],
    [8, 12.2],
  ]),
  zone('denim', 'Jeans et pantalons', 'Denim and trousers', 'sales', box([0, 0], [8, 4.2])),
  zone('knitwear', 'Maille', 'Knitwear', 'sales', box([0, 4.2], [8, 8.45])),
  zone('shirts', 'Chemises et tops', 'Shirts and tops', 'sales', box([0, 8.45], [8, 12.2])),
  zone('shoes', 'Chaussures', 'Shoes', 'sales', box([0, 12.2], [10, 16])),
  zone('dresses', 'Robes et jupes', 'Dresses and skirts', 'sales', box([8, 4], [17, 8.5])),
  zone('coats', 'Manteaux et vestes', 'Coats and jackets', 'sales', box([17, 8], [25, 12.2])),
  zone('accessories', 'Accessoires', 'Accessories', 'sales', box([15, 12.2], [25, 16])),
  zone('fitting-rooms', 'Cabines', 'Fitting rooms', 'fitting', box([8, 0], [18.5, 4])),
  zone('tills', 'Caisses', 'Tills', 'till', box([17, 4], [25, 8])),
  zone('stockroom', 'Réserve', 'Stockroom', 'stock', box([18.5, 0], [25, 4])),
];

const outerWalls: readonly Wall[] = [
  wall([11, 16], [0, 16]),
  wall([0, 16], [0, 0]),
  wall([0, 0], [25, 0]),
  wall([25, 0], [25, 16]),
  wall([25, 16], [14, 16]),
];

const cabinWalls: readonly Wall[] = [1, 2, 3, 4, 5].map((nth) => wall([8 + nth * 1.75, 0], [8 + nth * 1.75, 1.6]));

/** The fitting rooms open 3.6 m wide towards the dresses; the stockroom's door (1 m) is behind the tills. */
const innerWalls: readonly Wall[] = [
  wall([8, 0], [8, 4]),
  wall([8, 4], [11.2, 4]),
  wall([14.8, 4], [22.6, 4]),
  wall([23.6, 4], [25, 4]),
  wall([18.5, 0], [18.5, 4]),
  ...cabinWalls,
];

/** Maison Lune, 400 m² on one floor: the street is at the bottom, the back wall at the top. */
export const sampleFloorPlan: FloorPlan = {
  name: 'Maison Lune',
  widthMetres: 25,
  depthMetres: 16,
  walls: [...outerWalls, ...innerWalls],
  zones,
  fixtures: sampleFixtures,
  // One every 33 m²: a gateway a zone tells zones apart, one every 70 m² mistakes a quarter of them for their neighbours.
  receivers: [
    hang('gateway-1', 4, 1.4),
    hang('gateway-2', 4.6, 10.4),
    hang('gateway-3', 13.25, 2),
    hang('gateway-4', 12.5, 14.6),
    hang('gateway-5', 21.4, 6.8),
    hang('gateway-6', 20.5, 10),
    hang('gateway-7', 4.6, 6.3),
    hang('gateway-8', 5.4, 14.4),
    hang('gateway-9', 12.5, 6.6),
    hang('gateway-10', 12.5, 10.6),
    hang('gateway-11', 20.2, 14),
    hang('gateway-12', 21.5, 2),
  ],
  entrances: [{ xMetres: 12.5, yMetres: 15.7 }],
};
