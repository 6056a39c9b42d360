import { walkableGrid, type WalkableGrid } from '#shared/domain/walkable-grid.ts';
import type { SightingsBatch } from '../../edge/gateways/accept-sightings.ts';
import type { FloorPlan } from '#shared/domain/floor-plan.ts';

const sideMetres = 40;
const zoneMetres = 10;
const receiverMetres = 8;

/** A shop of sixteen zones and thirty-two shelves, with a receiver every eight metres. */
export const crowdPlan: FloorPlan = {
  name: '1,600 m²',
  widthMetres: sideMetres,
  depthMetres: sideMetres,
  walls: [],
  zones: Array.from({ length: (sideMetres / zoneMetres) ** 2 }, (_, nth) => {
    const left = (nth % 4) * zoneMetres;
    const top = Math.floor(nth / 4) * zoneMetres;
    const corners = [
      [left, top],
      [left + zoneMetres, top],
      [left + zoneMetres, top + zoneMetres],
      [left, top + zoneMetres],
    ];
    const id = `zone-${nth + 1}`;
    return {
      id,
      name: { fr: id, en: id },
      purpose: 'sales' as const,
      outline: corners.map(([xMetres = 0, yMetres = 0]) => ({ xMetres, yMetres })),
    };
  }),
  fixtures: Array.from({ length: 32 }, (_, nth) => ({
    id: `shelf-${nth + 1}`,
    kind: 'shelf' as const,
    centre: { xMetres: 5 + (nth % 4) * 10, yMetres: 3 + Math.floor(nth / 4) * 5 },
    widthMetres: 6,
    depthMetres: 1,
  })),
  receivers: Array.from({ length: (sideMetres / receiverMetres) ** 2 }, (_, nth) => ({
    deviceId: `gateway-${nth + 1}`,
    at: { xMetres: (0.5 + (nth % 5)) * receiverMetres, yMetres: (0.5 + Math.floor(nth / 5)) * receiverMetres },
    heightMetres: 2.8,
  })),
  entrances: [],
};

export function tagKey(nth: number): string {
  return `ib-6d619c0e2f7a4b1d8c3e5f60718293a4-1-${nth}`;
}

/** People who walk about at up to 1 m/s, turn where something stands, and are heard by the ten nearest receivers twice a second. */
export interface Crowd {
  /** Lets a second pass, and answers what each gateway heard in it. */
  next(at: number): { readonly gatewayId: string; readonly batch: SightingsBatch }[];
}

interface Walker {
  x: number;
  y: number;
  heading: number;
  readonly speed: number;
}

const heardBy = 10;
const packetsPerSecond = 2;

export function createCrowd(people: number, random: () => number): Crowd {
  const grid = walkableGrid(crowdPlan);
  const walkers = Array.from({ length: people }, () => startWalker(grid, random));
  const order = crowdPlan.receivers.map((_, nth) => nth);
  let sequence = 0;
  return {
    next(at) {
      const heard = crowdPlan.receivers.map((): SightingsBatch['sightings'] => []);
      walkers.forEach((walker, nth) => {
        step(walker, grid, random);
        const metres = crowdPlan.receivers.map((one) =>
          Math.hypot(walker.x - one.at.xMetres, walker.y - one.at.yMetres, one.heightMetres - 1.1),
        );
        for (const receiver of order.toSorted((a, b) => (metres[a] ?? 0) - (metres[b] ?? 0)).slice(0, heardBy)) {
          for (let packet = 0; packet < packetsPerSecond; packet += 1) {
            const noiseDb = (random() + random() + random() - 1.5) * 10;
            const rssiDbm = Math.round(-59 - 20 * Math.log10(metres[receiver] ?? 1) + noiseDb);
            heard[receiver]?.push({ tag: tagKey(nth), rssiDbm, agoMs: 250 + packet * 500, powerDbm: -59 });
          }
        }
      });
      sequence += 1;
      return heard.map((sightings, nth) => ({ gatewayId: `gateway-${nth + 1}`, batch: { at, sequence, sightings, others: 0 } }));
    },
  };
}

function cellAt({ cellMetres, columns, rows }: WalkableGrid, x: number, y: number): number {
  const [column, row] = [Math.floor(x / cellMetres), Math.floor(y / cellMetres)];
  return column < 0 || row < 0 || column >= columns || row >= rows ? -1 : row * columns + column;
}

function startWalker(grid: WalkableGrid, random: () => number): Walker {
  for (;;) {
    const [x, y] = [random() * sideMetres, random() * sideMetres];
    if (grid.isOpen[cellAt(grid, x, y)] === 1) return { x, y, heading: random() * 2 * Math.PI, speed: random() };
  }
}

function step(walker: Walker, grid: WalkableGrid, random: () => number): void {
  const x = walker.x + walker.speed * Math.cos(walker.heading);
  const y = walker.y + walker.speed * Math.sin(walker.heading);
  if (grid.isOpen[cellAt(grid, x, y)] === 1) {
    walker.x = x;
    walker.y = y;
  } else walker.heading = random() * 2 * Math.PI;
}
