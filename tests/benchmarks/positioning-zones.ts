import type { FloorPlan, Point, Zone } from '#shared/domain/floor-plan.ts';

/** What lies nearer to one receiver than to any other: the room cut by each bisector in turn. */
function cellOf(own: Point, others: readonly Point[], room: readonly Point[]): Point[] {
  let outline = [...room];
  for (const other of others) {
    // Positive on the own side of the bisector.
    const side = ({ xMetres, yMetres }: Point): number =>
      (xMetres - other.xMetres) ** 2 + (yMetres - other.yMetres) ** 2 - (xMetres - own.xMetres) ** 2 - (yMetres - own.yMetres) ** 2;
    outline = outline.flatMap((corner, nth) => {
      const next = outline[(nth + 1) % outline.length] ?? corner;
      const [here, there] = [side(corner), side(next)];
      const share = here / (here - there);
      const crossing = {
        xMetres: corner.xMetres + share * (next.xMetres - corner.xMetres),
        yMetres: corner.yMetres + share * (next.yMetres - corner.yMetres),
      };
      const kept = here >= 0 ? [corner] : [];
      return here >= 0 === there >= 0 ? kept : [...kept, crossing];
    });
  }
  return outline;
}

function zone(id: string, outline: readonly Point[]): Zone {
  return { id, name: { fr: id, en: id }, purpose: 'sales', outline };
}

function rectangle(left: number, top: number, right: number, bottom: number): Point[] {
  return [
    { xMetres: left, yMetres: top },
    { xMetres: right, yMetres: top },
    { xMetres: right, yMetres: bottom },
    { xMetres: left, yMetres: bottom },
  ];
}

/** One zone around each receiver: what every peer decides between. */
export function nearestReceiverZones({ receivers, widthMetres, depthMetres }: FloorPlan): Zone[] {
  const places = receivers.map(({ at }) => at);
  return receivers.map(({ deviceId, at }) =>
    zone(
      deviceId,
      cellOf(
        at,
        places.filter((place) => place !== at),
        rectangle(0, 0, widthMetres, depthMetres),
      ),
    ),
  );
}

/** Three by three zones of equal size, as a shop's departments are. */
export function nineZones({ widthMetres, depthMetres }: FloorPlan): Zone[] {
  const thirds = [0, 1, 2];
  return thirds.flatMap((row) =>
    thirds.map((column) => {
      const [left, top] = [(column * widthMetres) / 3, (row * depthMetres) / 3];
      return zone(`zone-${row + 1}${column + 1}`, rectangle(left, top, left + widthMetres / 3, top + depthMetres / 3));
    }),
  );
}
