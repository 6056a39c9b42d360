import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitOf, largestFit } from '#shared/ui/slides/fit-rules.ts';
import { rankByLikes, shortAddress, splitHours, textIn, tintOf } from '#shared/ui/slides/slide-scene.ts';

describe('a text finds the largest size it fits in', () => {
  test('it fits at the answer and would not a hundredth larger', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 130 }), (roomHundredths) => {
        const fits = (scale: number): boolean => Math.round(scale * 100) <= roomHundredths;
        const scale = largestFit(fits, 0.6);
        if (roomHundredths < 60) expect(fitOf(scale)).toBe('clamped');
        else if (roomHundredths >= 100) expect(fitOf(scale)).toBe('whole');
        else expect(Math.round((scale ?? 0) * 100)).toBe(roomHundredths);
      }),
    );
  });

  test('it measures few times: a slide with ten texts must not stutter', () => {
    let asked = 0;
    largestFit((scale) => ((asked += 1), scale <= 0.731), 0.4);
    expect(asked).toBeLessThanOrEqual(8);
  });
});

test('opening hours stand in two columns where the line lets them', () => {
  expect(splitHours('Lundi au vendredi 10 h – 19 h 30')).toEqual({ days: 'Lundi au vendredi', hours: '10 h – 19 h 30' });
  expect(splitHours('Sunday: closed')).toEqual({ days: 'Sunday', hours: 'closed' });
  expect(splitHours('Dimanche : fermé')).toEqual({ days: 'Dimanche', hours: 'fermé' });
  expect(splitHours('Mon – Fri: 10:00 – 19:00')).toEqual({ days: 'Mon – Fri', hours: '10:00 – 19:00' });
  expect(splitHours('24 décembre : 10 h – 17 h')).toEqual({ days: '24 décembre', hours: '10 h – 17 h' });
  expect(splitHours('Ouvert tous les jours')).toEqual({ days: 'Ouvert tous les jours', hours: '' });
});

test('a text left empty borrows the other language', () => {
  expect(textIn({ fr: 'Bonjour', en: '' }, 'en')).toBe('Bonjour');
  expect(textIn({ fr: 'Bonjour', en: 'Hello' }, 'ar')).toBe('Hello');
});

test('an address is shown as people type it', () => {
  expect(shortAddress('https://shop.example/phone/')).toBe('shop.example/phone');
});

test('every wall colour is used by a catalogue of two hundred', () => {
  const ids = Array.from({ length: 200 }, (_, place) => `product-${place}`);
  expect(new Set(ids.map(tintOf))).toEqual(new Set(['sand', 'sage', 'clay', 'mist']));
});

test('the like board ranks what the manifest carries, and equals keep the editor’s order', () => {
  const product = (productId: string, likes: number) => ({
    productId,
    likes,
    name: { fr: '', en: '' },
    priceCents: 1,
    picture: '0'.repeat(64),
  });
  const products = [product('a', 5), product('b', 9), product('c', 5)];
  expect(rankByLikes(products, ['c', 'a', 'b', 'gone']).map(({ productId }) => productId)).toEqual(['b', 'c', 'a']);
});
