import type { BeaconReport } from '#shared/radio/beacon-report.ts';
import { keysOfTracked } from './beacon-names.ts';
import { batteryOf, type Fields, instantOf, isFields, numberOf, readJson, textOf } from './fields.ts';
import type { GatewayFormat } from './gateway-format.ts';
import { heard, type HeardBatch, mostBeacons, refused } from './heard.ts';

/** A click older than this was told before. */
const freshClickSeconds = 30;

/** Kontakt.io telemetry and presence: one object or a list, each naming its scanner. Telemetry is an aggregate of up to 30 s. */
export const kontakt: GatewayFormat = {
  name: 'kontakt',
  heard: ['kontakt/+', 'telemetry/+', 'presence/stream/+', '/presence/stream/+'],
  ignored: [],
  subscribes: [],
  clock: 'wall',
  resolutionMs: 1_000,
  filteredMs: 30_000,
  sigmaDb: 8,
  collectedMs: 1_000,
  isGathering: true,
  read(_levels, payload) {
    const value = readJson(payload);
    const entries: readonly unknown[] = Array.isArray(value) ? value.slice(0, mostBeacons) : [value];
    const objects = entries.filter(isFields);
    if (objects.length === 0) return refused('malformed', 'is neither a JSON object nor a list of them');
    const batches = objects.flatMap((entry) => batchOf(entry) ?? []);
    return batches.length === 0 ? refused('wrong-schema', 'needs "sourceId", "trackingId" and "rssi"') : heard(...batches);
  },
};

function batchOf(entry: Fields): HeardBatch | undefined {
  const source = textOf(entry, 'sourceId');
  const trackingId = textOf(entry, 'trackingId');
  const rssiDbm = numberOf(entry, 'rssi');
  if (source === undefined || trackingId === undefined || rssiDbm === undefined) return undefined;
  const heardMs = instantOf(entry['timestamp']);
  return { source, sentMs: heardMs, beacons: [{ keys: keysOfTracked(trackingId), rssiDbm, heardMs, report: reportOf(entry) }] };
}

function reportOf(entry: Fields): BeaconReport {
  const clicks = numberOf(entry, 'clickCounter');
  const sinceClick = numberOf(entry, 'timeSinceClick');
  const isClick = clicks !== undefined && clicks > 0 && sinceClick !== undefined && sinceClick <= freshClickSeconds;
  return {
    ...batteryOf(numberOf(entry, 'batteryLevel'), undefined),
    ...(isClick ? { press: 'once' as const, packetId: clicks & 0xff } : {}),
  };
}
