import type { RouteBody } from '#shared/contract/define-route.ts';
import type { addTags, TagBody, TagRowBody } from '#shared/contract/tags.ts';
import { ibeaconKey } from '#shared/domain/tag.ts';

export type TagKind = TagBody['kind'];
export type NewTag = RouteBody<typeof addTags>['tags'][number];

export const tagKinds = ['fob', 'basket', 'staff', 'reference'] as const satisfies readonly TagKind[];

export interface TagGroup<Row extends TagBody = TagBody> {
  readonly kind: TagKind;
  readonly tags: readonly Row[];
}

/** Below this a battery is to be changed on the next round: a coin cell falls the last tenth within days. */
const lowTagPercent = 10;

/** Whether a tag last said that its battery is nearly empty. */
export function hasLowBattery({ batteryPercent }: Pick<TagRowBody, 'batteryPercent'>): boolean {
  return batteryPercent !== null && batteryPercent < lowTagPercent;
}

/** Tags by kind, 2 before 10; a kind nobody has is left out. */
export function groupTags<Row extends TagBody>(tags: readonly Row[]): readonly TagGroup<Row>[] {
  return tagKinds.flatMap((kind) => {
    const own = tags.filter((tag) => tag.kind === kind).sort((a, b) => a.label.localeCompare(b.label, 'en', { numeric: true }));
    return own.length === 0 ? [] : [{ kind, tags: own }];
  });
}

/** Tags whose label, key or pairing code hold every word searched for. */
export function searchTags<Row extends TagBody>(tags: readonly Row[], search: string): readonly Row[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return tags.filter((tag) => {
    const text = `${tag.label} ${tag.tagKey} ${tag.pairingCode ?? ''}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** A run of iBeacons as someone types it: one UUID and major, minors from first to last. */
export interface TagDraft {
  readonly kind: TagKind;
  readonly uuid: string;
  readonly major: string;
  readonly firstMinor: string;
  readonly lastMinor: string;
  readonly prefix: string;
}

export type DraftField = Exclude<keyof TagDraft, 'kind'>;
export type DraftProblem = 'uuid' | 'number' | 'order' | 'tooMany' | 'prefix' | 'taken';
export type DraftProblems = { readonly [Field in DraftField]?: DraftProblem };

/** As many as the hub takes in one go. */
const mostTags = 500;
const labelDigits = 3;
const longestLabel = 20;

/** The 32 hex digits of a UUID, however it was written; undefined when it is none. */
export function readUuidHex(text: string): string | undefined {
  const hex = text.replace(/[\s{}-]/g, '').toLowerCase();
  return /^[0-9a-f]{32}$/.test(hex) ? hex : undefined;
}

/** A major or minor, 0 to 65535; undefined when it is none. */
function readNumber(text: string): number | undefined {
  if (!/^\d{1,5}$/.test(text.trim())) return undefined;
  const number = Number(text);
  return number <= 65_535 ? number : undefined;
}

/** The tags a draft stands for, in order; none while it has a mistake in it. A label ends with the minor. */
export function tagsOfDraft(draft: TagDraft): readonly NewTag[] {
  const uuidHex = readUuidHex(draft.uuid);
  const [major, first, last] = [readNumber(draft.major), readNumber(draft.firstMinor), readNumber(draft.lastMinor)];
  if (uuidHex === undefined || major === undefined || first === undefined || last === undefined) return [];
  if (last < first || last - first >= mostTags) return [];
  return Array.from({ length: last - first + 1 }, (_, nth) => ({
    tagKey: ibeaconKey(uuidHex, major, first + nth),
    label: labelOf(draft.prefix, first + nth, last),
    kind: draft.kind,
  }));
}

function labelOf(prefix: string, minor: number, lastMinor: number): string {
  return `${prefix.trimStart()}${String(minor).padStart(Math.max(labelDigits, String(lastMinor).length), '0')}`;
}

/** What is wrong with a draft, a field at most once. A label that another tag carries would confuse whoever reads it. */
export function draftProblems(draft: TagDraft, tags: readonly TagBody[]): DraftProblems {
  const [first, last] = [readNumber(draft.firstMinor), readNumber(draft.lastMinor)];
  const hasRange = first !== undefined && last !== undefined;
  const lastProblem =
    last === undefined ? 'number' : hasRange && last < first ? 'order' : hasRange && last - first >= mostTags ? 'tooMany' : undefined;
  const prefixProblem =
    labelOf(draft.prefix, 0, last ?? 0).length > longestLabel ? 'prefix' : hasTakenLabel(tagsOfDraft(draft), tags) ? 'taken' : undefined;
  return {
    ...(readUuidHex(draft.uuid) === undefined && { uuid: 'uuid' as const }),
    ...(readNumber(draft.major) === undefined && { major: 'number' as const }),
    ...(first === undefined && { firstMinor: 'number' as const }),
    ...(lastProblem !== undefined && { lastMinor: lastProblem }),
    ...(prefixProblem !== undefined && { prefix: prefixProblem }),
  };
}

function hasTakenLabel(wanted: readonly NewTag[], tags: readonly TagBody[]): boolean {
  const keyOf = new Map(tags.map((tag) => [tag.label, tag.tagKey]));
  return wanted.some((tag) => (keyOf.get(tag.label) ?? tag.tagKey) !== tag.tagKey);
}

const firstLetter = { fob: 'F-', basket: 'B-', staff: 'S-', reference: 'R-' } as const satisfies Record<TagKind, string>;
const keyPattern = /^ib-([0-9a-f]{32})-(\d+)-(\d+)$/;

interface Beacon {
  readonly kind: TagKind;
  readonly uuidHex: string;
  readonly major: number;
  readonly minor: number;
  readonly label: string;
}

function beaconOf({ tagKey, kind, label }: TagBody): readonly Beacon[] {
  const [, uuidHex, major, minor] = keyPattern.exec(tagKey) ?? [];
  return uuidHex === undefined ? [] : [{ kind, uuidHex, major: Number(major), minor: Number(minor), label }];
}

/** The next ten of a kind, as the shop numbered the last ones; without any, a start to be filled in. */
export function nextDraft(kind: TagKind, tags: readonly TagBody[]): TagDraft {
  const beacons = tags.flatMap(beaconOf);
  const own = beacons.filter((beacon) => beacon.kind === kind);
  const highest = own.reduce<Beacon | undefined>(
    (best, beacon) => (best === undefined || beacon.minor > best.minor ? beacon : best),
    undefined,
  );
  const major = highest?.major ?? Math.min(65_535, 1 + beacons.reduce((most, beacon) => Math.max(most, beacon.major), 0));
  const first = Math.min(65_535, (highest?.minor ?? 0) + 1);
  const uuidHex = (highest ?? beacons[0])?.uuidHex;
  return {
    kind,
    uuid: uuidHex === undefined ? '' : writeUuid(uuidHex),
    major: String(major),
    firstMinor: String(first),
    lastMinor: String(Math.min(65_535, first + 9)),
    prefix: highest?.label.replace(/\d+$/, '') ?? firstLetter[kind],
  };
}

/** 32 hex digits as a beacon's app shows them, `4C554E45-A15C-…`. */
export function writeUuid(uuidHex: string): string {
  return uuidHex.toUpperCase().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
