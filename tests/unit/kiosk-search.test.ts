import { expect, it } from 'vitest';
import type { ProductCardBody } from '#shared/contract/products.ts';
import { looksLikeCode, searchProducts, type Searched } from '../../kiosk/session/search-rules.ts';

function card(id: string, fr: string, en: string, family: string): ProductCardBody {
  return {
    id,
    name: { fr, en },
    family,
    zoneId: 'z',
    picture: 'a'.repeat(64),
    priceCents: 1_000,
    isNew: false,
    likes: 0,
    onHand: 1,
    swatches: [],
  };
}

const shop: Searched = {
  products: [
    card('p-1', 'Robe d’été Colline', 'Colline summer dress', 'dresses'),
    card('p-2', 'Pull Manteau', 'Coat jumper', 'knitwear'),
    card('p-3', 'Manteau Équinoxe', 'Équinoxe coat', 'coats'),
  ],
  families: [
    { id: 'dresses', name: { fr: 'Robes', en: 'Dresses' }, count: 1 },
    { id: 'coats', name: { fr: 'Manteaux', en: 'Coats' }, count: 1 },
  ],
  pages: new Map([
    [
      'p-1',
      {
        ...card('p-1', 'Robe d’été Colline', 'Colline summer dress', 'dresses'),
        description: { fr: 'Coton léger.', en: 'Light cotton.' },
        pictures: [],
        reviews: [],
        variants: [
          {
            sku: 's',
            gtin: '2000000140018',
            size: 'M',
            colour: { fr: 'Vert sauge', en: 'Sage' },
            swatch: '#aabbaa',
            picture: 'a'.repeat(64),
            onHand: 1,
          },
        ],
      },
    ],
  ]),
};

const found = (query: string): readonly string[] => searchProducts(shop, query).map(({ id }) => id);

it('finds without accents and in either language', () => {
  expect(found('ete')).toEqual(['p-1']);
  expect(found('EQUINOXE')).toEqual(['p-3']);
  expect(found('summer')).toEqual(['p-1']);
});

it('finds by colour and description once the page is read, and wants every word', () => {
  expect(found('sauge')).toEqual(['p-1']);
  expect(found('cotton dress')).toEqual(['p-1']);
  expect(found('cotton coat')).toEqual([]);
});

it('puts a hit in the name before one in the family', () => {
  expect(found('manteau')).toEqual(['p-2', 'p-3']);
  expect(found('manteaux')).toEqual(['p-3']);
  expect(found('')).toEqual([]);
});

it('tells a code from words', () => {
  expect(looksLikeCode('2000000140018')).toBe(true);
  expect(looksLikeCode('DN-014-BLU-M')).toBe(true);
  expect(looksLikeCode('t-shirt')).toBe(false);
  expect(looksLikeCode('36')).toBe(false);
});
