import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Fixture, FloorPlan, Placement, Point, Zone } from '#shared/domain/floor-plan.ts';
import { usualTagHeightMetres } from '../../edge/presence/locate/radio-model.ts';
import type { SurveyReading } from '../../edge/presence/locate/survey-field.ts';
import { median } from './report.ts';

/**
 * A room recorded as Daniş et al. lay theirs out: receivers in `cnf/*.dev`, occupancy in `occ/*.occ`, walks in `trk/*.mbd`,
 * and, where there is a survey, still places in `hst/set_*` (`.tsv` or `.tsv.gz`: x y z t_ms sensor rssi).
 * Their README says that occupancy 1 can be walked; the walks say that 0 can.
 */
export interface RecordedRoom {
  readonly name: string;
  readonly plan: FloorPlan;
  readonly walks: readonly RecordedTag[];
  readonly stills: readonly RecordedTag[];
  readonly tagHeightMetres: number;
}

/** What receivers heard of one tag, in order; times in milliseconds from its start. */
export interface RecordedTag {
  readonly name: string;
  readonly packets: readonly RecordedPacket[];
  /** Which receivers were on, and until when: what they did not hear until then, they did not hear. */
  readonly listening: ReadonlyMap<string, number>;
}

export interface RecordedPacket {
  readonly atMs: number;
  readonly receiverId: string;
  readonly rssiDbm: number;
  readonly at: Point;
}

/** A walk that ends before this is over before any method has answered. */
const shortestMs = 10_000;

function filesIn(folder: string, ending: RegExp): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => ending.test(name))
    .toSorted()
    .map((name) => join(folder, name));
}

/** Receivers by their alias, and the alias of each address. */
function readReceivers(folder: string): { receivers: Placement[]; aliases: Map<string, string> } {
  const receivers: Placement[] = [];
  const aliases = new Map<string, string>();
  const text = filesIn(join(folder, 'cnf'), /\.dev$/)
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
  for (const found of text.matchAll(/"([0-9a-f]{12})":\s*\[\[([-\d.]+),\s*([-\d.]+),\s*([-\d.]+)\],\s*\d+,\s*"([^"]+)"\]/g)) {
    const [, address = '', x, y, z, alias = ''] = found;
    aliases.set(address, alias);
    receivers.push({ deviceId: alias, at: { xMetres: Number(x), yMetres: Number(y) }, heightMetres: Number(z) });
  }
  return { receivers, aliases };
}

/** The finest occupancy grid as boxes, one for each run of blocked cells in a row; cells are named by their centre. */
function readFloor(folder: string, receivers: readonly Placement[]): { widthMetres: number; depthMetres: number; fixtures: Fixture[] } {
  const grids = filesIn(join(folder, 'occ'), /\.occ$/).map((path) => readFileSync(path, 'utf8'));
  const sizeOf = (text: string): number => Number(text.slice(0, text.indexOf('\n')).split('::')[1]);
  const text = grids.toSorted((a, b) => sizeOf(a) - sizeOf(b))[0] ?? '';
  const size = sizeOf(text);
  const limits = /\[\[[-\d.]+, [-\d.]+\], \[([\d.]+), ([\d.]+)\]\]/.exec(text);
  const blocked = new Map<number, number[]>();
  for (const [, x, y, state] of text.matchAll(/^\[([-\d.]+), ([-\d.]+)\]::([\d.]+)/gm)) {
    if (Number(state) < 0.5) continue;
    const row = Math.round(Number(y) / size);
    const columns = blocked.get(row) ?? [];
    columns.push(Math.round(Number(x) / size));
    blocked.set(row, columns);
  }
  const fixtures: Fixture[] = [];
  for (const [row, columns] of blocked) {
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
  // Without an occupancy grid the room is as large as what hangs in it, and open.
  const reach = (pick: (at: Point) => number): number => Math.max(1, ...receivers.map(({ at }) => pick(at))) + 1;
  return {
    widthMetres: limits?.[1] === undefined ? reach(({ xMetres }) => xMetres) : Number(limits[1]),
    depthMetres: limits?.[2] === undefined ? reach(({ yMetres }) => yMetres) : Number(limits[2]),
    fixtures,
  };
}

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

/** Whoever heard anything of a recording listened to all of it. */
function listeningTo(packets: readonly RecordedPacket[]): Map<string, number> {
  return new Map(packets.map(({ receiverId }) => [receiverId, Number.POSITIVE_INFINITY]));
}

function readWalk(path: string, aliases: ReadonlyMap<string, string>): { tag: RecordedTag; heights: number[] } {
  const rows = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  const heights = rows.map((row) => Number(row[6]));
  const packets = rows
    .map(([at, address = '', , rssi, x, y]) => ({
      atMs: Math.round(Number(at) * 1000),
      receiverId: aliases.get(address) ?? address,
      rssiDbm: Number(rssi),
      at: { xMetres: Number(x), yMetres: Number(y) },
    }))
    .toSorted((a, b) => a.atMs - b.atMs);
  const startMs = packets[0]?.atMs ?? 0;
  const tag = {
    name: basename(path, '.mbd'),
    packets: packets.map((packet) => ({ ...packet, atMs: packet.atMs - startMs })),
    listening: listeningTo(packets),
  };
  return { tag, heights };
}

function readStills(folder: string): RecordedTag[] {
  const places = new Map<string, RecordedPacket[]>();
  for (const path of filesIn(join(folder, 'hst'), /^set_.*\.tsv(\.gz)?$/)) {
    const bytes = readFileSync(path);
    const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
    for (const line of text.trim().split('\n').slice(1)) {
      const [x, y, , atMs, receiverId = '', rssi] = line.split('\t');
      const name = `${basename(join(path, '..'))} ${x} ${y}`;
      const packets = places.get(name) ?? [];
      packets.push({ atMs: Number(atMs), receiverId, rssiDbm: Number(rssi), at: { xMetres: Number(x), yMetres: Number(y) } });
      places.set(name, packets);
    }
  }
  return [...places].map(([name, packets]) => ({
    name,
    packets: packets.toSorted((a, b) => a.atMs - b.atMs),
    listening: listeningTo(packets),
  }));
}

export function hasRoom(folder: string): boolean {
  return filesIn(join(folder, 'cnf'), /\.dev$/).length > 0 && filesIn(join(folder, 'trk'), /\.mbd$/).length > 0;
}

/** Walls, furniture and receivers of a recorded room, without zones. */
export function readBarePlan(folder: string): FloorPlan {
  const { receivers } = readReceivers(folder);
  return { name: basename(folder), ...readFloor(folder, receivers), walls: [], zones: [], receivers, entrances: [] };
}

/** Reads everything; zones are those of the nearest receiver. Recordings too short to say anything of are left out. */
export function readRoom(folder: string): RecordedRoom {
  const { aliases } = readReceivers(folder);
  const walks = filesIn(join(folder, 'trk'), /\.mbd$/)
    .map((path) => readWalk(path, aliases))
    .filter(({ tag }) => (tag.packets.at(-1)?.atMs ?? 0) >= shortestMs);
  const bare = readBarePlan(folder);
  return {
    name: bare.name,
    plan: { ...bare, zones: nearestReceiverZones(bare) },
    walks: walks.map(({ tag }) => tag),
    stills: readStills(folder),
    tagHeightMetres: walks.length === 0 ? usualTagHeightMetres : Math.round(median(walks.flatMap(({ heights }) => heights)) * 10) / 10,
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
