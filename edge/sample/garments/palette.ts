import type { Texts } from '#shared/domain/product.ts';

export interface Colour {
  readonly name: Texts;
  /** `#rrggbb`. */
  readonly hex: string;
}

function colour(fr: string, en: string, hex: string): Colour {
  return { name: { fr, en }, hex };
}

/** The colours of Maison Lune: earths, sea and two washes of moonlight; each goes with each. */
export const palette = {
  ivory: colour('Ivoire', 'Ivory', '#f4eddd'),
  butter: colour('Beurre', 'Butter', '#efd99a'),
  sand: colour('Sable', 'Sand', '#d8c4a2'),
  camel: colour('Camel', 'Camel', '#bb8c5a'),
  tobacco: colour('Tabac', 'Tobacco', '#7b5033'),
  mustard: colour('Moutarde', 'Mustard', '#d2a03c'),
  terracotta: colour('Terre cuite', 'Terracotta', '#c46f4e'),
  poppy: colour('Coquelicot', 'Poppy', '#c43d33'),
  burgundy: colour('Bordeaux', 'Burgundy', '#6c2533'),
  blush: colour('Rose poudré', 'Blush', '#e0b5a8'),
  lilac: colour('Glycine', 'Wisteria', '#a99bbd'),
  olive: colour('Olive', 'Olive', '#75733f'),
  sage: colour('Sauge', 'Sage', '#a5b298'),
  forest: colour('Sapin', 'Forest', '#22513f'),
  sky: colour('Ciel', 'Sky', '#a9c3d8'),
  cobalt: colour('Bleu de travail', 'Workwear blue', '#315ca3'),
  navy: colour('Marine', 'Navy', '#222f4e'),
  grey: colour('Gris chiné', 'Heather grey', '#a8a6a1'),
  charcoal: colour('Anthracite', 'Charcoal', '#45444a'),
  black: colour('Noir', 'Black', '#252426'),
  raw: colour('Brut', 'Raw indigo', '#2f3d5e'),
  stone: colour('Bleu moyen', 'Mid blue', '#5d7fa6'),
  bleach: colour('Délavé', 'Faded blue', '#a5bdd1'),
} as const satisfies Readonly<Record<string, Colour>>;

export type ColourId = keyof typeof palette;
