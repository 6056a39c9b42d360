import { createCipheriv, createHash } from 'node:crypto';
import type { TagKey } from '#shared/domain/tag.ts';

/** What makes the changing identities of one Eddystone-EID beacon; `identityKey` is 16 bytes and secret. */
export interface EidSecret {
  readonly identityKey: Uint8Array;
  /** A new identity every 2^K seconds, K from 0 to 15. */
  readonly rotationExponent: number;
}

const saltAt = 11;
const salt = 0xff;
const temporaryKeyShift = 16;

function encryptBlock(key: Uint8Array, block: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-128-ecb', key, null).setAutoPadding(false);
  return Buffer.concat([cipher.update(block), cipher.final()]);
}

/**
 * The identity, 16 lower-case hex digits, that a beacon has while its own clock stands at `seconds` (0 to 2^32 - 1)
 * (google/eddystone, eddystone-eid/eid-computation.md).
 */
export function computeEid({ identityKey, rotationExponent }: EidSecret, seconds: number): string {
  const temporary = Buffer.alloc(16);
  temporary[saltAt] = salt;
  temporary.writeUInt16BE((seconds >>> temporaryKeyShift) & 0xffff, 14);
  const block = Buffer.alloc(16);
  block[saltAt] = rotationExponent;
  block.writeUInt32BE(((seconds >>> rotationExponent) << rotationExponent) >>> 0, 12);
  return encryptBlock(encryptBlock(identityKey, temporary), block).subarray(0, 8).toString('hex');
}

/** The name of a beacon that has no lasting one of its own: from its identity key, which can't be told from it. */
export function keyOfIdentity(identityKey: Uint8Array): TagKey {
  return `ek-${createHash('sha256').update(identityKey).digest('hex').slice(0, 16)}`;
}
