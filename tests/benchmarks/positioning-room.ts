import { basename, join } from 'node:path';
import type { Fixture, FloorPlan, Placement, Point } from '#shared/domain/floor-plan.ts';
import { usualTagHeightMetres } from '../../edge/presence/locate/radio-model.ts';
import type { SurveyReading } from '../../edge/presence/locate/survey-field.ts';
import { filesIn, readOccupancy, readReceivers, readStills, readWalks, type Occupancy, type RecordedTag } from './positioning-files.ts';
import { nearestReceiverZones } from './positioning-zones.ts';
import { median } from './report.ts';

/**
 * A room recorded as Daniş et al. lay theirs out: receivers in `cnf/*.dev`, occupancy in `occ/*.occ`, walks in `trk/*.mbd`,
 * and, where there is a survey, still places in `hst/set_*` (`.tsv` or `.tsv.gz`: x y z t_ms sensor rssi).
 */
export interface RecordedRoom {
  readonly name: string;
  readonly plan: FloorPlan;
  readonly walks: readonly RecordedTag[];
  readonly stills: readonly RecordedTag[];
  readonly tagHeightMetres: number;
}

/** A walk that ends before this is over before any method has answered. */
const shortestMs = 10_000;

/** A room's corner in the recording's coordinates, and how far it reaches from there. */
interface Extent {
  readonly from: Point;
  readonly widthMetres: number;
  readonly depthMetres: number;
}

/** What an occupancy grid says; without one, a room is as large as where anyone walked and anything hangs, a metre around. */
function extentOf(occupancy: Occupancy | undefined, places: readonly Point[]): Extent {
  const xs = places.map(({ xMetres }) => xMetres);
  const ys = places.map(({ yMetres }) => yMetres);
  const least = (values: readonly number[]): number => values.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY);
  const most = (values: readonly number[]): number => values.reduce((one, other) => Math.max(one, other), Number.NEGATIVE_INFINITY);
  const from = occupancy?.from ?? { xMetres: Math.min(0, least(xs) - 1), yMetres: Math.min(0, least(ys) - 1) };
  const to = occupancy?.to ?? { xMetres: most(xs) + 1, yMetres: most(ys) + 1 };
  return { from, widthMetres: to.xMetres - from.xMetres, depthMetres: to.yMetres - from.yMetres };
}

/** The states of cells that stand in the way: those walked in seldom. The recordings' README has it the wrong way round. */
function blockedCells({ cells, cellMetres, from }: Occupancy, walked: readonly Point[]): { column: number; row: number }[] {
  const nameOf = ({ xMetres, yMetres }: Point): string =>
    `${Math.round((xMetres - from.xMetres) / cellMetres)} ${Math.round((yMetres - from.yMetres) / cellMetres)}`;
  const states = new Map(cells.map(({ at, state }) => [nameOf(at), state]));
  const walkedStates = walked.flatMap((at) => states.get(nameOf(at)) ?? []);
  const isOneWalkable = walkedStates.filter((state) => state >= 0.5).length * 2 > walkedStates.length;
  return cells
    .filter(({ state }) => state >= 0.5 !== isOneWalkable)
    .map(({ at }) => ({
      column: Math.round((at.xMetres - from.xMetres) / cellMetres),
      row: Math.round((at.yMetres - from.yMetres) / cellMetres),
    }));
}

/** Boxes, one for each run of blocked cells in a row. */
function fixturesOf(blocked: readonly { column: number; row: number }[], size: number): Fixture[] {
  const rows = new Map<number, number[]>();
  for (const { column, row } of blocked) rows.set(row, [...(rows.get(row) ?? []), column]);
  const fixtures: Fixture[] = [];
  for (const [row, columns] of rows) {
    const sorted = columns.toSorted((a, b) => a - b);
    for (let from = 0; from < sorted.length;) {
      let to = from;
      while (sorted[to + 1] === (sorted[to] ?? 0) + 1) to += 1;
      const [first = 0, last = 0] = [sorted[from], sorted[to]];
      fixtures.push({
        id: `box-${fixtures.length + 1}`,
        kind: 'table',
        centre: { xMetres: ((first + last) / 2) * size, yMetres: row * size },
        widthMetres: (last - first + 1) * size,
        depthMetres: size,
      });
      from = to + 1;
    }
  }
  return fixtures;
}

/** Moves everything so that the room's corner is the plan's. */
function shifted(tag: RecordedTag, { from }: Extent): RecordedTag {
  const moved = new Map<Point, Point>();
  const move = (at: Point): Point => {
    const known = moved.get(at) ?? { xMetres: at.xMetres - from.xMetres, yMetres: at.yMetres - from.yMetres };
    moved.set(at, known);
    return known;
  };
  return { ...tag, packets: tag.packets.map((packet) => ({ ...packet, at: move(packet.at) })) };
}

export function hasRoom(folder: string): boolean {
  return filesIn(join(folder, 'cnf'), /\.dev$/).length > 0 && filesIn(join(folder, 'trk'), /\.mbd$/).length > 0;
}

/** Walls, furniture and receivers of a recorded room, without zones. */
export function readBarePlan(folder: string): FloorPlan {
  return readAll(folder).plan;
}

function readAll(folder: string): { plan: FloorPlan; walks: RecordedTag[]; stills: RecordedTag[]; heights: number[] } {
  const { receivers, aliases } = readReceivers(folder);
  const walks = readWalks(folder, aliases);
  const walked = walks.flatMap(({ tag }) => tag.packets.map(({ at }) => at));
  const occupancy = readOccupancy(folder);
  const extent = extentOf(occupancy, [...walked, ...receivers.map(({ at }) => at)]);
  const { from, widthMetres, depthMetres } = extent;
  const plan = {
    name: basename(folder),
    widthMetres,
    depthMetres,
    fixtures: occupancy === undefined ? [] : fixturesOf(blockedCells(occupancy, walked), occupancy.cellMetres),
    walls: [],
    zones: [],
    receivers: receivers.map((one): Placement => ({
      ...one,
      at: { xMetres: one.at.xMetres - from.xMetres, yMetres: one.at.yMetres - from.yMetres },
    })),
    entrances: [],
  };
  return {
    plan,
    walks: walks.map(({ tag }) => shifted(tag, extent)),
    stills: readStills(folder, aliases).map((still) => shifted(still, extent)),
    heights: walks.flatMap(({ heights }) => heights),
  };
}

/** Reads everything; zones are those of the nearest receiver. Recordings too short to say anything of are left out; throws in words when none is left. */
export function readRoom(folder: string): RecordedRoom {
  const { plan, walks, stills, heights } = readAll(folder);
  const long = walks.filter(({ packets }) => (packets.at(-1)?.atMs ?? 0) >= shortestMs);
  if (long.length === 0) throw new Error(`${join(folder, 'trk')} holds no walk of ${shortestMs / 1000} s or more`);
  return {
    name: plan.name,
    plan: { ...plan, zones: nearestReceiverZones(plan) },
    walks: long,
    stills,
    tagHeightMetres: heights.length === 0 ? usualTagHeightMetres : Math.round(median(heights) * 10) / 10,
  };
}

/** The survey that still places make: the median of what each receiver heard of each. */
export function surveyOf(stills: readonly RecordedTag[], tagHeightMetres: number, powerDbm: number): SurveyReading[] {
  return stills.flatMap(({ packets }) => {
    const at = packets[0]?.at;
    const heard = new Map<string, number[]>();
    for (const { receiverId, rssiDbm } of packets) {
      const list = heard.get(receiverId);
      if (list === undefined) heard.set(receiverId, [rssiDbm]);
      else list.push(rssiDbm);
    }
    return at === undefined
      ? []
      : [...heard].map(([receiverId, list]) => ({ at, tagHeightMetres, receiverId, rssiDbm: median(list), powerDbm }));
  });
}
