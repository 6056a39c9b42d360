import { createHash, createHmac } from 'node:crypto';
import { RefusedError } from '#shared/link/errors.ts';
import { makeCode, normaliseCode } from '../secrets.ts';

/** Makes and checks coupon codes: two letters of the store, eight random, four that only this store can compute. */
export interface CouponCodes {
  make(): string;
  /** The code as it is stored. Throws RefusedError `coupon-other-store` or `coupon-forged`. */
  read(typed: string): string;
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const randomLetters = 8;
const sealLetters = 4;

function lettersOf(bytes: Uint8Array, count: number): string {
  return Array.from(bytes.subarray(0, count), (byte) => alphabet[byte & 31] ?? '0').join('');
}

/** `key` is the store's own secret; with it a till can tell a forged code from an unknown one with the network gone. */
export function createCouponCodes(storeId: string, key: string): CouponCodes {
  const store = lettersOf(createHash('sha256').update(storeId).digest(), 2);
  const seal = (text: string): string => lettersOf(createHmac('sha256', key).update(text).digest(), sealLetters);
  return {
    make() {
      const body = store + makeCode(randomLetters);
      return body + seal(body);
    },
    read(typed) {
      const code = normaliseCode(typed);
      const body = code.slice(0, -sealLetters);
      if (body.length === 2 + randomLetters && !code.startsWith(store))
        throw new RefusedError(409, 'coupon-other-store', 'this coupon is another shop’s');
      if (body.length !== 2 + randomLetters || seal(body) !== code.slice(-sealLetters))
        throw new RefusedError(422, 'coupon-forged', 'this is not a code of ours: was it typed right?');
      return code;
    },
  };
}
