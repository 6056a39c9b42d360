import type { TransactionBody } from '#shared/contract/sales.ts';
import { hourOf, utcDayOf } from '#shared/domain/visit-counts.ts';
import type { Db } from '../database/define.ts';

/**
 * Adds a sale to the tickets of its hour and its UTC day, and to those of each zone a sold piece stands in; -1 takes a voided one
 * off again. Returns and voids are no tickets. Runs inside the transaction that stores the sale, so that each counts once.
 */
export function countTicket(db: Db, body: TransactionBody, amount: 1 | -1): void {
  if (body.kind !== 'sale') return;
  const hourAt = hourOf(body.at);
  const zoneIds = zonesOf(db, body);
  for (const [span, at, start] of [
    ['hours', 'hour_at', hourAt],
    ['days', 'day_at', utcDayOf(hourAt)],
  ] as const) {
    db.sql(
      `INSERT INTO ticket_${span} (${at}, tickets, matched, ambiguous) VALUES (?, ?, 0, 0)
       ON CONFLICT (${at}) DO UPDATE SET tickets = tickets + excluded.tickets`,
    ).run(start, amount);
    for (const zoneId of zoneIds) {
      db.sql(
        `INSERT INTO zone_ticket_${span} (${at}, zone_id, tickets) VALUES (?, ?, ?)
         ON CONFLICT (${at}, zone_id) DO UPDATE SET tickets = tickets + excluded.tickets`,
      ).run(start, zoneId, amount);
    }
  }
}

/** Zones where the sold pieces stand; a piece the catalogue does not know stands nowhere. */
function zonesOf(db: Db, { lines }: TransactionBody): ReadonlySet<string> {
  const zoneIds = new Set<string>();
  for (const { sku, quantity } of lines) {
    if (quantity <= 0) continue;
    const row = db
      .sql<{ zone_id: string }>(
        'SELECT products.zone_id FROM variants JOIN products ON products.product_id = variants.product_id WHERE variants.sku = ?',
      )
      .get(sku);
    if (row !== undefined) zoneIds.add(row.zone_id);
  }
  return zoneIds;
}
