import { zonePurposes, type FixtureKind, type FloorPlan, type Point } from '#shared/domain/floor-plan.ts';
import { cornersOf } from '#shared/domain/plan-geometry.ts';
import { addWall, boxBetween, freeId, roundPoint } from './plan-edits.ts';

/** Why a file is no plan, by the feature's place in the list, from 1; 0 for the file as a whole. */
export interface GeoProblem {
  readonly feature: number;
  readonly code: 'unreadable' | 'no-features' | 'no-kind' | 'geometry' | 'degrees' | 'no-id';
}

interface Feature {
  readonly kind: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly type: string;
  readonly coordinates: unknown;
}

const kinds: readonly FixtureKind[] = ['rail', 'table', 'shelf', 'mirror', 'counter', 'cabin', 'plant', 'kiosk', 'screen'];
const knownKinds = ['room', 'wall', 'zone', 'fixture', 'receiver', 'reference', 'entrance'];

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function pointOf(value: unknown): Point | undefined {
  if (!Array.isArray(value)) return undefined;
  const [x, y]: readonly unknown[] = value;
  return typeof x === 'number' && typeof y === 'number' && Number.isFinite(x) && Number.isFinite(y)
    ? { xMetres: x, yMetres: y }
    : undefined;
}

function lineOf(value: unknown): readonly Point[] {
  return Array.isArray(value) ? value.flatMap((one: unknown) => pointOf(one) ?? []) : [];
}

/** The corners of a feature's geometry as lines: a point is a line of one, a polygon its outer ring without the repeated end. */
function linesOf({ type, coordinates }: Feature): readonly (readonly Point[])[] {
  const parts: readonly unknown[] = Array.isArray(coordinates) ? coordinates : [];
  switch (type) {
    case 'Point':
      return [lineOf([coordinates])];
    case 'LineString':
      return [lineOf(coordinates)];
    case 'MultiLineString':
      return parts.map(lineOf);
    case 'Polygon':
      return [lineOf(parts[0]).slice(0, -1)];
    case 'MultiPolygon':
      return parts.map((ring) => lineOf(Array.isArray(ring) ? ring[0] : undefined).slice(0, -1));
    default:
      return [];
  }
}

function readFeatures(parsed: unknown): readonly Feature[] {
  const features = field(parsed, 'features');
  if (!Array.isArray(features)) return [];
  return features.map((feature: unknown) => {
    const properties = field(feature, 'properties');
    const kind = field(properties, 'kind');
    const type = field(field(feature, 'geometry'), 'type');
    return {
      kind: typeof kind === 'string' ? kind : '',
      properties: typeof properties === 'object' && properties !== null ? { ...properties } : {},
      type: typeof type === 'string' ? type : '',
      coordinates: field(field(feature, 'geometry'), 'coordinates'),
    };
  });
}

const leastCorners: Readonly<Record<string, number>> = { room: 3, wall: 2, zone: 3, fixture: 3, receiver: 1, reference: 1, entrance: 1 };

function findProblems(features: readonly Feature[]): readonly GeoProblem[] {
  const problems = features.flatMap((feature, nth): readonly GeoProblem[] => {
    const { kind, properties } = feature;
    if (!knownKinds.includes(kind)) return [{ feature: nth + 1, code: 'no-kind' }];
    const lines = linesOf(feature);
    if (lines.length === 0 || lines.some((line) => line.length < (leastCorners[kind] ?? 1)))
      return [{ feature: nth + 1, code: 'geometry' }];
    const needsId = kind === 'receiver' || kind === 'reference';
    return needsId && typeof properties['id'] !== 'string' ? [{ feature: nth + 1, code: 'no-id' }] : [];
  });
  const all = features.flatMap((feature) => linesOf(feature).flat());
  const span = Math.max(...all.map(({ xMetres }) => xMetres)) - Math.min(...all.map(({ xMetres }) => xMetres));
  // A shop is not a centimetre wide: these are degrees of longitude.
  return problems.length === 0 && all.length > 1 && span < 0.02 ? [{ feature: 0, code: 'degrees' }] : problems;
}

function words(properties: Feature['properties'], name: string): string | undefined {
  const value = properties[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 60) : undefined;
}

/** Reads a plan in metres, x to the right and y downwards; see docs/installation.md for the properties. Receivers the file does not name stay. */
export function readGeoJson(text: string, now: FloorPlan): { readonly plan: FloorPlan } | { readonly problems: readonly GeoProblem[] } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return { problems: [{ feature: 0, code: 'unreadable' }] };
  }
  const features = readFeatures(parsed);
  if (features.length === 0) return { problems: [{ feature: 0, code: 'no-features' }] };
  const problems = findProblems(features);
  if (problems.length > 0) return { problems };
  const room = features.filter(({ kind }) => kind === 'room');
  const extent = (room.length > 0 ? room : features).flatMap((feature) => linesOf(feature).flat());
  const left = Math.min(...extent.map(({ xMetres }) => xMetres));
  const top = Math.min(...extent.map(({ yMetres }) => yMetres));
  const place = ({ xMetres, yMetres }: Point): Point => roundPoint({ xMetres: xMetres - left, yMetres: yMetres - top });
  const size = place({ xMetres: Math.max(...extent.map((one) => one.xMetres)), yMetres: Math.max(...extent.map((one) => one.yMetres)) });
  const empty: FloorPlan = {
    name: words(room[0]?.properties ?? {}, 'name') ?? now.name,
    widthMetres: Math.max(1, size.xMetres),
    depthMetres: Math.max(1, size.yMetres),
    walls: [],
    zones: [],
    fixtures: [],
    receivers: features.some(({ kind }) => kind === 'receiver') ? [] : now.receivers,
    entrances: [],
    ...(now.references === undefined || features.some(({ kind }) => kind === 'reference') ? {} : { references: now.references }),
  };
  return { plan: features.reduce((plan, feature) => addFeature(plan, feature, place), empty) };
}

function addFeature(plan: FloorPlan, feature: Feature, place: (point: Point) => Point): FloorPlan {
  const { kind, properties } = feature;
  return linesOf(feature).reduce((sheet, line) => {
    const points = line.map(place);
    const [at = { xMetres: 0, yMetres: 0 }] = points;
    const id = words(properties, 'id') ?? '';
    const height = properties['heightMetres'];
    switch (kind) {
      case 'wall':
        return points.slice(1).reduce((walled, to, nth) => addWall(walled, points[nth] ?? to, to), sheet);
      case 'zone':
        return { ...sheet, zones: [...sheet.zones, zoneOf(sheet, properties, points)] };
      case 'fixture':
        return { ...sheet, fixtures: [...sheet.fixtures, fixtureOf(sheet, properties, points)] };
      case 'receiver':
        return { ...sheet, receivers: [...sheet.receivers, { deviceId: id, at, heightMetres: typeof height === 'number' ? height : 2.5 }] };
      case 'reference':
        return {
          ...sheet,
          references: [...(sheet.references ?? []), { tagKey: id, at, heightMetres: typeof height === 'number' ? height : 2 }],
        };
      case 'entrance':
        return { ...sheet, entrances: [...sheet.entrances, at] };
      default:
        return sheet;
    }
  }, plan);
}

function zoneOf({ zones }: FloorPlan, properties: Feature['properties'], outline: readonly Point[]): FloorPlan['zones'][number] {
  const en = words(properties, 'nameEn') ?? words(properties, 'name') ?? `Zone ${zones.length + 1}`;
  const taken = zones.map(({ id }) => id);
  return {
    id: freeId(words(properties, 'id') ?? en, taken),
    name: { fr: words(properties, 'nameFr') ?? en, en },
    purpose: zonePurposes.find((purpose) => purpose === properties['purpose']) ?? 'sales',
    outline,
  };
}

function fixtureOf({ fixtures }: FloorPlan, properties: Feature['properties'], points: readonly Point[]): FloorPlan['fixtures'][number] {
  const kind = kinds.find((known) => known === properties['fixture']) ?? 'shelf';
  const taken = fixtures.map(({ id }) => id);
  const xs = points.map(({ xMetres }) => xMetres);
  const ys = points.map(({ yMetres }) => yMetres);
  const bare = {
    id: freeId(words(properties, 'id') ?? kind, taken),
    kind,
    centre: { xMetres: 0, yMetres: 0 },
    widthMetres: 1,
    depthMetres: 1,
  };
  return boxBetween(bare, { xMetres: Math.min(...xs), yMetres: Math.min(...ys) }, { xMetres: Math.max(...xs), yMetres: Math.max(...ys) });
}

/** Writes a plan so that `readGeoJson` gives the same plan back. */
export function writeGeoJson(plan: FloorPlan): string {
  const pair = ({ xMetres, yMetres }: Point): readonly number[] => [xMetres, yMetres];
  const ring = (points: readonly Point[]): unknown => [[...points, ...points.slice(0, 1)].map(pair)];
  const feature = (properties: Readonly<Record<string, unknown>>, type: string, coordinates: unknown): unknown => ({
    type: 'Feature',
    properties,
    geometry: { type, coordinates },
  });
  const room = cornersOf({
    id: '',
    kind: 'table',
    centre: { xMetres: plan.widthMetres / 2, yMetres: plan.depthMetres / 2 },
    widthMetres: plan.widthMetres,
    depthMetres: plan.depthMetres,
  });
  const features = [
    feature({ kind: 'room', name: plan.name }, 'Polygon', ring(room)),
    ...plan.walls.map(({ from, to }) => feature({ kind: 'wall' }, 'LineString', [pair(from), pair(to)])),
    ...plan.zones.map(({ id, name, purpose, outline }) =>
      feature({ kind: 'zone', id, nameFr: name.fr, nameEn: name.en, purpose }, 'Polygon', ring(outline)),
    ),
    ...plan.fixtures.map((fixture) =>
      feature({ kind: 'fixture', id: fixture.id, fixture: fixture.kind }, 'Polygon', ring(cornersOf(fixture))),
    ),
    ...plan.receivers.map(({ deviceId, at, heightMetres }) => feature({ kind: 'receiver', id: deviceId, heightMetres }, 'Point', pair(at))),
    ...(plan.references ?? []).map(({ tagKey, at, heightMetres }) =>
      feature({ kind: 'reference', id: tagKey, heightMetres }, 'Point', pair(at)),
    ),
    ...plan.entrances.map((at) => feature({ kind: 'entrance' }, 'Point', pair(at))),
  ];
  return JSON.stringify({ type: 'FeatureCollection', features }, undefined, 1);
}
