import type { Chance } from '../chance.ts';

export type TagWish = 'basket' | 'fob' | 'none';

/** Of twenty people eleven take a basket, five a fob for their phone, and four nothing. */
const twenty: readonly TagWish[] = [
  ...Array.from({ length: 11 }, () => 'basket' as const),
  ...Array.from({ length: 5 }, () => 'fob' as const),
  ...Array.from({ length: 4 }, () => 'none' as const),
];

/** Draws what people carry without putting back, so that a small shop has its share of each at any time. */
export function createTagWishes(chance: Chance): () => TagWish {
  let left: readonly TagWish[] = [];
  return () => {
    if (left.length === 0) left = twenty;
    const place = chance.whole(0, left.length - 1);
    const wish = left[place] ?? 'none';
    left = left.toSpliced(place, 1);
    return wish;
  };
}
