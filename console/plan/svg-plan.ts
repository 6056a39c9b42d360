import type { Fixture, FloorPlan, Point, Wall, Zone } from '#shared/domain/floor-plan.ts';
import { areaOf } from '#shared/domain/plan-geometry.ts';
import { addWall, boxBetween, freeId, roundPoint } from './plan-edits.ts';
import type { SvgDrawing, SvgShape } from './svg-shapes.ts';

/** What the shapes of a layer become. */
export const layerRoles = ['ignore', 'walls', 'zones', 'fixtures', 'entrances'] as const;
export type LayerRole = (typeof layerRoles)[number];

export interface SvgLayer {
  readonly name: string;
  readonly shapes: number;
  readonly role: LayerRole;
}

/** What layers are usually called, in French and English. */
const roleWords: readonly (readonly [LayerRole, RegExp])[] = [
  ['entrances', /entr|door|porte|acc[eè]s/i],
  ['walls', /wall|mur|cloison|partition|structure/i],
  ['zones', /zone|area|room|depart|rayon|espace|univers|surface/i],
  ['fixtures', /fixture|furni|meuble|mobilier|shel|rack|gondol|table|counter|comptoir|lin[eé]aire/i],
];

/** The layers of a drawing, with a guess from their names at what they are. */
export function layersOf({ shapes }: SvgDrawing): readonly SvgLayer[] {
  const counts = new Map<string, number>();
  for (const { layer } of shapes) counts.set(layer, (counts.get(layer) ?? 0) + 1);
  return [...counts].map(([name, count]) => ({
    name,
    shapes: count,
    role: roleWords.find(([, words]) => words.test(name))?.[0] ?? 'ignore',
  }));
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function boxOf(points: readonly Point[]): Box {
  const xs = points.map(({ xMetres }) => xMetres);
  const ys = points.map(({ yMetres }) => yMetres);
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

const longestName = 60;
/** Smaller outlines are a draughtsman's crumbs. */
const leastSquareMetres = 0.25;

/** A plan of the layers that have a role, moved to the top-left corner; receivers and tags stay those of `now`. */
export function planOfSvg(drawing: SvgDrawing, roles: ReadonlyMap<string, LayerRole>, metresPerUnit: number, now: FloorPlan): FloorPlan {
  const used = drawing.shapes.filter(({ layer }) => (roles.get(layer) ?? 'ignore') !== 'ignore');
  const corners = used.flatMap(({ lines }) => lines.flatMap(({ points }) => points));
  const box = corners.length === 0 ? { left: 0, top: 0, right: 0, bottom: 0 } : boxOf(corners);
  const place = ({ xMetres, yMetres }: Point): Point =>
    roundPoint({ xMetres: (xMetres - box.left) * metresPerUnit, yMetres: (yMetres - box.top) * metresPerUnit });
  const placed = used.map((shape): SvgShape => ({
    ...shape,
    lines: shape.lines.map((line) => ({ ...line, points: line.points.map(place) })),
  }));
  const size = place({ xMetres: box.right, yMetres: box.bottom });
  const of = (role: LayerRole): readonly SvgShape[] => placed.filter(({ layer }) => roles.get(layer) === role);
  return {
    ...now,
    widthMetres: Math.max(1, size.xMetres),
    depthMetres: Math.max(1, size.yMetres),
    walls: of('walls').flatMap(wallsOf),
    zones: zonesOf(of('zones')),
    fixtures: fixturesOf(of('fixtures')),
    entrances: of('entrances').flatMap(({ lines }) => lines.map(({ points }) => middleOfBox(points))),
  };
}

function middleOfBox(points: readonly Point[]): Point {
  const { left, right, top, bottom } = boxOf(points);
  return roundPoint({ xMetres: (left + right) / 2, yMetres: (top + bottom) / 2 });
}

function wallsOf({ lines }: SvgShape): readonly Wall[] {
  const bare: FloorPlan = { name: '', widthMetres: 1, depthMetres: 1, walls: [], zones: [], fixtures: [], receivers: [], entrances: [] };
  return lines.flatMap(({ points, isClosed }) => {
    const [first] = points;
    const around = isClosed && first !== undefined ? [...points, first] : points;
    return around.slice(1).flatMap((to, nth) => addWall(bare, around[nth] ?? to, to).walls);
  });
}

function zonesOf(shapes: readonly SvgShape[]): readonly Zone[] {
  const zones: Zone[] = [];
  for (const { lines, name } of shapes) {
    for (const { points } of lines) {
      if (points.length < 3 || areaOf(points) < leastSquareMetres) continue;
      const words = (name === '' ? `Zone ${zones.length + 1}` : name).slice(0, longestName);
      const id = freeId(
        words,
        zones.map((zone) => zone.id),
      );
      zones.push({ id, name: { fr: words, en: words }, purpose: 'sales', outline: points });
    }
  }
  return zones;
}

function fixturesOf(shapes: readonly SvgShape[]): readonly Fixture[] {
  const fixtures: Fixture[] = [];
  for (const { lines, name } of shapes) {
    for (const { points } of lines) {
      const { left, right, top, bottom } = boxOf(points);
      const id = freeId(
        name === '' ? 'fixture' : name,
        fixtures.map((fixture) => fixture.id),
      );
      const bare: Fixture = { id, kind: 'shelf', centre: { xMetres: 0, yMetres: 0 }, widthMetres: 1, depthMetres: 1 };
      fixtures.push(boxBetween(bare, { xMetres: left, yMetres: top }, { xMetres: right, yMetres: bottom }));
    }
  }
  return fixtures;
}
