import { brokenConnects, brokenPackets, connectBytes, soundPackets } from './broken-packets.ts';

/** Answers a number from 0 to one less than `sides`. */
export type Dice = (sides: number) => number;

/** Mulberry32: small, and the same on every machine for a seed. */
export function createDice(seed: number): Dice {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

export interface FuzzParts {
  readonly dice: Dice;
  /** A CONNECT that is let in: three of four streams begin with it. */
  readonly connect: () => Buffer;
  /** Packets that mean something to this broker, beside those that mean something to any. */
  readonly ours?: () => readonly Buffer[];
}

const anyPackets = [...soundPackets, ...brokenPackets].map(([, bytes]) => bytes);
const anyConnects = [connectBytes(), connectBytes({ flags: 0, clientId: 'kept' }), ...brokenConnects.map(([, bytes]) => bytes)];

/** What one connection says: a CONNECT and up to seven packets, sound and broken, a third of them spoilt by a byte or a piece. */
export function makeFuzzedStream({ dice, connect, ours = () => [] }: FuzzParts): Buffer {
  const oneOf = (packets: readonly Buffer[]): Buffer => packets[dice(packets.length)] ?? connectBytes();
  const packets = [...anyPackets, ...ours()];
  const first = dice(4) === 0 ? oneOf(anyConnects) : connect();
  const rest = Array.from({ length: dice(8) }, () => oneOf(packets));
  return Buffer.concat([first, ...rest].map((bytes) => (dice(3) === 0 && bytes.length > 0 ? spoil(bytes, dice) : bytes)));
}

export function spoil(bytes: Buffer, dice: Dice): Buffer {
  const spoilt = Buffer.from(bytes);
  const place = dice(Math.max(1, spoilt.length));
  switch (dice(5)) {
    case 0:
      spoilt.writeUInt8(dice(256), Math.min(place, spoilt.length - 1));
      return spoilt;
    case 1:
      return spoilt.subarray(0, place);
    case 2:
      return Buffer.concat([spoilt.subarray(0, place), Buffer.from([dice(256), dice(256)]), spoilt.subarray(place)]);
    case 3:
      return Buffer.concat([spoilt, spoilt.subarray(place)]);
    default:
      return spoilt;
  }
}
