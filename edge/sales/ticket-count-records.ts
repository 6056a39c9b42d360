import type { TransactionBody } from '#shared/contract/sales.ts';
import { hourOf, utcDayOf } from '#shared/domain/visit-counts.ts';
import type { Db } from '../database/define.ts';

/**
 * Adds a sale to the tickets of its hour and its UTC day, and to those of each zone a sold piece stands in; -1 takes a voided one
 * off again. Returns and voids are no tickets. Runs inside the transaction that stores the sale, so that each counts once.
 */
export function countTicket(db: Db, { kind, at }: Pick<TransactionBody, 'kind' | 'at'>, zoneIds: readonly string[], amount: 1 | -1): void {
  if (kind !== 'sale') return;
  const hourAt = hourOf(at);
  for (const [span, column, start] of [
    ['hours', 'hour_at', hourAt],
    ['days', 'day_at', utcDayOf(hourAt)],
  ] as const) {
    db.sql(
      `INSERT INTO ticket_${span} (${column}, tickets, matched, ambiguous) VALUES (?, ?, 0, 0)
       ON CONFLICT (${column}) DO UPDATE SET tickets = tickets + excluded.tickets`,
    ).run(start, amount);
    for (const zoneId of zoneIds) {
      db.sql(
        `INSERT INTO zone_ticket_${span} (${column}, zone_id, tickets) VALUES (?, ?, ?)
         ON CONFLICT (${column}, zone_id) DO UPDATE SET tickets = tickets + excluded.tickets`,
      ).run(start, zoneId, amount);
    }
  }
}
