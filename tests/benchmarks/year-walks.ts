import type { FloorPlan, Point, Zone } from '#shared/domain/floor-plan.ts';
import { cellAt, heatGridOf, type HeatCounts } from '#shared/domain/heat-grid.ts';
import type { VisitStay } from '#shared/domain/visit.ts';
import { hourOf } from '#shared/domain/visit-counts.ts';

/** A made-up visit: where it stayed, and the way it took. */
export interface YearVisit {
  readonly openedAt: number;
  readonly closedAt: number;
  readonly stays: readonly VisitStay[];
  readonly heat: readonly HeatCounts[];
  readonly points: readonly (Point & { readonly at: number })[];
  readonly buys: boolean;
}

const buyingShare = 0.3;
const goOnShare = 0.82;

function middleOf({ outline }: Zone): Point {
  const mean = (pick: (corner: Point) => number): number => outline.reduce((sum, corner) => sum + pick(corner), 0) / outline.length;
  return { xMetres: mean(({ xMetres }) => xMetres), yMetres: mean(({ yMetres }) => yMetres) };
}

/** Draws visits that go from zone to near zone, most of them short, some to the tills; the same for the same numbers. */
export function createWalks(plan: FloorPlan, random: () => number): (openedAt: number) => YearVisit {
  const grid = heatGridOf(plan);
  const middles = new Map(plan.zones.map((zone) => [zone.id, middleOf(zone)]));
  const open = plan.zones.filter(({ purpose }) => purpose !== 'stock');
  const pick = <Value>(values: readonly Value[]): Value | undefined => values[Math.floor(random() * values.length)];
  const far = (a: string, b: string): number => {
    const [one, other] = [middles.get(a), middles.get(b)];
    return one === undefined || other === undefined ? 0 : Math.hypot(one.xMetres - other.xMetres, one.yMetres - other.yMetres);
  };
  const near = new Map(
    open.map(({ id }) => [
      id,
      open
        .filter((other) => other.id !== id && other.purpose === 'sales')
        .toSorted((a, b) => far(id, a.id) - far(id, b.id))
        .slice(0, 4),
    ]),
  );
  const till = open.find(({ purpose }) => purpose === 'till')?.id ?? '';
  const entrance = open.find(({ purpose }) => purpose === 'entrance')?.id ?? '';

  /** Seconds of a stay: half of them under 40 s, one in twenty over five minutes. */
  const dwell = (): number => Math.max(6, Math.round(40 * Math.exp((random() + random() + random() - 1.5) * 2.1)));

  function zonesOf(buys: boolean): readonly string[] {
    const zones = [entrance];
    while (zones.length < 12 && random() < goOnShare) zones.push(pick(near.get(zones.at(-1) ?? entrance) ?? [])?.id ?? entrance);
    return buys ? [...zones, till, entrance] : zones;
  }

  return (openedAt) => {
    const buys = random() < buyingShare;
    const stays: VisitStay[] = [];
    const points: (Point & { at: number })[] = [];
    const cells = new Map<number, number>();
    let at = openedAt;
    for (const zoneId of zonesOf(buys)) {
      const leftAt = at + dwell() * 1000;
      stays.push({ zoneId, enteredAt: at, leftAt });
      const middle = middles.get(zoneId) ?? { xMetres: 0, yMetres: 0 };
      const steps = Math.min(12, Math.ceil((leftAt - at) / 10_000));
      for (let step = 0; step < steps; step += 1) {
        const point = { xMetres: middle.xMetres + (random() - 0.5) * 5, yMetres: middle.yMetres + (random() - 0.5) * 3 };
        points.push({ ...point, at: at + Math.round(((leftAt - at) * step) / steps) });
        const cell = cellAt(grid, point);
        if (cell !== undefined) cells.set(cell, (cells.get(cell) ?? 0) + (leftAt - at) / 1000 / steps);
      }
      at = leftAt;
    }
    const heat = {
      ...grid,
      hourAt: hourOf(openedAt),
      cells: [...cells].map(([cell, seconds]) => ({ cell, seconds: Math.round(seconds), visits: 1 as const })),
    };
    return { openedAt, closedAt: at, stays, heat: [heat], points, buys };
  };
}
