import type { Product, Texts, Variant } from '#shared/domain/product.ts';
import { gtinCheckDigit } from '#shared/domain/gtin.ts';
import { drawGarment } from './garments/draw-garment.ts';
import { palette, type ColourId } from './garments/palette.ts';
import { weaves } from './garments/weave.ts';
import { accessories } from './range/accessories.ts';
import { coats } from './range/coats.ts';
import { cuts } from './range/cuts.ts';
import { denim } from './range/denim.ts';
import { dresses } from './range/dresses.ts';
import { sizeRuns } from './range/families.ts';
import { knitwear } from './range/knitwear.ts';
import { materials } from './range/materials.ts';
import type { Model } from './range/model.ts';
import { newSeason } from './range/new-season.ts';
import { shoes } from './range/shoes.ts';
import { tops } from './range/tops.ts';
import { createSeeded, drawWhole } from './seeded.ts';

export interface SampleVariant extends Variant {
  /** Pieces in the shop, floor and stockroom together. */
  readonly stock: number;
}

export interface SampleColourway {
  readonly colour: Texts;
  readonly swatch: string;
  /** Draws the picture: a standalone SVG, 800 by 1000, under 25 KB. */
  readonly svg: () => string;
}

/** A product whose pictures are still drawings: whoever seeds a catalogue stores them and puts their ids into `pictures`. */
export interface SampleProduct extends Omit<Product, 'pictures' | 'variants'> {
  readonly colourways: readonly SampleColourway[];
  readonly sizes: readonly string[];
  readonly variants: readonly SampleVariant[];
}

const collection: readonly (readonly [zoneId: string, models: readonly Model[]])[] = [
  ['new-season', newSeason],
  ['knitwear', knitwear],
  ['denim', denim],
  ['shirts', tops],
  ['dresses', dresses],
  ['coats', coats],
  ['accessories', accessories],
  ['shoes', shoes],
];

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** French sets a no-break space before the colon, and both languages keep a number with its unit. */
function describe({ cut, material, weave }: Model): Texts {
  const { words: cloth, care } = materials[material];
  const { words: fall } = cuts[cut];
  const { fr, en } = weaves[weave];
  const texts = {
    fr: `${cloth.fr}${fr && ` ${fr}`}\u00a0: ${fall.fr}. ${care.fr}`,
    en: `${cloth.en}${en && `, ${en}`}: ${fall.en}. ${care.en}`,
  };
  return {
    fr: texts.fr.replace(/(\d) (°C|cm|%|oz|×)/g, '$1\u00a0$2').replace(' ;', '\u00a0;'),
    en: texts.en.replace(/(\d) (°C|cm|oz|×)/g, '$1\u00a0$2'),
  };
}

/** A GTIN-13 in the range that GS1 leaves to shops for their own goods (prefix 20 to 29). */
function shopGtin(productNumber: number, variantNumber: number): string {
  const body = `20${String(productNumber).padStart(6, '0')}${String(variantNumber).padStart(4, '0')}`;
  return body + gtinCheckDigit(body);
}

/** One size in twelve is sold out, one in six nearly: enough to show what the screens say then. */
function drawStock(next: () => number): number {
  const chance = next();
  if (chance < 0.08) return 0;
  return chance < 0.25 ? drawWhole(next, 1, 3) : drawWhole(next, 4, 12);
}

function createVariants(productId: string, productNumber: number, model: Model): readonly SampleVariant[] {
  const next = createSeeded(productNumber * 7919);
  const sizes = sizeRuns[cuts[model.cut].sizes];
  return model.colours.flatMap((colourId, colourNumber) =>
    sizes.map((size, sizeNumber) => ({
      sku: `${productId}-${colourId}-${size.toLowerCase().replace(/\D+\d+$/, '')}`,
      gtin: shopGtin(productNumber, colourNumber * 100 + sizeNumber + 1),
      size,
      colour: palette[colourId].name,
      swatch: palette[colourId].hex,
      stock: drawStock(next),
    })),
  );
}

function createColourway({ cut, weave }: Model, colour: ColourId): SampleColourway {
  const { name, hex } = palette[colour];
  return { colour: name, swatch: hex, svg: () => drawGarment({ cut, weave, colour }) };
}

function createProduct(zoneId: string, productNumber: number, model: Model): SampleProduct {
  const { family, noun, sizes } = cuts[model.cut];
  const id = productIdOf(productNumber);
  return {
    id,
    name: { fr: `${noun.fr} ${model.name}`, en: capitalised(`${model.name} ${noun.en}`) },
    description: describe(model),
    family,
    zoneId,
    colourways: model.colours.map((colour) => createColourway(model, colour)),
    sizes: sizeRuns[sizes],
    variants: createVariants(id, productNumber, model),
    priceCents: model.euros * 100,
    wasCents: model.wasEuros === undefined ? undefined : model.wasEuros * 100,
    isNew: model.isNew,
  };
}

/** Every model with its product id and the zone it stands in: numbers follow the order of the range. */
const lines = collection
  .flatMap(([zoneId, models]) => models.map((model) => ({ zoneId, model })))
  .map((line, nth) => ({ ...line, productNumber: nth + 1 }));

function productIdOf(productNumber: number): string {
  return `p-${String(productNumber).padStart(3, '0')}`;
}

/** The whole collection of Maison Lune, always the same; prices are in euros. */
export function sampleProducts(): readonly SampleProduct[] {
  return lines.map(({ zoneId, productNumber, model }) => createProduct(zoneId, productNumber, model));
}

/** The id of the product with this name of its own, e.g. `Équinoxe`; throws when the range has none or several. */
export function sampleProductId(name: string): string {
  const [only, ...others] = lines.filter(({ model }) => model.name === name);
  if (only === undefined || others.length > 0) throw new Error(`the sample range needs exactly one product named "${name}"`);
  return productIdOf(only.productNumber);
}
