import { Type, type Static } from 'typebox';
import { defineRoute, defineStream } from './define-route.ts';
import { AssetId, Count, exact, Instant, Language, PlainId, Sku, Texts, Words } from './schemas.ts';

/** What a shopper may agree to, each by itself: offers for where they stand · their path kept for them and, without any name, for the shop. */
export const purposes = ['offers', 'path'] as const;
export type Purpose = (typeof purposes)[number];

const Consents = exact({ offers: Type.Boolean(), path: Type.Boolean() });

export const CouponBody = exact({
  code: Type.String({ description: 'what the barcode says' }),
  offerId: PlainId,
  name: Texts,
  words: Texts,
  why: Texts,
  percent: Type.Integer({ minimum: 1, maximum: 100 }),
  picture: Type.Union([AssetId, Type.Null()]),
  productId: Type.Union([PlainId, Type.Null()]),
  issuedAt: Instant,
  until: Instant,
  redeemedAt: Type.Union([Instant, Type.Null()]),
});
export type Coupon = Static<typeof CouponBody>;

export const Shopper = exact({
  language: Language,
  consents: Consents,
  fob: Type.Union([Type.String(), Type.Null()], { description: 'the label of the fob carried on this visit' }),
  zoneId: Type.Union([PlainId, Type.Null()], { description: 'where the fob is now, only with a consent' }),
  coupons: Type.Array(CouponBody),
  wishes: Type.Array(
    exact({
      sku: Sku,
      productId: PlainId,
      name: Texts,
      size: Type.String(),
      colour: Texts,
      picture: AssetId,
      priceCents: Type.Integer(),
      onHand: Type.Integer(),
    }),
  ),
});
export type ShopperBody = Static<typeof Shopper>;

export const joinShop = defineRoute({
  name: 'shoppers.join',
  prose: 'A phone joins: no name, no number, a random id in an HttpOnly cookie. Nothing is consented that is not said here.',
  method: 'POST',
  path: '/v1/shoppers',
  who: ['anyone'],
  body: exact({ language: Language, consents: Consents }),
  reply: Shopper,
  status: 201,
  callsPerMinute: 60,
});

export const readShopper = defineRoute({
  name: 'shoppers.read',
  prose: 'What the shop knows of this phone, all of it.',
  method: 'GET',
  path: '/v1/shoppers/me',
  who: ['shopper'],
  reply: Shopper,
});

export const changeConsents = defineRoute({
  name: 'shoppers.consents',
  prose: 'Grants or withdraws each purpose; in force from the next event on. Withdrawing `path` unlinks the paths already kept.',
  method: 'PUT',
  path: '/v1/shoppers/me/consents',
  who: ['shopper'],
  body: Consents,
  reply: Shopper,
});

export const changeLanguage = defineRoute({
  name: 'shoppers.language',
  prose: 'Changes the language of offers.',
  method: 'PUT',
  path: '/v1/shoppers/me/language',
  who: ['shopper'],
  body: exact({ language: Language }),
  reply: Shopper,
});

export const carryFob = defineRoute({
  name: 'shoppers.carryFob',
  prose: 'Links the fob taken at the entrance by the code printed on it. `fob-unknown`, `fob-taken`.',
  method: 'PUT',
  path: '/v1/shoppers/me/fob',
  who: ['shopper'],
  body: exact({ pairingCode: Type.String({ minLength: 4, maxLength: 24 }) }),
  reply: Shopper,
  callsPerMinute: 20,
});

export const returnFob = defineRoute({
  name: 'shoppers.returnFob',
  prose: 'Hands the fob back: from now on it is nobody’s.',
  method: 'DELETE',
  path: '/v1/shoppers/me/fob',
  who: ['shopper'],
  reply: Shopper,
});

export const addWish = defineRoute({
  name: 'shoppers.addWish',
  prose: 'Puts a scanned label on the wish list, once.',
  method: 'POST',
  path: '/v1/shoppers/me/wishes',
  who: ['shopper'],
  body: exact({ code: Type.String({ minLength: 1, maxLength: 40, description: 'GTIN or SKU' }) }),
  reply: Shopper,
  status: 201,
});

export const removeWish = defineRoute({
  name: 'shoppers.removeWish',
  prose: 'Takes a wish off the list.',
  method: 'DELETE',
  path: '/v1/shoppers/me/wishes/{sku}',
  who: ['shopper'],
  reply: Shopper,
});

export const readTrace = defineRoute({
  name: 'shoppers.trace',
  prose: 'The shopper’s own path of this visit, for their eyes only; empty without the `path` consent.',
  method: 'GET',
  path: '/v1/shoppers/me/trace',
  who: ['shopper'],
  reply: exact({
    points: Type.Array(exact({ at: Instant, xMetres: Type.Number(), yMetres: Type.Number() })),
    zones: Type.Array(exact({ zoneId: PlainId, dwellSeconds: Type.Number() })),
  }),
});

export const forgetShopper = defineRoute({
  name: 'shoppers.forget',
  prose: 'Forgets this phone: every row that carries it is deleted, and the answer says how many.',
  method: 'DELETE',
  path: '/v1/shoppers/me',
  who: ['shopper'],
  reply: exact({ rows: Count, words: Words }),
});

export const shopperStream = defineStream({
  name: 'shoppers.stream',
  prose: 'What concerns this phone while it is open: an offer as it is made, a coupon as it is used, the zone it stands in.',
  path: '/v1/shoppers/me/stream',
  who: ['shopper'],
  events: {
    offer: CouponBody,
    redeemed: exact({ code: Type.String(), at: Instant }),
    place: exact({ at: Instant, zoneId: Type.Union([PlainId, Type.Null()]) }),
  },
});
