import { addressKey } from '#shared/domain/tag.ts';
import { addressHexOf } from '#shared/radio/bytes.ts';
import { keysOfName } from './beacon-names.ts';
import { batteryOf, type Fields, isFields, numberOf, readJson, readText, textOf } from './fields.ts';
import type { GatewayFormat } from './gateway-format.ts';
import { type FormatReading, heard, nothing, refused } from './heard.ts';

/** ESPresense on an ESP32: one message a beacon, of a strength it has already averaged over 15 s, with no time in it. */
export const espresense: GatewayFormat = {
  name: 'espresense',
  heard: ['espresense/devices/+/{gateway}', 'espresense/rooms/{gateway}/status', 'espresense/rooms/{gateway}/telemetry'],
  ignored: ['espresense/devices/+/{gateway}/+', 'espresense/rooms/{gateway}/+', 'espresense/settings/+/config', 'homeassistant/#'],
  subscribes: ['espresense/rooms/*/+/set', 'espresense/rooms/{gateway}/+/set', 'espresense/settings/+/config'],
  clock: 'none',
  resolutionMs: 1,
  filteredMs: 15_000,
  sigmaDb: 7,
  collectedMs: 0,
  read([, noun, name = '', word = ''], payload) {
    if (noun === 'devices') return readDevice(name, word, payload);
    return word === 'status' ? readStatus(name, payload) : readTelemetry(name, payload);
  },
};

function readDevice(id: string, room: string, payload: Uint8Array): FormatReading {
  const fields = readJson(payload);
  if (!isFields(fields)) return refused('malformed', 'is no JSON object');
  // Other ESPresense nodes hear one another.
  if (id.startsWith('node:')) return nothing;
  const rssiDbm = numberOf(fields, 'rssi');
  if (rssiDbm === undefined) return refused('wrong-schema', 'has no "rssi"');
  const addressHex = addressHexOf(textOf(fields, 'mac') ?? '');
  const keys = keysOfName(id);
  const own = addressHex === undefined ? undefined : addressKey(addressHex);
  return heard({
    source: room,
    beacons: [
      {
        keys: own === undefined || keys.includes(own) ? keys : [...keys, own],
        addressHex,
        rssiDbm,
        powerDbm: numberOf(fields, 'rssi@1m'),
        report: batteryOf(numberOf(fields, 'batt'), numberOf(fields, 'mV')),
      },
    ],
  });
}

function readStatus(source: string, payload: Uint8Array): FormatReading {
  const word = readText(payload.subarray(0, 16));
  return word === 'online' || word === 'offline' ? { kind: 'health', source, online: word === 'online' } : nothing;
}

function readTelemetry(source: string, payload: Uint8Array): FormatReading {
  const fields = readJson(payload);
  if (!isFields(fields)) return refused('malformed', 'is no JSON object');
  return { kind: 'health', source, online: true, softwareVersion: versionOf(fields) };
}

function versionOf(fields: Fields): string | undefined {
  const version = [textOf(fields, 'firm'), textOf(fields, 'ver')].filter((part) => part !== undefined).join(' ');
  return version === '' ? undefined : version.slice(0, 40);
}
