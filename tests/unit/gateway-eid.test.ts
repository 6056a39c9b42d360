import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { computeEid, keyOfIdentity } from '../../edge/gateways/eid.ts';
import { createEidResolver } from '../../edge/gateways/eid-resolver.ts';
import { createHandClock } from '../fixtures/presence-shop.ts';

const identityKey = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex');
const fob = { identityKey, rotationExponent: 4 };
const dayMs = 86_400_000;

describe('an Eddystone-EID', () => {
  /** Worked out with OpenSSL from the two blocks of the specification, step by step. */
  test.each([
    [10, 0x00010203, 'ec31ae4cb8abc2d8'],
    [4, 0x0000ff35, 'e3abd705c2ef01d1'],
  ])('with K %i at second %i is %s', (rotationExponent, seconds, eidHex) => {
    expect(computeEid({ identityKey, rotationExponent }, seconds)).toBe(eidHex);
  });

  test('stays for 2^K seconds and is another after that', () => {
    expect(computeEid(fob, 160)).toBe(computeEid(fob, 175));
    expect(computeEid(fob, 160)).not.toBe(computeEid(fob, 176));
  });

  test('is computed up to the end of the counter', () => {
    expect(computeEid(fob, 2 ** 32 - 1)).toMatch(/^[0-9a-f]{16}$/);
  });

  test('names its beacon without giving its key away', () => {
    expect(keyOfIdentity(identityKey)).toMatch(/^ek-[0-9a-f]{16}$/);
    expect(identityKey.toString('hex')).not.toContain(keyOfIdentity(identityKey).slice(3));
  });
});

describe('finding the beacon behind an identity', () => {
  function open(rotationExponent = 4) {
    const clock = createHandClock();
    const resolver = createEidResolver({ clock });
    const zeroAtMs = clock.now() - 1_000_000;
    resolver.add({ tagKey: 'ek-a', identityKey, rotationExponent, zeroAtMs, checkedAtMs: clock.now() });
    /** What the beacon says when its clock runs so much ahead of the true one. */
    const said = (aheadMs = 0): string =>
      computeEid({ identityKey, rotationExponent }, Math.floor((clock.now() - zeroAtMs + aheadMs) / 1_000));
    return { clock, resolver, said };
  }

  test('finds it now and as it changes', () => {
    const { clock, resolver, said } = open();
    for (let nth = 0; nth < 100; nth += 1) {
      expect(resolver.resolve(said())).toBe('ek-a');
      clock.advance(7_000);
    }
  });

  test('finds nobody behind a stranger’s, nor behind its own of yesterday', () => {
    const { clock, resolver, said } = open();
    const old = said();
    expect(resolver.resolve('0123456789abcdef')).toBeUndefined();
    clock.advance(dayMs);
    expect(resolver.resolve(old)).toBeUndefined();
  });

  test('finds it after a month in a drawer, its clock 150 ppm wrong either way', () => {
    for (const sign of [-1, 1]) {
      const { clock, resolver, said } = open();
      clock.advance(30 * dayMs);
      expect(resolver.resolve(said(sign * 30 * dayMs * 150e-6))).toBe('ek-a');
    }
  });

  test('learns from each sighting: a clock that drifts for years is followed without looking far', () => {
    const { clock, resolver, said } = open(0);
    let aheadMs = 0;
    for (let hour = 0; hour < 24 * 60; hour += 1) {
      clock.advance(3_600_000);
      aheadMs += 3_600_000 * 100e-6;
      expect(resolver.resolve(said(aheadMs))).toBe('ek-a');
    }
  });

  test('keeps a clock once a day, so that a restart finds the beacon without looking far', () => {
    const { clock, resolver, said } = open(0);
    clock.advance(dayMs - 1_000);
    resolver.resolve(said(-8_000));
    expect(resolver.takeChecked()).toEqual([]);
    clock.advance(1_000);
    resolver.resolve(said(-8_000));
    const [kept, ...more] = resolver.takeChecked();
    expect(more).toEqual([]);
    expect(kept).toMatchObject({ tagKey: 'ek-a', checkedAtMs: clock.now() });
    expect(resolver.takeChecked()).toEqual([]);
    const next = createEidResolver({ clock });
    next.add({ identityKey, rotationExponent: 0, tagKey: 'ek-a', zeroAtMs: kept?.zeroAtMs ?? 0, checkedAtMs: kept?.checkedAtMs ?? 0 });
    expect(next.resolve(said(-8_000))).toBe('ek-a');
  });

  test('knows two beacons apart', () => {
    const { clock, resolver, said } = open();
    const secondKey = Buffer.alloc(16, 7);
    resolver.add({ tagKey: 'ek-b', identityKey: secondKey, rotationExponent: 10, zeroAtMs: clock.now() - 5_000, checkedAtMs: clock.now() });
    expect(resolver.resolve(computeEid({ identityKey: secondKey, rotationExponent: 10 }, 5))).toBe('ek-b');
    expect(resolver.resolve(said())).toBe('ek-a');
  });

  test('any identity of another key stays a stranger', () => {
    const { resolver } = open();
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), fc.nat(2 ** 31), (key, seconds) => {
        fc.pre(!Buffer.from(key).equals(identityKey));
        expect(resolver.resolve(computeEid({ identityKey: key, rotationExponent: 4 }, seconds))).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });
});
