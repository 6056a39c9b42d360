import type { Dye } from './dye.ts';
import { drawKnit } from './weave-knits.ts';
import { drawPrint } from './weave-prints.ts';
import { drawWoven } from './weave-wovens.ts';
import type { Tile } from './weave-tile.ts';
import type { WeaveId } from './weave.ts';

/** The tile of a weave, or undefined for cloth so fine that it shows its colour only. */
export function drawWeave(weave: WeaveId, dye: Dye): Tile | undefined {
  return drawKnit(weave, dye) ?? drawWoven(weave, dye) ?? drawPrint(weave, dye);
}
