import { expect, test } from 'vitest';
import type { Db, ReadDefinition } from '../../edge/database/define.ts';
import { insightReads } from '../../edge/insights/insight-records.ts';
import { createTestRecords } from '../fixtures/presence-shop.ts';

const hourMs = 3_600_000;
const grid = { columns: 50, rows: 32, cellMetres: 0.5 };
const from = 1_795_600_800_000 - (1_795_600_800_000 % hourMs) + hourMs;
const window = {
  from,
  to: from + 400 * 24 * hourMs,
  zoneId: 'denim',
  stretches: [{ from, to: from + hourMs, offsetMs: hourMs }],
  withBins: true,
  limit: 50,
  most: 50,
  visitId: 'v-1',
  aroundMs: 1,
  grid,
};

/** Small for good, however long the shop is open; and lists that were made for the question. */
const small = ['notes', 'asked', 'json_each', 'CONSTANT ROW'];

/** Every statement a read prepares, with the plan SQLite makes for it. */
function plansOf(read: ReadDefinition<never, unknown>, input: object): { sql: string; detail: string }[] {
  const { db } = createTestRecords();
  db.sql("INSERT INTO visits (visit_id, opened_at, closed_at) VALUES ('v-1', ?, ?)").run(from, from + 1);
  const plans: { sql: string; detail: string }[] = [];
  const watched: Db = {
    sql(text) {
      for (const { detail } of db.sql<{ detail: string }>(`EXPLAIN QUERY PLAN ${text}`).all(...Array.from(text.matchAll(/\?/g), () => 0)))
        plans.push({ sql: text, detail });
      return db.sql(text);
    },
  };
  Reflect.apply(read.read, undefined, [watched, input]);
  return plans;
}

test.each(insightReads.map((read) => [read.name, read] as const))('%s scans no table that grows', (_, read) => {
  for (const input of [window, { ...window, hours: [from, from + hourMs] }]) {
    const plans = plansOf(read, input);
    expect(plans.length).toBeGreaterThan(0);
    for (const { sql, detail } of plans) {
      const scanned = /^SCAN (\S+|\(subquery.*|CONSTANT ROW)/.exec(detail)?.[1];
      const mayScan = scanned === undefined || scanned.startsWith('(subquery') || small.includes(scanned);
      expect(mayScan, `${detail}\n${sql}`).toBe(true);
    }
  }
});

test('a scan of a table that grows would be seen', () => {
  const careless: ReadDefinition<never, unknown> = {
    name: 'careless',
    read: (db) => db.sql('SELECT * FROM zone_hours WHERE zone_id = ?').all('a'),
  };
  expect(plansOf(careless, window).map(({ detail }) => detail)).toEqual(['SCAN zone_hours']);
});
