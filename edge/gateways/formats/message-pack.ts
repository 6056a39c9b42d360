import { decode } from '@msgpack/msgpack';

// A gateway names some hundred beacons at once, each in some fifty bytes.
const limits = { maxStrLength: 4_096, maxBinLength: 4_096, maxArrayLength: 10_000, maxMapLength: 1_000, maxExtLength: 4_096 } as const;

/** One MessagePack value. Undefined for bytes that are cut short, have bytes left over, or announce more than a gateway has to say. */
export function readMessagePack(bytes: Uint8Array): unknown {
  try {
    return decode(bytes, limits);
  } catch {
    return undefined;
  }
}
