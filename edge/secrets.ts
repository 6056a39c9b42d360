import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits as base64url: too many to guess, so a plain hash protects it at rest. */
export function makeToken(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256 of a random token, hex. Not for passwords: those are few enough to try, see passwords.ts. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Compares two hashes in a time that tells nothing. */
export function sameHash(a: string, b: string): boolean {
  const left = Buffer.from(a, 'hex');
  const right = Buffer.from(b, 'hex');
  return left.length === right.length && timingSafeEqual(left, right);
}

// Crockford's base32 without letters that read like others: codes are typed by people.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A random code of `length` letters, 5 bits each. */
export function makeCode(length: number): string {
  return Array.from(randomBytes(length), (byte) => alphabet[byte & 31] ?? '0').join('');
}

/** What a person typed, as the code was made: upper case, look-alikes folded, no spaces or dashes. */
export function normaliseCode(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0').replace(/U/g, 'V');
}
