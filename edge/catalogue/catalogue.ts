import { answer, type Answer } from '#shared/contract/answer.ts';
import { findByCode, listProducts, readProduct, type ProductCardBody, type ProductPageBody } from '#shared/contract/products.ts';
import { groupBy } from '#shared/domain/group-by.ts';
import type { Texts } from '#shared/domain/product.ts';
import { RefusedError } from '#shared/link/errors.ts';
import type { CatalogueRecords, FamilyRecord, ProductRecord, ReviewRecord, VariantRecord } from './catalogue-records.ts';
import type { Price } from './price-rules.ts';
import { matchesSearch, searchTextOf } from './search-rules.ts';

interface Variant {
  readonly sku: string;
  readonly gtin: string;
  readonly size: string;
  readonly colour: Texts;
  readonly swatch: string;
  readonly picture: string;
  readonly productId: string;
}

interface Item extends Price {
  readonly productId: string;
  readonly name: Texts;
  readonly description: Texts;
  readonly family: string;
  readonly zoneId: string;
  readonly pictures: readonly string[];
  readonly isNew: boolean;
  readonly variants: readonly Variant[];
  readonly reviews: readonly ReviewRecord[];
  readonly searchText: string;
}

/** The catalogue in memory, with stock and likes as they are now; the database is the truth behind it. */
export interface Catalogue {
  readonly answers: readonly Answer[];
  card(productId: string): ProductCardBody | undefined;
  nameOf(productId: string): Texts | undefined;
  variant(
    sku: string,
  ): (Variant & { readonly name: Texts; readonly priceCents: number; readonly family: string; readonly onHand: number }) | undefined;
  skuOfCode(code: string): string | undefined;
  productIds(): readonly string[];
  onHandOf(productId: string): Readonly<Record<string, number>>;
  setOnHand(sku: string, onHand: number): string | undefined;
  setPrice(productId: string, price: Price): void;
  likesOf(productId: string): number;
  setLikes(productId: string, likes: number, at: number): void;
  assetType(assetId: string): { readonly type: string; readonly bytes: number } | undefined;
  addAssetType(assetId: string, type: string, bytes: number): void;
  hasProduct(productId: string): boolean;
  /** From now on products are shown where this says, and where nobody told by the zone they came with. */
  showPlaces(placeOf: PlaceOf): void;
}

type PlaceOf = (
  productId: string,
) => { readonly fixtureId: string; readonly shelf: string; readonly zoneId: string | undefined } | undefined;

const mostCards = 500;

export function createCatalogue(records: CatalogueRecords): Catalogue {
  const items = new Map<string, Item>();
  const variants = new Map<string, Variant>();
  const skuByGtin = new Map<string, string>();
  const onHand = new Map(records.stock.map((row) => [row.sku, row.on_hand]));
  const likes = new Map(records.likes.map((row) => [row.product_id, { likes: row.likes, firstAt: row.first_at }]));
  const assets = new Map(records.assets.map((row) => [row.asset_id, { type: row.type, bytes: row.bytes }]));
  const families = new Map(records.families.map((row) => [row.family_id, familyName(row)]));

  for (const row of records.variants) {
    const variant = variantOf(row);
    variants.set(row.sku, variant);
    skuByGtin.set(row.gtin, row.sku);
  }
  const variantsByProduct = groupBy(variants.values(), ({ productId }) => productId);
  const reviewsByProduct = groupBy(records.reviews, ({ product_id }) => product_id);
  for (const row of records.products) {
    const [own, reviews] = [variantsByProduct.get(row.product_id) ?? [], reviewsByProduct.get(row.product_id) ?? []];
    items.set(row.product_id, itemOf(row, own, reviews, families));
  }

  let placeOf: PlaceOf = () => undefined;

  function cardOf(item: Item): ProductCardBody {
    const place = placeOf(item.productId);
    return {
      id: item.productId,
      name: item.name,
      family: item.family,
      zoneId: place?.zoneId ?? item.zoneId,
      ...(place === undefined ? {} : { place: { fixtureId: place.fixtureId, shelf: place.shelf } }),
      picture: item.pictures[0] ?? '',
      priceCents: item.priceCents,
      ...(item.wasCents === null ? {} : { wasCents: item.wasCents }),
      isNew: item.isNew,
      likes: likes.get(item.productId)?.likes ?? 0,
      onHand: item.variants.reduce((sum, variant) => sum + Math.max(0, onHand.get(variant.sku) ?? 0), 0),
      swatches: [...new Set(item.variants.map((variant) => variant.swatch))],
    };
  }

  function pageOf(item: Item): ProductPageBody {
    const liked = likes.get(item.productId);
    return {
      ...cardOf(item),
      description: item.description,
      pictures: [...item.pictures],
      variants: item.variants.map(({ productId: _productId, ...variant }) => ({ ...variant, onHand: onHand.get(variant.sku) ?? 0 })),
      reviews: item.reviews.map((review) => ({
        stars: review.stars,
        text: JSON.parse(review.text),
        author: review.author,
        day: review.day,
      })),
      ...(liked === undefined ? {} : { likedSince: liked.firstAt }),
    };
  }

  function skuOfCode(code: string): string | undefined {
    return variants.has(code) ? code : skuByGtin.get(code.padStart(13, '0'));
  }

  const answers = [
    answer(listProducts, ({ query }) => {
      const ids = query.ids?.split(',');
      const search = query.search?.trim();
      const found = [...items.values()].filter(
        (item) =>
          (ids === undefined || ids.includes(item.productId)) &&
          (query.family === undefined || item.family === query.family) &&
          (query.zone === undefined || (placeOf(item.productId)?.zoneId ?? item.zoneId) === query.zone) &&
          (search === undefined || search === '' || matchesSearch(item.searchText, search)),
      );
      const cards = found.map(cardOf).toSorted((a, b) => Number(b.isNew) - Number(a.isNew) || b.likes - a.likes);
      const counts = [...families].map(([id, name]) => ({
        id,
        name,
        count: [...items.values()].filter((item) => item.family === id).length,
      }));
      return { products: cards.slice(0, query.limit ?? mostCards), families: counts };
    }),
    answer(readProduct, ({ params }) => {
      const item = items.get(params.productId);
      if (item === undefined) throw new RefusedError(404, 'product-unknown', `there is no product "${params.productId}"`);
      return pageOf(item);
    }),
    answer(findByCode, ({ params }) => {
      const sku = skuOfCode(params.code);
      const variant = sku === undefined ? undefined : variants.get(sku);
      const item = variant === undefined ? undefined : items.get(variant.productId);
      if (variant === undefined || item === undefined)
        throw new RefusedError(404, 'code-unknown', `no product here has the code "${params.code}"`);
      return {
        productId: item.productId,
        sku: variant.sku,
        priceCents: item.priceCents,
        name: item.name,
        size: variant.size,
        colour: variant.colour,
        picture: variant.picture,
        onHand: onHand.get(variant.sku) ?? 0,
      };
    }),
  ];

  return {
    answers,
    card(productId) {
      const item = items.get(productId);
      return item === undefined ? undefined : cardOf(item);
    },
    nameOf: (productId) => items.get(productId)?.name,
    variant(sku) {
      const variant = variants.get(sku);
      const item = variant === undefined ? undefined : items.get(variant.productId);
      if (variant === undefined || item === undefined) return undefined;
      return { ...variant, name: item.name, priceCents: item.priceCents, family: item.family, onHand: onHand.get(sku) ?? 0 };
    },
    skuOfCode,
    productIds: () => [...items.keys()],
    onHandOf: (productId) =>
      Object.fromEntries((items.get(productId)?.variants ?? []).map((variant) => [variant.sku, onHand.get(variant.sku) ?? 0])),
    setOnHand(sku, pieces) {
      onHand.set(sku, pieces);
      return variants.get(sku)?.productId;
    },
    setPrice(productId, price) {
      const item = items.get(productId);
      if (item !== undefined) items.set(productId, { ...item, ...price });
    },
    likesOf: (productId) => likes.get(productId)?.likes ?? 0,
    setLikes(productId, count, at) {
      likes.set(productId, { likes: count, firstAt: likes.get(productId)?.firstAt ?? at });
    },
    assetType: (assetId) => assets.get(assetId),
    addAssetType: (assetId, type, bytes) => void assets.set(assetId, { type, bytes }),
    hasProduct: (productId) => items.has(productId),
    showPlaces(tells) {
      placeOf = tells;
    },
  };
}

function familyName(row: FamilyRecord): Texts {
  return JSON.parse(row.name);
}

function variantOf(row: VariantRecord): Variant {
  return {
    sku: row.sku,
    gtin: row.gtin,
    size: row.size,
    colour: JSON.parse(row.colour),
    swatch: row.swatch,
    picture: row.picture,
    productId: row.product_id,
  };
}

function itemOf(
  row: ProductRecord,
  variants: readonly Variant[],
  reviews: readonly ReviewRecord[],
  families: ReadonlyMap<string, Texts>,
): Item {
  const name: Texts = JSON.parse(row.name);
  const description: Texts = JSON.parse(row.description);
  const family = families.get(row.family_id);
  return {
    productId: row.product_id,
    name,
    description,
    family: row.family_id,
    zoneId: row.zone_id,
    pictures: JSON.parse(row.pictures),
    priceCents: row.price_cents,
    wasCents: row.was_cents,
    isNew: row.is_new === 1,
    variants,
    reviews,
    searchText: searchTextOf([
      name.fr,
      name.en,
      family?.fr ?? '',
      family?.en ?? '',
      ...variants.flatMap((variant) => [variant.colour.fr, variant.colour.en, variant.sku, variant.gtin]),
    ]),
  };
}
