import { hexOf } from '#shared/radio/bytes.ts';
import type { Raddec } from './raddec.ts';

/** Bytes of an identifier by its type: unknown, EUI-64, EUI-48, random 48-bit, TID-96, EPC-96, UUID-128, EURID-32. */
const idBytes = [undefined, 8, 6, 6, 12, 12, 16, 4] as const;
const flag = 0x10;
const strengthOffset = 127;
const timeFlag = 0xf0;
const packetsFlag = 0xf1;

/** Where the next byte is read; `take` answers undefined beyond the end. */
interface Cursor {
  take(length: number): Uint8Array | undefined;
  byte(): number | undefined;
}

function cursorAt(bytes: Uint8Array, start: number): Cursor {
  let at = start;
  const take = (length: number): Uint8Array | undefined => {
    if (at + length > bytes.length) return undefined;
    at += length;
    return bytes.subarray(at - length, at);
  };
  return { take, byte: () => take(1)?.[0] };
}

function takeId(cursor: Cursor): { readonly type: number; readonly id: string } | undefined {
  const type = cursor.byte();
  const length = type === undefined ? undefined : idBytes[type];
  const id = length === undefined ? undefined : cursor.take(length);
  return type === undefined || id === undefined ? undefined : { type, id: hexOf(id) };
}

/**
 * A binary raddec (reelyactive/raddec, README): `10`, its length in two bytes, who sent, who received how strongly, then fields marked
 * `f0` (time) and `f1` (packets), and the sum of all bytes before in the last. Undefined when any of it is wrong.
 */
export function readRaddecBytes(bytes: Uint8Array): Raddec | undefined {
  const length = ((bytes[1] ?? 0) << 8) | (bytes[2] ?? 0);
  const checksum = bytes[bytes.length - 1];
  if (bytes[0] !== flag || length !== bytes.length || checksum === undefined) return undefined;
  if ((bytes.subarray(0, -1).reduce((sum, byte) => sum + byte, 0) & 0xff) !== checksum) return undefined;
  const cursor = cursorAt(bytes.subarray(0, -1), 3);
  const transmitter = takeId(cursor);
  const receiverCount = (cursor.byte() ?? 0) & 0x0f;
  if (transmitter === undefined) return undefined;
  const receivers: { id: string; rssiDbm: number }[] = [];
  for (let nth = 0; nth < receiverCount; nth += 1) {
    const strength = cursor.byte();
    cursor.byte();
    const receiver = takeId(cursor);
    if (strength === undefined || receiver === undefined) return undefined;
    receivers.push({ id: receiver.id, rssiDbm: strength - strengthOffset });
  }
  return { transmitterId: transmitter.id, transmitterType: transmitter.type, receivers, ...takeFields(cursor) };
}

/** What is marked otherwise has a length nobody told us: it ends the reading, and what was read stands. */
function takeFields(cursor: Cursor): Pick<Raddec, 'atMs' | 'packets'> {
  let atMs: number | undefined;
  const packets: Uint8Array[] = [];
  for (;;) {
    const mark = cursor.byte();
    if (mark === timeFlag) {
      const time = cursor.take(6);
      atMs = time === undefined ? undefined : Number.parseInt(hexOf(time), 16);
    } else if (mark === packetsFlag) {
      const count = cursor.byte() ?? 0;
      for (let nth = 0; nth < count; nth += 1) {
        const packet = cursor.take(cursor.byte() ?? 0);
        if (packet !== undefined) packets.push(packet);
      }
    } else return { atMs, packets };
  }
}
