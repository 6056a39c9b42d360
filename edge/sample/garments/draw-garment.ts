import type { CutId } from '../range/cuts.ts';
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
  'knit-dress': knit.drawKnitDress,
};

/** A standalone SVG, 800 by 1000, of one garment on paper. */
export function drawGarment({ cut, weave, colour }: Garment): string {
  return drawSheet(weave, colour, drawings[cut] ?? knit.drawJumper);
}
