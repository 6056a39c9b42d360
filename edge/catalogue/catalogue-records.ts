import { defineRead, defineWrite, type Db } from '../database/define.ts';
import { defineChange } from '../journal/define-change.ts';
import { readPriceHistory, writePrice } from './price-records.ts';
import { writeCorrection } from './stock-records.ts';

export interface ProductRecord {
  readonly product_id: string;
  readonly name: string;
  readonly description: string;
  readonly family_id: string;
  readonly zone_id: string;
  readonly pictures: string;
  readonly price_cents: number;
  readonly was_cents: number | null;
  readonly is_new: number;
  readonly place: number;
}

export interface VariantRecord {
  readonly sku: string;
  readonly product_id: string;
  readonly gtin: string;
  readonly size: string;
  readonly colour: string;
  readonly swatch: string;
  readonly picture: string;
  readonly place: number;
}

export interface FamilyRecord {
  readonly family_id: string;
  readonly name: string;
  readonly place: number;
}

export interface ReviewRecord {
  readonly product_id: string;
  readonly stars: number;
  readonly text: string;
  readonly author: string;
  readonly day: string;
}

/** The whole catalogue: small enough for memory, so that no page waits for the disk. */
export const readCatalogue = defineRead('catalogue.read', (db, _input: null) => ({
  families: db.sql<FamilyRecord>('SELECT family_id, name, place FROM families ORDER BY place').all(),
  products: db
    .sql<ProductRecord>(
      'SELECT product_id, name, description, family_id, zone_id, pictures, price_cents, was_cents, is_new, place FROM products ORDER BY place',
    )
    .all(),
  variants: db
    .sql<VariantRecord>('SELECT sku, product_id, gtin, size, colour, swatch, picture, place FROM variants ORDER BY product_id, place')
    .all(),
  reviews: db.sql<ReviewRecord>('SELECT product_id, stars, text, author, day FROM reviews ORDER BY day DESC').all(),
  stock: db.sql<{ sku: string; on_hand: number }>('SELECT sku, on_hand FROM stock').all(),
  likes: db.sql<{ product_id: string; likes: number; first_at: number }>('SELECT product_id, likes, first_at FROM like_counts').all(),
  assets: db.sql<{ asset_id: string; type: string; bytes: number }>('SELECT asset_id, type, bytes FROM assets').all(),
}));
export type CatalogueRecords = ReturnType<typeof readCatalogue.read>;

export interface CatalogueImport {
  readonly at: number;
  readonly families: readonly FamilyRecord[];
  readonly products: readonly ProductRecord[];
  readonly variants: readonly (VariantRecord & { readonly on_hand: number })[];
  readonly reviews: readonly ReviewRecord[];
  readonly likes: readonly { readonly id: string; readonly productId: string; readonly source: string; readonly at: number }[];
  readonly assets: readonly {
    readonly asset_id: string;
    readonly type: string;
    readonly bytes: number;
    readonly width_pixels: number;
    readonly height_pixels: number;
  }[];
}

export const importCatalogue = defineWrite('catalogue.import', (db, input: CatalogueImport) => {
  for (const asset of input.assets) insertAsset(db, { ...asset, added_at: input.at });
  for (const family of input.families)
    db.sql('INSERT OR REPLACE INTO families (family_id, name, place) VALUES (?, ?, ?)').run(family.family_id, family.name, family.place);
  const product = db.sql(
    'INSERT INTO products (product_id, name, description, family_id, zone_id, pictures, price_cents, was_cents, is_new, place) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  for (const row of input.products)
    product.run(
      row.product_id,
      row.name,
      row.description,
      row.family_id,
      row.zone_id,
      row.pictures,
      row.price_cents,
      row.was_cents,
      row.is_new,
      row.place,
    );
  const variant = db.sql(
    'INSERT INTO variants (sku, product_id, gtin, size, colour, swatch, picture, place) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const stock = db.sql('INSERT INTO stock (sku, on_hand, at) VALUES (?, ?, ?)');
  for (const row of input.variants) {
    variant.run(row.sku, row.product_id, row.gtin, row.size, row.colour, row.swatch, row.picture, row.place);
    stock.run(row.sku, row.on_hand, input.at);
  }
  const review = db.sql('INSERT INTO reviews (product_id, stars, text, author, day) VALUES (?, ?, ?, ?, ?)');
  for (const row of input.reviews) review.run(row.product_id, row.stars, row.text, row.author, row.day);
  for (const like of input.likes) addLike(db, like);
  return input.products.length;
});

interface AssetRecord {
  readonly asset_id: string;
  readonly type: string;
  readonly bytes: number;
  readonly width_pixels: number;
  readonly height_pixels: number;
  readonly added_at: number;
}

function insertAsset(db: Db, asset: AssetRecord): number {
  return db
    .sql(
      'INSERT INTO assets (asset_id, type, bytes, width_pixels, height_pixels, added_at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    )
    .run(asset.asset_id, asset.type, asset.bytes, asset.width_pixels, asset.height_pixels, asset.added_at).changes;
}

/** A picture someone uploaded. One that is there already is the same, by its name. */
export const addAsset = defineChange('catalogue.addAsset', (db, asset: AssetRecord, tell) => {
  const added = insertAsset(db, asset);
  const { asset_id, type, width_pixels, height_pixels } = asset;
  if (added > 0) tell({ what: 'picture uploaded', subject: asset_id, after: `${type}, ${width_pixels} × ${height_pixels}` });
  return added;
});

interface LikeRecord {
  readonly id: string;
  readonly productId: string;
  readonly source: string;
  readonly at: number;
}

/** The product's count with this like; undefined for a like that was counted before. */
function addLike(db: Db, like: LikeRecord): number | undefined {
  const added = db
    .sql('INSERT INTO likes (event_id, product_id, source, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING')
    .run(like.id, like.productId, like.source, like.at);
  if (added.changes === 0) return undefined;
  return db
    .sql<{ likes: number }>(
      'INSERT INTO like_counts (product_id, likes, first_at) VALUES (?, 1, ?) ON CONFLICT (product_id) DO UPDATE SET likes = likes + 1, first_at = min(first_at, excluded.first_at) RETURNING likes',
    )
    .get(like.productId, like.at)?.likes;
}

/** A like counts once by its id. Answers the product's count either way, and whether this one was new. */
export const countLike = defineWrite('catalogue.like', (db, like: LikeRecord) => {
  const added = addLike(db, like);
  if (added !== undefined) return { fresh: true, likes: added };
  const row = db.sql<{ likes: number }>('SELECT likes FROM like_counts WHERE product_id = ?').get(like.productId);
  return { fresh: false, likes: row?.likes ?? 0 };
});

export const recordHangerMove = defineWrite(
  'hangers.move',
  (
    db,
    move: {
      readonly id: string;
      readonly hangerId: string;
      readonly productId: string | null;
      readonly kind: 'picked' | 'returned';
      readonly at: number;
    },
  ) =>
    db
      .sql('INSERT INTO hanger_moves (event_id, hanger_id, product_id, kind, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING')
      .run(move.id, move.hangerId, move.productId, move.kind, move.at).changes === 1,
);

export const catalogueWrites = [importCatalogue, addAsset, countLike, recordHangerMove, writeCorrection, writePrice];
export const catalogueReads = [readCatalogue, readPriceHistory];
