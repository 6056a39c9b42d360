import { expect, test } from 'vitest';
import { storeTransaction } from '../../edge/sales/sale-records.ts';
import { createTestRecords, openingTime } from '../fixtures/presence-shop.ts';

const code = '7K0123456789AB';
const hourMs = 3_600_000;

/** A shop that issued one coupon, good for two hours. */
function openSales() {
  const { records, db } = createTestRecords();
  db.sql("INSERT INTO offers VALUES ('knit', '{}', '{}', 'denim', 60, 10, NULL, NULL, 1, 2, 1)").run();
  db.sql("INSERT INTO coupons (code, offer_id, business_day, issued_at, until) VALUES (?, 'knit', '2026-11-22', ?, ?)").run(
    code,
    openingTime,
    openingTime + 2 * hourMs,
  );
  const sell = (couponCode: string, sequence: number, at: number) =>
    records.write(storeTransaction, {
      tillId: 'till-1',
      body: {
        id: `till-1-${sequence}`,
        at,
        businessDay: '2026-11-22',
        sequence,
        kind: 'sale',
        currency: 'EUR',
        totalCents: 0,
        lines: [],
        couponCodes: [couponCode],
      },
      hour: 10,
      zoneIds: [],
      receivedAt: at,
    });
  const exceptions = () => db.sql('SELECT sequence, reason FROM sales_exceptions ORDER BY exception_id').all();
  return { sell, exceptions };
}

test('a coupon a till typed as people do, with dashes and small letters, is the coupon we issued', async () => {
  const { sell, exceptions } = openSales();
  const typed = '7k-0123-4567-89ab';
  expect(await sell(typed, 1, openingTime + hourMs)).toMatchObject({ outcome: 'stored', redeemedCodes: [code] });
  expect(exceptions()).toEqual([]);
  expect(await sell(code, 2, openingTime + hourMs)).toMatchObject({ outcome: 'stored', redeemedCodes: [] });
  expect(exceptions()).toEqual([{ sequence: 2, reason: 'coupon-used' }]);
});

test('a sale with a coupon past its hour stands, uses it up, and is told to the manager', async () => {
  const { sell, exceptions } = openSales();
  expect(await sell(code, 1, openingTime + 3 * hourMs)).toMatchObject({ outcome: 'stored', redeemedCodes: [code] });
  expect(exceptions()).toEqual([{ sequence: 1, reason: 'coupon-expired' }]);
});

test('a sale with a coupon nobody issued stands, and is told to the manager', async () => {
  const { sell, exceptions } = openSales();
  expect(await sell('ZZ0123456789AB', 1, openingTime)).toMatchObject({ outcome: 'stored', redeemedCodes: [] });
  expect(exceptions()).toEqual([{ sequence: 1, reason: 'coupon-unknown' }]);
});
