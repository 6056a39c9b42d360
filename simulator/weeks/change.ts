import type { Tastes } from '../people/tastes.ts';

/** What the shop does differently in the second half: the figures must show it, and nothing else but chance. */
export const change = {
  zoneId: 'knitwear',
  words: {
    fr: 'Maille : nouvelle présentation et une offre en vitrine',
    en: 'Knitwear: a new display, and an offer in the window',
  },
} as const;

const pulls = 2;
const holds = 1.3;
const sells = 1.5;

/** The tastes of the same people once knitwear has its display. */
export function changedTastes(tastes: Tastes): Tastes {
  return (zoneId) => {
    const taste = tastes(zoneId);
    if (zoneId !== change.zoneId) return taste;
    return { pull: taste.pull * pulls, lookSeconds: taste.lookSeconds * holds, sells: taste.sells * sells };
  };
}
