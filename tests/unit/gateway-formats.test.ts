import { describe, expect, test } from 'vitest';
import { allFormats } from '../../edge/gateways/formats/all-formats.ts';
import { readMessage, vectors } from '../fixtures/gateway-messages.ts';

describe.each(vectors)('$format: $title', ({ format, topic, payload, reading }) => {
  test('is read as its documentation means it', () => {
    expect(readMessage(format, topic, payload)).toEqual(reading);
  });
});

describe('ESPresense', () => {
  const beaconKeys = (id: string, mac: string): unknown => {
    const read = readMessage('espresense', `espresense/devices/${id}/entrance`, JSON.stringify({ mac, rssi: -70 }));
    return read.kind === 'heard' ? read.batches[0]?.beacons[0]?.keys : read.kind;
  };

  test.each([
    ['altBeacon:00112233-4455-6677-8899-aabbccddeeff-7-258', ['ib-00112233445566778899aabbccddeeff-7-258']],
    ['eddy:00112233445566778899-0a0b0c0d0e0f', ['ed-00112233445566778899-0a0b0c0d0e0f']],
    // Its namespace has a byte twice; with the one that is left out the true key is among the candidates.
    ['eddy:0011223344445566778899-0a0b0c0d0e0f', ['ed-00112233445566778899-0a0b0c0d0e0f']],
    ['known:c4de1200aa01', []],
    ['c4de1200aa01', []],
    ['irk:00112233445566778899aabbccddeeff', []],
    ['name:someones-phone', []],
    ['apple:1005:9-12', []],
  ])('calls a beacon %s', (id, keys) => {
    expect(beaconKeys(id, 'c4de1200aa01')).toEqual([...keys, 'ma-c4de1200aa01']);
  });

  test('does not take another node for a tag', () => {
    expect(beaconKeys('node:kitchen', 'c4de1200aa01')).toBe('nothing');
  });
});

describe('OpenMQTTGateway', () => {
  const keysOf = (message: object): unknown => {
    const read = readMessage('openmqttgateway', 'home/omg1/BTtoMQTT/58782076BC24', JSON.stringify(message));
    return read.kind === 'heard' ? read.batches[0]?.beacons[0]?.keys : read.kind;
  };

  test('means the UUID by "id" when it was told to, and has the address elsewhere', () => {
    const message = {
      id: '1de4b189115e45f6b44e509352269977',
      mac: '58:78:20:76:BC:24',
      rssi: -79,
      major: 0,
      minor: 3,
      model_id: 'IBEACON',
    };
    expect(keysOf(message)).toEqual(['ib-1de4b189115e45f6b44e509352269977-0-3', 'ma-58782076bc24']);
  });

  test('passes on service data without its UUID, which stands beside it', () => {
    const message = { id: 'C4:DE:12:00:AA:01', rssi: -60, servicedata: '00ee001122334455667788990a0b0c0d0e0f', servicedatauuid: '0xfeaa' };
    expect(keysOf(message)).toEqual(['ed-00112233445566778899-0a0b0c0d0e0f', 'ma-c4de1200aa01']);
  });

  test('passes on a maker’s data as it was', () => {
    const message = { id: 'C4:DE:12:00:AA:01', rssi: -60, manufacturerdata: '4c000215b5b182c7eab14988aa99b5c1517008d90001cf64c5' };
    expect(keysOf(message)).toEqual(['ib-b5b182c7eab14988aa99b5c1517008d9-1-53092', 'ma-c4de1200aa01']);
  });

  test('a random address names nobody', () => {
    expect(keysOf({ id: '45:E1:74:12:6E:00', rssi: -89, type: 'RMAC' })).toEqual([]);
  });

  test('a beacon that went away is no sighting', () => {
    expect(keysOf({ id: '58:78:20:76:BC:24', state: 'offline' })).toBe('nothing');
    expect(keysOf({ id: '58:78:20:76:BC:24', presence: 'absent' })).toBe('nothing');
  });
});

describe('MOKO’s time', () => {
  const timeOf = (timestamp: unknown): unknown => {
    const message = {
      msg_id: 3070,
      device_info: { mac: 'a1b2c3d4e5f6' },
      data: [{ mac: 'c4de1200aa01', timestamp, rssi: -60, adv_data: '' }],
    };
    const read = readMessage('moko', 'mokosmart/a1b2c3d4e5f6', JSON.stringify(message));
    return read.kind === 'heard' ? read.batches[0]?.beacons[0]?.heardMs : read.kind;
  };

  test.each([
    ['2021-01-01&17:10:16+08', Date.parse('2021-01-01T09:10:16Z')],
    ['2021-01-01&17:10:16-03', Date.parse('2021-01-01T20:10:16Z')],
    [1_609_492_216, 1_609_492_216_000],
    [1_609_492_216_123, 1_609_492_216_123],
    // A clock that was never set, a time without a zone, and no time at all.
    [12_345, undefined],
    ['2021-01-01 17:10:16', undefined],
    [null, undefined],
  ])('%s', (timestamp, ms) => {
    expect(timeOf(timestamp)).toBe(ms);
  });
});

describe('bad input', () => {
  const bad = [
    ['espresense', 'espresense/devices/c4de1200aa01/entrance', '{"mac":"c4de1200aa01"}', 'wrong-schema'],
    ['espresense', 'espresense/devices/c4de1200aa01/entrance', '{"mac":', 'malformed'],
    ['espresense', 'espresense/rooms/entrance/telemetry', '[]', 'malformed'],
    ['openmqttgateway', 'home/omg1/BTtoMQTT/58782076BC24', '{"id":"58:78:20:76:BC:24"}', 'wrong-schema'],
    ['openmqttgateway', 'home/omg1/BTtoMQTT/58782076BC24', 'hello', 'malformed'],
    ['room-assistant', 'room-assistant/entity/a/bluetooth-low-energy-presence-sensor/b', '{}', 'wrong-schema'],
    ['mqtt-room', 'room_presence/kitchen', '{"id":"x"}', 'wrong-schema'],
    ['raddec', 'raddec', '{}', 'wrong-schema'],
    ['raddec', 'raddec', '{', 'malformed'],
    ['raddec', 'raddec', '10001702aabbccddeeff013a0101001bc5094081000000', 'wrong-schema'],
    ['minew', '/gw/ac233fc0ffee/status', '{"mac":1}', 'malformed'],
    ['moko', 'mokosmart/a1b2c3d4e5f6', '{"msg_id":3004,"data":[]}', 'wrong-schema'],
    ['shelly', 'blegateway/nobody/status', '{"rssi":-60}', 'wrong-schema'],
    ['april-brother', 'abgw/x', '{"devices":[]}', 'malformed'],
    ['blue-charm', 'bcg/x', '{"obj":{}}', 'wrong-schema'],
    ['kontakt', 'kontakt/x', '{"sourceId":"a","trackingId":"b"}', 'wrong-schema'],
    ['kontakt', 'kontakt/x', '[]', 'malformed'],
    ['owntracks', 'owntracks/camille/phone/beacon', '{"_type":"beacon","uuid":"no"}', 'wrong-schema'],
    ['aisle-raw', 'aisle-raw/x', '{}', 'wrong-schema'],
  ] as const;

  test.each(bad)('of %s on %s: %s', (format, topic, payload, reason) => {
    const read = readMessage(format, topic, payload);
    expect(read).toMatchObject({ kind: 'refused', reason });
    if (read.kind === 'refused') expect(read.words).toMatch(/^(is|has|needs|names) /);
  });

  test('more beacons than any gateway hears are cut off', () => {
    const adverts = Array.from({ length: 5_000 }, () => ({ mac: 'c4de1200aa01', rssi: -60, data: '' }));
    const read = readMessage('aisle-raw', 'aisle-raw/x', JSON.stringify({ adverts }));
    expect(read.kind === 'heard' ? read.batches[0]?.beacons.length : 0).toBe(2_000);
  });
});

test('every make says how fine its times are, and how far its own averaging spreads a strength', () => {
  for (const format of Object.values(allFormats)) {
    expect(format.heard.length, format.name).toBeGreaterThan(0);
    if (format.filteredMs > 1_000) expect(format.sigmaDb, format.name).toBeGreaterThanOrEqual(7);
    else expect(format.sigmaDb, format.name).toBeUndefined();
  }
});
