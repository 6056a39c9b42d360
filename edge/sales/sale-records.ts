import type { TransactionBody } from '#shared/contract/sales.ts';
import { defineRead, defineWrite, type Db } from '../database/define.ts';
import { normaliseCode } from '../secrets.ts';
import { countExceptions, readExceptions, settleException } from './exception-records.ts';
import { addsUp, bodyHashOf, canonicalJson, piecesBySku } from './sale-rules.ts';
import { countTicket } from './ticket-count-records.ts';

export interface PostedTransaction {
  readonly tillId: string;
  readonly body: TransactionBody;
  /** 0..23 in the store's zone, of the sale itself. */
  readonly hour: number;
  /** Zones where the sold pieces stand, each once. */
  readonly zoneIds: readonly string[];
  readonly receivedAt: number;
}

export interface PostedOutcome {
  readonly outcome: 'stored' | 'duplicate' | 'quarantined';
  readonly words: string;
  /** What is on hand now, of the SKUs that changed. */
  readonly stock: readonly { readonly sku: string; readonly onHand: number }[];
  readonly redeemedCodes: readonly string[];
}

/** Stores a transaction once by (till, business day, sequence), moves stock and uses up its coupons, all in one. A sale that happened is never refused. */
export const storeTransaction = defineWrite('sales.store', (db, posted: PostedTransaction): PostedOutcome => {
  const { tillId, body } = posted;
  const hash = bodyHashOf(body);
  const known = db
    .sql<{ body_hash: string }>('SELECT body_hash FROM transactions WHERE till_id = ? AND business_day = ? AND sequence = ?')
    .get(tillId, body.businessDay, body.sequence);
  if (known?.body_hash === hash) return { outcome: 'duplicate', words: '', stock: [], redeemedCodes: [] };
  if (known !== undefined) {
    const words = `till ${tillId} sent number ${body.sequence} of ${body.businessDay} again with another content: compare both and correct the till`;
    keepException(db, posted, 'other-body', words, hash);
    return { outcome: 'quarantined', words, stock: [], redeemedCodes: [] };
  }
  const voided = db
    .sql<{ found: number }>('SELECT 1 AS found FROM transactions WHERE till_id = ? AND voids_day = ? AND voids_sequence = ?')
    .get(tillId, body.businessDay, body.sequence);
  insertTransaction(db, posted, hash, voided !== undefined);
  if (voided === undefined) countTicket(db, body, posted.zoneIds, 1);
  if (!addsUp(body)) keepException(db, posted, 'total-mismatch', `the lines of number ${body.sequence} don’t add up to its total`, hash);
  const redeemedCodes = useCoupons(db, posted, hash);
  const stock = voided === undefined ? moveStock(db, posted, body, 1) : [];
  const undone = body.kind === 'void' ? undoVoided(db, posted) : [];
  return { outcome: 'stored', words: '', stock: [...stock, ...undone], redeemedCodes };
});

function insertTransaction(db: Db, { tillId, body, hour, zoneIds, receivedAt }: PostedTransaction, hash: string, voided: boolean): void {
  const pieces = body.lines.reduce((sum, line) => sum + line.quantity, 0);
  db.sql(
    `INSERT INTO transactions (till_id, business_day, sequence, kind, at, received_at, hour, currency, total_cents, pieces, body_hash, body, voided, voids_day, voids_sequence, zone_ids)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    tillId,
    body.businessDay,
    body.sequence,
    body.kind,
    body.at,
    receivedAt,
    hour,
    body.currency,
    body.totalCents,
    pieces,
    hash,
    canonicalJson(body),
    voided ? 1 : 0,
    body.voids?.businessDay ?? null,
    body.voids?.sequence ?? null,
    JSON.stringify(zoneIds),
  );
}

function keepException(db: Db, { tillId, body, receivedAt }: PostedTransaction, reason: string, words: string, hash: string): void {
  db.sql(
    'INSERT INTO sales_exceptions (at, till_id, business_day, sequence, reason, words, body_hash, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  ).run(receivedAt, tillId, body.businessDay, body.sequence, reason, words, hash, canonicalJson(body));
}

/** `direction` 1 takes sold pieces off the stock, -1 puts them back. */
function moveStock(
  db: Db,
  { tillId, receivedAt }: PostedTransaction,
  body: TransactionBody,
  direction: 1 | -1,
): { sku: string; onHand: number }[] {
  const changed: { sku: string; onHand: number }[] = [];
  for (const [sku, pieces] of piecesBySku(body)) {
    const row = db
      .sql<{ on_hand: number }>('UPDATE stock SET on_hand = on_hand - ?, at = ? WHERE sku = ? RETURNING on_hand')
      .get(pieces * direction, receivedAt, sku);
    if (row === undefined) {
      db.sql(
        'INSERT INTO unknown_skus (sku, times, last_at) VALUES (?, 1, ?) ON CONFLICT (sku) DO UPDATE SET times = times + 1, last_at = excluded.last_at',
      ).run(sku, receivedAt);
      continue;
    }
    const ref = `${tillId}/${body.businessDay}/${body.sequence}`;
    db.sql('INSERT INTO stock_moves (sku, delta, reason, ref, at) VALUES (?, ?, ?, ?, ?)').run(
      sku,
      -pieces * direction,
      direction === 1 ? body.kind : 'void',
      ref,
      receivedAt,
    );
    changed.push({ sku, onHand: row.on_hand });
  }
  return changed;
}

/** A void that comes before its sale waits in the table: the sale then finds it. */
function undoVoided(db: Db, posted: PostedTransaction): { sku: string; onHand: number }[] {
  const { tillId, body } = posted;
  if (body.voids === undefined) return [];
  const row = db
    .sql<{ body: string; zone_ids: string }>(
      'UPDATE transactions SET voided = 1 WHERE till_id = ? AND business_day = ? AND sequence = ? AND voided = 0 RETURNING body, zone_ids',
    )
    .get(tillId, body.voids.businessDay, body.voids.sequence);
  if (row === undefined) return [];
  const voided: TransactionBody = JSON.parse(row.body);
  countTicket(db, voided, JSON.parse(row.zone_ids), -1);
  return moveStock(db, posted, voided, -1);
}

/** The sale stands whatever its coupons are; one that was not good becomes an exception for the manager. */
function useCoupons(db: Db, posted: PostedTransaction, hash: string): string[] {
  const { tillId, body } = posted;
  const used: string[] = [];
  for (const code of (body.couponCodes ?? []).map(normaliseCode)) {
    const coupon = db
      .sql<{ until: number; redeemed_at: number | null; till_id: string | null; sequence: number | null }>(
        'SELECT until, redeemed_at, till_id, sequence FROM coupons WHERE code = ?',
      )
      .get(code);
    if (coupon === undefined)
      keepException(db, posted, 'coupon-unknown', `number ${body.sequence} used a coupon we never issued: ${code}`, hash);
    else if (coupon.redeemed_at === null) {
      db.sql('UPDATE coupons SET redeemed_at = ?, redemption_id = ?, till_id = ?, sequence = ? WHERE code = ?').run(
        body.at,
        `sale-${tillId}-${body.businessDay}-${body.sequence}-${code}`,
        tillId,
        body.sequence,
        code,
      );
      used.push(code);
      if (coupon.until < body.at)
        keepException(db, posted, 'coupon-expired', `number ${body.sequence} used the coupon ${code} past its hour`, hash);
    } else if (coupon.till_id !== tillId || (coupon.sequence !== null && coupon.sequence !== body.sequence)) {
      keepException(db, posted, 'coupon-used', `number ${body.sequence} used the coupon ${code} a second time`, hash);
    }
  }
  return used;
}

export const readDay = defineRead('sales.day', (db, businessDay: string) => ({
  tills: db
    .sql<{ tillId: string; transactions: number; totalCents: number }>(
      "SELECT till_id AS tillId, count(*) AS transactions, sum(total_cents) AS totalCents FROM transactions WHERE business_day = ? AND voided = 0 AND kind <> 'void' GROUP BY till_id ORDER BY till_id",
    )
    .all(businessDay),
  hours: db
    .sql<{ hour: number; transactions: number; totalCents: number }>(
      "SELECT hour, count(*) AS transactions, sum(total_cents) AS totalCents FROM transactions WHERE business_day = ? AND voided = 0 AND kind <> 'void' GROUP BY hour ORDER BY hour",
    )
    .all(businessDay),
  recent: db
    .sql<{ tillId: string; sequence: number; at: number; kind: string; totalCents: number; pieces: number }>(
      'SELECT till_id AS tillId, sequence, at, kind, total_cents AS totalCents, pieces FROM transactions WHERE business_day = ? ORDER BY at DESC LIMIT 20',
    )
    .all(businessDay),
}));

export const saleWrites = [storeTransaction, settleException];
export const saleReads = [readDay, readExceptions, countExceptions];
