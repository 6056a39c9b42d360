import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Placement, Point } from '#shared/domain/floor-plan.ts';

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

/** A recording and how high its tag was carried, where it says. */
export interface RecordedWalk {
  readonly tag: RecordedTag;
  readonly heights: readonly number[];
}

/** Receivers by their alias, and the alias of each address. */
export interface RecordedReceivers {
  readonly receivers: readonly Placement[];
  readonly aliases: ReadonlyMap<string, string>;
}

/** A grid of cells, named by their centres, of which some are blocked. */
export interface Occupancy {
  readonly cellMetres: number;
  /** The room's near and far corner. */
  readonly from: Point;
  readonly to: Point;
  readonly cells: readonly { readonly at: Point; readonly state: number }[];
}

/** Files below a folder whose name or way there fits, in the order of their names. */
export function filesIn(folder: string, ending: RegExp): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => ending.test(name))
    .toSorted()
    .map((name) => join(folder, name));
}

function linesOf(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => line.trim() !== '');
}

function plainAddress(address: string): string {
  return address.replaceAll(/[^0-9a-z]/gi, '').toLowerCase();
}

const device =
  /["']([0-9a-f:-]{12,17})["']\s*:\s*\[\s*\[\s*([-+\d.e]+)\s*,\s*([-+\d.e]+)\s*(?:,\s*([-+\d.e]+)\s*)?\]\s*,[^[\]]*?["']([^"']+)["']\s*,?\s*\]/gi;
/** Where a receiver's height is not said: under a ceiling. */
const usualReceiverMetres = 2.3;

/** Devices with a place in `cnf/*.dev`; throws when there is none. */
export function readReceivers(folder: string): RecordedReceivers {
  const receivers = new Map<string, Placement>();
  const aliases = new Map<string, string>();
  const paths = filesIn(join(folder, 'cnf'), /\.dev$/);
  for (const path of paths) {
    for (const [, address = '', x, y, z, alias = ''] of readFileSync(path, 'utf8').matchAll(device)) {
      aliases.set(plainAddress(address), alias);
      const at = { xMetres: Number(x), yMetres: Number(y) };
      receivers.set(alias, { deviceId: alias, at, heightMetres: z === undefined ? usualReceiverMetres : Number(z) });
    }
  }
  if (receivers.size === 0) {
    const where = paths.length === 0 ? `${join(folder, 'cnf')} holds no .dev file` : `${paths.join(', ')} names no receiver`;
    throw new Error(`${where}: a receiver is written "b827eb4521b4": [[7.00, 7.09, 1.22], 0, "sensor10"]`);
  }
  return { receivers: [...receivers.values()], aliases };
}

const numbers = '\\[\\s*([-+\\d.e]+)\\s*,\\s*([-+\\d.e]+)\\s*\\]';

/** The finest grid in `occ/*.occ`; undefined where there is none. */
export function readOccupancy(folder: string): Occupancy | undefined {
  const grids = filesIn(join(folder, 'occ'), /\.occ$/).flatMap((path): Occupancy[] => {
    const [head = '', ...rest] = linesOf(readFileSync(path, 'utf8'));
    const [, left, top, right, bottom, size] =
      new RegExp(`^\\s*\\[\\s*${numbers}\\s*,\\s*${numbers}\\s*\\]\\s*::\\s*([\\d.]+)`, 'i').exec(head) ?? [];
    const cellMetres = Number(size);
    if (!(cellMetres > 0)) throw new Error(`${path} begins with "${head.slice(0, 60)}", not with [[0.0, 0.0], [20.6, 17.6]]::0.5`);
    const cells = rest.flatMap((line) => {
      const [, x, y, state] = new RegExp(`^\\s*${numbers}\\s*::\\s*([\\d.]+)`, 'i').exec(line) ?? [];
      return state === undefined ? [] : [{ at: { xMetres: Number(x), yMetres: Number(y) }, state: Number(state) }];
    });
    const from = { xMetres: Number(left), yMetres: Number(top) };
    return [{ cellMetres, from, to: { xMetres: Number(right), yMetres: Number(bottom) }, cells }];
  });
  return grids.toSorted((a, b) => a.cellMetres - b.cellMetres)[0];
}

/** Whoever heard anything of a recording listened to all of it. */
function tagOf(name: string, heard: readonly RecordedPacket[]): RecordedTag {
  const startMs = Math.min(...heard.map(({ atMs }) => atMs));
  const packets = heard.map((packet) => ({ ...packet, atMs: packet.atMs - startMs })).toSorted((a, b) => a.atMs - b.atMs);
  return { name, packets, listening: new Map(packets.map(({ receiverId }) => [receiverId, Number.POSITIVE_INFINITY])) };
}

/** A packet as it may be: a strength that a radio reports, at a place and a time. */
function isPacket({ atMs, rssiDbm, at }: RecordedPacket): boolean {
  return Number.isFinite(atMs) && rssiDbm < 0 && rssiDbm > -127 && Number.isFinite(at.xMetres) && Number.isFinite(at.yMetres);
}

/** Seconds, receiver, beacon, dBm, x, y, z and whatever else; lines of another kind, a heading say, are passed over. */
function readWalk(path: string, aliases: ReadonlyMap<string, string>): RecordedWalk {
  const lines = linesOf(readFileSync(path, 'utf8'));
  const rows = lines.flatMap((line) => {
    const [at, address = '', beacon = '', rssi, x, y, z] = line.split(/[,;\t]/).map((word) => word.trim());
    const packet = {
      atMs: Math.round(Number(at) * 1000),
      receiverId: aliases.get(plainAddress(address)) ?? address,
      rssiDbm: Number(rssi),
      at: { xMetres: Number(x), yMetres: y === undefined ? Number.NaN : Number(y) },
    };
    return isPacket(packet) ? [{ packet, beacon, height: z === undefined ? Number.NaN : Number(z) }] : [];
  });
  // The truth is that of one beacon: of several in one file, the one that was heard most.
  const counts = new Map<string, number>();
  for (const { beacon } of rows) counts.set(beacon, (counts.get(beacon) ?? 0) + 1);
  const [carried] = [...counts].toSorted((a, b) => b[1] - a[1])[0] ?? [];
  const own = rows.filter(({ beacon }) => beacon === carried);
  if (own.length === 0)
    throw new Error(`${path} has no line "seconds, receiver, beacon, dBm, x, y, z"; it begins "${(lines[0] ?? '').slice(0, 60)}"`);
  return {
    tag: tagOf(
      basename(path, '.mbd'),
      own.map(({ packet }) => packet),
    ),
    heights: own.map(({ height }) => height).filter((height) => Number.isFinite(height)),
  };
}

export function readWalks(folder: string, aliases: ReadonlyMap<string, string>): RecordedWalk[] {
  return filesIn(join(folder, 'trk'), /\.mbd$/).map((path) => readWalk(path, aliases));
}

/** Still places of `hst/set_*`: columns by their heading, x, y, t_ms, sensor and rssi among them. */
export function readStills(folder: string, aliases: ReadonlyMap<string, string>): RecordedTag[] {
  const places = new Map<string, RecordedPacket[]>();
  for (const path of filesIn(join(folder, 'hst'), /^set_.*\.tsv(\.gz)?$/)) {
    const bytes = readFileSync(path);
    const [head = '', ...lines] = linesOf((path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
    const names = head.split('\t').map((name) => name.trim().toLowerCase());
    const column = (name: string): number => {
      const nth = names.indexOf(name);
      if (nth === -1) throw new Error(`${path} has no column "${name}" among "${names.join(' ')}": x y z t_ms sensor rssi`);
      return nth;
    };
    const [x, y, t, sensor, rssi] = [column('x'), column('y'), column('t_ms'), column('sensor'), column('rssi')];
    for (const line of lines) {
      const words = line.split('\t').map((word) => word.trim());
      const [xText = '', yText = '', named = ''] = [words[x], words[y], words[sensor]];
      const at = { xMetres: Number(xText), yMetres: Number(yText) };
      const receiverId = aliases.get(plainAddress(named)) ?? named;
      const packet = { atMs: Number(words[t]), receiverId, rssiDbm: Number(words[rssi]), at };
      const name = `${basename(join(path, '..'))} ${xText} ${yText}`;
      const packets = places.get(name) ?? [];
      if (isPacket(packet)) packets.push(packet);
      places.set(name, packets);
    }
  }
  return [...places].filter(([, packets]) => packets.length > 0).map(([name, packets]) => tagOf(name, packets));
}
