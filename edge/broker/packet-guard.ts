import type { Duplex } from 'node:stream';

/** The largest packets taken: before CONNECT was accepted anyone may be talking. */
export interface PacketLimits {
  readonly beforeConnectBytes: number;
  readonly afterConnectBytes: number;
}

export const packetLimits: PacketLimits = { beforeConnectBytes: 4_096, afterConnectBytes: 262_144 };

/**
 * Follows the packet borders in a byte stream without keeping a byte (MQTT 3.1.1, 2.2.3: one type byte, then a length of 1 to 4 bytes, 7 bits each).
 * `accept` answers the size a packet announces when it is over the limit, undefined otherwise.
 */
export function createPacketMeter(): { accept(chunk: Uint8Array, mostBytes: number): number | undefined } {
  let bodyLeft = 0;
  let inHeader = false;
  let length = 0;
  let multiplier = 1;
  return {
    accept(chunk, mostBytes) {
      let place = 0;
      while (place < chunk.length) {
        if (bodyLeft > 0) {
          const skipped = Math.min(bodyLeft, chunk.length - place);
          bodyLeft -= skipped;
          place += skipped;
          continue;
        }
        const byte = chunk[place] ?? 0;
        place += 1;
        if (!inHeader) {
          inHeader = true;
          length = 0;
          multiplier = 1;
          continue;
        }
        length += (byte & 0x7f) * multiplier;
        multiplier *= 128;
        if (length > mostBytes || multiplier > 128 ** 4) return length;
        if ((byte & 0x80) === 0) {
          inHeader = false;
          bodyLeft = length;
        }
      }
      return undefined;
    },
  };
}

/**
 * Stands in front of the broker: aedes has no packet limit and buffers what a packet announces, before anyone signed in.
 * It reads with `read()`, so that is where we look; nothing is copied.
 */
export function guardPackets(connection: Duplex, isConnected: () => boolean, onTooLarge: (bytes: number) => void): void {
  const meter = createPacketMeter();
  const read = connection.read.bind(connection);
  connection.read = (size?: number) => {
    const chunk: unknown = read(size);
    if (!(chunk instanceof Uint8Array)) return chunk;
    const announced = meter.accept(chunk, isConnected() ? packetLimits.afterConnectBytes : packetLimits.beforeConnectBytes);
    if (announced === undefined) return chunk;
    onTooLarge(announced);
    connection.destroy();
    return null;
  };
}
