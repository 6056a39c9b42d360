import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { friendLink, readAddress } from '../../phone/rules/address.ts';
import {
  couponState,
  markRedeemed,
  nameBesideFigure,
  putCoupon,
  sortCoupons,
  spellCode,
  symbologyFor,
} from '../../phone/rules/coupon-rules.ts';
import { readPairingCode, readScannedCode } from '../../phone/rules/scanned-code.ts';
import { longestStays, traceLine } from '../../phone/rules/visit-rules.ts';
import type { Coupon } from '#shared/contract/shoppers.ts';

const noon = 1_795_600_000_000;
const minute = 60_000;

function coupon(part: Partial<Coupon> & { readonly code: string }): Coupon {
  const words = { fr: 'mots', en: 'words' };
  return {
    offerId: 'denim-20',
    name: words,
    words,
    why: words,
    percent: 20,
    picture: null,
    productId: null,
    issuedAt: noon,
    until: noon + 60 * minute,
    redeemedAt: null,
    ...part,
  };
}

describe('coupons on the phone', () => {
  it('ends at the instant it names, not a moment after', () => {
    const one = coupon({ code: 'A' });
    expect(couponState(one, one.until - 1)).toBe('open');
    expect(couponState(one, one.until)).toBe('over');
    expect(couponState({ ...one, redeemedAt: noon }, one.until + 1)).toBe('used');
  });

  it('shows the newest offer where you stand, then the one that ends first, then what is past', () => {
    const sorted = sortCoupons(
      [
        coupon({ code: 'long', until: noon + 300 * minute }),
        coupon({ code: 'used', redeemedAt: noon + minute }),
        coupon({ code: 'soon', until: noon + 20 * minute }),
        coupon({ code: 'newest', issuedAt: noon + 5 * minute }),
        coupon({ code: 'over', until: noon + 2 * minute }),
      ],
      noon + 10 * minute,
    );
    expect(sorted.here?.code).toBe('newest');
    expect(sorted.open.map(({ code }) => code)).toEqual(['soon', 'long']);
    expect(sorted.past.map(({ code }) => code)).toEqual(['over', 'used']);
  });

  it('puts every coupon in exactly one place', () => {
    const any = fc.record({
      code: fc.uuid(),
      issuedAt: fc.integer({ min: noon, max: noon + 1e6 }),
      until: fc.integer({ min: noon, max: noon + 1e6 }),
      redeemedAt: fc.option(fc.integer({ min: noon, max: noon + 1e6 })),
    });
    fc.assert(
      fc.property(fc.uniqueArray(any, { selector: ({ code }) => code }), fc.integer({ min: noon, max: noon + 1e6 }), (parts, now) => {
        const { here, open, past } = sortCoupons(parts.map(coupon), now);
        const shown = [...(here === undefined ? [] : [here]), ...open, ...past].map(({ code }) => code);
        expect(shown.sort()).toEqual(parts.map(({ code }) => code).sort());
      }),
    );
  });

  it('told twice is one coupon, and the first use stands', () => {
    const twice = putCoupon(putCoupon([], coupon({ code: 'A' })), coupon({ code: 'A' }));
    expect(twice).toHaveLength(1);
    const used = markRedeemed(markRedeemed(twice, 'A', noon + 1), 'A', noon + 2);
    expect(used[0]?.redeemedAt).toBe(noon + 1);
    expect(markRedeemed(twice, 'somebody-else', noon)).toEqual(twice);
  });

  it('is drawn in bars only while bars stay wide enough on a small screen', () => {
    expect(symbologyFor('LUNE-7K2QXD')).toBe('code128');
    expect(symbologyFor('a'.repeat(15))).toBe('qr');
    expect(symbologyFor('é')).toBe('qr');
    expect(spellCode('7K2QXD9P')).toBe('7K2Q\u2009XD9P');
    expect(spellCode('LUNE-7K2QXD')).toBe('LUNE-7K2QXD');
    expect(spellCode('WZZ0H2A93BFPWS')).toBe('WZZ0H\u20092A93B\u2009FPWS');
  });

  it.each([
    ['Jeans −15\u00a0%', 15, 'Jeans'],
    ['Jeans -15%', 15, 'Jeans'],
    ['Jeans −15%', 5, 'Jeans −15%'],
    ['−15%', 15, '−15%'],
    ['Fifteen for denim', 15, 'Fifteen for denim'],
  ])('called %s at %i percent, it is %s beside its figure', (name, percent, short) => {
    expect(nameBesideFigure(name, percent)).toBe(short);
  });
});

describe('what a label or a fob says', () => {
  it.each([
    ['3760000000017', '3760000000017'],
    ['3 760000 000017', '3760000000017'],
    ['03760000000017', '3760000000017'],
    ['036000291452', '0036000291452'],
    ['DN-014-BLU-M', 'DN-014-BLU-M'],
    ['https://shop.example/01/03760000000017?10=A', '3760000000017'],
    ['https://shop.example/phone/#look=DN-014-BLU-M', 'DN-014-BLU-M'],
  ])('%s is the piece %s', (text, code) => {
    expect(readScannedCode(text)).toEqual({ kind: 'product', code });
  });

  it.each(['https://elsewhere.example/', 'https://shop.example/01/03760000000018', 'two words, and a comma', ''])(
    '%s is nothing of ours',
    (text) => {
      expect(readScannedCode(text)).toEqual({ kind: 'unknown' });
    },
  );

  it('reads a fob typed in small letters with spaces, or from its own address', () => {
    expect(readPairingCode(' lune-7k2 qxd ')).toBe('LUNE-7K2QXD');
    expect(readPairingCode('https://shop.example/phone/#fob=LUNE-7K2QXD')).toBe('LUNE-7K2QXD');
    expect(readPairingCode('https://shop.example/phone/#look=DN-014')).toBeUndefined();
    expect(readPairingCode('abc')).toBeUndefined();
  });
});

describe('the page’s address', () => {
  it('knows its three places, a look and a fob, and takes anything else for today', () => {
    expect(readAddress('#wishes')).toEqual({ place: 'wishes' });
    expect(readAddress('#look=DN-014-BLU-M&from=In%C3%A8s')).toEqual({ place: 'today', look: 'DN-014-BLU-M', from: 'Inès' });
    expect(readAddress('#fob=LUNE-7K2QXD')).toEqual({ place: 'today', fob: 'LUNE-7K2QXD' });
    expect(readAddress('#look=<script>')).toEqual({ place: 'today' });
  });

  it('a link for a friend carries the piece and the typed name, and nothing of the sender’s address', () => {
    const link = friendLink('https://shop.example/phone/?visit=4711#wishes', 'DN-014-BLU-M', ' Inès ');
    expect(link).not.toContain('4711');
    expect(readAddress(new URL(link).hash)).toEqual({ place: 'today', look: 'DN-014-BLU-M', from: 'Inès' });
  });
});

describe('my visit', () => {
  it('draws a spot stood on for a while once', () => {
    const spot = { xMetres: 1, yMetres: 2 };
    const line = traceLine([
      { at: 1, ...spot },
      { at: 2, ...spot },
      { at: 3, xMetres: 2, yMetres: 2 },
      { at: 4, ...spot },
    ]);
    expect(line).toEqual([spot, { xMetres: 2, yMetres: 2 }, spot]);
  });

  it('names the longest stays, those of a zone taken together, and leaves out walking past', () => {
    const stays = [
      { zoneId: 'denim', dwellSeconds: 50 },
      { zoneId: 'tills', dwellSeconds: 9 },
      { zoneId: 'shoes', dwellSeconds: 80 },
      { zoneId: 'denim', dwellSeconds: 50 },
    ];
    expect(longestStays(stays, 20, 3).map(({ zoneId }) => zoneId)).toEqual(['denim', 'shoes']);
  });
});
