import type { Static } from 'typebox';
import type { ReviewSchema } from '#shared/contract/products.ts';

export type Review = Static<typeof ReviewSchema>;

export interface ReviewSummary {
  readonly count: number;
  /** One decimal. */
  readonly mean: number;
  /** How many gave five, four, three, two, one star, in that order. */
  readonly perStar: readonly number[];
  /** Reviews of one or two stars: shown, never hidden. */
  readonly unhappy: number;
}

/** Undefined when nobody has written yet: there is no mean of nothing. */
export function summariseReviews(reviews: readonly Review[]): ReviewSummary | undefined {
  if (reviews.length === 0) return undefined;
  const perStar = [5, 4, 3, 2, 1].map((stars) => reviews.filter((review) => review.stars === stars).length);
  const sum = reviews.reduce((total, review) => total + review.stars, 0);
  return {
    count: reviews.length,
    mean: Math.round((sum / reviews.length) * 10) / 10,
    perStar,
    unhappy: reviews.filter((review) => review.stars <= 2).length,
  };
}

/** Newest first, so that neither praise nor complaint is put in front. */
export function newestFirst(reviews: readonly Review[]): readonly Review[] {
  return [...reviews].sort((a, b) => b.day.localeCompare(a.day));
}
