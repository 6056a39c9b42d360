import type { PathScore } from './positioning-path.ts';
import type { RecordedRoom } from './positioning-room.ts';
import type { Score, StillScore } from './positioning-score.ts';

/** One method under one trouble; still tags have their own figures, and only Aisle draws a path. */
export type PositioningRow = { readonly trouble: string; readonly method: string } & ((Score & Partial<PathScore>) | StillScore);

function figure(value: number, digits: number): string {
  return value.toFixed(digits);
}

function optional(value: number | undefined, digits: number): string {
  return value === undefined ? '' : figure(value, digits);
}

function cellsOf(row: PositioningRow): string[] {
  if ('flipsPerMinute' in row) {
    const { trouble, method, meanMetres, zoneRight, flipsPerMinute } = row;
    return [trouble, method, '', figure(meanMetres, 2), '', '', figure(zoneRight, 3), '', '', figure(flipsPerMinute, 2), '', '', '', ''];
  }
  return [
    row.trouble,
    row.method,
    figure(row.lagSeconds, 1),
    figure(row.meanMetres, 2),
    figure(row.p95Metres, 2),
    figure(row.meanMetresAtDecision, 2),
    figure(row.zoneAtEvent, 3),
    figure(row.zoneAtDecision, 3),
    `${row.switches}/${row.trueSwitches}`,
    '',
    optional(row.pathMeanMetres, 2),
    optional(row.pathP95Metres, 2),
    optional(row.pathZone, 3),
    optional(row.pathSwitches, 0),
  ];
}

const heads = [
  ['', 'method', 'lag s', 'mean m', 'p95 m', 'mean m now', 'zone', 'zone now', 'switches/true', 'flips/min'],
  ['path mean', 'path p95', 'path zone', 'path switches'],
].flat();

export function printRows(room: RecordedRoom, rows: readonly PositioningRow[]): void {
  const table = [heads, ...rows.map(cellsOf)];
  const widths = heads.map((_, column) => Math.max(...table.map((cells) => (cells[column] ?? '').length)));
  console.log(
    `\n${room.name}: ${room.walks.length} walks, ${room.stills.length} still places, ${room.plan.receivers.length} receivers, tag at ${room.tagHeightMetres} m`,
  );
  console.log(
    'mean, p95, zone: against the truth at the moment the answer is about; "now": at the moment it is given. Zone: nearest receiver.\n"path": what is drawn of the same seconds when the walk is over.\n',
  );
  table.forEach((cells, nth) => {
    if (nth > 1 && cells[0] !== table[nth - 1]?.[0]) console.log('');
    console.log(
      cells.map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  '),
    );
  });
}
