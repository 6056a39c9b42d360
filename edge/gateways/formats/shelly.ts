import type { ButtonPress } from '#shared/domain/button-press.ts';
import { addressKey } from '#shared/domain/tag.ts';
import { batteryPercentOf, type BeaconReport } from '#shared/radio/beacon-report.ts';
import { addressHexOf } from '#shared/radio/bytes.ts';
import { type Fields, fieldsOf, instantOf, isFields, listOf, numberOf, readJson, readText, textOf } from './fields.ts';
import type { GatewayFormat } from './gateway-format.ts';
import { type FormatReading, heard, type HeardBeacon, nothing, refused } from './heard.ts';

const mostEvents = 50;
/** What Shelly's scripts make of BTHome's button event: how often it was pressed, from 4 on how long. */
const presses: readonly (ButtonPress | undefined)[] = [undefined, 'once', 'twice', 'thrice', 'long', 'long', 'long'];

/**
 * Shelly Gen2+ running one of Shelly's own example scripts: the `shelly-blu` event, the passive gateway (`blegateway/…`), or the universal one
 * (a topic for each address). All of them pass on BTHome devices only.
 */
export const shelly: GatewayFormat = {
  name: 'shelly',
  heard: ['{gateway}/events/rpc', '{gateway}/online', 'shelly-blu/events/{address}', 'blegateway/{address}/+', '{address}'],
  ignored: ['{gateway}/#', 'shellies/#', 'homeassistant/#'],
  subscribes: ['{gateway}/rpc', '{gateway}/command', '{gateway}/command/+', 'shellies/command'],
  clock: 'wall',
  resolutionMs: 1,
  filteredMs: 0,
  collectedMs: 0,
  read(levels, payload) {
    const [first = '', second] = levels;
    if (second === 'online') return { kind: 'health', source: first, online: readText(payload.subarray(0, 8)) === 'true' };
    const fields = readJson(payload);
    if (!isFields(fields)) return refused('malformed', 'is no JSON object');
    if (levels[1] === 'events' && levels[2] === 'rpc') return readEvents(first, fields);
    if (first === 'blegateway') return readDevice(second, fields, fields, textOf(fields, 'src'));
    if (first === 'shelly-blu') return readDevice(levels[2], fields, fields, undefined);
    return readDevice(textOf(fields, 'addr') ?? first, fields, fieldsOf(fields, 'service_data') ?? {}, undefined);
  },
};

/** `NotifyEvent` as Shelly's RPC wraps it; any other of its notifications is none of ours. */
function readEvents(topicSource: string, message: Fields): FormatReading {
  const params = fieldsOf(message, 'params') ?? message;
  const events = listOf(params, 'events', mostEvents);
  const own = fieldsOf(message, 'info');
  const found = [...events, ...(own === undefined ? [] : [own])].filter((event) => textOf(event, 'event') === 'shelly-blu');
  const beacons = found.flatMap((event) => {
    const data = fieldsOf(event, 'data');
    return data === undefined ? [] : (beaconOf(textOf(data, 'address'), data, data, instantOf(event['ts'])) ?? []);
  });
  if (beacons.length === 0) return nothing;
  const times = beacons.flatMap(({ heardMs }) => heardMs ?? []);
  const sentMs = instantOf(params['ts']) ?? (times.length === 0 ? undefined : Math.max(...times));
  return heard({ source: topicSource, sentMs, beacons });
}

function readDevice(address: string | undefined, fields: Fields, values: Fields, source: string | undefined): FormatReading {
  const beacon = beaconOf(address, fields, values, undefined);
  return beacon === undefined ? refused('wrong-schema', 'names no Bluetooth address') : heard({ source, beacons: [beacon] });
}

function beaconOf(address: string | undefined, fields: Fields, values: Fields, heardMs: number | undefined): HeardBeacon | undefined {
  const addressHex = addressHexOf(address ?? '');
  if (addressHex === undefined) return undefined;
  return { keys: [addressKey(addressHex)], addressHex, rssiDbm: numberOf(fields, 'rssi'), heardMs, report: reportOf(values) };
}

function reportOf(values: Fields): BeaconReport {
  const batteryPercent = batteryPercentOf(numberOf(values, 'battery'));
  const pid = numberOf(values, 'pid');
  const packetId = pid !== undefined && Number.isInteger(pid) && pid >= 0 && pid <= 255 ? pid : undefined;
  const press = pressOf(values['button']);
  return {
    ...(batteryPercent === undefined ? {} : { batteryPercent }),
    ...(packetId === undefined ? {} : { packetId }),
    ...(press === undefined ? {} : { press }),
  };
}

/** A device with several buttons sends a list. */
function pressOf(button: unknown): ButtonPress | undefined {
  const values: readonly unknown[] = Array.isArray(button) ? button : [button];
  for (const value of values) {
    const press = typeof value === 'number' ? presses[value] : undefined;
    if (press !== undefined) return press;
  }
  return undefined;
}
