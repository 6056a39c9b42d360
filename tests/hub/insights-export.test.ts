import { parse } from 'csv-parse/sync';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { describe, expect, test } from 'vitest';
import { exportInsights, exportedTables } from '#shared/contract/insights.ts';
import { writeNote } from '#shared/contract/notes.ts';
import { hour, openInsightShop, type InsightShop } from '../fixtures/insight-shop.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const window = { from: hour, to: hour + 3 * dayMs };

/** Three days of seven visits to the jeans, three of them on to the coats, and their doors. */
async function openThreeDays(): Promise<InsightShop> {
  const shop = openInsightShop();
  for (let day = 0; day < 3; day += 1) {
    for (let nth = 0; nth < 7; nth += 1) {
      const at = hour + day * dayMs + nth * 1000;
      const cells = [{ cell: nth < 3 ? 4 : 9, seconds: 8, visits: 1 as const }];
      const walk: [string, number][] =
        nth < 3
          ? [
              ['denim', 60],
              ['coats', 30],
            ]
          : [['denim', 60]];
      await shop.count(at, walk, [{ columns: 50, rows: 10, cellMetres: 0.5, hourAt: hour + day * dayMs, cells }]);
    }
    shop.clock.advance(dayMs);
    await shop.hear('door.counted', { id: `door-1-0000${day}`, at: hour + day * dayMs, in: 9, out: 8 });
  }
  return shop;
}

async function exportAs(shop: InsightShop, table: string, format: string) {
  const { file, fileName } = await shop.askWhole(exportInsights, { query: { ...window, table, format } });
  if (file === undefined) throw new Error('no file was sent');
  return { file, fileName };
}

const csvRows = (file: Buffer): Record<string, string>[] => parse(file, { columns: true });
const parquetOf = (file: Buffer): ArrayBuffer => new Uint8Array(file).buffer;

describe('an exported table', () => {
  test('bears its window in its name and in every row, and has a row for each zone and hour', async () => {
    const { file, fileName } = await exportAs(await openThreeDays(), 'zones', 'csv');
    expect(fileName).toBe('aisle-zones-20261125T0900Z-20261128T0900Z.csv');
    const rows = csvRows(file);
    expect(rows).toHaveLength(6);
    expect(rows.find(({ zone_id: zone }) => zone === 'denim')).toEqual({
      window_from: new Date(hour).toISOString(),
      window_to: new Date(window.to).toISOString(),
      hour_at: new Date(hour).toISOString(),
      business_day: '2026-11-25',
      hour: '10',
      zone_id: 'denim',
      visits: '7',
      mean_dwell_seconds: '60',
      engaged: '7',
      turned_back: '0',
      bought_here: '0',
      hidden_below_five: 'false',
    });
  });

  test('leaves groups of fewer than five empty, and marks them', async () => {
    const shop = await openThreeDays();
    for (const [table, few] of [
      ['zones', 3],
      ['flows', 9],
      ['heat', 6],
    ] as const) {
      const rows = csvRows((await exportAs(shop, table, 'csv')).file);
      const hidden = rows.filter((row) => row['hidden_below_five'] === 'true');
      expect(hidden.length).toBe(few);
      for (const row of hidden) expect(row['visits']).toBe('');
      for (const row of rows) expect(['', '1', '2', '3', '4'].includes(row['visits'] ?? '')).toBe(row['hidden_below_five'] === 'true');
    }
  });

  test.each(exportedTables)('%s is the same as CSV and as Parquet', async (table) => {
    const shop = await openThreeDays();
    const asCsv = csvRows((await exportAs(shop, table, 'csv')).file);
    const { file } = await exportAs(shop, table, 'parquet');
    const asParquet = await parquetReadObjects({ file: parquetOf(file) });
    expect(asParquet.length).toBe(asCsv.length);
    expect(asCsv.length).toBeGreaterThan(0);
    const textOf = (value: unknown): string => (value instanceof Date ? value.toISOString() : String(value ?? ''));
    expect(asParquet.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, textOf(value)])))).toEqual(asCsv);
  });

  test('as Parquet carries window, time zone, coverage and notes in itself', async () => {
    const shop = await openThreeDays();
    await shop.ask(writeNote, {}, { body: { ...window, zoneId: null, words: 'Sales' } });
    const { file } = await exportAs(shop, 'doors', 'parquet');
    const metadata = parquetMetadata(parquetOf(file));
    const notes = Object.fromEntries((metadata.key_value_metadata ?? []).map(({ key, value }) => [key, value]));
    expect(notes).toMatchObject({ window_from: new Date(hour).toISOString(), time_zone: 'Europe/Paris', visits: '21' });
    expect(Number(notes['coverage'])).toBeCloseTo(21 / 27, 6);
    expect(notes['notes']).toContain('Sales');
  });

  test('of an empty shop has its header and no row', async () => {
    const shop = openInsightShop();
    const { file } = await exportAs(shop, 'zones', 'csv');
    expect(file.toString().trim().split('\n')).toHaveLength(1);
    expect(await parquetReadObjects({ file: parquetOf((await exportAs(shop, 'zones', 'parquet')).file) })).toEqual([]);
  });

  test('is in the journal, with who took it', async () => {
    const shop = await openThreeDays();
    await exportAs(shop, 'flows', 'csv');
    expect(shop.db.sql<{ who: string; what: string; subject: string }>('SELECT who, what, subject FROM journal').all()).toEqual([
      { who: 'Maud', what: 'figures exported', subject: 'aisle-flows-20261125T0900Z-20261128T0900Z.csv' },
    ]);
  });

  test('of more rows than a row group holds comes in pieces that fit together', async () => {
    const shop = openInsightShop();
    const cells = Array.from({ length: 500 }, (_, cell) => ({ cell, seconds: 3, visits: 1 as const }));
    for (let day = 0; day < 12; day += 1) {
      const heat = { columns: 50, rows: 10, cellMetres: 0.5, hourAt: hour + day * dayMs, cells };
      for (let nth = 0; nth < 5; nth += 1) await shop.count(hour + day * dayMs + nth, [['denim', 60]], [heat]);
    }
    const { file } = await shop.askWhole(exportInsights, {
      query: { from: hour, to: hour + 12 * dayMs, table: 'heat', format: 'parquet' },
    });
    const whole = parquetOf(file ?? Buffer.alloc(0));
    expect(parquetMetadata(whole).row_groups.length).toBeGreaterThan(1);
    const rows = await parquetReadObjects({ file: whole });
    expect(rows).toHaveLength(6000);
    expect(rows.at(-1)).toMatchObject({ x_metres: 24.75, y_metres: 4.75, visits: 5, seconds: 15 });
  });
});
