import { metresBetween, type FloorPlan, type Placement } from '#shared/domain/floor-plan.ts';
import { layOver, type Box, type Patch } from './patch.ts';
import type { HeardSignals } from './signal-window.ts';
import type { WalkableGrid } from '#shared/domain/walkable-grid.ts';

const nearMetres = 12;
/** Tags are heard for the first time where people come in and take them, this near to a door … */
const doorMetres = 3;
/** … this often; else anywhere: where a deep corner gave them back, or all over the shop after a restart. */
const doorShare = 0.5;

/** Lays belief about a tag that was never heard before over where its receivers say it may be; what it sums to is nobody's business. */
export type LayStart = (heard: HeardSignals, into: Patch) => void;

/** How likely each cell is to be where a tag is heard for the first time: nought where nobody can stand. */
function startWeights(grid: WalkableGrid, { entrances }: Pick<FloorPlan, 'entrances'>): Float32Array {
  const isNear = Array.from(
    grid.isOpen,
    (isOpen, cell) =>
      isOpen === 1 &&
      entrances.some((door) => metresBetween(door, { xMetres: grid.xMetres[cell] ?? 0, yMetres: grid.yMetres[cell] ?? 0 }) <= doorMetres),
  );
  const open = grid.isOpen.reduce((sum, isOpen) => sum + isOpen, 0);
  const byDoor = isNear.filter(Boolean).length;
  return Float32Array.from(grid.isOpen, (isOpen, cell) =>
    byDoor === 0 ? isOpen : ((1 - doorShare) * isOpen) / open + (isNear[cell] === true ? doorShare / byDoor : 0),
  );
}

export function createLayStart(grid: WalkableGrid, plan: Pick<FloorPlan, 'receivers' | 'entrances'>): LayStart {
  const around = createStartAround(grid, plan.receivers);
  const weights = startWeights(grid, plan);
  return (heard, into) => {
    layOver(into, around(heard));
    let nth = 0;
    for (let row = into.top; row < into.bottom; row += 1) {
      const end = row * grid.columns + into.right;
      for (let cell = row * grid.columns + into.left; cell < end; cell += 1, nth += 1) into.values[nth] = weights[cell] ?? 0;
    }
  };
}

/** Where a tag may be when it is heard for the first time: around the receiver that hears it best, wider where receivers are far apart. */
function createStartAround(grid: WalkableGrid, receivers: readonly Placement[]): (heard: HeardSignals) => Box {
  const { columns, rows, cellMetres } = grid;
  const spacingMetres = Math.sqrt((columns * rows * cellMetres * cellMetres) / Math.max(1, receivers.length));
  const reach = Math.ceil(Math.max(nearMetres, 1.5 * spacingMetres) / cellMetres);
  const within = (value: number, most: number): number => Math.max(0, Math.min(most, value));
  return (heard) => {
    let best = -1;
    for (let nth = 0; nth < heard.count; nth += 1) {
      if (best === -1 || (heard.rssiDbm[nth] ?? 0) > (heard.rssiDbm[best] ?? 0)) best = nth;
    }
    const at = receivers[heard.receivers[best] ?? -1]?.at;
    if (at === undefined) return { left: 0, top: 0, right: columns, bottom: rows };
    const column = within(Math.floor(at.xMetres / cellMetres), columns - 1);
    const row = within(Math.floor(at.yMetres / cellMetres), rows - 1);
    return {
      left: within(column - reach, columns),
      top: within(row - reach, rows),
      right: within(column + reach + 1, columns),
      bottom: within(row + reach + 1, rows),
    };
  };
}
