import type { Texts } from '#shared/domain/product.ts';

function words(fr: string, en: string): Texts {
  return { fr, en };
}

/** The ways cloth can look, with the words that go behind the material's; empty where the material says it already. */
export const weaves = {
  plain: words('', ''),
  rib: words('à côtes', 'ribbed'),
  cable: words('à torsades', 'cabled'),
  chunky: words('à grosses mailles', 'in a chunky stitch'),
  brushed: words('', ''),
  'fair-isle': words('à motif jacquard', 'in a Fair Isle pattern'),
  argyle: words('à losanges', 'in an argyle pattern'),
  melange: words('au fil chiné', 'in a heathered yarn'),
  tweed: words('à fil moucheté', 'with flecked yarn'),
  stripe: words('à rayures', 'striped'),
  breton: words('à rayures marinières', 'in sailor stripes'),
  pinstripe: words('à fines rayures', 'pinstriped'),
  check: words('à carreaux', 'checked'),
  gingham: words('à carreaux vichy', 'in gingham'),
  herringbone: words('à chevrons', 'in herringbone'),
  dots: words('à pois', 'with polka dots'),
  floral: words('à petites fleurs', 'with small flowers'),
  moon: words('avec un croissant brodé', 'with an embroidered crescent'),
  denim: words('', ''),
  corduroy: words('', ''),
  linen: words('', ''),
  satin: words('', ''),
  leather: words('', ''),
  suede: words('', ''),
  straw: words('', ''),
} as const satisfies Readonly<Record<string, Texts>>;

export type WeaveId = keyof typeof weaves;
