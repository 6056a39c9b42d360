import type { BodyOf } from '#shared/contract/define-message.ts';
import type { gatewaySightings, SightingBody } from '#shared/contract/gateways.ts';
import type { Clock } from '#shared/link/clock.ts';
import type { Tag } from '#shared/radio/tag.ts';
import type { Advertisement } from '../radio/radio.ts';

export type Batch = BodyOf<typeof gatewaySightings>;

export interface SightingCollector {
  /** Takes in one advertisement and the tags it names; without tags its sender is only counted. */
  hear(advertisement: Advertisement, tags: readonly Tag[]): void;
  /** What was heard since the last batch, numbered, with these reports; undefined when that is nothing. Forgets the addresses it counted. */
  takeBatch(reports?: Batch['reports']): Batch | undefined;
}

export interface CollectorParts {
  readonly clock: Clock;
  /** Frames of one tag this close together are one sighting: a scan response, a copy, a second frame of the same tag. */
  readonly mergeMs?: number;
}

const mostSightings = 500;
/** Beyond this many in one batch period we are being flooded: bounded memory matters more than the count. */
const mostAddresses = 20_000;
const longestAgoMs = 60_000;

/** One reading while its batch is being collected. */
interface Reading {
  readonly tag: Tag;
  readonly heardAtMs: number;
  rssiDbm: number;
}

/** A radio answers 127 or 0 for "I don't know" (Core Vol 4 Part E §7.7.65.2); the contract carries -110 to -10. */
function isStrength(rssiDbm: number): boolean {
  return rssiDbm >= -110 && rssiDbm <= -10;
}

export function createSightingCollector({ clock, mergeMs = 250 }: CollectorParts): SightingCollector {
  let readings: Reading[] = [];
  let latest = new Map<string, Reading>();
  let strangers = new Set<string>();
  let tagged = new Set<string>();
  let sequence = 0;

  function countSender(address: string, isTagged: boolean): void {
    if (strangers.size + tagged.size < mostAddresses) (isTagged ? tagged : strangers).add(address);
  }

  function hearTag(tag: Tag, rssiDbm: number, heardAtMs: number): void {
    const last = latest.get(tag.key);
    if (last !== undefined && heardAtMs - last.heardAtMs < mergeMs) {
      // Fading only ever takes strength away, so of two nearly simultaneous readings the stronger is nearer the truth.
      last.rssiDbm = Math.max(last.rssiDbm, rssiDbm);
      return;
    }
    const reading = { tag, heardAtMs, rssiDbm };
    latest.set(tag.key, reading);
    readings.push(reading);
    if (readings.length > 2 * mostSightings) readings = thinReadings(readings, mostSightings);
  }

  return {
    hear({ address, rssiDbm, heardAtMs }, tags) {
      countSender(address, tags.length > 0);
      if (!isStrength(rssiDbm)) return;
      for (const tag of tags) hearTag(tag, Math.round(rssiDbm), heardAtMs);
    },
    takeBatch(reports) {
      const others = [...strangers].filter((address) => !tagged.has(address)).length;
      const kept = thinReadings(readings, mostSightings);
      readings = [];
      latest = new Map();
      strangers = new Set();
      tagged = new Set();
      if (kept.length === 0 && others === 0 && reports === undefined) return undefined;
      const nowMs = clock.monotonic();
      const batch = {
        at: clock.now(),
        sequence,
        sightings: kept.map((reading) => sightingOf(reading, nowMs)),
        others,
        ...(reports === undefined ? {} : { reports }),
      };
      sequence += 1;
      return batch;
    },
  };
}

function sightingOf({ tag, rssiDbm, heardAtMs }: Reading, nowMs: number): SightingBody {
  const agoMs = Math.min(longestAgoMs, Math.max(0, Math.round(nowMs - heardAtMs)));
  return { tag: tag.key, rssiDbm, agoMs, ...(tag.powerDbm === undefined ? {} : { powerDbm: tag.powerDbm }) };
}

/** At most `most` readings: the last of every tag first, then the most recent of the rest; in the order they were heard. */
export function thinReadings<Entry extends { readonly tag: Tag; readonly heardAtMs: number }>(
  readings: readonly Entry[],
  most: number,
): Entry[] {
  if (readings.length <= most) return [...readings];
  const lastOfTag = new Map(readings.map((reading) => [reading.tag.key, reading]));
  const isLast = (reading: Entry): boolean => lastOfTag.get(reading.tag.key) === reading;
  const byRank = readings.toSorted((a, b) => Number(isLast(b)) - Number(isLast(a)) || b.heardAtMs - a.heardAtMs);
  return byRank.slice(0, most).toSorted((a, b) => a.heardAtMs - b.heardAtMs);
}
