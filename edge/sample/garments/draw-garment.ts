import type { CutId } from '../range/cuts.ts';
import * as shirt from './cuts-shirts.ts';
import * as top from './cuts-tops.ts';
import * as denim from './cuts-denim.ts';
import * as trousers from './cuts-trousers.ts';
import * as dress from './cuts-dresses.ts';
import * as skirt from './cuts-skirts.ts';
import * as coat from './cuts-coats.ts';
import * as jacket from './cuts-jackets.ts';
import * as padded from './cuts-padded.ts';
import * as accessory from './cuts-accessories.ts';
import * as bag from './cuts-bags.ts';
import * as shoe from './cuts-shoes.ts';
import * as knit from './cuts-knitwear.ts';
import type { ColourId } from './palette.ts';
import { drawSheet } from './sheet.ts';
import type { Sketch } from './sketch.ts';
import type { WeaveId } from './weave.ts';

/** What to draw: a cut in a cloth of a colour. */
export interface Garment {
  readonly cut: CutId;
  readonly weave: WeaveId;
  readonly colour: ColourId;
}

const drawings: Partial<Record<CutId, (sketch: Sketch) => void>> = {
  jumper: knit.drawJumper,
  'v-jumper': knit.drawVJumper,
  'roll-neck': knit.drawRollNeck,
  cardigan: knit.drawCardigan,
  'long-cardigan': knit.drawLongCardigan,
  'knit-vest': knit.drawKnitVest,
  hoodie: knit.drawHoodie,
  sweatshirt: knit.drawSweatshirt,
  tee: top.drawTee,
  breton: top.drawBreton,
  tank: top.drawTank,
  camisole: top.drawCamisole,
  polo: top.drawPolo,
  shirt: shirt.drawShirt,
  'band-shirt': shirt.drawBandShirt,
  'camp-shirt': shirt.drawCampShirt,
  blouse: shirt.drawBlouse,
  'bow-blouse': shirt.drawBowBlouse,
  'slim-jeans': denim.drawSlimJeans,
  'straight-jeans': denim.drawStraightJeans,
  'wide-jeans': denim.drawWideJeans,
  'flared-jeans': denim.drawFlaredJeans,
  'denim-shorts': denim.drawDenimShorts,
  dungarees: denim.drawDungarees,
  'pleated-trousers': trousers.drawPleatedTrousers,
  'cigarette-trousers': trousers.drawCigaretteTrousers,
  chinos: trousers.drawChinos,
  culottes: trousers.drawCulottes,
  'drawstring-trousers': trousers.drawDrawstringTrousers,
  'mini-skirt': skirt.drawMiniSkirt,
  'a-line-skirt': skirt.drawALineSkirt,
  'pleated-skirt': skirt.drawPleatedSkirt,
  'slip-skirt': skirt.drawSlipSkirt,
  'wrap-skirt': skirt.drawWrapSkirt,
  'shirt-dress': dress.drawShirtDress,
  'slip-dress': dress.drawSlipDress,
  'wrap-dress': dress.drawWrapDress,
  'tea-dress': dress.drawTeaDress,
  'tiered-dress': dress.drawTieredDress,
  pinafore: dress.drawPinafore,
  'straight-coat': coat.drawStraightCoat,
  'wrap-coat': coat.drawWrapCoat,
  trench: coat.drawTrench,
  'duffle-coat': coat.drawDuffleCoat,
  'pea-coat': coat.drawPeaCoat,
  puffer: padded.drawPuffer,
  gilet: padded.drawGilet,
  'denim-jacket': jacket.drawDenimJacket,
  blazer: jacket.drawBlazer,
  bomber: jacket.drawBomber,
  biker: jacket.drawBiker,
  'chore-jacket': jacket.drawChoreJacket,
  scarf: accessory.drawScarf,
  'silk-square': accessory.drawSilkSquare,
  beanie: accessory.drawBeanie,
  beret: accessory.drawBeret,
  hat: accessory.drawHat,
  gloves: accessory.drawGloves,
  belt: accessory.drawBelt,
  socks: accessory.drawSocks,
  tote: bag.drawTote,
  'shoulder-bag': bag.drawShoulderBag,
  'bucket-bag': bag.drawBucketBag,
  basket: bag.drawBasket,
  sneakers: shoe.drawSneakers,
  'ankle-boots': shoe.drawAnkleBoots,
  'chelsea-boots': shoe.drawChelseaBoots,
  'tall-boots': shoe.drawTallBoots,
  loafers: shoe.drawLoafers,
  ballerinas: shoe.drawBallerinas,
  sandals: shoe.drawSandals,
  'knit-dress': knit.drawKnitDress,
};

/** A standalone SVG, 800 by 1000, of one garment on paper. */
export function drawGarment({ cut, weave, colour }: Garment): string {
  return drawSheet(weave, colour, drawings[cut] ?? knit.drawJumper);
}
