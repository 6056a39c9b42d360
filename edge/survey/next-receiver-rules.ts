import { metresBetween, zoneAt, type FloorPlan, type Placement, type Point } from '#shared/domain/floor-plan.ts';
import { walkableGrid, type WalkableGrid } from '#shared/domain/walkable-grid.ts';
import { addReceiver, errorOf, gatherEvidence, roomMetresOf, type Evidence, type SurveyKnowledge } from './coverage-rules.ts';

/** A place where a receiver would gain most. */
export interface NextReceiver {
  readonly at: Point;
  readonly heightMetres: number;
  /** The mean error to expect once it hangs there, and those before it. */
  readonly meanMetres: number;
  /** The zone whose error shrinks most; undefined between zones. */
  readonly worstZoneId: string | undefined;
}

/** Under the ceiling, out of reach and over people's heads. */
const usualHeightMetres = 2.5;
/** In a larger shop places and cells lie wider apart: the hub has other things to do meanwhile. */
const mostPlaces = 150;
const mostCells = 400;
const closestMetres = 1.5;
/** Two boxes closer than this hear the same. */
const apartMetres = 2;
/** Coarse cells answer the same question many times faster. */
const cellMetres = 1;

/** Under the ceiling over the walkable floor, and along the walls, which have the sockets. */
function candidatesOf({ widthMetres, depthMetres, walls, receivers }: FloorPlan, heightMetres: number): readonly Placement[] {
  const points: Point[] = [];
  const spacingMetres = Math.max(closestMetres, Math.sqrt((widthMetres * depthMetres) / mostPlaces));
  for (let y = spacingMetres / 2; y < depthMetres; y += spacingMetres)
    for (let x = spacingMetres / 2; x < widthMetres; x += spacingMetres) points.push({ xMetres: x, yMetres: y });
  for (const { from, to } of walls) {
    const steps = Math.floor(metresBetween(from, to) / spacingMetres);
    for (let step = 1; step < steps; step += 1) {
      const share = step / steps;
      points.push({
        xMetres: from.xMetres + share * (to.xMetres - from.xMetres),
        yMetres: from.yMetres + share * (to.yMetres - from.yMetres),
      });
    }
  }
  return points
    .filter((point) => receivers.every(({ at }) => metresBetween(at, point) >= apartMetres))
    .map((at) => ({ deviceId: '', at: { xMetres: rounded(at.xMetres), yMetres: rounded(at.yMetres) }, heightMetres }));
}

function rounded(metres: number): number {
  return Math.round(metres * 10) / 10;
}

interface Cells {
  readonly grid: WalkableGrid;
  readonly evidence: readonly (Evidence | undefined)[];
  readonly roomMetres: number;
}

/** The mean error over all cells with one more receiver. */
function meanWith({ grid, evidence, roomMetres }: Cells, receiver: Placement): number {
  let sum = 0;
  let count = 0;
  for (const [cell, own] of evidence.entries()) {
    if (own === undefined) continue;
    const more = { ...own };
    addReceiver(more, receiver, grid.xMetres[cell] ?? 0, grid.yMetres[cell] ?? 0, 0);
    sum += errorOf(more, roomMetres);
    count += 1;
  }
  return count === 0 ? Number.POSITIVE_INFINITY : sum / count;
}

function zoneThatGains(plan: FloorPlan, { grid, evidence, roomMetres }: Cells, receiver: Placement): string | undefined {
  const gains = new Map<string, { sum: number; count: number }>();
  for (const [cell, own] of evidence.entries()) {
    const [xMetres, yMetres] = [grid.xMetres[cell] ?? 0, grid.yMetres[cell] ?? 0];
    const zone = own === undefined ? undefined : zoneAt(plan, { xMetres, yMetres });
    if (own === undefined || zone === undefined) continue;
    const more = { ...own };
    addReceiver(more, receiver, xMetres, yMetres, 0);
    const gain = gains.get(zone.id) ?? { sum: 0, count: 0 };
    gains.set(zone.id, { sum: gain.sum + errorOf(own, roomMetres) - errorOf(more, roomMetres), count: gain.count + 1 });
  }
  return [...gains].toSorted(([, a], [, b]) => b.sum / b.count - a.sum / a.count)[0]?.[0];
}

/** The best `count` places for more receivers, chosen one after the other: each is the best given those before. */
export function suggestReceivers(plan: FloorPlan, known: SurveyKnowledge, count: number): readonly NextReceiver[] {
  const grid = walkableGrid(plan, Math.max(cellMetres, Math.sqrt((plan.widthMetres * plan.depthMetres) / mostCells)));
  const heights = plan.receivers.map(({ heightMetres }) => heightMetres).toSorted((a, b) => a - b);
  const heightMetres = heights[heights.length >> 1] ?? usualHeightMetres;
  const chosen: NextReceiver[] = [];
  let now = plan;
  for (let nth = 0; nth < count; nth += 1) {
    const cells = { grid, evidence: gatherEvidence(now, grid, known), roomMetres: roomMetresOf(plan) };
    let best: { readonly place: Placement; readonly meanMetres: number } | undefined;
    for (const place of candidatesOf(now, heightMetres)) {
      const meanMetres = meanWith(cells, place);
      if (best === undefined || meanMetres < best.meanMetres) best = { place, meanMetres };
    }
    if (best === undefined || !Number.isFinite(best.meanMetres)) return chosen;
    const { at } = best.place;
    chosen.push({ at, heightMetres, meanMetres: best.meanMetres, worstZoneId: zoneThatGains(now, cells, best.place) });
    now = { ...now, receivers: [...now.receivers, best.place] };
  }
  return chosen;
}
