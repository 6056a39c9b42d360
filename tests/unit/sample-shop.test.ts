import { expect, test } from 'vitest';
import { zoneAt } from '#shared/domain/floor-plan.ts';
import { isGtin } from '#shared/domain/gtin.ts';
import { isPlainId } from '#shared/domain/ids.ts';
import { tagKeyPattern } from '#shared/domain/tag.ts';
import { sampleProducts } from '../../edge/sample/catalogue.ts';
import { sampleDevices } from '../../edge/sample/devices.ts';
import { sampleOffers } from '../../edge/sample/offers.ts';
import { samplePeople } from '../../edge/sample/people.ts';
import { sampleFloorPlan } from '../../edge/sample/plan.ts';
import { sampleFamilies } from '../../edge/sample/range/families.ts';
import { sampleReviews } from '../../edge/sample/reviews.ts';
import { sampleSlides, type SampleSlide } from '../../edge/sample/slides.ts';
import { sampleTags } from '../../edge/sample/tags.ts';

const products = sampleProducts();
const zoneIds = sampleFloorPlan.zones.map(({ id }) => id);

function repeated(values: readonly string[]): readonly string[] {
  return values.filter((value, nth) => values.indexOf(value) !== nth);
}

function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word)).length;
}

test('about 200 products, each with its own name and in a sales zone', () => {
  expect(products.length).toBeGreaterThanOrEqual(200);
  expect(products.length).toBeLessThanOrEqual(215);
  expect(repeated(products.map(({ name }) => name.fr))).toEqual([]);
  expect(repeated(products.map(({ name }) => name.en))).toEqual([]);
  expect(products.filter(({ id }) => !isPlainId(id))).toEqual([]);
  const salesZones = sampleFloorPlan.zones.filter(({ purpose }) => purpose === 'sales').map(({ id }) => id);
  expect([...new Set(products.map(({ zoneId }) => zoneId))].sort()).toEqual([...salesZones].sort());
  expect(products.filter(({ family }) => !(family in sampleFamilies))).toEqual([]);
});

test('every variant has a valid GTIN of the shop’s own range, and no code is given twice', () => {
  const variants = products.flatMap((product) => product.variants);
  expect(variants.filter(({ gtin }) => !isGtin(gtin) || !/^20\d{11}$/.test(gtin))).toEqual([]);
  expect(variants.filter(({ sku }) => !/^[a-z0-9-]{1,40}$/.test(sku))).toEqual([]);
  expect(repeated(variants.map(({ gtin }) => gtin))).toEqual([]);
  expect(repeated(variants.map(({ sku }) => sku))).toEqual([]);
});

test('every colourway comes in every size', () => {
  for (const { id, colourways, sizes, variants } of products) {
    expect(variants.length, id).toBe(colourways.length * sizes.length);
    for (const { swatch } of colourways) {
      expect(
        variants.filter((variant) => variant.swatch === swatch).map(({ size }) => size),
        id,
      ).toEqual(sizes);
    }
  }
});

test('some sizes are sold out, some nearly, most are there', () => {
  const stocks = products.flatMap((product) => product.variants.map(({ stock }) => stock));
  const share = (holds: (stock: number) => boolean): number => stocks.filter(holds).length / stocks.length;
  expect(share((stock) => stock === 0)).toBeGreaterThan(0.05);
  expect(share((stock) => stock === 0)).toBeLessThan(0.12);
  expect(share((stock) => stock > 3)).toBeGreaterThan(0.65);
});

test('about one price in ten is a reduction of 15 to 30 %', () => {
  const reduced = products.filter(({ wasCents }) => wasCents !== undefined);
  expect(reduced.length / products.length).toBeGreaterThan(0.08);
  expect(reduced.length / products.length).toBeLessThan(0.15);
  for (const { id, priceCents, wasCents = 0 } of reduced) {
    expect(1 - priceCents / wasCents, id).toBeGreaterThan(0.13);
    expect(1 - priceCents / wasCents, id).toBeLessThan(0.3);
  }
});

test('descriptions are two sentences without a doubled or missing word in either language', () => {
  for (const { description } of products) {
    for (const text of [description.fr, description.en]) {
      expect(text).toMatch(/^\p{Lu}.*[^.]\. .*\.$/u);
      expect(text).not.toMatch(/ {2}|undefined| ,|\.\./);
    }
    expect(description.fr).not.toMatch(/ [:;]/);
  }
});

test('the sample is the same each time', () => {
  const stripped = (): string => JSON.stringify([sampleProducts(), sampleTags(), sampleDevices()]);
  expect(stripped()).toBe(stripped());
});

test('60 devices stand in the zone they say, and hangers carry a product of theirs', () => {
  const devices = sampleDevices();
  const count = (kind: string): number => devices.filter((device) => device.kind === kind).length;
  expect(['gateway', 'hanger', 'screen', 'kiosk', 'till', 'counter'].map(count)).toEqual([12, 40, 3, 2, 2, 1]);
  expect(repeated(devices.map(({ id }) => id))).toEqual([]);
  for (const { id, at, zoneId, kind, productId } of devices) {
    expect(isPlainId(id)).toBe(true);
    expect(zoneAt(sampleFloorPlan, at)?.id, id).toBe(zoneId);
    if (kind === 'hanger') expect(products.find((product) => product.id === productId)?.zoneId, id).toBe(zoneId);
  }
  const hung = devices.flatMap(({ productId }) => (productId === undefined ? [] : [productId]));
  expect(repeated(hung)).toEqual([]);
});

test('every tag has its own key and label, every fob its own pairing code', () => {
  const tags = sampleTags();
  expect(tags.map(({ kind }) => kind).filter((kind) => kind === 'fob')).toHaveLength(60);
  expect(tags).toHaveLength(96);
  expect(tags.filter(({ key }) => !new RegExp(tagKeyPattern).test(key))).toEqual([]);
  expect(repeated(tags.map(({ key }) => key))).toEqual([]);
  expect(repeated(tags.map(({ label }) => label))).toEqual([]);
  const codes = tags.flatMap(({ pairingCode }) => (pairingCode === undefined ? [] : [pairingCode]));
  expect(codes).toHaveLength(60);
  expect(repeated(codes)).toEqual([]);
  expect(codes.filter((code) => !/^LUNE-[0-9A-HJKMNP-TV-Z]{6}$/.test(code))).toEqual([]);
});

test('staff wear tags that exist, one each', () => {
  const labels = sampleTags().map(({ label }) => label);
  const worn = samplePeople.flatMap(({ tagLabel }) => (tagLabel === undefined ? [] : [tagLabel]));
  expect(worn.filter((label) => !labels.includes(label))).toEqual([]);
  expect(repeated(worn)).toEqual([]);
  expect(repeated(samplePeople.map(({ login }) => login))).toEqual([]);
  expect(new Set(samplePeople.map(({ role }) => role)).size).toBe(5);
});

function linesOf(slide: SampleSlide): readonly { readonly fr: string; readonly en: string }[] {
  switch (slide.template) {
    case 'season':
      return [slide.title, slide.line];
    case 'product':
      return [slide.line];
    case 'looks':
    case 'likes':
      return [slide.title];
    case 'hours':
      return [slide.title, ...slide.lines];
    case 'review':
      return [slide.text];
    default:
      return slide satisfies never;
  }
}

test('slides can be read in three seconds: no line has more than nine words', () => {
  const slides = sampleSlides();
  expect(new Set(slides.map(({ template }) => template)).size).toBe(6);
  for (const slide of slides) {
    for (const { fr, en } of linesOf(slide)) {
      expect(countWords(fr), fr).toBeLessThanOrEqual(9);
      expect(countWords(en), en).toBeLessThanOrEqual(9);
    }
    expect(slide.seconds).toBeGreaterThanOrEqual(7);
  }
});

test('reviews are honest: some are bad, all are of products we have', () => {
  const reviews = sampleReviews();
  const ids = products.map(({ id }) => id);
  expect(reviews.filter(({ productId }) => !ids.includes(productId))).toEqual([]);
  expect(reviews.filter(({ stars }) => stars <= 2).length).toBeGreaterThanOrEqual(4);
  expect(reviews.filter(({ day }) => Number.isNaN(Date.parse(day)))).toEqual([]);
});

test('an offer reduces something that is sold in the zone where it is given', () => {
  for (const { offerId, zoneId, family } of sampleOffers) {
    expect(zoneIds).toContain(zoneId);
    expect(products.filter((product) => product.zoneId === zoneId && product.family === family).length, offerId).toBeGreaterThan(3);
  }
});
