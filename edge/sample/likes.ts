import { sampleProducts } from './catalogue.ts';
import { createSeeded, drawWhole } from './seeded.ts';

/** A heart that was pressed before the shop was opened to visitors. */
export interface SampleLike {
  readonly id: string;
  readonly productId: string;
  /** How long before the opening. */
  readonly agoMs: number;
}

const dayMs = 86_400_000;
const days = 21;

/** Three weeks of hearts: new pieces and a few favourites have many, most have some, always the same ones. */
export function sampleLikes(): readonly SampleLike[] {
  const next = createSeeded(1907);
  return sampleProducts().flatMap((product) => {
    const most = next() < 0.08 ? 90 : product.isNew ? 45 : 18;
    const count = Math.floor(most * next() ** 2);
    return Array.from({ length: count }, (_none, nth) => ({
      id: `sample.${product.id}.${nth}`,
      productId: product.id,
      agoMs: drawWhole(next, 1, days * dayMs),
    }));
  });
}
