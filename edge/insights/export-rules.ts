import type { HeatGrid } from '#shared/domain/heat-grid.ts';
import { street } from '#shared/domain/visit-counts.ts';
import type { StoreTime } from '../store-time.ts';
import type { TransitionHourRow, ZoneHourRow } from './export-records.ts';
import type { HeatTotals } from './heat-records.ts';
import { isFew } from './figure-rules.ts';
import { hideFew } from './hide-rules.ts';
import type { HourTotals } from './total-records.ts';

export type Cell = string | number | boolean | Date | null;
export type ExportRow = Readonly<Record<string, Cell>>;

export type ColumnType = 'STRING' | 'INT32' | 'DOUBLE' | 'BOOLEAN' | 'TIMESTAMP';

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
}

const windowColumns = [
  { name: 'window_from', type: 'TIMESTAMP' },
  { name: 'window_to', type: 'TIMESTAMP' },
] as const satisfies readonly Column[];
const dayColumn = { name: 'business_day', type: 'STRING' } as const satisfies Column;
const hourColumns = [
  { name: 'hour_at', type: 'TIMESTAMP' },
  dayColumn,
  { name: 'hour', type: 'INT32' },
] as const satisfies readonly Column[];
const hiddenColumn = { name: 'hidden_below_five', type: 'BOOLEAN' } as const satisfies Column;

/** The columns of each table, in order. */
export const exportColumns = {
  zones: [
    ...windowColumns,
    ...hourColumns,
    { name: 'zone_id', type: 'STRING' },
    { name: 'visits', type: 'INT32' },
    { name: 'mean_dwell_seconds', type: 'DOUBLE' },
    { name: 'engaged', type: 'INT32' },
    { name: 'turned_back', type: 'INT32' },
    { name: 'bought_here', type: 'INT32' },
    hiddenColumn,
  ],
  flows: [
    ...windowColumns,
    ...hourColumns,
    { name: 'from_zone_id', type: 'STRING' },
    { name: 'to_zone_id', type: 'STRING' },
    { name: 'visits', type: 'INT32' },
    hiddenColumn,
  ],
  heat: [
    ...windowColumns,
    dayColumn,
    { name: 'x_metres', type: 'DOUBLE' },
    { name: 'y_metres', type: 'DOUBLE' },
    { name: 'cell_metres', type: 'DOUBLE' },
    { name: 'visits', type: 'INT32' },
    { name: 'seconds', type: 'INT32' },
    hiddenColumn,
  ],
  doors: [
    ...windowColumns,
    ...hourColumns,
    { name: 'entries', type: 'INT32' },
    { name: 'exits', type: 'INT32' },
    { name: 'tickets', type: 'INT32' },
    { name: 'visits', type: 'INT32' },
    hiddenColumn,
  ],
} as const satisfies Readonly<Record<string, readonly Column[]>>;

function hourCells(hourAt: number, time: StoreTime) {
  return { hour_at: new Date(hourAt), business_day: time.businessDayOf(hourAt), hour: time.hourOf(hourAt) };
}

const unlessFew = (people: number): number | null => (isFew(people) ? null : people);

/** Hours of one business day. A zone's day is told elsewhere, so its hours are hidden with care. */
export function zoneRows(rows: readonly ZoneHourRow[], time: StoreTime): ExportRow[] {
  const hides = hidesBy(rows, ({ zoneId }) => zoneId);
  return rows.map((row) => {
    const place = { ...hourCells(row.hourAt, time), zone_id: row.zoneId };
    const few = hides.has(row);
    return {
      ...place,
      visits: few ? null : row.visits,
      mean_dwell_seconds: few || row.visits === 0 ? null : row.dwellSeconds / row.visits,
      engaged: few ? null : unlessFew(row.engaged),
      turned_back: few ? null : unlessFew(row.turnedBack),
      bought_here: few ? null : unlessFew(row.boughtHere),
      hidden_below_five: few,
    };
  });
}

/** Hours of one business day. Whoever comes in and leaves adds up to the hour's visits, so those are hidden with care. */
export function flowRows(rows: readonly TransitionHourRow[], time: StoreTime): ExportRow[] {
  const hides = new Set([
    ...hidesBy(rows, ({ hourAt, fromZoneId }) => (fromZoneId === street ? hourAt : undefined)),
    ...hidesBy(rows, ({ hourAt, toZoneId }) => (toZoneId === street ? hourAt : undefined)),
  ]);
  return rows.map((row) => {
    const few = hides.has(row) || isFew(row.visits);
    return {
      ...hourCells(row.hourAt, time),
      from_zone_id: row.fromZoneId === street ? null : row.fromZoneId,
      to_zone_id: row.toZoneId === street ? null : row.toZoneId,
      visits: few ? null : row.visits,
      hidden_below_five: few,
    };
  });
}

/** One business day; places are the middle of each cell. */
export function heatRows({ visits, seconds }: HeatTotals, { columns, cellMetres }: HeatGrid, businessDay: string): ExportRow[] {
  return [...visits.entries()].flatMap(([cell, count]) => {
    if (count === 0) return [];
    return [
      {
        business_day: businessDay,
        x_metres: ((cell % columns) + 0.5) * cellMetres,
        y_metres: (Math.floor(cell / columns) + 0.5) * cellMetres,
        cell_metres: cellMetres,
        visits: unlessFew(count),
        seconds: isFew(count) ? null : (seconds[cell] ?? 0),
        hidden_below_five: isFew(count),
      },
    ];
  });
}

/** Hours of one business day. What doors and tills count is told as it is; the day's visits are told elsewhere. */
export function doorRows(rows: readonly HourTotals[], time: StoreTime): ExportRow[] {
  const hides = hideFew(rows.map(({ visits }) => visits));
  return rows.map((row, nth) => ({
    ...hourCells(row.hourAt, time),
    entries: row.entered,
    exits: row.left,
    tickets: row.tickets,
    visits: hides[nth] === true ? null : row.visits,
    hidden_below_five: hides[nth] === true,
  }));
}

/** The rows to hide within each group that adds up to something told; rows without a group are left alone. */
function hidesBy<Row extends { readonly visits: number }>(
  rows: readonly Row[],
  groupOf: (row: Row) => string | number | undefined,
): Set<Row> {
  const groups = new Map<string | number, Row[]>();
  for (const row of rows) {
    const group = groupOf(row);
    if (group !== undefined) groups.set(group, [...(groups.get(group) ?? []), row]);
  }
  return new Set(
    [...groups.values()].flatMap((group) => {
      const hides = hideFew(group.map(({ visits }) => visits));
      return group.filter((_, nth) => hides[nth]);
    }),
  );
}
