import { metresBetween, type FixtureKind, type FloorPlan, type Point, type ZonePurpose } from '#shared/domain/floor-plan.ts';
import { nearestOn } from '#shared/domain/plan-geometry.ts';
import { isDeviceFixture, unboundId } from './binding-rules.ts';
import { addWall, boxBetween, changeReceiver, changeReference, cutDoor, freeId, roundPoint } from './plan-edits.ts';
import { nearestWall, type Item } from './plan-items.ts';

export const tools = ['select', 'wall', 'zone', 'fixture', 'door', 'entrance', 'receiver', 'reference', 'scale'] as const;
export type Tool = (typeof tools)[number];

/** What the tool in hand is set to. */
export interface ToolSettings {
  readonly tool: Tool;
  readonly fixtureKind: FixtureKind;
  readonly zonePurpose: ZonePurpose;
  readonly doorMetres: number;
  /** Which gateway the receiver tool hangs up, and which tag the reference tool fixes; '' while none is left. */
  readonly gatewayId: string;
  readonly tagKey: string;
  /** Which kiosk or screen the fixture tool sets down; '' for a mark that is none yet. */
  readonly deviceId: string;
}

export interface Stroke extends ToolSettings {
  readonly plan: FloorPlan;
  /** Corners set so far of what is being drawn. */
  readonly points: readonly Point[];
  readonly reachMetres: number;
}

/** What a press does: another plan, corners to go on from, something to select, a stretch that was measured. */
export interface StrokeResult {
  readonly points: readonly Point[];
  readonly plan?: FloorPlan;
  readonly select?: Item;
  readonly measured?: readonly [Point, Point];
}

/** Usual sizes in metres, for a press without a drag. */
const fixtureSizes: Readonly<Record<FixtureKind, readonly [number, number]>> = {
  rail: [1.8, 0.6],
  table: [2, 1],
  shelf: [2.3, 0.5],
  mirror: [1.6, 0.1],
  counter: [2.4, 0.8],
  cabin: [1.6, 1.45],
  plant: [0.6, 0.6],
  kiosk: [0.5, 0.4],
  screen: [1.6, 0.12],
};

const usualReceiverHeightMetres = 2.5;
const usualReferenceHeightMetres = 2;

function sameSpot(a: Point, b: Point): boolean {
  return metresBetween(a, b) < 0.01;
}

function pressWall({ plan, points }: Stroke, at: Point): StrokeResult {
  const last = points.at(-1);
  if (last === undefined) return { points: [at] };
  if (sameSpot(last, at)) return { points: [] };
  const isClosed = points[0] !== undefined && sameSpot(points[0], at);
  return { plan: addWall(plan, last, at), points: isClosed ? [] : [...points, at] };
}

/** A zone of these corners; the floor it covers gets a name in the side panel. */
export function addZone(plan: FloorPlan, outline: readonly Point[], purpose: ZonePurpose): StrokeResult {
  const id = freeId(
    'zone',
    plan.zones.map((zone) => zone.id),
  );
  const nth = plan.zones.length + 1;
  const zone = { id, name: { fr: `Zone ${nth}`, en: `Zone ${nth}` }, purpose, outline: outline.map(roundPoint) };
  return { plan: { ...plan, zones: [...plan.zones, zone] }, points: [], select: { kind: 'zone', key: id } };
}

function pressZone(stroke: Stroke, at: Point): StrokeResult {
  const { plan, points, zonePurpose } = stroke;
  const [first] = points;
  if (first !== undefined && points.length >= 3 && sameSpot(first, at)) return addZone(plan, points, zonePurpose);
  const last = points.at(-1);
  return last !== undefined && sameSpot(last, at) ? { points } : { points: [...points, at] };
}

function addFixture({ plan, fixtureKind: kind, deviceId }: Stroke, a: Point, b: Point): StrokeResult {
  const isFree = deviceId !== '' && plan.fixtures.every((fixture) => fixture.id !== deviceId);
  const id = isDeviceFixture(kind) && isFree ? deviceId : unboundId(plan, kind);
  const fixture = boxBetween({ id, kind, centre: a, widthMetres: 1, depthMetres: 1 }, a, b);
  return { plan: { ...plan, fixtures: [...plan.fixtures, fixture] }, points: [], select: { kind: 'fixture', key: id } };
}

function pressFixture(stroke: Stroke, at: Point): StrokeResult {
  const [width, depth] = fixtureSizes[stroke.fixtureKind];
  const corner = (sign: number): Point => ({ xMetres: at.xMetres + (sign * width) / 2, yMetres: at.yMetres + (sign * depth) / 2 });
  return addFixture(stroke, corner(-1), corner(1));
}

/** On the nearest wall or edge of the room, because people come in through one. */
function pressEntrance({ plan }: Stroke, at: Point): StrokeResult {
  const { widthMetres: right, depthMetres: bottom } = plan;
  const corners = [
    { xMetres: 0, yMetres: 0 },
    { xMetres: right, yMetres: 0 },
    { xMetres: right, yMetres: bottom },
    { xMetres: 0, yMetres: bottom },
  ];
  const edges = corners.map((from, nth) => ({ from, to: corners[(nth + 1) % 4] ?? from }));
  const nearest = edges.map((edge) => nearestOn(edge, at)).toSorted((a, b) => a.metres - b.metres)[0];
  const spot = roundPoint(nearest?.at ?? at);
  return {
    plan: { ...plan, entrances: [...plan.entrances, spot] },
    points: [],
    select: { kind: 'entrance', key: String(plan.entrances.length) },
  };
}

function pressReceiver({ plan, gatewayId }: Stroke, at: Point): StrokeResult {
  if (gatewayId === '') return { points: [] };
  const select: Item = { kind: 'receiver', key: gatewayId };
  if (plan.receivers.some(({ deviceId }) => deviceId === gatewayId))
    return { plan: changeReceiver(plan, gatewayId, (receiver) => ({ ...receiver, at })), points: [], select };
  const receiver = { deviceId: gatewayId, at, heightMetres: usualReceiverHeightMetres };
  return { plan: { ...plan, receivers: [...plan.receivers, receiver] }, points: [], select };
}

function pressReference({ plan, tagKey }: Stroke, at: Point): StrokeResult {
  if (tagKey === '') return { points: [] };
  const select: Item = { kind: 'reference', key: tagKey };
  if (plan.references?.some((reference) => reference.tagKey === tagKey) === true)
    return { plan: changeReference(plan, tagKey, (reference) => ({ ...reference, at })), points: [], select };
  const references = [...(plan.references ?? []), { tagKey, at, heightMetres: usualReferenceHeightMetres }];
  return { plan: { ...plan, references }, points: [], select };
}

/** A press of the tool in hand at a place that is already snapped. */
export function press(stroke: Stroke, at: Point): StrokeResult {
  switch (stroke.tool) {
    case 'select':
      return { points: [] };
    case 'wall':
      return pressWall(stroke, at);
    case 'zone':
      return pressZone(stroke, at);
    case 'fixture':
      return pressFixture(stroke, at);
    case 'door': {
      const wall = nearestWall(stroke.plan, at, stroke.reachMetres * 2);
      return wall === undefined ? { points: [] } : { plan: cutDoor(stroke.plan, wall, at, stroke.doorMetres), points: [] };
    }
    case 'entrance':
      return pressEntrance(stroke, at);
    case 'receiver':
      return pressReceiver(stroke, at);
    case 'reference':
      return pressReference(stroke, at);
    case 'scale': {
      const [from] = stroke.points;
      return from === undefined || sameSpot(from, at) ? { points: [at] } : { points: [], measured: [from, at] };
    }
  }
}

/** A drag of the tool in hand from corner to corner; undefined for tools that only know presses. */
export function drag(stroke: Stroke, from: Point, to: Point): StrokeResult | undefined {
  const { tool, plan, zonePurpose } = stroke;
  if (sameSpot(from, to)) return undefined;
  switch (tool) {
    case 'wall':
      return { plan: addWall(plan, from, to), points: [] };
    case 'zone':
      return addZone(
        plan,
        [from, { xMetres: to.xMetres, yMetres: from.yMetres }, to, { xMetres: from.xMetres, yMetres: to.yMetres }],
        zonePurpose,
      );
    case 'fixture':
      return addFixture(stroke, from, to);
    case 'scale':
      return { points: [], measured: [from, to] };
    default:
      return undefined;
  }
}
