import type { Fixture, FixtureKind, FloorPlan, Point, Zone, ZonePurpose } from '#shared/domain/floor-plan.ts';
import type { PlanPath, PlanPerson } from '../floor-plan/plan-layers.ts';

function at(xMetres: number, yMetres: number): Point {
  return { xMetres, yMetres };
}

function area(
  id: string,
  [en, fr]: readonly [string, string],
  purpose: ZonePurpose,
  [left, top, right, bottom]: readonly [number, number, number, number],
): Zone {
  return { id, name: { en, fr }, purpose, outline: [at(left, top), at(right, top), at(right, bottom), at(left, bottom)] };
}

let count = 0;

function put(kind: FixtureKind, x: number, y: number, widthMetres: number, depthMetres: number): Fixture {
  count += 1;
  return { id: `${kind}-${count}`, kind, centre: at(x, y), widthMetres, depthMetres };
}

/** A small shop with one of everything, for looking at; the sample shop has its own plan. */
export const galleryPlan: FloorPlan = {
  name: 'Atelier',
  widthMetres: 18,
  depthMetres: 11,
  walls: [
    { from: at(7, 11), to: at(0, 11) },
    { from: at(0, 11), to: at(0, 0) },
    { from: at(0, 0), to: at(18, 0) },
    { from: at(18, 0), to: at(18, 11) },
    { from: at(18, 11), to: at(10, 11) },
    { from: at(13, 0), to: at(13, 2.6) },
    { from: at(13, 3.6), to: at(13, 4) },
    { from: at(13, 4), to: at(18, 4) },
    { from: at(7.75, 0), to: at(7.75, 1.7) },
    { from: at(9.5, 0), to: at(9.5, 1.7) },
    { from: at(11.25, 0), to: at(11.25, 1.7) },
  ],
  zones: [
    area('entrance', ['Entrance', 'Entrée'], 'entrance', [6.5, 8.6, 10.5, 11]),
    area('denim', ['Denim and trousers', 'Jeans et pantalons'], 'sales', [0, 0, 6, 4.2]),
    area('knitwear', ['Knitwear', 'Maille'], 'sales', [0, 4.2, 6.5, 7.6]),
    area('shoes', ['Shoes', 'Chaussures'], 'sales', [0, 7.6, 6.5, 11]),
    area('fitting', ['Fitting rooms', 'Cabines'], 'fitting', [6, 0, 13, 3.6]),
    {
      id: 'season',
      name: { en: 'New season', fr: 'Nouvelle saison' },
      purpose: 'sales',
      outline: [at(6.5, 3.6), at(12, 3.6), at(12, 7), at(10.5, 7), at(10.5, 8.6), at(6.5, 8.6)],
    },
    area('tills', ['Tills', 'Caisses'], 'till', [12, 4, 18, 7]),
    area('coats', ['Coats', 'Manteaux'], 'sales', [10.5, 7, 18, 11]),
    area('stock', ['Stockroom', 'Réserve'], 'stock', [13, 0, 18, 4]),
  ],
  fixtures: [
    put('shelf', 1.6, 0.32, 2.6, 0.5),
    put('shelf', 4.3, 0.32, 2.6, 0.5),
    put('table', 2.2, 2.5, 2, 1),
    put('rail', 4.7, 2.4, 1.2, 0.6),
    put('shelf', 0.32, 5.9, 0.5, 2.6),
    put('rail', 5.2, 5.8, 0.6, 2),
    put('shelf', 0.3, 9.4, 0.45, 2.6),
    put('table', 3.4, 9.2, 2.2, 0.7),
    put('plant', 6.1, 10.5, 0.7, 0.7),
    put('plant', 10.9, 10.5, 0.7, 0.7),
    put('kiosk', 7, 8.9, 0.5, 0.4),
    put('cabin', 6.88, 0.8, 1.6, 1.45),
    put('cabin', 8.62, 0.8, 1.6, 1.45),
    put('cabin', 10.38, 0.8, 1.6, 1.45),
    put('cabin', 12.12, 0.8, 1.6, 1.45),
    put('mirror', 12.88, 3, 0.1, 0.9),
    put('table', 9.2, 6.2, 2.2, 1.2),
    put('rail', 7.2, 5.4, 0.6, 1.6),
    put('rail', 11.2, 5.4, 0.6, 1.6),
    put('counter', 15.6, 5.4, 3.4, 0.8),
    put('screen', 15.6, 4.12, 1.8, 0.14),
    put('rail', 17.62, 9, 0.6, 2.6),
    put('rail', 13, 9.1, 0.6, 2),
    put('rail', 15.2, 9.1, 0.6, 2),
    put('shelf', 15.5, 0.35, 4.6, 0.6),
    put('shelf', 16.6, 2.4, 2, 0.6),
  ],
  receivers: [
    { deviceId: 'gateway-1', at: at(3, 3.6), heightMetres: 2.5 },
    { deviceId: 'gateway-2', at: at(9, 4.6), heightMetres: 2.5 },
    { deviceId: 'gateway-3', at: at(14.2, 7.8), heightMetres: 2.5 },
  ],
  entrances: [at(8.5, 10.8)],
};

/** `count` people spread over the floor, each a little further on at every `step`. */
export function walkers(people: number, step: number): readonly PlanPerson[] {
  return Array.from({ length: people }, (_, nth) => {
    const drift = step * 0.12 + nth * 2.4;
    return {
      id: `p${nth}`,
      at: at(1 + 16 * ((nth * 0.7549) % 1) + Math.sin(drift) * 0.5, 1 + 9 * ((nth * 0.5698) % 1) + Math.cos(drift) * 0.5),
      radiusMetres: 0.6 + ((nth * 7) % 10) / 10,
      kind: nth % 9 === 4 ? 'staff' : nth % 5 === 2 ? 'known' : 'guest',
    };
  });
}

export const oneVisit: readonly PlanPath[] = [
  {
    id: 'visit',
    points: [
      at(8.5, 10.6),
      at(8.6, 8),
      at(7.9, 7.4),
      at(3.6, 7.2),
      at(3.2, 3.6),
      at(6.6, 3),
      at(9.2, 2.6),
      at(12.2, 3.4),
      at(13.6, 6.4),
      at(15.4, 6.4),
    ],
    stays: [at(3.6, 7.2), at(3.2, 3.6), at(9.2, 2.6), at(15.4, 6.4)],
  },
];

export const flows: readonly PlanPath[] = [
  { id: 'a', points: [at(8.5, 10.4), at(8.9, 7.5)], weight: 1 },
  { id: 'b', points: [at(8, 7.3), at(3.9, 6.6)], weight: 0.6 },
  { id: 'c', points: [at(3.6, 5.6), at(3.4, 3.7)], weight: 0.45 },
  { id: 'd', points: [at(10.2, 7.4), at(14.1, 7.8)], weight: 0.35 },
  { id: 'e', points: [at(14.2, 7.4), at(14.6, 6.3)], weight: 0.7 },
  { id: 'f', points: [at(4.2, 3.4), at(8.6, 2.7)], weight: 0.25 },
  { id: 'g', points: [at(9.6, 2.9), at(12.6, 5)], weight: 0.12 },
];

export const dwell = { entrance: 12, denim: 220, knitwear: 96, shoes: 40, fitting: 310, season: 150, tills: 88, coats: 21 } as const;
