import { addressKey } from '#shared/domain/tag.ts';
import { hexOf } from '#shared/radio/bytes.ts';
import { beaconOfBytes } from './beacon-names.ts';
import { type HeardBatch, type HeardBeacon, mostBeacons } from './heard.ts';

const addressBytes = 6;
/** Set in a packet's response byte when its sender's address is random. */
const randomBits = 0x06;

/**
 * BINARY-LONG: `bb01`, the frame's length, the gateway's address, then each transmitter with its packets, each packet with its length before it
 * and its strength behind it, and `dd`. Undefined when a length is wrong.
 */
export function readMinewLong(bytes: Uint8Array): HeardBatch | undefined {
  const headBytes = 14;
  if (bytes.length <= headBytes || bytes[0] !== 0xbb || bytes[1] !== 0x01) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(2) !== bytes.length || bytes[bytes.length - 1] !== 0xdd) return undefined;
  const beacons: HeardBeacon[] = [];
  let at = headBytes;
  for (let transmitters = view.getUint16(12); transmitters > 0; transmitters -= 1) {
    if (at + addressBytes + 2 >= bytes.length) return undefined;
    const addressHex = hexOf(bytes.subarray(at, at + addressBytes));
    let packets = view.getUint16(at + addressBytes);
    at += addressBytes + 2;
    for (; packets > 0; packets -= 1) {
      const end = at + 1 + (bytes[at] ?? 0);
      if (end + 2 >= bytes.length || beacons.length >= mostBeacons) return undefined;
      const beacon = beaconOfBytes(addressHex, bytes.subarray(at + 1, end), view.getInt8(end + 1));
      beacons.push(((bytes[end] ?? 0) & randomBits) === 0 ? beacon : withoutAddress(beacon, addressHex));
      at = end + 2;
    }
  }
  return at === bytes.length - 1 ? { source: hexOf(bytes.subarray(6, 12)), beacons } : undefined;
}

/**
 * The kind of random address is not told, and a resolvable one changes every quarter of an hour: two bits of the address itself say which
 * (Bluetooth Core 5.4, Vol 6 Part B, 1.3.2). Static ones, which start with 11, name their beacon as a public one would.
 */
function withoutAddress(beacon: HeardBeacon, addressHex: string): HeardBeacon {
  if (Number.parseInt(addressHex.slice(0, 2), 16) >= 0xc0) return beacon;
  return { ...beacon, keys: beacon.keys.filter((key) => key !== addressKey(addressHex)) };
}

/**
 * MINEW-CONNECT: `bb02`, lengths little-endian, `843e`, then advertisements one by one. Which gateway it was is one byte, too little to name
 * it: the topic must. Undefined when a length is wrong.
 */
export function readMinewConnect(bytes: Uint8Array): HeardBatch | undefined {
  const headBytes = 20;
  if (bytes.length < headBytes || bytes[0] !== 0xbb || bytes[1] !== 0x02) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isWhole =
    view.getUint32(6, true) === bytes.length &&
    view.getUint32(10, true) === bytes.length - 14 &&
    view.getUint16(14) === 0x843e &&
    view.getUint32(16, true) === bytes.length - headBytes;
  if (!isWhole) return undefined;
  const beacons: HeardBeacon[] = [];
  for (let at = headBytes; at < bytes.length;) {
    if (at + 12 > bytes.length || beacons.length >= mostBeacons) return undefined;
    const end = at + 2 + view.getUint16(at, true);
    const dataEnd = at + 12 + view.getUint8(at + 11);
    // An angle of arrival may follow the advertisement; nothing here measures one.
    if (dataEnd > end || end > bytes.length) return undefined;
    beacons.push(beaconOfBytes(hexOf(bytes.subarray(at + 4, at + 10)), bytes.subarray(at + 12, dataEnd), view.getInt8(at + 10)));
    at = end;
  }
  return { beacons };
}
