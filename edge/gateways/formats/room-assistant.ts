import { keysOfName } from './beacon-names.ts';
import { type Fields, fieldsOf, instantOf, isFields, numberOf, readJson, textOf } from './fields.ts';
import type { GatewayFormat } from './gateway-format.ts';
import { type FormatReading, heard, type HeardBatch, mostBeacons, nothing, refused } from './heard.ts';

const sensor = 'bluetooth-low-energy-presence-sensor';

/** room-assistant: one message a beacon with every room that hears it, each strength smoothed by a Kalman filter. */
export const roomAssistant: GatewayFormat = {
  name: 'room-assistant',
  heard: [`room-assistant/entity/+/${sensor}/+`],
  ignored: ['room-assistant/#', 'homeassistant/#'],
  subscribes: ['room-assistant/command/#', 'homeassistant/status'],
  clock: 'wall',
  resolutionMs: 1,
  filteredMs: 5_000,
  sigmaDb: 7,
  collectedMs: 0,
  isGathering: true,
  read(_levels, payload) {
    const message = readJson(payload);
    if (!isFields(message)) return refused('malformed', 'is no JSON object');
    // In a cluster every instance publishes; only the leader's word counts.
    if (message['hasAuthority'] === false) return nothing;
    const entity = fieldsOf(message, 'entity');
    const id = entity === undefined ? undefined : textOf(entity, 'id');
    if (entity === undefined || id === undefined) return refused('wrong-schema', 'has no "entity" with an "id"');
    return heard(...batchesOf(entity, id));
  },
};

/** Only rooms that heard the beacon anew: the message repeats what the others heard before. */
function batchesOf(entity: Fields, id: string): readonly HeardBatch[] {
  const keys = keysOfName(id);
  const measured = fieldsOf(entity, 'measuredValues') ?? {};
  const distances = fieldsOf(entity, 'distances') ?? {};
  return Object.entries(measured)
    .slice(0, mostBeacons)
    .flatMap(([source, value]) => {
      const distance = fieldsOf(distances, source);
      const rssiDbm = isFields(value) ? numberOf(value, 'rssi') : undefined;
      if (!isFields(value) || rssiDbm === undefined || distance?.['outOfRange'] === true) return [];
      const heardMs = instantOf(distance?.['lastUpdatedAt']);
      return [{ source, sentMs: heardMs, beacons: [{ keys, rssiDbm, powerDbm: numberOf(value, 'measuredPower'), heardMs }] }];
    });
}

/** The distance-only form of Home Assistant's `mqtt_room`. */
export const mqttRoom: GatewayFormat = {
  name: 'mqtt-room',
  heard: ['room_presence/{gateway}'],
  ignored: ['homeassistant/#'],
  subscribes: [],
  clock: 'none',
  resolutionMs: 1,
  filteredMs: 5_000,
  sigmaDb: 9,
  collectedMs: 0,
  read([, source], payload): FormatReading {
    const fields = readJson(payload);
    if (!isFields(fields)) return refused('malformed', 'is no JSON object');
    const id = textOf(fields, 'id') ?? textOf(fields, 'uuid');
    const metres = numberOf(fields, 'distance');
    const rssiDbm = numberOf(fields, 'rssi') ?? (metres === undefined ? undefined : strengthAt(metres));
    if (id === undefined || rssiDbm === undefined) return refused('wrong-schema', 'needs "id" and "distance" or "rssi"');
    return heard({ source, beacons: [{ keys: keysOfName(id), rssiDbm, powerDbm: usualPowerDbm }] });
  },
};

/** What most gateways reckon with at one metre, so that going back from their distance gives about the strength they measured. */
const usualPowerDbm = -59;

/** The strength that free space leaves at a distance; undefined for none. */
function strengthAt(metres: number): number | undefined {
  return metres > 0 && metres < 100 ? usualPowerDbm - 20 * Math.log10(Math.max(0.1, metres)) : undefined;
}
