import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Records } from '../../edge/database/define.ts';
import type { OpenDatabase } from '../../edge/database/open.ts';
import { prune } from '../../edge/keeping/prune.ts';
import { retentions, type RetentionWhat } from '../../edge/keeping/retention-rules.ts';
import { createTestRecords } from '../fixtures/presence-shop.ts';

const dayMs = 86_400_000;
const now = Date.parse('2026-11-22T12:00:00Z');
let db: OpenDatabase;
let records: Records;

beforeEach(() => {
  ({ db, records } = createTestRecords());
  db.connection.exec(`
    INSERT INTO staff (staff_id, login, name, password_hash, roles) VALUES ('s', 'camille', 'Camille', 'x', 'manager');
    INSERT INTO devices (device_id, kind, name) VALUES ('hanger-1', 'hanger', '{}');
    INSERT INTO offers (offer_id, name, words, zone_id, stay_seconds, percent, per_day, valid_hours, active) VALUES ('o', '{}', '{}', 'denim', 20, 15, 1, 4, 1);
  `);
});

/** One row that ended at this instant, in each table that is not kept for good. */
const keepOne: Readonly<Record<RetentionWhat, (name: string, at: number) => void>> = {
  'staff sessions': (name, at) =>
    put("INSERT INTO staff_sessions (token_hash, staff_id, csrf_token, until) VALUES (?, 's', 'c', ?)", name, at),
  'claim codes': (name, at) => put("INSERT INTO claims (code_hash, device_id, until) VALUES (?, 'hanger-1', ?)", name, at),
  refusals: (name, at) =>
    put("INSERT INTO refusals (topic, at, device_id, reason, words, times) VALUES (?, ?, 'd', 'r', 'w', 1)", name, at),
  visits: (name, at) => {
    put('INSERT INTO visits (visit_id, closed_at, opened_at) VALUES (?, ?, 1)', name, at);
    put("INSERT INTO stays (visit_id, seq, zone_id, entered_at) VALUES (?, 1, 'denim', ?)", name, at);
    put('INSERT INTO path_points (visit_id, at, x_metres, y_metres, radius_metres) VALUES (?, ?, 1, 1, 1)', name, at);
  },
  'kept messages': (name, at) =>
    put("INSERT INTO kept_messages (topic, at, device_id, words, payload) VALUES (?, ?, 'd', 'w', 'p')", name, at),
  decisions: (name, at) => put("INSERT INTO decisions (reasons, at, offer_id, issued) VALUES (?, ?, 'o', 1)", name, at),
  'unused coupons': (name, at) =>
    put("INSERT INTO coupons (code, until, offer_id, business_day, issued_at) VALUES (?, ?, 'o', '2026-01-01', 1)", name, at),
  calls: (name, at) => put("INSERT INTO calls (call_id, at, kiosk_id) VALUES (?, ?, 'kiosk-1')", name, at),
  plays: (name, at) =>
    put("INSERT INTO plays (event_id, at, screen_id, manifest_id, slide_id, seconds) VALUES (?, ?, 's', 'm', 's', 8)", name, at),
  'hanger moves': (name, at) => put("INSERT INTO hanger_moves (event_id, at, hanger_id, kind) VALUES (?, ?, 'h', 'lifted')", name, at),
  likes: (name, at) => put("INSERT INTO likes (event_id, at, product_id, source) VALUES (?, ?, 'p', 'hanger')", name, at),
  'stock moves': (name, at) => put("INSERT INTO stock_moves (sku, at, delta, reason, ref) VALUES (?, ?, -1, 'sale', 't')", name, at),
  'door counts': (name, at) =>
    put('INSERT INTO door_counts (event_id, at, counter_id, entered, "left") VALUES (?, ?, \'c\', 1, 0)', name, at),
  'marks against counting twice': (name, at) => put('INSERT INTO counted_once (mark, until) VALUES (?, ?)', name, at),
  'heat of hours with fewer than five visits': (name, at) => putHeat(name, at, 4),
  'heat of each hour': (name, at) => putHeat(name, at, 5),
  'counter readings': (name, at) => put('INSERT INTO counter_readings (counter_id, at, entered, "left") VALUES (?, ?, 7, 5)', name, at),
};

function putHeat(_name: string, at: number, visits: number): void {
  db.sql('INSERT INTO visit_hours (hour_at, visits, dwell_seconds, dwell_squares) VALUES (?, ?, 60, 3600)').run(at, visits);
  db.sql("INSERT INTO heat_hours (hour_at, columns, rows, cell_metres, visits, seconds) VALUES (?, 1, 1, 1, x'0100', x'0500')").run(at);
}

function put(sql: string, name: string, at: number): void {
  db.sql(sql).run(name, at);
}

const tables = {
  'staff sessions': 'staff_sessions',
  'claim codes': 'claims',
  'unused coupons': 'coupons',
  'marks against counting twice': 'counted_once',
  'heat of hours with fewer than five visits': 'heat_hours',
  'heat of each hour': 'heat_hours',
} as const;

function rowsOf(what: RetentionWhat): number {
  const special = Object.entries(tables).find(([name]) => name === what)?.[1];
  return rowsIn(special ?? what.replaceAll(' ', '_'));
}

function rowsIn(table: string): number {
  return db.sql<{ rows: number }>(`SELECT count(*) AS rows FROM ${table}`).get()?.rows ?? -1;
}

describe('removing what is too old', () => {
  test.each(retentions.map(({ what, days }) => [what, days] as const))(
    '%s: gone after %d days, there a minute before',
    async (what, days) => {
      keepOne[what]('old', now - days * dayMs - 60_000);
      keepOne[what]('young', now - days * dayMs + 60_000);
      expect(await prune(records, now)).toEqual({ [what]: 1 });
      expect(rowsOf(what)).toBe(1);
      expect(await prune(records, now + 120_000)).toEqual({ [what]: 1 });
      expect(rowsOf(what)).toBe(0);
    },
  );

  test('a visit takes its stays and its path along; an open one stays', async () => {
    keepOne.visits('old', now - 31 * dayMs);
    db.sql("INSERT INTO visits (visit_id, opened_at) VALUES ('open', 1)").run();
    await prune(records, now);
    expect([rowsIn('visits'), rowsIn('stays'), rowsIn('path_points')]).toEqual([1, 0, 0]);
  });

  test('a redeemed coupon, the journal and sales are facts: kept for good', async () => {
    keepOne['unused coupons']('used', 1);
    db.sql("UPDATE coupons SET redeemed_at = 2, redemption_id = 'r'").run();
    db.sql("INSERT INTO journal (at, who, what, subject, hash) VALUES (1, 'a', 'b', 'c', 'd')").run();
    expect(await prune(records, now)).toEqual({});
    expect([rowsIn('coupons'), rowsIn('journal')]).toEqual([1, 1]);
  });

  test('goes in steps: no single write looks at more than two thousand rows', async () => {
    db.connection.transaction(() => {
      for (let number = 0; number < 9_000; number += 1) keepOne.plays(`play-${number}`, number % 3 === 0 ? now : 1);
    })();
    const changes: number[] = [];
    const counted: Records = {
      read: records.read,
      async write(definition, input) {
        const before = rowsIn('plays');
        const output = await records.write(definition, input);
        changes.push(before - rowsIn('plays'));
        return output;
      },
    };
    expect(await prune(counted, now)).toEqual({ plays: 6_000 });
    expect(rowsIn('plays')).toBe(3_000);
    expect(Math.max(...changes)).toBeLessThanOrEqual(2_000);
    expect(changes.filter((removed) => removed > 0).length).toBeGreaterThanOrEqual(5);
  });

  test('docs/privacy.md names every retention with its days', () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/privacy.md'), 'utf8');
    for (const { what, days } of retentions)
      expect(page).toMatch(new RegExp(`\\| ${what}[^|]*\\| ${days === 0 ? 'the next night' : `${days} days?`} \\|`));
  });
});
