import { ibeaconKeyOf } from './beacon-names.ts';
import { instantOf, isFields, numberOf, readJson, textOf } from './fields.ts';
import type { GatewayFormat } from './gateway-format.ts';
import { heard, nothing, refused } from './heard.ts';

/** OwnTracks on a phone of the staff: it hears the shop's fixed beacons, and is itself what is located. */
export const ownTracks: GatewayFormat = {
  name: 'owntracks',
  heard: ['owntracks/{gateway}/+/beacon'],
  ignored: ['owntracks/{gateway}/#'],
  subscribes: ['owntracks/+/+', 'owntracks/+/+/event', 'owntracks/+/+/info', 'owntracks/{gateway}/+/cmd'],
  clock: 'wall',
  resolutionMs: 1_000,
  filteredMs: 0,
  collectedMs: 0,
  isReversed: true,
  read([, source], payload) {
    const message = readJson(payload);
    if (!isFields(message)) return refused('malformed', 'is no JSON object');
    if (textOf(message, '_type') !== 'beacon') return nothing;
    const key = ibeaconKeyOf(textOf(message, 'uuid'), numberOf(message, 'major'), numberOf(message, 'minor'));
    const rssiDbm = numberOf(message, 'rssi');
    if (key === undefined || rssiDbm === undefined) return refused('wrong-schema', 'needs "uuid", "major", "minor" and "rssi"');
    const heardMs = instantOf(message['tst']);
    return heard({ source, sentMs: heardMs, beacons: [{ keys: [key], rssiDbm, heardMs }] });
  },
};
