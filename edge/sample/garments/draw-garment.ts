import type { CutId } from '../range/cuts.ts';
import * as accessory from './cuts-accessories.ts';
import * as bag from './cuts-bags.ts';
import * as coat from './cuts-coats.ts';
import * as denim from './cuts-denim.ts';
import * as dress from './cuts-dresses.ts';
import * as jacket from './cuts-jackets.ts';
import * as knit from './cuts-knitwear.ts';
import * as padded from './cuts-padded.ts';
import * as shirt from './cuts-shirts.ts';
import * as shoe from './cuts-shoes.ts';
import * as skirt from './cuts-skirts.ts';
import * as top from './cuts-tops.ts';
import * as trousers from './cuts-trousers.ts';
import { middle } from './outline.ts';
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

type Drawing = (sketch: Sketch) => void;

/** Puts a drawing in the middle of the sheet: `centreX` and `centreY` are where its own middle is. */
function frame(draw: Drawing, scale: number, centreY: number, centreX: number = middle): Drawing {
  return (sketch) => {
    sketch.add(`<g transform="translate(${middle} 502)scale(${scale})translate(${-centreX} ${-centreY})">`);
    draw(sketch);
    sketch.add('</g>');
  };
}

const drawings: Readonly<Record<CutId, Drawing>> = {
  jumper: frame(knit.drawJumper, 1.12, 516),
  'v-jumper': frame(knit.drawVJumper, 1.12, 516),
  'roll-neck': frame(knit.drawRollNeck, 1.08, 484),
  cardigan: frame(knit.drawCardigan, 1.12, 516),
  'long-cardigan': frame(knit.drawLongCardigan, 1.04, 480),
  'knit-vest': frame(knit.drawKnitVest, 1.18, 504),
  hoodie: frame(knit.drawHoodie, 1.06, 474),
  sweatshirt: frame(knit.drawSweatshirt, 1.12, 516),
  tee: frame(top.drawTee, 1.14, 506),
  breton: frame(top.drawBreton, 1.12, 500),
  tank: frame(top.drawTank, 1.2, 496),
  camisole: frame(top.drawCamisole, 1.14, 440),
  polo: frame(top.drawPolo, 1.14, 490),
  shirt: frame(shirt.drawShirt, 1.1, 462),
  'band-shirt': frame(shirt.drawBandShirt, 1.1, 462),
  'camp-shirt': frame(shirt.drawCampShirt, 1.1, 462),
  blouse: frame(shirt.drawBlouse, 1.1, 462),
  'bow-blouse': frame(shirt.drawBowBlouse, 1.1, 462),
  'slim-jeans': frame(denim.drawSlimJeans, 1.04, 514),
  'straight-jeans': frame(denim.drawStraightJeans, 1.04, 514),
  'wide-jeans': frame(denim.drawWideJeans, 1.04, 514),
  'flared-jeans': frame(denim.drawFlaredJeans, 1.04, 514),
  'denim-shorts': frame(denim.drawDenimShorts, 1.3, 486),
  dungarees: frame(denim.drawDungarees, 1.02, 506),
  'pleated-trousers': frame(trousers.drawPleatedTrousers, 1.02, 482),
  'cigarette-trousers': frame(trousers.drawCigaretteTrousers, 1.02, 482),
  chinos: frame(trousers.drawChinos, 1.04, 514),
  culottes: frame(trousers.drawCulottes, 1.08, 428),
  'drawstring-trousers': frame(trousers.drawDrawstringTrousers, 1.04, 514),
  'mini-skirt': frame(skirt.drawMiniSkirt, 1.3, 334),
  'a-line-skirt': frame(skirt.drawALineSkirt, 1.12, 446),
  'pleated-skirt': frame(skirt.drawPleatedSkirt, 1.12, 446),
  'slip-skirt': frame(skirt.drawSlipSkirt, 1.12, 446),
  'wrap-skirt': frame(skirt.drawWrapSkirt, 1.12, 446),
  'shirt-dress': frame(dress.drawShirtDress, 1.04, 494),
  'slip-dress': frame(dress.drawSlipDress, 1, 474),
  'wrap-dress': frame(dress.drawWrapDress, 1.04, 494),
  'tea-dress': frame(dress.drawTeaDress, 1.04, 494),
  'tiered-dress': frame(dress.drawTieredDress, 1.04, 494),
  pinafore: frame(dress.drawPinafore, 1.12, 462),
  'straight-coat': frame(coat.drawStraightCoat, 1.06, 480),
  'wrap-coat': frame(coat.drawWrapCoat, 1.06, 480),
  trench: frame(coat.drawTrench, 1.06, 480),
  'duffle-coat': frame(coat.drawDuffleCoat, 1, 458),
  'pea-coat': frame(coat.drawPeaCoat, 1.12, 412),
  puffer: frame(padded.drawPuffer, 1.1, 430),
  gilet: frame(padded.drawGilet, 1.16, 430),
  'denim-jacket': frame(jacket.drawDenimJacket, 1.12, 428),
  blazer: frame(jacket.drawBlazer, 1.1, 440),
  bomber: frame(jacket.drawBomber, 1.1, 436),
  biker: frame(jacket.drawBiker, 1.12, 424),
  'chore-jacket': frame(jacket.drawChoreJacket, 1.1, 442),
  scarf: frame(accessory.drawScarf, 1.02, 520),
  'silk-square': frame(accessory.drawSilkSquare, 1.14, 500),
  beanie: frame(accessory.drawBeanie, 1.3, 500),
  beret: frame(accessory.drawBeret, 1.16, 490),
  hat: frame(accessory.drawHat, 1.12, 505),
  gloves: frame(accessory.drawGloves, 1.12, 512),
  belt: frame(accessory.drawBelt, 1.08, 560),
  socks: frame(accessory.drawSocks, 1.1, 500),
  tote: frame(bag.drawTote, 1.12, 524),
  'shoulder-bag': frame(bag.drawShoulderBag, 1.14, 456),
  'bucket-bag': frame(bag.drawBucketBag, 1.1, 490),
  basket: frame(bag.drawBasket, 1.12, 512),
  sneakers: frame(shoe.drawSneakers, 1.06, 516, 436),
  'ankle-boots': frame(shoe.drawAnkleBoots, 1.04, 484, 436),
  'chelsea-boots': frame(shoe.drawChelseaBoots, 1.04, 484, 436),
  'tall-boots': frame(shoe.drawTallBoots, 1.04, 506, 410),
  loafers: frame(shoe.drawLoafers, 1.12, 490),
  ballerinas: frame(shoe.drawBallerinas, 1.12, 490),
  sandals: frame(shoe.drawSandals, 1.12, 492),
  'knit-dress': frame(knit.drawKnitDress, 1.06, 532),
};

/** A standalone SVG, 800 by 1000, of one garment on paper. */
export function drawGarment({ cut, weave, colour }: Garment): string {
  return drawSheet(weave, colour, drawings[cut]);
}
