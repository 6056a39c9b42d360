import { answer, type Answer } from '#shared/contract/answer.ts';
import { exportInsights, type exportedTables } from '#shared/contract/insights.ts';
import { heatGridOf } from '#shared/domain/heat-grid.ts';
import { authorOf } from '../journal/define-change.ts';
import { readAbout, windowOf } from './about.ts';
import { readTransitionHourRows, readZoneHourRows } from './export-records.ts';
import { doorRows, exportColumns, flowRows, heatRows, zoneRows, type ExportRow } from './export-rules.ts';
import { readHeatTotals } from './heat-records.ts';
import type { InsightsParts } from './insights.ts';
import { tellExport } from './note-records.ts';
import type { Window } from './spans.ts';
import { readHourTotals } from './total-records.ts';
import { writeCsv, writeParquet } from './write-table.ts';

const hourMs = 3_600_000;

type Table = (typeof exportedTables)[number];
type ExportParts = Pick<InsightsParts, 'records' | 'clock' | 'time' | 'plan'>;

const types = { csv: 'text/csv; charset=utf-8', parquet: 'application/vnd.apache.parquet' } as const;

/** Sends a table of figures as a file, read and written a business day at a time, and tells the journal. */
export function answerExport(parts: ExportParts): Answer {
  const { records, clock, time } = parts;
  return answer(exportInsights, async ({ query, caller, sendFile }) => {
    const { table, format } = query;
    const window = windowOf(query);
    const about = await readAbout(records, window);
    const name = `aisle-${table}-${stampOf(window.from)}-${stampOf(window.to)}.${format}`;
    await records.write(tellExport, { fileName: name, by: authorOf(caller, clock.now()) });
    const columns = exportColumns[table];
    const batches = readDays(parts, table, window);
    const notes = {
      window_from: new Date(window.from).toISOString(),
      window_to: new Date(window.to).toISOString(),
      time_zone: time.timeZone,
      visits: about.hiddenBelowFive ? 'fewer than five' : String(about.n),
      coverage: about.coverage.value === null ? 'unknown' : String(about.coverage.value),
      notes: JSON.stringify(about.notes.map(({ from, to, zoneId, words }) => ({ from, to, zoneId, words }))),
    };
    const chunks = format === 'csv' ? writeCsv(columns, batches) : writeParquet(columns, batches, notes);
    sendFile({ name, type: types[format], chunks });
    return {};
  });
}

/** `20261122T0900Z`: a moment as a file name may hold it. */
function stampOf(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replaceAll(/[-:]/g, '')}Z`;
}

/** A day at a time, so that the reader answers others in between and no year stands in memory. */
async function* readDays(parts: ExportParts, table: Table, window: Window): AsyncGenerator<readonly ExportRow[]> {
  const ends = { window_from: new Date(window.from), window_to: new Date(window.to) };
  for (const day of businessDaysIn(parts, window)) {
    const rows = await readDay(parts, table, day);
    if (rows.length > 0) yield rows.map((row) => ({ ...ends, ...row }));
  }
}

async function readDay({ records, time, plan }: ExportParts, table: Table, day: Window): Promise<readonly ExportRow[]> {
  switch (table) {
    case 'zones':
      return zoneRows(await records.read(readZoneHourRows, day), time);
    case 'flows':
      return flowRows(await records.read(readTransitionHourRows, day), time);
    case 'heat': {
      const grid = heatGridOf(plan());
      return heatRows(await records.read(readHeatTotals, { ...day, grid }), grid, time.businessDayOf(day.from));
    }
    case 'doors':
      return doorRows(await records.read(readHourTotals, day), time);
  }
}

/** The window cut at the store's midnights. */
function* businessDaysIn({ time }: Pick<ExportParts, 'time'>, { from, to }: Window): Generator<Window> {
  let start = from;
  for (let at = from + hourMs; at < to; at += hourMs) {
    if (time.businessDayOf(at) === time.businessDayOf(start)) continue;
    yield { from: start, to: at };
    start = at;
  }
  yield { from: start, to };
}
