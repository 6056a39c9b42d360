import type { ButtonPress } from '#shared/domain/button-press.ts';
import type { TagKey } from '#shared/domain/tag.ts';
import type { Clock } from '#shared/link/clock.ts';
import type { BeaconReport } from '#shared/radio/beacon-report.ts';
import type { Records } from '../database/define.ts';
import { readBatteries, writeBatteries, type BatteryRecord } from './gateway-records.ts';

/** What is known of a tag from itself. */
export interface TagHealth {
  readonly batteryPercent: number | null;
  readonly batteryAt: number | null;
  /** The last press of its button since the hub started. Never stored: who carried the tag then is nobody's business later. */
  readonly press: ButtonPress | null;
  readonly pressedAt: number | null;
}

export interface TagReports {
  note(tagKey: TagKey, report: BeaconReport): void;
  healthOf(tagKey: TagKey): TagHealth;
  /** Of every tag that ever told. */
  all(): readonly TagHealth[];
  /** Writes the batteries that may be written now. */
  flush(): Promise<void>;
}

export interface TagReportsParts {
  readonly records: Records;
  readonly clock: Clock;
}

const hourMs = 3_600_000;
/** Copies of one report come within this; a number counts to 255 and begins again within minutes of use. */
const sameReportMs = 30_000;
/** Without a number, presses this close are one. */
const samePressMs = 3_000;

interface Known {
  batteryPercent: number | null;
  batteryAt: number | null;
  writtenAt: number;
  isWaiting: boolean;
  press: ButtonPress | null;
  pressedAt: number | null;
  pressId: number | undefined;
}

const nothingKnown: TagHealth = { batteryPercent: null, batteryAt: null, press: null, pressedAt: null };

/** Batteries and presses of the shop's tags; a battery is written at most once an hour. */
export async function createTagReports({ records, clock }: TagReportsParts): Promise<TagReports> {
  const known = new Map<TagKey, Known>();
  for (const { tag_key, percent, at } of await records.read(readBatteries, null))
    known.set(tag_key, { ...knowNothing(), batteryPercent: percent, batteryAt: at, writtenAt: at });

  function knowNothing(): Known {
    return { ...nothingKnown, writtenAt: Number.NEGATIVE_INFINITY, isWaiting: false, pressId: undefined };
  }

  function isSamePress({ pressedAt, pressId }: Known, packetId: number | undefined, nowMs: number): boolean {
    if (pressedAt === null) return false;
    const agoMs = nowMs - pressedAt;
    return packetId === undefined || pressId === undefined ? agoMs < samePressMs : packetId === pressId && agoMs < sameReportMs;
  }

  return {
    note(tagKey, { batteryPercent, press, packetId }) {
      if (batteryPercent === undefined && press === undefined) return;
      const tag = known.get(tagKey) ?? knowNothing();
      known.set(tagKey, tag);
      const nowMs = clock.now();
      if (batteryPercent !== undefined) {
        tag.isWaiting ||= tag.batteryPercent !== batteryPercent;
        Object.assign(tag, { batteryPercent, batteryAt: nowMs });
      }
      if (press === undefined || isSamePress(tag, packetId, nowMs)) return;
      Object.assign(tag, { press, pressedAt: nowMs, pressId: packetId });
    },
    healthOf(tagKey) {
      const tag = known.get(tagKey);
      if (tag === undefined) return nothingKnown;
      const { batteryPercent, batteryAt, press, pressedAt } = tag;
      return { batteryPercent, batteryAt, press, pressedAt };
    },
    all: () => [...known.values()],
    async flush() {
      const nowMs = clock.now();
      const due: BatteryRecord[] = [];
      for (const [tagKey, tag] of known) {
        if (!tag.isWaiting || tag.batteryPercent === null || nowMs - tag.writtenAt < hourMs) continue;
        due.push({ tag_key: tagKey, percent: tag.batteryPercent, at: nowMs });
        Object.assign(tag, { isWaiting: false, writtenAt: nowMs });
      }
      if (due.length > 0) await records.write(writeBatteries, due);
    },
  };
}
