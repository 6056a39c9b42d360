import { Type, type Static } from 'typebox';
import { defineMessage } from './define-message.ts';
import { defineRoute } from './define-route.ts';
import { AssetId, Cents, Count, EventId, exact, Instant, PlainId, Sku, Texts } from './schemas.ts';

export const productLikes = defineMessage({
  name: 'product.likes',
  prose: 'How many people liked a product in this shop, all hangers, kiosks and phones together.',
  topic: 'aisle/v1/{store}/product/{productId}/likes',
  kind: 'state',
  body: exact({ at: Instant, likes: Count }),
  publishers: ['hub'],
  subscribers: ['kiosk', 'screen', 'integration'],
  examples: [{ at: 1_795_600_000_000, likes: 23 }],
});

export const productStock = defineMessage({
  name: 'product.stock',
  prose: 'What is in this shop of each variant of a product, by SKU.',
  topic: 'aisle/v1/{store}/product/{productId}/stock',
  kind: 'state',
  body: exact({ at: Instant, onHand: Type.Record(Type.String(), Type.Integer()) }),
  publishers: ['hub'],
  subscribers: ['kiosk', 'screen', 'integration'],
  examples: [{ at: 1_795_600_000_000, onHand: { 'DN-014-BLU-M': 3 } }],
});

export const productPrice = defineMessage({
  name: 'product.price',
  prose:
    'What a product costs in this shop from now on, on every screen and at every till. `wasCents` is the struck price of a reduction: the lowest of the thirty days before it.',
  topic: 'aisle/v1/{store}/product/{productId}/price',
  kind: 'state',
  body: exact({ at: Instant, priceCents: Cents, wasCents: Type.Optional(Cents) }),
  publishers: ['hub'],
  subscribers: ['kiosk', 'screen', 'till', 'integration'],
  examples: [{ at: 1_795_600_000_000, priceCents: 6_990, wasCents: 8_990 }],
});

export const VariantSchema = exact({
  sku: Sku,
  gtin: Type.String({ pattern: '^\\d{13}$' }),
  size: Type.String({ maxLength: 12 }),
  colour: Texts,
  swatch: Type.String({ pattern: '^#[0-9a-fA-F]{6}$' }),
  picture: AssetId,
  onHand: Type.Integer({ description: 'pieces in this shop now; below zero when tills sold more than was counted' }),
});

export const ReviewSchema = exact({
  stars: Type.Integer({ minimum: 1, maximum: 5 }),
  text: Texts,
  author: Type.String({ maxLength: 60 }),
  day: Type.String(),
});

export const ProductCard = exact({
  id: PlainId,
  name: Texts,
  family: Type.String(),
  zoneId: PlainId,
  place: Type.Optional(exact({ fixtureId: PlainId, shelf: Type.String({ maxLength: 40 }) })),
  picture: AssetId,
  priceCents: Cents,
  wasCents: Type.Optional(Cents),
  isNew: Type.Boolean(),
  likes: Count,
  onHand: Type.Integer({ description: 'all variants together' }),
  swatches: Type.Array(Type.String()),
});
export type ProductCardBody = Static<typeof ProductCard>;

export const ProductPage = exact({
  ...ProductCard.properties,
  description: Texts,
  pictures: Type.Array(AssetId),
  variants: Type.Array(VariantSchema),
  reviews: Type.Array(ReviewSchema),
  likedSince: Type.Optional(Instant),
});
export type ProductPageBody = Static<typeof ProductPage>;

export const listProducts = defineRoute({
  name: 'products.list',
  prose: 'The catalogue as cards: searched by words, by family, by zone or by a list of ids. Ordered new first, then by likes.',
  method: 'GET',
  path: '/v1/products',
  who: ['anyone'],
  query: exact({
    search: Type.Optional(Type.String({ maxLength: 80 })),
    family: Type.Optional(Type.String({ maxLength: 40 })),
    zone: Type.Optional(PlainId),
    ids: Type.Optional(Type.String({ maxLength: 4000, description: 'comma-separated product ids' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  }),
  reply: exact({ products: Type.Array(ProductCard), families: Type.Array(exact({ id: Type.String(), name: Texts, count: Count })) }),
});

export const readProduct = defineRoute({
  name: 'products.read',
  prose: 'One product with its variants, stock here, likes and reviews.',
  method: 'GET',
  path: '/v1/products/{productId}',
  who: ['anyone'],
  reply: ProductPage,
});

export const findByCode = defineRoute({
  name: 'products.scan',
  prose: 'Which product and variant a scanned GTIN or a typed SKU names.',
  method: 'GET',
  path: '/v1/codes/{code}',
  who: ['anyone'],
  reply: exact({
    productId: PlainId,
    sku: Sku,
    priceCents: Cents,
    name: Texts,
    size: Type.String(),
    colour: Texts,
    picture: AssetId,
    onHand: Type.Integer(),
  }),
});

const mostCents = 10_000_000;
const PricePaid = Type.Integer({ minimum: 1, maximum: mostCents, description: 'minor units' });

export const readPrices = defineRoute({
  name: 'prices.read',
  prose:
    'A product’s price, the lowest it had in the thirty days until now, and how it changed, the latest first: what someone needs to know who sets another.',
  method: 'GET',
  path: '/v1/products/{productId}/prices',
  who: ['manager'],
  reply: exact({
    priceCents: Cents,
    wasCents: Type.Optional(Cents),
    lowestCents: Cents,
    changes: Type.Array(exact({ at: Instant, beforeCents: Cents, afterCents: Cents }), { maxItems: 50 }),
  }),
});

export const changePrice = defineRoute({
  name: 'prices.change',
  prose:
    'Sets a product’s price, for every size and colour. As a reduction it strikes the lowest price of the thirty days before and has to be below it (`no-reduction`); a reduction that is reduced further keeps the price it strikes. `known` is the price the person was shown: when someone changed it meanwhile, nothing changes (`price-moved`). The same `id` again answers the price as it is now.',
  method: 'POST',
  path: '/v1/products/{productId}/prices',
  who: ['manager'],
  body: exact({ id: EventId, known: Cents, priceCents: PricePaid, isReduction: Type.Boolean() }),
  reply: exact({ priceCents: Cents, wasCents: Type.Optional(Cents) }),
  status: 201,
});

/** Why what is on hand is not what was known: someone counted, a delivery came, pieces are damaged, pieces are gone. */
export const stockReasons = ['count', 'delivery', 'damage', 'loss'] as const;
export type StockReason = (typeof stockReasons)[number];

export const correctStock = defineRoute({
  name: 'stock.correct',
  prose:
    'Someone looked at the shelf and says how many pieces of a variant are here, and why. `known` is the number they were shown: when a till moved it meanwhile, nothing changes (`stock-moved`) and they look again. The same `id` again answers what is on hand now.',
  method: 'POST',
  path: '/v1/stock/{sku}/corrections',
  who: ['seller', 'picker', 'manager'],
  body: exact({
    id: EventId,
    known: Type.Integer({ minimum: -1_000_000, maximum: 1_000_000 }),
    onHand: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
    reason: Type.Enum([...stockReasons]),
  }),
  reply: exact({ sku: Sku, onHand: Type.Integer() }),
  status: 201,
});
