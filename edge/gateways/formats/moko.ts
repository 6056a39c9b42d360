import { beaconOfHex } from './beacon-names.ts';
import { type Fields, fieldsOf, instantOf, isFields, listOf, numberOf, readJson, textOf } from './fields.ts';
import type { GatewayFormat } from './gateway-format.ts';
import { type FormatReading, heard, type HeardBeacon, mostBeacons, nothing, refused } from './heard.ts';

const networkStatus = 3003;
const scannedData = 3004;
const scanNotification = 3070;

/** MOKO MKGW gateways: batches of advertisements with times in whole seconds. */
export const moko: GatewayFormat = {
  name: 'moko',
  heard: ['mokosmart/{gateway}', 'mokosmart/{gateway}/send', '/MKGW3/{gateway}/send', 'MKGW3/{gateway}/send'],
  ignored: ['mokosmart/{gateway}/#', '/MKGW3/{gateway}/#', 'MKGW3/{gateway}/#'],
  subscribes: ['mokosmart/{gateway}/receive', '/MKGW3/{gateway}/receive', 'MKGW3/{gateway}/receive'],
  clock: 'wall',
  resolutionMs: 1_000,
  filteredMs: 0,
  collectedMs: 1_000,
  read(_levels, payload) {
    const message = readJson(payload);
    if (!isFields(message)) return refused('malformed', 'is no JSON object');
    const device = fieldsOf(message, 'device_info');
    const source = device === undefined ? undefined : textOf(device, 'mac');
    if (source === undefined) return refused('wrong-schema', 'has no "device_info" with a "mac"');
    switch (numberOf(message, 'msg_id')) {
      case networkStatus:
        return { kind: 'health', source, online: textOf(fieldsOf(message, 'data') ?? {}, 'net_state') !== 'offline' };
      case scannedData:
        return readBatch(
          source,
          listOf(message, 'data', mostBeacons).map((entry) => fieldsOf(entry, 'value') ?? {}),
        );
      case scanNotification:
        return readBatch(source, listOf(message, 'data', mostBeacons));
      default:
        return nothing;
    }
  },
};

function readBatch(source: string, entries: readonly Fields[]): FormatReading {
  const beacons = entries.map(beaconOf);
  const times = beacons.flatMap(({ heardMs }) => heardMs ?? []);
  return heard({ source, ...(times.length === 0 ? {} : { sentMs: Math.max(...times) }), beacons });
}

function beaconOf(entry: Fields): HeardBeacon {
  const data = textOf(entry, 'raw data') ?? textOf(entry, 'raw') ?? `${textOf(entry, 'adv_data') ?? ''}${textOf(entry, 'rsp_data') ?? ''}`;
  return beaconOfHex({
    address: textOf(entry, 'mac'),
    dataHex: data,
    rssiDbm: numberOf(entry, 'rssi'),
    heardMs: timeOf(entry['timestamp']),
  });
}

/** `2021-01-01&17:10:16+08`: local time with an ampersand and a zone of whole hours. */
function timeOf(value: unknown): number | undefined {
  if (typeof value !== 'string') return instantOf(value);
  const found = /^(\d{4}-\d{2}-\d{2})[& T](\d{2}:\d{2}:\d{2})([+-]\d{2})$/.exec(value);
  return instantOf(found === null ? value : `${found[1]}T${found[2]}${found[3]}:00`);
}
