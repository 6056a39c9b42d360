import { addressKey, type TagKey } from '#shared/domain/tag.ts';
import { addressHexOf, bytesOfHex, hexOf } from '#shared/radio/bytes.ts';
import { beaconOfBytes } from './beacon-names.ts';
import { type Fields, instantOf, isFields, listOf, numberOf, readJson, readText, textOf } from './fields.ts';
import type { GatewayFormat } from './gateway-format.ts';
import { type FormatReading, heard, type HeardBatch, type HeardBeacon, refused } from './heard.ts';
import { readRaddecBytes } from './raddec-bytes.ts';

/** One transmitter as reelyActive tells of it, however it was sent. */
export interface Raddec {
  readonly transmitterId: string;
  readonly transmitterType: number;
  readonly receivers: readonly { readonly id: string; readonly rssiDbm: number | undefined }[];
  readonly packets: readonly Uint8Array[];
  readonly atMs: number | undefined;
}

const mostReceivers = 64;
const mostPackets = 32;
/** A link-layer header of two bytes, then the sender's address with its last byte first. */
const packetStart = 8;
const addressStart = 2;
/** EUI-48, random 48-bit, and not said. */
const addressTypes = new Set([0, 2, 3]);

/** raddec of reelyActive: JSON, flattened JSON, a list of either, binary, or binary as hex. Strengths are mixed over a second. */
export const raddec: GatewayFormat = {
  name: 'raddec',
  heard: ['raddec', 'raddec/+', 'raddec/+/+'],
  ignored: ['dynamb/#', 'spatem/#', 'homeassistant/#'],
  subscribes: [],
  clock: 'wall',
  resolutionMs: 1,
  filteredMs: 1_000,
  collectedMs: 1_000,
  isGathering: true,
  read(_levels, payload) {
    if (payload[0] === 0x10) return readRaddecs([readRaddecBytes(payload)]);
    const text = payload.length < 4_096 ? readText(payload) : '';
    const bytes = text.startsWith('10') ? bytesOfHex(text.trim()) : undefined;
    if (bytes !== undefined) return readRaddecs([readRaddecBytes(bytes)]);
    const value = readJson(payload);
    if (value === undefined) return refused('malformed', 'is neither JSON nor a binary raddec with a right checksum');
    const list: readonly unknown[] = Array.isArray(value) ? value.slice(0, 500) : [value];
    return readRaddecs(list.map((one) => (isFields(one) ? readRaddecFields(one) : undefined)));
  },
};

function readRaddecs(found: readonly (Raddec | undefined)[]): FormatReading {
  const raddecs = found.filter((one) => one !== undefined);
  if (raddecs.length === 0)
    return refused('wrong-schema', 'is no raddec: it needs a "transmitterId" and who received it, or its checksum is wrong');
  return heard(...raddecs.flatMap(batchesOf));
}

function readRaddecFields(fields: Fields): Raddec | undefined {
  const transmitterId = textOf(fields, 'transmitterId');
  if (transmitterId === undefined) return undefined;
  const signature = Array.isArray(fields['rssiSignature']) ? listOf(fields, 'rssiSignature', mostReceivers) : [fields];
  const receivers = signature.flatMap((entry) => {
    const id = textOf(entry, 'receiverId');
    return id === undefined ? [] : [{ id, rssiDbm: numberOf(entry, 'rssi') }];
  });
  if (receivers.length === 0 && !Array.isArray(fields['rssiSignature'])) return undefined;
  const packets: readonly unknown[] = Array.isArray(fields['packets']) ? fields['packets'].slice(0, mostPackets) : [];
  return {
    transmitterId,
    transmitterType: numberOf(fields, 'transmitterIdType') ?? 0,
    receivers,
    packets: packets.flatMap((packet) => (typeof packet === 'string' && packet.length <= 1024 ? (bytesOfHex(packet) ?? []) : [])),
    atMs: instantOf(fields['timestamp'] ?? fields['initialTime']),
  };
}

function batchesOf({ transmitterId, transmitterType, receivers, packets, atMs }: Raddec): readonly HeardBatch[] {
  const addressHex = addressTypes.has(transmitterType) ? addressHexOf(transmitterId) : undefined;
  const said = packets
    .filter((packet) => isFrom(packet, addressHex))
    .map((packet) => beaconOfBytes(addressHex, packet.subarray(packetStart), undefined));
  const named = said.find(({ keys }) => keys.some((key) => !key.startsWith('ma-'))) ?? said[0];
  const own: TagKey | undefined = addressHex === undefined ? undefined : addressKey(addressHex);
  const keys = [...new Set([...said.flatMap((one) => one.keys), ...(own === undefined ? [] : [own])])];
  const beacon: HeardBeacon = {
    keys: keys.toSorted((a, b) => Number(a.startsWith('ma-')) - Number(b.startsWith('ma-'))),
    addressHex,
    powerDbm: named?.powerDbm,
    report: said.findLast(({ report }) => report !== undefined)?.report,
  };
  return receivers.map(({ id, rssiDbm }) => ({ source: id, sentMs: atMs, beacons: [{ ...beacon, rssiDbm, heardMs: atMs }] }));
}

function isFrom(packet: Uint8Array, addressHex: string | undefined): boolean {
  return packet.length > packetStart && hexOf(packet.slice(addressStart, packetStart).reverse()) === addressHex;
}
