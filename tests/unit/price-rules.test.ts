import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decidePrice, lowestCents } from '../../edge/catalogue/price-rules.ts';
import { repriceBasket, withPrices } from '../../kiosk/session/price-rules.ts';

const plain = { priceCents: 8_990, wasCents: null };

test('a reduction strikes the lowest price of the last thirty days, not the one it had a moment ago', () => {
  expect(lowestCents(9_990, [8_990, 9_490])).toBe(8_990);
  expect(decidePrice({ priceCents: 9_990, wasCents: null }, { priceCents: 6_990, isReduction: true }, 8_990)).toEqual({
    priceCents: 6_990,
    wasCents: 8_990,
  });
});

test('a price that was raised yesterday can’t be "reduced" to what it was: that is refused in words', () => {
  const raised = { priceCents: 9_990, wasCents: null };
  expect(() => decidePrice(raised, { priceCents: 8_990, isReduction: true }, 8_990)).toThrow(/has to be below/);
});

test('a reduction that is reduced further goes on striking what it struck', () => {
  const reduced = { priceCents: 6_990, wasCents: 8_990 };
  expect(decidePrice(reduced, { priceCents: 4_990, isReduction: true }, 6_990)).toEqual({ priceCents: 4_990, wasCents: 8_990 });
});

test('a plain price strikes nothing', () => {
  expect(decidePrice({ priceCents: 6_990, wasCents: 8_990 }, { priceCents: 8_990, isReduction: false }, 6_990)).toEqual(plain);
});

test('whatever is asked: a struck price is above the price, and never above the lowest of thirty days or what was struck before', () => {
  const cents = fc.integer({ min: 1, max: 100_000 });
  fc.assert(
    fc.property(cents, fc.option(cents), cents, cents, fc.boolean(), (priceCents, wasCents, wantedCents, lowest, isReduction) => {
      try {
        const decided = decidePrice({ priceCents, wasCents }, { priceCents: wantedCents, isReduction }, lowest);
        if (decided.wasCents === null) return;
        expect(decided.wasCents).toBeGreaterThan(decided.priceCents);
        expect(decided.wasCents).toBeLessThanOrEqual(Math.max(lowest, wasCents ?? 0));
      } catch (refused) {
        expect(refused).toMatchObject({ status: 422, code: 'no-reduction' });
      }
    }),
  );
});

const text = { fr: 'jean', en: 'jeans' };
const card = {
  id: 'dn-014',
  name: text,
  family: 'jeans',
  zoneId: 'denim',
  picture: 'a'.repeat(64),
  priceCents: 8_990,
  isNew: false,
  likes: 0,
  onHand: 3,
  swatches: [],
};

test('a kiosk’s grid, page and basket have the same new price; the prices it had already change nothing', () => {
  const page = { ...card, description: text, pictures: [], variants: [], reviews: [] };
  const shop = { products: [card], pages: new Map([[card.id, page]]) };
  expect(withPrices(shop, new Map([[card.id, { priceCents: 8_990, wasCents: undefined }]]))).toBeUndefined();
  const prices = new Map([[card.id, { priceCents: 6_990, wasCents: 8_990 }]]);
  const changed = withPrices(shop, prices);
  expect([changed?.products[0], changed?.pages.get(card.id)]).toMatchObject([prices.get(card.id), prices.get(card.id)]);
  const line = {
    sku: 'DN-1',
    productId: card.id,
    name: text,
    size: 'M',
    colour: text,
    picture: '',
    unitCents: 8_990,
    onHand: 3,
    quantity: 2,
  };
  expect(repriceBasket([line, { ...line, sku: 'KN-1', productId: 'kn-1' }], prices).map(({ unitCents }) => unitCents)).toEqual([
    6_990, 8_990,
  ]);
});
