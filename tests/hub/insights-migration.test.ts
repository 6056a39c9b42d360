import { expect, test } from 'vitest';
import { migrate } from '../../edge/database/migrate.ts';
import { openDatabase } from '../../edge/database/open.ts';
import { readFloorTotals, readHourTotals } from '../../edge/insights/total-records.ts';

const hourMs = 3_600_000;
const hour = Date.UTC(2026, 10, 25, 10);
const week = { from: hour - 3 * 24 * hourMs, to: hour + 3 * 24 * hourMs };

/** A shop as the release before left it: totals by hour, doors, a sale, a voided one, and one whose body nobody can read. */
function openOlderShop() {
  const db = openDatabase(':memory:', { readOnly: false });
  migrate(db, 2);
  for (const at of [hour, hour + 24 * hourMs]) {
    db.sql('INSERT INTO visit_hours (hour_at, visits, dwell_seconds) VALUES (?, 6, 600)').run(at);
    db.sql("INSERT INTO zone_hours (zone_id, hour_at, visits, dwell_seconds) VALUES ('denim', ?, 5, 300)").run(at);
    db.sql("INSERT INTO transition_hours (from_zone_id, to_zone_id, hour_at, visits) VALUES ('door', 'denim', ?, 5)").run(at);
    db.sql('INSERT INTO door_counts (event_id, counter_id, at, entered, "left") VALUES (?, \'door-1\', ?, 8, 7)').run(
      `door-${at}`,
      at + 60_000,
    );
  }
  db.sql("INSERT INTO families (family_id, name, place) VALUES ('all', '{}', 1)").run();
  db.sql(
    `INSERT INTO products (product_id, name, description, family_id, zone_id, pictures, price_cents, is_new, place)
     VALUES ('jeans', '{}', '{}', 'all', 'denim', '[]', 5000, 0, 1)`,
  ).run();
  db.sql(
    "INSERT INTO variants (sku, product_id, gtin, size, colour, swatch, picture, place) VALUES ('J-1', 'jeans', '1', 'M', '{}', '#000', '', 1)",
  ).run();
  const line = { sku: 'J-1', quantity: 1, amountCents: 5000 };
  const sales = [
    [1, 'sale', 0, JSON.stringify({ lines: [line, line] })],
    [2, 'sale', 1, JSON.stringify({ lines: [line] })],
    [3, 'return', 0, JSON.stringify({ lines: [{ ...line, quantity: -1 }] })],
    [4, 'sale', 0, 'not JSON'],
  ] as const;
  for (const [sequence, kind, voided, body] of sales) {
    db.sql(
      `INSERT INTO transactions (till_id, business_day, sequence, kind, at, received_at, hour, currency, total_cents, pieces, body_hash, body, voided)
       VALUES ('till-1', '2026-11-25', ?, ?, ?, ?, 11, 'EUR', 5000, 1, ?, ?, ?)`,
    ).run(sequence, kind, hour + 120_000, hour + 121_000, `hash-${sequence}`, body, voided);
  }
  return db;
}

test('what was counted before is in the figures, by hour and by day, each once', () => {
  const db = openOlderShop();
  migrate(db);
  const { shop, zones, transitions } = readFloorTotals.read(db, { ...week, withBins: true });
  expect(shop).toMatchObject({ visits: 12, dwellSeconds: 1200, entered: 16, left: 14, tickets: 2, matched: 0 });
  expect(zones).toEqual([expect.objectContaining({ zoneId: 'denim', visits: 10, dwellSeconds: 600, tickets: 1, engaged: 0 })]);
  expect(transitions).toEqual([{ fromZoneId: 'door', toZoneId: 'denim', visits: 10 }]);
  // Unknown spread is taken as wide as the mean: the sum of squares of an exponential.
  expect(shop.dwellSquares).toBeCloseTo(2 * 2 * 600 * 100, 6);
  expect(readHourTotals.read(db, week)).toEqual([
    { hourAt: hour, visits: 6, entered: 8, left: 7, tickets: 2 },
    { hourAt: hour + 24 * hourMs, visits: 6, entered: 8, left: 7, tickets: 0 },
  ]);
});
