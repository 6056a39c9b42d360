import type { Placement } from '#shared/domain/floor-plan.ts';
import type { Box } from './patch.ts';
import type { HeardSignals } from './signal-window.ts';
import type { WalkableGrid } from '#shared/domain/walkable-grid.ts';

const nearMetres = 12;

/** Where a tag may be when it is heard for the first time: around the receiver that hears it best, wider where receivers are far apart. */
export function createStartAround(grid: WalkableGrid, receivers: readonly Placement[]): (heard: HeardSignals) => Box {
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
