import type { Texts } from '#shared/domain/product.ts';
import type { FamilyId } from './range/families.ts';

/** A personal offer: whoever agreed and stays `staySeconds` in a zone gets a coupon, at most `perDay` each day. */
export interface SampleOffer {
  readonly offerId: string;
  readonly name: Texts;
  readonly words: Texts;
  readonly zoneId: string;
  readonly staySeconds: number;
  readonly percent: number;
  readonly family: FamilyId;
  readonly perDay: number;
  readonly validHours: number;
  readonly active: boolean;
}

export const sampleOffers: readonly SampleOffer[] = [
  {
    offerId: 'jeans-today',
    name: { fr: 'Jeans −15\u00a0%', en: 'Jeans −15%' },
    words: { fr: '15\u00a0% sur votre jean, aujourd’hui', en: '15% off your jeans, today' },
    zoneId: 'denim',
    staySeconds: 20,
    percent: 15,
    family: 'jeans',
    perDay: 200,
    validHours: 8,
    active: true,
  },
  {
    offerId: 'knit-hour',
    name: { fr: 'Maille −10\u00a0%', en: 'Knitwear −10%' },
    words: { fr: '10\u00a0% sur un pull, pendant deux heures', en: '10% off a jumper, for two hours' },
    zoneId: 'knitwear',
    staySeconds: 45,
    percent: 10,
    family: 'knitwear',
    perDay: 120,
    validHours: 2,
    active: true,
  },
  {
    offerId: 'coat-week',
    name: { fr: 'Manteaux −20\u00a0%', en: 'Coats −20%' },
    words: { fr: '20\u00a0% sur un manteau, toute la semaine', en: '20% off a coat, all week' },
    zoneId: 'coats',
    staySeconds: 90,
    percent: 20,
    family: 'coats',
    perDay: 20,
    validHours: 168,
    active: false,
  },
];
