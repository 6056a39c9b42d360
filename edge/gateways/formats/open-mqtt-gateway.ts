import { addressKey } from '#shared/domain/tag.ts';
import { joinAdStructures, manufacturerDataType, serviceData16Type, type AdStructure } from '#shared/radio/ad-structures.ts';
import { joinReports } from '#shared/radio/beacon-report.ts';
import { addressHexOf, bytesOfHex } from '#shared/radio/bytes.ts';
import { beaconOfBytes, ibeaconKeyOf } from './beacon-names.ts';
import { batteryOf, type Fields, isFields, numberOf, readJson, readText, textOf } from './fields.ts';
import type { GatewayFormat } from './gateway-format.ts';
import { type FormatReading, heard, type HeardBeacon, nothing, refused } from './heard.ts';

/** OpenMQTTGateway: one message a beacon and scan, with no time in it. */
export const openMqttGateway: GatewayFormat = {
  name: 'openmqttgateway',
  heard: ['home/{gateway}/BTtoMQTT/+', 'home/{gateway}/LWT', 'home/{gateway}/SYStoMQTT'],
  // Its presence topic repeats what BTtoMQTT says.
  ignored: ['home/{gateway}/#', 'home/home_presence/{gateway}', 'homeassistant/#'],
  subscribes: ['home/{gateway}/commands/#', 'homeassistant/status'],
  clock: 'none',
  resolutionMs: 1,
  filteredMs: 0,
  collectedMs: 0,
  read: readTheengs,
};

/** Theengs Gateway, OpenMQTTGateway's sibling for a computer, with the same decoder and the same words. */
export const theengs: GatewayFormat = {
  ...openMqttGateway,
  name: 'theengs',
  heard: ['home/{gateway}/BTtoMQTT/+', 'home/{gateway}/LWT'],
  ignored: ['home/{gateway}/#', 'homeassistant/#'],
  subscribes: ['home/+/BTtoMQTT/undecoded', 'home/{gateway}/commands/#', 'home/{gateway}/presence', 'homeassistant/status'],
};

function readTheengs(levels: readonly string[], payload: Uint8Array): FormatReading {
  const [, source = '', word] = levels;
  if (word === 'LWT') return { kind: 'health', source, online: readText(payload.subarray(0, 16)).trim().toLowerCase() === 'online' };
  const fields = readJson(payload);
  if (!isFields(fields)) return refused('malformed', 'is no JSON object');
  if (word === 'SYStoMQTT') return { kind: 'health', source, online: true, softwareVersion: textOf(fields, 'version')?.slice(0, 40) };
  // A beacon that went away is told as such, without a strength.
  if (textOf(fields, 'state') === 'offline' || textOf(fields, 'presence') === 'absent') return nothing;
  const rssiDbm = numberOf(fields, 'rssi');
  if (rssiDbm === undefined) return refused('wrong-schema', 'has no "rssi"');
  return heard({ source, beacons: [beaconOf(fields, rssiDbm)] });
}

/** With `presenceUseBeaconUuid` its `id` is the UUID and the address is under `mac`. */
function beaconOf(fields: Fields, rssiDbm: number): HeardBeacon {
  const addressHex = addressHexOf(textOf(fields, 'mac') ?? '') ?? addressHexOf(textOf(fields, 'id') ?? '');
  const raw = beaconOfBytes(addressHex, advertOf(fields), rssiDbm);
  const uuid = textOf(fields, 'uuid') ?? textOf(fields, 'id');
  const ibeacon = ibeaconKeyOf(uuid, numberOf(fields, 'major'), numberOf(fields, 'minor'));
  const volts = numberOf(fields, 'volt');
  return {
    ...raw,
    // A random address changes: it names nobody.
    keys: [
      ...(ibeacon === undefined ? [] : [ibeacon]),
      ...raw.keys.filter((key) => key !== ibeacon && !isPassing(fields, key, addressHex)),
    ],
    powerDbm: ibeacon === undefined ? raw.powerDbm : (numberOf(fields, 'txpower') ?? raw.powerDbm),
    report: joinReports(raw.report, batteryOf(numberOf(fields, 'batt'), volts === undefined ? undefined : volts * 1000)),
  };
}

function isPassing(fields: Fields, key: string, addressHex: string | undefined): boolean {
  return textOf(fields, 'type') === 'RMAC' && addressHex !== undefined && key === addressKey(addressHex);
}

/** The fields of the advertisement that are passed on as they were, put together again. */
function advertOf(fields: Fields): Uint8Array {
  const structures: AdStructure[] = [];
  const manufacturer = bytesOfHex(textOf(fields, 'manufacturerdata') ?? '');
  if (manufacturer !== undefined && manufacturer.length > 0 && manufacturer.length < 255)
    structures.push({ type: manufacturerDataType, data: manufacturer });
  const service = bytesOfHex(textOf(fields, 'servicedata') ?? '');
  const uuid = /^(?:0x)?([0-9a-f]{2})([0-9a-f]{2})$/i.exec(textOf(fields, 'servicedatauuid') ?? '');
  if (service !== undefined && uuid !== null && service.length < 250) {
    const little = bytesOfHex(`${uuid[2]}${uuid[1]}`) ?? new Uint8Array();
    structures.push({ type: serviceData16Type, data: Uint8Array.from([...little, ...service]) });
  }
  return joinAdStructures(structures);
}
