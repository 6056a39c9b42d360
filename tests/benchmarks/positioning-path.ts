import { zoneAt, type FloorPlan, type Point } from '#shared/domain/floor-plan.ts';
import { walkableGrid } from '#shared/domain/walkable-grid.ts';
import { isStraightWay } from '../../edge/presence/locate/floor-way.ts';
import type { PathPlace } from '../../edge/presence/locate/track.ts';
import type { Walked } from './positioning-methods.ts';
import { scoreWalks, type Answer } from './positioning-score.ts';
import type { RecordedTag } from './positioning-files.ts';

/** How right the path is that is drawn afterwards, at the very seconds the answers were about; a place's zone is the one it lies in. */
export interface PathScore {
  readonly pathMeanMetres: number;
  readonly pathP95Metres: number;
  readonly pathZone: number;
  readonly pathSwitches: number;
  /** Stretches of the path that cross a wall, a fixture or the edge of the room. */
  readonly pathBlocked: number;
}

/** Where a path is at a moment: between two places in the straight line it is drawn in; undefined before and after it. */
export function placeOn(path: readonly PathPlace[], atMs: number): Point | undefined {
  const next = path.findIndex((place) => place.atMs >= atMs);
  const [before, after] = [path[next - 1], path[next]];
  if (after === undefined) return undefined;
  if (after.atMs === atMs) return after.at;
  if (before === undefined) return undefined;
  const share = (atMs - before.atMs) / (after.atMs - before.atMs);
  return {
    xMetres: before.at.xMetres + share * (after.at.xMetres - before.at.xMetres),
    yMetres: before.at.yMetres + share * (after.at.yMetres - before.at.yMetres),
  };
}

function answersOn(plan: FloorPlan, { answers, path }: Walked): Answer[] {
  return answers.flatMap(({ decidedMs, atMs }) => {
    const at = placeOn(path, atMs);
    return at === undefined ? [] : [{ decidedMs, atMs, at, zoneId: zoneAt(plan, at)?.id ?? null }];
  });
}

export function scorePaths(plan: FloorPlan, walks: readonly { readonly walk: RecordedTag; readonly walked: Walked }[]): PathScore {
  const score = scoreWalks(
    plan,
    walks.map(({ walk, walked }) => ({ walk, answers: answersOn(plan, walked) })),
  );
  const grid = walkableGrid(plan);
  const blocked = walks.map(({ walked: { path } }) =>
    path.filter((place, nth) => !isStraightWay(grid, (path[nth - 1] ?? place).at, place.at)),
  );
  return {
    pathMeanMetres: score.meanMetres,
    pathP95Metres: score.p95Metres,
    pathZone: score.zoneAtEvent,
    pathSwitches: score.switches,
    pathBlocked: blocked.flat().length,
  };
}
