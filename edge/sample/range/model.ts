import type { WeaveId } from '../garments/weave.ts';
import type { ColourId } from '../garments/palette.ts';
import type { CutId } from './cuts.ts';
import type { MaterialId } from './materials.ts';

/** One line of the collection, before sizes, codes and stock. */
export interface Model {
  readonly cut: CutId;
  readonly name: string;
  readonly material: MaterialId;
  readonly weave: WeaveId;
  readonly colours: readonly ColourId[];
  readonly euros: number;
  /** The price before a reduction. */
  readonly wasEuros?: number | undefined;
  readonly isNew: boolean;
}

export interface ModelExtras {
  readonly wasEuros?: number;
  readonly isNew?: boolean;
}

/** A line of the collection as it is written in the range: cut, own name, cloth, colours (the first is shown first), price. */
export function model(
  cut: CutId,
  name: string,
  [material, weave]: readonly [MaterialId, WeaveId],
  colours: readonly ColourId[],
  euros: number,
  { wasEuros, isNew = false }: ModelExtras = {},
): Model {
  return { cut, name, material, weave, colours, euros, wasEuros, isNew };
}
