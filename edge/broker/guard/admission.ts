import type { BrokerLimits } from './limits.ts';
import { createTokenBucket, type TokenBucket } from './token-bucket.ts';

/** Who gets a connection: one address can't take every place, nor make us do nothing but accept. */
export interface Admission {
  /** Answers what gives the place back, or why there is none. */
  admit(address: string): { readonly release: () => void } | { readonly refused: string };
}

interface Visitor {
  open: number;
  readonly pace: TokenBucket;
}

const mostRemembered = 10_000;

export function isLoopback(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address);
}

export function createAdmission(limits: BrokerLimits, monotonic: () => number): Admission {
  const visitors = new Map<string, Visitor>();

  /** Addresses that are gone and rested are forgotten, so that a scan of many costs no memory. */
  function forgetRested(): void {
    if (visitors.size < mostRemembered) return;
    for (const [address, visitor] of visitors) if (visitor.open === 0 && visitor.pace.isFull()) visitors.delete(address);
  }

  return {
    admit(address) {
      if (limits.exemptLoopback && isLoopback(address)) return { release: () => undefined };
      forgetRested();
      const rate = { perSecond: limits.acceptsPerSecond, burst: limits.acceptBurst };
      const visitor = visitors.get(address) ?? { open: 0, pace: createTokenBucket(rate, monotonic) };
      visitors.set(address, visitor);
      if (visitor.open >= limits.connectionsPerAddress) {
        return {
          refused: `${address} has ${visitor.open} connections already; at most ${limits.connectionsPerAddress} are taken from one address`,
        };
      }
      // A refused one costs nothing, else an address that goes on asking would never come in again.
      if (visitor.pace.spend(1) > 0) {
        visitor.pace.spend(-1);
        return { refused: `${address} connects too often: more than ${limits.acceptsPerSecond} times a second` };
      }
      visitor.open += 1;
      let released = false;
      return {
        release() {
          if (!released) visitor.open -= 1;
          released = true;
        },
      };
    },
  };
}
