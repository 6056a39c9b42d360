import type { Texts } from '#shared/domain/product.ts';

const care = {
  wash: { fr: 'Lavage à 30 °C, séchage à l’air libre.', en: 'Wash at 30 °C and dry on the line.' },
  cool: { fr: 'Lavage délicat à froid, repassage doux sur l’envers.', en: 'Cool gentle wash; iron softly inside out.' },
  wool: { fr: 'Programme laine à froid, séchage à plat.', en: 'Cold wool wash, dry flat.' },
  hand: { fr: 'Lavage à la main à l’eau froide, séchage à plat.', en: 'Hand wash in cold water, dry flat.' },
  dry: { fr: 'Nettoyage à sec ; entre deux, une nuit à l’air suffit.', en: 'Dry clean; between two wears a night of air will do.' },
  denim: { fr: 'Laver à l’envers à 30 °C, le moins souvent possible.', en: 'Wash inside out at 30 °C, as rarely as you can.' },
  leather: { fr: 'Nourrir au baume incolore une fois par saison.', en: 'Feed with neutral balm once a season.' },
  brush: { fr: 'Brosser à sec, imperméabiliser avant la pluie.', en: 'Brush when dry; proof it before the rain.' },
  wipe: { fr: 'Nettoyer avec un chiffon à peine humide.', en: 'Clean with a barely damp cloth.' },
  down: { fr: 'Lavage à 30 °C avec deux balles de tennis, séchage tiède.', en: 'Wash at 30 °C with two tennis balls, tumble warm.' },
} as const satisfies Readonly<Record<string, Texts>>;

export interface Material {
  /** How a description starts. */
  readonly words: Texts;
  readonly care: Texts;
}

function material(fr: string, en: string, howToCare: keyof typeof care): Material {
  return { words: { fr, en }, care: care[howToCare] };
}

export const materials = {
  merino: material('Laine mérinos extra-fine', 'Extra-fine merino wool', 'wool'),
  lambswool: material('Laine d’agneau cardée', 'Carded lambswool', 'wool'),
  shetland: material('Laine shetland filée en Écosse', 'Shetland wool spun in Scotland', 'wool'),
  cashmere: material('Cachemire deux fils', 'Two-ply cashmere', 'hand'),
  mohair: material('Mohair brossé et soie', 'Brushed mohair and silk', 'hand'),
  cottonKnit: material('Coton biologique tricoté', 'Knitted organic cotton', 'wash'),
  fleece: material('Molleton de coton biologique gratté', 'Brushed organic cotton fleece', 'wash'),
  jersey: material('Jersey de coton biologique', 'Organic cotton jersey', 'wash'),
  heavyJersey: material('Jersey lourd tricoté en Bretagne', 'Heavy jersey knitted in Brittany', 'wash'),
  linen: material('Lin lavé de Normandie', 'Washed Normandy linen', 'wash'),
  poplin: material('Popeline de coton', 'Cotton poplin', 'wash'),
  oxford: material('Oxford de coton', 'Cotton oxford', 'wash'),
  flannel: material('Flanelle de coton grattée', 'Brushed cotton flannel', 'wash'),
  voile: material('Voile de coton', 'Cotton voile', 'cool'),
  crepe: material('Crêpe de viscose fluide', 'Fluid viscose crêpe', 'cool'),
  silk: material('Satin de soie', 'Silk satin', 'hand'),
  twillSilk: material('Twill de soie roulotté à la main', 'Hand-rolled silk twill', 'dry'),
  denim: material('Denim de coton 13 oz', 'Cotton denim, 13 oz', 'denim'),
  denimStretch: material('Denim de coton, 1 % d’élasthanne', 'Cotton denim with 1 % elastane', 'denim'),
  denimRecycled: material('Denim de coton recyclé', 'Recycled cotton denim', 'denim'),
  twill: material('Sergé de coton', 'Cotton twill', 'wash'),
  gabardine: material('Gabardine de coton déperlante', 'Showerproof cotton gabardine', 'dry'),
  corduroy: material('Velours côtelé de coton', 'Cotton corduroy', 'wash'),
  woolFlannel: material('Flanelle de laine', 'Wool flannel', 'dry'),
  coolWool: material('Laine froide', 'Cool wool', 'dry'),
  woolCloth: material('Drap de laine recyclée', 'Recycled wool cloth', 'dry'),
  tweed: material('Tweed de laine', 'Wool tweed', 'dry'),
  down: material('Toile recyclée garnie de duvet recyclé', 'Recycled shell filled with recycled down', 'down'),
  nylon: material('Toile technique recyclée', 'Recycled technical cloth', 'wash'),
  leather: material('Cuir de vachette au tannage végétal', 'Vegetable-tanned cowhide', 'leather'),
  lambskin: material('Cuir d’agneau souple', 'Supple lambskin', 'leather'),
  suede: material('Veau velours', 'Calf suede', 'brush'),
  canvas: material('Toile de coton épaisse', 'Heavy cotton canvas', 'wash'),
  felt: material('Feutre de laine', 'Wool felt', 'brush'),
  straw: material('Palmier tressé à la main', 'Hand-woven palm', 'wipe'),
} as const satisfies Readonly<Record<string, Material>>;

export type MaterialId = keyof typeof materials;
