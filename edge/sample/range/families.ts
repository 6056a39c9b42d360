import type { Texts } from '#shared/domain/product.ts';

/** The families a product can belong to, with their names for shoppers. */
export const sampleFamilies = {
  knitwear: { fr: 'Maille', en: 'Knitwear' },
  jeans: { fr: 'Jeans', en: 'Jeans' },
  trousers: { fr: 'Pantalons', en: 'Trousers' },
  tops: { fr: 'Tops', en: 'Tops' },
  shirts: { fr: 'Chemises', en: 'Shirts' },
  dresses: { fr: 'Robes', en: 'Dresses' },
  skirts: { fr: 'Jupes', en: 'Skirts' },
  coats: { fr: 'Manteaux', en: 'Coats' },
  jackets: { fr: 'Vestes', en: 'Jackets' },
  accessories: { fr: 'Accessoires', en: 'Accessories' },
  bags: { fr: 'Sacs', en: 'Bags' },
  shoes: { fr: 'Chaussures', en: 'Shoes' },
} as const satisfies Readonly<Record<string, Texts>>;

export type FamilyId = keyof typeof sampleFamilies;

/** The sizes a cut is made in. */
export const sizeRuns = {
  letters: ['XS', 'S', 'M', 'L', 'XL'],
  waists: ['34', '36', '38', '40', '42', '44'],
  feet: ['36', '37', '38', '39', '40', '41'],
  socks: ['36–38', '39–41'],
  heads: ['56', '58'],
  hands: ['S', 'M', 'L'],
  belts: ['75', '85', '95'],
  single: ['Unique'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type SizeRun = keyof typeof sizeRuns;
