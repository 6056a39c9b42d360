import { joinReports } from '#shared/radio/beacon-report.ts';
import { hexOf } from '#shared/radio/bytes.ts';
import { beaconOfBytes, beaconOfHex, ibeaconKeyOf } from './beacon-names.ts';
import { batteryOf, type Fields, isFields, listOf, numberOf, readJson, textOf } from './fields.ts';
import type { GatewayFormat } from './gateway-format.ts';
import { heard, type HeardBeacon, mostBeacons, refused } from './heard.ts';
import { readMessagePack } from './message-pack.ts';

const addressStart = 1;
const strengthAt = 7;
const advertStart = 8;

/** April Brother's gateway V4: advertisements in MessagePack, with its time since it started, in seconds. */
export const aprilBrother: GatewayFormat = {
  name: 'april-brother',
  heard: ['abgw/{gateway}', 'abgw'],
  ignored: ['abgw/{gateway}/#'],
  subscribes: ['abgw/{gateway}/action'],
  clock: 'boot',
  resolutionMs: 1_000,
  filteredMs: 0,
  collectedMs: 1_000,
  read(levels, payload) {
    const message = readMessagePack(payload);
    if (!isFields(message)) return refused('malformed', 'is no MessagePack map');
    const devices: unknown = message['devices'];
    if (!Array.isArray(devices)) return refused('wrong-schema', 'has no list of "devices"');
    const seconds = numberOf(message, 'time');
    return heard({
      source: textOf(message, 'mac') ?? levels[1],
      ...(seconds === undefined || seconds < 0 ? {} : { sentMs: Math.round(seconds * 1000) }),
      beacons: devices
        .slice(0, mostBeacons)
        .flatMap((device: unknown) => (device instanceof Uint8Array ? (beaconOfDevice(device) ?? []) : [])),
    });
  },
};

/** Kind, address, strength as a byte below 256, advertisement. */
function beaconOfDevice(device: Uint8Array): HeardBeacon | undefined {
  const strength = device[strengthAt];
  if (strength === undefined) return undefined;
  return beaconOfBytes(hexOf(device.subarray(addressStart, strengthAt)), device.subarray(advertStart), strength - 256);
}

/** Blue Charm BCG04 and its relatives: JSON lists, with local times that name no zone and so say nothing. */
export const blueCharm: GatewayFormat = {
  name: 'blue-charm',
  heard: ['bcg/{gateway}', 'bcg/{gateway}/status'],
  ignored: ['bcg/{gateway}/#'],
  subscribes: ['bcg/{gateway}/action'],
  clock: 'none',
  resolutionMs: 1,
  filteredMs: 0,
  collectedMs: 1_000,
  read(levels, payload) {
    const message = readJson(payload);
    if (!isFields(message)) return refused('malformed', 'is no JSON object');
    if (!Array.isArray(message['obj'])) return refused('wrong-schema', 'has no list "obj"');
    return heard({ source: textOf(message, 'gmac') ?? levels[1], beacons: listOf(message, 'obj', mostBeacons).map(beaconOfEntry) });
  },
};

function beaconOfEntry(entry: Fields): HeardBeacon {
  const raw = beaconOfHex({ address: textOf(entry, 'dmac'), dataHex: textOf(entry, 'data1'), rssiDbm: numberOf(entry, 'rssi') });
  const ibeacon = ibeaconKeyOf(textOf(entry, 'uuid'), numberOf(entry, 'majorID'), numberOf(entry, 'minorID'));
  return {
    ...raw,
    keys: ibeacon === undefined ? raw.keys : [ibeacon, ...raw.keys.filter((key) => key !== ibeacon)],
    powerDbm: numberOf(entry, 'refpower') ?? raw.powerDbm,
    report: joinReports(raw.report, batteryOf(undefined, numberOf(entry, 'vbatt'))),
  };
}
