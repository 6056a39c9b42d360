import { createHash } from 'node:crypto';
import type { TransactionBody } from '#shared/contract/sales.ts';

/** JSON with its names in order: two tills that write the same facts in another order say the same. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, part]) => `${JSON.stringify(name)}:${canonicalJson(part)}`).join(',')}}`;
}

/** What makes two transactions under one key the same: everything but the message's own id. */
export function bodyHashOf(body: TransactionBody): string {
  const { id: _id, ...facts } = body;
  return createHash('sha256').update(canonicalJson(facts)).digest('hex');
}

/** Pieces that changed hands by SKU: below zero when they came back. Weighed goods count as whole pieces. */
export function piecesBySku(body: TransactionBody): ReadonlyMap<string, number> {
  const pieces = new Map<string, number>();
  for (const line of body.lines) pieces.set(line.sku, (pieces.get(line.sku) ?? 0) + Math.round(line.quantity));
  return pieces;
}

/** True when the lines add up to the total, to the cent. */
export function addsUp(body: TransactionBody): boolean {
  return body.lines.reduce((sum, line) => sum + line.amountCents, 0) === body.totalCents;
}
