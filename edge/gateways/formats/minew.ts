import { joinReports } from '#shared/radio/beacon-report.ts';
import { beaconOfHex, ibeaconKeyOf } from './beacon-names.ts';
import { batteryOf, type Fields, instantOf, isFields, numberOf, readJson, textOf } from './fields.ts';
import type { GatewayFormat } from './gateway-format.ts';
import { type FormatReading, heard, type HeardBeacon, mostBeacons, refused } from './heard.ts';
import { readMinewConnect, readMinewLong } from './minew-bytes.ts';

/**
 * Minew G1, G2, MG3, MG4: JSON-LONG, JSON-RAW, BINARY-LONG or MINEW-CONNECT, told apart by what comes, because firmware 2 and 3 call binary
 * JSON. Only the JSON forms carry times.
 */
export const minew: GatewayFormat = {
  name: 'minew',
  heard: ['/gw/{gateway}/status', 'gw/{gateway}/status', '/mg3/{gateway}/status', 'mg3/{gateway}/status'],
  ignored: ['/gw/{gateway}/#', 'gw/{gateway}/#', '/mg3/{gateway}/#', 'mg3/{gateway}/#'],
  subscribes: ['/gw/{gateway}/action', 'gw/{gateway}/action', '/mg3/{gateway}/action', 'mg3/{gateway}/action'],
  clock: 'wall',
  resolutionMs: 1,
  filteredMs: 0,
  collectedMs: 1_000,
  read(levels, payload) {
    if (payload[0] === 0xbb) {
      const batch = payload[1] === 0x01 ? readMinewLong(payload) : readMinewConnect(payload);
      return batch === undefined
        ? refused('malformed', 'is a binary Minew frame that is cut short or says a wrong length')
        : heard({ ...batch, source: batch.source ?? levels.at(-2) });
    }
    const rows = readJson(payload);
    if (!Array.isArray(rows)) return refused('malformed', 'is neither a JSON list nor a binary Minew frame');
    return readRows(rows.slice(0, mostBeacons).filter(isFields), levels);
  },
};

function readRows(rows: readonly Fields[], levels: readonly string[]): FormatReading {
  const gateway = rows.find((row) => textOf(row, 'type') === 'Gateway' || textOf(row, 'gateway') !== undefined);
  const beacons = rows.filter((row) => row !== gateway).map(beaconOf);
  const times = beacons.flatMap(({ heardMs }) => heardMs ?? []);
  const source = gateway === undefined ? undefined : (textOf(gateway, 'gateway') ?? textOf(gateway, 'mac'));
  const sentMs = instantOf(gateway?.['timestamp']) ?? (times.length === 0 ? undefined : Math.max(...times));
  return heard({ source: source ?? levels.at(-2), sentMs, beacons });
}

function beaconOf(row: Fields): HeardBeacon {
  const raw = beaconOfHex({
    address: textOf(row, 'mac'),
    dataHex: textOf(row, 'rawData'),
    rssiDbm: numberOf(row, 'rssi'),
    heardMs: instantOf(row['timestamp']),
  });
  const ibeacon = ibeaconKeyOf(textOf(row, 'ibeaconUuid'), numberOf(row, 'ibeaconMajor'), numberOf(row, 'ibeaconMinor'));
  return {
    ...raw,
    keys: ibeacon === undefined ? raw.keys : [ibeacon, ...raw.keys.filter((key) => key !== ibeacon)],
    powerDbm: numberOf(row, 'ibeaconTxPower') ?? raw.powerDbm,
    report: joinReports(raw.report, batteryOf(numberOf(row, 'battery'), undefined)),
  };
}
