import type { BodyOf } from '#shared/contract/define-message.ts';
import type { gatewaySightings } from '#shared/contract/gateways.ts';
import type { TagKey } from '#shared/domain/tag.ts';
import type { Clock } from '#shared/link/clock.ts';
import type { BeaconReport } from '#shared/radio/beacon-report.ts';
import type { AdvertReading } from '#shared/radio/read-advert.ts';

export type ReportBody = NonNullable<BodyOf<typeof gatewaySightings>['reports']>[number];

/** What tags say of themselves, told when it changes and every ten minutes. */
export interface ReportCollector {
  /** Takes in what one advertisement said. A frame that names nobody is from the tag last named under its address. */
  hear(address: string, reading: AdvertReading): void;
  /** What is to be told since the last call; undefined when that is nothing. */
  takeReports(): ReportBody[] | undefined;
}

const mostReports = 100;
/** Beyond this many the oldest are forgotten: a shop has some thousand tags, and few report. */
const mostTags = 5_000;
const repeatMs = 600_000;

interface Told {
  readonly report: BeaconReport;
  readonly atMs: number;
}

const isSame = (one: BeaconReport, other: BeaconReport): boolean =>
  one.batteryPercent === other.batteryPercent &&
  one.press === other.press &&
  one.packetId === other.packetId &&
  one.isMoving === other.isMoving;

function setNewest<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > mostTags && oldest !== undefined) map.delete(oldest);
}

export function createReportCollector({ clock }: { readonly clock: Clock }): ReportCollector {
  const tagOfAddress = new Map<string, TagKey>();
  const told = new Map<TagKey, Told>();
  let waiting = new Map<TagKey, BeaconReport>();

  function note(tag: TagKey, said: BeaconReport): void {
    const last = told.get(tag);
    const nowMs = clock.monotonic();
    // What was said before and is left out now is still so; a press is over with its report.
    const { press: _past, ...lasting } = last?.report ?? {};
    const full = { ...lasting, ...said };
    if (last !== undefined && isSame(last.report, full) && nowMs - last.atMs < repeatMs) return;
    if (!waiting.has(tag) && waiting.size >= mostReports) return;
    setNewest(told, tag, { report: full, atMs: nowMs });
    // Two changes within one batch: a press must not be lost to the quiet report behind it.
    waiting.set(tag, { ...waiting.get(tag), ...full });
  }

  return {
    hear(address, { tags, report }) {
      const [first] = tags;
      if (first !== undefined && tagOfAddress.get(address) !== first.key) setNewest(tagOfAddress, address, first.key);
      const tag = first?.key ?? tagOfAddress.get(address);
      if (tag !== undefined && report !== undefined && Object.keys(report).length > 0) note(tag, report);
    },
    takeReports() {
      if (waiting.size === 0) return undefined;
      const taken = [...waiting].map(([tag, report]) => ({ tag, ...report }));
      waiting = new Map();
      return taken;
    },
  };
}
