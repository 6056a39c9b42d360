const deepest = 8;
const mostItems = 10_000;

class Unreadable extends Error {}

/**
 * Reads one MessagePack value (msgpack.org, format specification). Maps become objects under their keys as text, extensions
 * become undefined. Answers undefined for bytes that are cut short, too deep, have too many parts, or have bytes left over.
 */
export function readMessagePack(bytes: Uint8Array): unknown {
  const reader = { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), at: 0, items: 0 };
  try {
    const value = readValue(reader, 0);
    return reader.at === bytes.length ? value : undefined;
  } catch (error) {
    if (error instanceof Unreadable || error instanceof RangeError) return undefined;
    throw error;
  }
}

interface Reader {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  at: number;
  items: number;
}

function take(reader: Reader, length: number): number {
  const start = reader.at;
  if (start + length > reader.bytes.length) throw new Unreadable();
  reader.at += length;
  return start;
}

function readValue(reader: Reader, depth: number): unknown {
  reader.items += 1;
  if (depth > deepest || reader.items > mostItems) throw new Unreadable();
  const head = reader.view.getUint8(take(reader, 1));
  if (head <= 0x7f) return head;
  if (head >= 0xe0) return head - 0x100;
  if (head <= 0x8f) return readMap(reader, head & 0x0f, depth);
  if (head <= 0x9f) return readArray(reader, head & 0x0f, depth);
  if (head <= 0xbf) return readString(reader, head & 0x1f);
  return readLong(reader, head, depth);
}

function readLong(reader: Reader, head: number, depth: number): unknown {
  switch (head) {
    case 0xc0:
      return null;
    case 0xc2:
    case 0xc3:
      return head === 0xc3;
    case 0xc4:
    case 0xc5:
    case 0xc6:
      return readBytes(reader, readUint(reader, head - 0xc4));
    case 0xc7:
    case 0xc8:
    case 0xc9:
      return skip(reader, readUint(reader, head - 0xc7) + 1);
    case 0xca:
      return reader.view.getFloat32(take(reader, 4));
    case 0xcb:
      return reader.view.getFloat64(take(reader, 8));
    case 0xcc:
    case 0xcd:
    case 0xce:
    case 0xcf:
      return readUint(reader, head - 0xcc);
    case 0xd0:
      return reader.view.getInt8(take(reader, 1));
    case 0xd1:
      return reader.view.getInt16(take(reader, 2));
    case 0xd2:
      return reader.view.getInt32(take(reader, 4));
    case 0xd3:
      return Number(reader.view.getBigInt64(take(reader, 8)));
    case 0xd4:
    case 0xd5:
    case 0xd6:
    case 0xd7:
    case 0xd8:
      return skip(reader, 2 ** (head - 0xd4) + 1);
    case 0xd9:
    case 0xda:
    case 0xdb:
      return readString(reader, readUint(reader, head - 0xd9));
    case 0xdc:
    case 0xdd:
      return readArray(reader, readUint(reader, head - 0xdb), depth);
    case 0xde:
    case 0xdf:
      return readMap(reader, readUint(reader, head - 0xdd), depth);
    default:
      throw new Unreadable();
  }
}

/** An unsigned number of 2^`power` bytes. */
function readUint(reader: Reader, power: number): number {
  const start = take(reader, 2 ** power);
  if (power === 0) return reader.view.getUint8(start);
  if (power === 1) return reader.view.getUint16(start);
  return power === 2 ? reader.view.getUint32(start) : Number(reader.view.getBigUint64(start));
}

function skip(reader: Reader, length: number): undefined {
  take(reader, length);
}

function readBytes(reader: Reader, length: number): Uint8Array {
  const start = take(reader, length);
  return reader.bytes.subarray(start, start + length);
}

function readString(reader: Reader, length: number): string {
  return new TextDecoder().decode(readBytes(reader, length));
}

function readArray(reader: Reader, length: number, depth: number): readonly unknown[] {
  const values: unknown[] = [];
  for (let nth = 0; nth < length; nth += 1) values.push(readValue(reader, depth + 1));
  return values;
}

function readMap(reader: Reader, length: number, depth: number): Readonly<Record<string, unknown>> {
  const fields = new Map<string, unknown>();
  for (let nth = 0; nth < length; nth += 1) {
    const key = readValue(reader, depth + 1);
    fields.set(String(key), readValue(reader, depth + 1));
  }
  return Object.fromEntries(fields);
}
