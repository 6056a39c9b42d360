import type { Texts } from '#shared/domain/product.ts';
import { sampleProductId } from './catalogue.ts';
import { sampleReviews } from './reviews.ts';

interface SlideTiming {
  readonly slideId: string;
  readonly seconds: number;
}

/** A slide of the first playlist; the product's picture, name and price come from the catalogue when it is published. */
export type SampleSlide = SlideTiming &
  (
    | { readonly template: 'season'; readonly title: Texts; readonly line: Texts; readonly productId: string }
    | { readonly template: 'product'; readonly productId: string; readonly line: Texts }
    | { readonly template: 'looks'; readonly title: Texts; readonly productIds: readonly [string, string, string] }
    | { readonly template: 'likes'; readonly title: Texts; readonly productIds: readonly string[] }
    | { readonly template: 'hours'; readonly title: Texts; readonly lines: readonly Texts[] }
    | { readonly template: 'review'; readonly productId: string; readonly text: Texts; readonly author: string; readonly day: string }
  );

function bestReview(): SampleSlide {
  const productId = sampleProductId('Colette');
  const review = sampleReviews().find((candidate) => candidate.productId === productId && candidate.excerpt !== undefined);
  if (review?.excerpt === undefined) throw new Error('the review slide needs a review with an excerpt');
  return {
    slideId: 'review-colette',
    seconds: 10,
    template: 'review',
    productId,
    text: review.excerpt,
    author: review.author,
    day: review.day,
  };
}

/** Eight slides, about a minute and a half: no line has more than nine words. */
export function sampleSlides(): readonly SampleSlide[] {
  return [
    {
      slideId: 'season-autumn',
      seconds: 12,
      template: 'season',
      title: { fr: 'L’heure dorée', en: 'The golden hour' },
      line: { fr: 'La collection d’automne est arrivée', en: 'The autumn collection is here' },
      productId: sampleProductId('Équinoxe'),
    },
    {
      slideId: 'product-maree',
      seconds: 10,
      template: 'product',
      productId: sampleProductId('Marée'),
      line: { fr: 'Le col roulé qui tient chaud', en: 'The roll-neck that keeps its promise' },
    },
    {
      slideId: 'looks-weekend',
      seconds: 14,
      template: 'looks',
      title: { fr: 'Trois pièces pour un dimanche', en: 'Three pieces for a Sunday' },
      productIds: [sampleProductId('Ondine'), sampleProductId('Brigitte'), sampleProductId('Amiral')],
    },
    {
      slideId: 'likes-today',
      seconds: 14,
      template: 'likes',
      title: { fr: 'Vos préférés, en ce moment', en: 'What you love right now' },
      productIds: ['Zénith', 'Éclipse', 'Moisson', 'Diane', 'Belle-Île'].map(sampleProductId),
    },
    bestReview(),
    {
      slideId: 'product-averse',
      seconds: 10,
      template: 'product',
      productId: sampleProductId('Averse'),
      line: { fr: 'Pour les jours qui hésitent', en: 'For days that can’t decide' },
    },
    {
      slideId: 'season-denim',
      seconds: 12,
      template: 'season',
      title: { fr: 'Moins d’eau, plus de bleu', en: 'Less water, more blue' },
      line: { fr: 'Nos jeans en coton recyclé', en: 'Our recycled cotton denim' },
      productId: sampleProductId('Ressac'),
    },
    {
      slideId: 'hours',
      seconds: 9,
      template: 'hours',
      title: { fr: 'À bientôt', en: 'See you soon' },
      lines: [
        { fr: 'Lundi au samedi, 10 h – 19 h 30', en: 'Monday to Saturday, 10 am – 7.30 pm' },
        { fr: 'Dimanche, 11 h – 18 h', en: 'Sunday, 11 am – 6 pm' },
      ],
    },
  ];
}
