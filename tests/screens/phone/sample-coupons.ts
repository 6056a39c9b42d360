import { articles } from './fake-hub.ts';
import type { Coupon } from '#shared/contract/shoppers.ts';

const minute = 60_000;

/** The offer a shopper gets at the denim wall, made a moment ago. */
export function denimOffer(now: number, part: Partial<Coupon> = {}): Coupon {
  return {
    code: 'DN20-7K2QXD',
    offerId: 'jeans-today',
    name: { fr: 'Le jean à votre mesure', en: 'Jeans cut for you' },
    words: { fr: '20\u00a0% sur votre jean, aujourd’hui.', en: '20% off your jeans, today.' },
    why: {
      fr: 'Vous vous êtes arrêté deux minutes au rayon jean.',
      en: 'You have been looking at denim for two minutes.',
    },
    percent: 20,
    picture: articles[5]?.wish.picture ?? null,
    productId: articles[5]?.wish.productId ?? null,
    issuedAt: now,
    until: now + 42 * minute,
    redeemedAt: null,
    ...part,
  };
}

/** One still open till tomorrow, one used this morning, one over. */
export function olderCoupons(now: number): Coupon[] {
  return [
    denimOffer(now, {
      code: 'KN10-4M8PRT',
      offerId: 'knit-hour',
      name: { fr: 'Maille douce', en: 'Soft knitwear' },
      percent: 10,
      issuedAt: now - 90 * minute,
      until: now + 26 * 60 * minute,
    }),
    denimOffer(now, {
      code: 'SC15-9HJ3WV',
      name: { fr: 'Foulards', en: 'Scarves' },
      percent: 15,
      issuedAt: now - 300 * minute,
      until: now + 60 * minute,
      redeemedAt: now - 20 * minute,
    }),
    denimOffer(now, {
      code: 'CT20-2BC5NQ',
      name: { fr: 'Manteaux de mi-saison', en: 'Coats for the weeks between' },
      issuedAt: now - 500 * minute,
      until: now - 30 * minute,
    }),
  ];
}
