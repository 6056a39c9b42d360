import { beaconOfHex } from './beacon-names.ts';
import { instantOf, isFields, listOf, numberOf, readJson, textOf } from './fields.ts';
import type { GatewayFormat } from './gateway-format.ts';
import { heard, mostBeacons, refused } from './heard.ts';

/** The plainest form there is, for a script of a few lines on any device: advertisements as they were on the air. */
export const aisleRaw: GatewayFormat = {
  name: 'aisle-raw',
  heard: ['aisle-raw/{gateway}'],
  ignored: ['aisle-raw/{gateway}/#'],
  subscribes: [],
  clock: 'wall',
  resolutionMs: 1,
  filteredMs: 0,
  collectedMs: 1_000,
  read([, source], payload) {
    const message = readJson(payload);
    if (!isFields(message)) return refused('malformed', 'is no JSON object');
    if (!Array.isArray(message['adverts'])) return refused('wrong-schema', 'has no list "adverts"');
    const sentMs = instantOf(message['at']);
    const beacons = listOf(message, 'adverts', mostBeacons).map((advert) => {
      const agoMs = numberOf(advert, 'agoMs');
      return beaconOfHex({
        address: textOf(advert, 'mac'),
        dataHex: textOf(advert, 'data'),
        rssiDbm: numberOf(advert, 'rssi'),
        ...(sentMs === undefined || agoMs === undefined ? {} : { heardMs: sentMs - agoMs }),
      });
    });
    return heard({ source, sentMs, beacons });
  },
};
