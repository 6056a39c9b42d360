import { isInside, type FloorPlan, type Point, type Zone } from './floor-plan.ts';
import { areaOf, crossingOf, isOutside, middleOf, selfCrossingOf } from './plan-geometry.ts';
import { openCellBy, walkableGrid, type WalkableGrid } from './walkable-grid.ts';

/** A plan with one of these would draw paths that are wrong; it is not put in force. */
export type PlanMistakeKind =
  | 'id-twice'
  | 'wall-outside'
  | 'walls-cross'
  | 'zone-outside'
  | 'zone-crosses-itself'
  | 'zone-too-small'
  | 'fixture-outside'
  | 'receiver-outside'
  | 'receiver-unknown'
  | 'reference-outside'
  | 'reference-unknown'
  | 'entrance-outside';

/** Worth a look, and no reason to wait. */
export type PlanWarningKind = 'zones-overlap' | 'no-zones' | 'no-entrance' | 'few-receivers' | 'zone-unreachable';

export interface PlanProblem {
  readonly kind: PlanMistakeKind | PlanWarningKind;
  readonly isMistake: boolean;
  /** Ids of what is meant, one or two; a wall's is its place in the list, from 1. Empty for the plan as a whole. */
  readonly subjects: readonly string[];
  /** Where to draw it; undefined for the plan as a whole. */
  readonly at: Point | undefined;
}

/** What a plan is held against: which devices and tags there are. */
export interface PlanKnowledge {
  readonly isGateway: (deviceId: string) => boolean;
  readonly isReferenceTag: (tagKey: string) => boolean;
}

const smallestZoneSquareMetres = 0.25;
/** Outlines drawn by hand overlap by a hand's breadth, and nobody stands there long enough for it to matter. */
const overlapSquareMetres = 0.5;
const overlapCellMetres = 0.25;
const receiversForPlaces = 3;

function mistake(kind: PlanMistakeKind, subjects: readonly string[], at: Point | undefined): PlanProblem {
  return { kind, isMistake: true, subjects, at };
}

function warning(kind: PlanWarningKind, subjects: readonly string[], at: Point | undefined): PlanProblem {
  return { kind, isMistake: false, subjects, at };
}

function findTwice(items: readonly { readonly id: string; readonly at: Point }[]): readonly PlanProblem[] {
  const seen = new Set<string>();
  return items.flatMap(({ id, at }) => {
    if (seen.has(id)) return [mistake('id-twice', [id], at)];
    seen.add(id);
    return [];
  });
}

function findWallMistakes(plan: FloorPlan): readonly PlanProblem[] {
  return plan.walls.flatMap((wall, place) => {
    const outside = [wall.from, wall.to].find((end) => isOutside(plan, end));
    const crossings = plan.walls.slice(place + 1).flatMap((other, later) => {
      const at = crossingOf(wall, other);
      return at === undefined ? [] : [mistake('walls-cross', [String(place + 1), String(place + later + 2)], at)];
    });
    return [...(outside === undefined ? [] : [mistake('wall-outside', [String(place + 1)], outside)]), ...crossings];
  });
}

function findZoneMistakes(plan: FloorPlan, { id, outline }: Zone): readonly PlanProblem[] {
  const outside = outline.find((corner) => isOutside(plan, corner));
  const crossing = selfCrossingOf(outline);
  return [
    ...(outside === undefined ? [] : [mistake('zone-outside', [id], outside)]),
    ...(crossing === undefined ? [] : [mistake('zone-crosses-itself', [id], crossing)]),
    ...(crossing === undefined && areaOf(outline) < smallestZoneSquareMetres ? [mistake('zone-too-small', [id], middleOf(outline))] : []),
  ];
}

function findPlacedMistakes(plan: FloorPlan, known: PlanKnowledge): readonly PlanProblem[] {
  return [
    ...plan.fixtures.flatMap(({ id, centre }) => (isOutside(plan, centre) ? [mistake('fixture-outside', [id], centre)] : [])),
    ...plan.receivers.flatMap(({ deviceId, at }) => [
      ...(known.isGateway(deviceId) ? [] : [mistake('receiver-unknown', [deviceId], at)]),
      ...(isOutside(plan, at) ? [mistake('receiver-outside', [deviceId], at)] : []),
    ]),
    ...(plan.references ?? []).flatMap(({ tagKey, at }) => [
      ...(known.isReferenceTag(tagKey) ? [] : [mistake('reference-unknown', [tagKey], at)]),
      ...(isOutside(plan, at) ? [mistake('reference-outside', [tagKey], at)] : []),
    ]),
    ...plan.entrances.flatMap((at, place) => (isOutside(plan, at) ? [mistake('entrance-outside', [String(place + 1)], at)] : [])),
  ];
}

/** Every reason why a plan would draw a path that is wrong; none means it may be put in force. */
export function findPlanMistakes(plan: FloorPlan, known: PlanKnowledge): readonly PlanProblem[] {
  return [
    ...findTwice(plan.zones.map(({ id, outline }) => ({ id, at: middleOf(outline) }))),
    ...findTwice(plan.fixtures.map(({ id, centre }) => ({ id, at: centre }))),
    ...findTwice(plan.receivers.map(({ deviceId, at }) => ({ id: deviceId, at }))),
    ...findTwice((plan.references ?? []).map(({ tagKey, at }) => ({ id: tagKey, at }))),
    ...findWallMistakes(plan),
    ...plan.zones.flatMap((zone) => findZoneMistakes(plan, zone)),
    ...findPlacedMistakes(plan, known),
  ];
}

/** Pairs of zones that share floor, found on quarter-metre cells; stops at the cell, so a shared edge is no overlap. */
function findOverlaps({ zones, widthMetres, depthMetres }: FloorPlan): readonly PlanProblem[] {
  const shared = new Map<string, { ids: readonly [string, string]; cells: number; at: Point }>();
  for (let y = overlapCellMetres / 2; y < depthMetres; y += overlapCellMetres) {
    for (let x = overlapCellMetres / 2; x < widthMetres; x += overlapCellMetres) {
      const at = { xMetres: x, yMetres: y };
      const [first, second] = zones.filter(({ outline }) => isInside(at, outline));
      if (first === undefined || second === undefined) continue;
      const pair = shared.get(`${first.id} ${second.id}`) ?? { ids: [first.id, second.id], cells: 0, at };
      pair.cells += 1;
      shared.set(`${first.id} ${second.id}`, pair);
    }
  }
  return [...shared.values()].flatMap(({ ids, cells, at }) =>
    cells * overlapCellMetres ** 2 >= overlapSquareMetres ? [warning('zones-overlap', ids, at)] : [],
  );
}

function cellAt({ columns, rows, cellMetres }: WalkableGrid, { xMetres, yMetres }: Point): number {
  const column = Math.min(columns - 1, Math.max(0, Math.floor(xMetres / cellMetres)));
  const row = Math.min(rows - 1, Math.max(0, Math.floor(yMetres / cellMetres)));
  return row * columns + column;
}

/** `reached[cell]` is 1 where a walk from one of `starts` leads. */
function walkFrom(grid: WalkableGrid, starts: readonly number[]): Uint8Array {
  const reached = new Uint8Array(grid.cellCount);
  const waiting = [...starts];
  for (const cell of starts) reached[cell] = 1;
  for (let cell = waiting.pop(); cell !== undefined; cell = waiting.pop()) {
    for (const next of [grid.left[cell], grid.right[cell], grid.up[cell], grid.down[cell]]) {
      if (next === undefined || reached[next] === 1 || grid.isOpen[next] !== 1) continue;
      reached[next] = 1;
      waiting.push(next);
    }
  }
  return reached;
}

/** Zones nobody can walk to from any entrance. */
function findUnreachable(plan: FloorPlan): readonly PlanProblem[] {
  const grid = walkableGrid(plan);
  const starts = plan.entrances.flatMap((entrance) => openCellBy(grid, entrance) ?? []);
  if (starts.length === 0) return [];
  const reached = walkFrom(grid, starts);
  return plan.zones.flatMap(({ id, outline }) => {
    const cells = Array.from({ length: grid.cellCount }, (_, cell) => cell).filter(
      (cell) => grid.isOpen[cell] === 1 && isInside({ xMetres: grid.xMetres[cell] ?? 0, yMetres: grid.yMetres[cell] ?? 0 }, outline),
    );
    const middle = middleOf(outline);
    const isReached = cells.some((cell) => reached[cell] === 1) || (cells.length === 0 && reached[cellAt(grid, middle)] === 1);
    return isReached ? [] : [warning('zone-unreachable', [id], middle)];
  });
}

/** What a person should look at again, on a plan without mistakes. Costs a few milliseconds: not for every move of a finger. */
export function findPlanWarnings(plan: FloorPlan): readonly PlanProblem[] {
  return [
    ...(plan.zones.length === 0 ? [warning('no-zones', [], undefined)] : []),
    ...(plan.entrances.length === 0 ? [warning('no-entrance', [], undefined)] : []),
    ...(plan.receivers.length < receiversForPlaces ? [warning('few-receivers', [], undefined)] : []),
    ...findOverlaps(plan),
    ...findUnreachable(plan),
  ];
}
