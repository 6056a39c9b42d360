import { defineRead, type Db } from '../database/define.ts';
import type { HeatGrid } from '#shared/domain/heat-grid.ts';
import { spanOf, type Asked, type Window } from './spans.ts';

export interface HeatTotals {
  /** Visits and seconds by cell, row by row. */
  readonly visits: Float64Array;
  readonly seconds: Float64Array;
  /** Hours, or hours of days, left out because the plan had another size. */
  readonly otherHours: number;
}

interface HeatRow {
  readonly columns: number;
  readonly rows: number;
  readonly cell_metres: number;
  readonly visits: Uint8Array;
  readonly seconds: Uint8Array;
}

const heatColumns = 'columns, rows, cell_metres, visits, seconds';

/** The floor's heat over a window, on the grid of the plan in force. */
export const readHeatTotals = defineRead('insights.heat', (db, { grid, ...asked }: Asked & { readonly grid: HeatGrid }): HeatTotals => {
  const cells = grid.columns * grid.rows;
  const totals = { visits: new Float64Array(cells), seconds: new Float64Array(cells), otherHours: 0 };
  const add = (rows: readonly HeatRow[], bytes: 2 | 4): void => {
    for (const row of rows) {
      if (row.columns !== grid.columns || row.rows !== grid.rows || row.cell_metres !== grid.cellMetres) {
        totals.otherHours += bytes === 2 ? 1 : 24;
        continue;
      }
      addCells(totals.visits, row.visits, bytes);
      addCells(totals.seconds, row.seconds, bytes);
    }
  };
  if (asked.hours !== undefined) {
    add(readHours(db, asked.hours), 2);
    return totals;
  }
  const { firstHours, days, lastHours } = spanOf(asked);
  add(readBetween(db, 'hour', firstHours), 2);
  add(readBetween(db, 'day', days), 4);
  add(readBetween(db, 'hour', lastHours), 2);
  return totals;
});

function readBetween(db: Db, span: 'hour' | 'day', { from, to }: Window): HeatRow[] {
  return db.sql<HeatRow>(`SELECT ${heatColumns} FROM heat_${span}s WHERE ${span}_at >= ? AND ${span}_at < ?`).all(from, to);
}

function readHours(db: Db, hours: readonly number[]): HeatRow[] {
  return db
    .sql<HeatRow>(`SELECT ${heatColumns} FROM json_each(?) AS asked CROSS JOIN heat_hours ON hour_at = asked.value`)
    .all(JSON.stringify(hours));
}

function addCells(into: Float64Array, blob: Uint8Array, bytes: 2 | 4): void {
  const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
  for (let cell = 0; cell < into.length; cell += 1) {
    const amount = bytes === 2 ? view.getUint16(cell * bytes, true) : view.getUint32(cell * bytes, true);
    into[cell] = (into[cell] ?? 0) + amount;
  }
}

export const heatReads = [readHeatTotals];
