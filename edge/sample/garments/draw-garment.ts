import type { CutId } from '../range/cuts.ts';
import { palette, type ColourId } from './palette.ts';
import type { WeaveId } from './weave.ts';

/** What to draw: a cut in a cloth of a colour. */
export interface Garment {
  readonly cut: CutId;
  readonly weave: WeaveId;
  readonly colour: ColourId;
}

/** A standalone SVG, 800 by 1000, of one garment on paper. */
export function drawGarment({ colour }: Garment): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 1000"><path fill="#efe8dd" d="M0 0h800v1000H0z"/><path fill="${palette[colour].hex}" d="M200 300h400v500H200z"/></svg>`;
}
