import type { Static } from 'typebox';
import type { TillCoupon, TransactionBody } from '#shared/contract/sales.ts';
import { secondsOfDay } from '../paths/time-windows.ts';

export type CouponBody = Static<typeof TillCoupon>;

export interface TicketLine {
  readonly sku: string;
  readonly productId: string;
  readonly family: string;
  readonly name: { readonly fr: string; readonly en: string };
  readonly colour: { readonly fr: string; readonly en: string };
  readonly size: string;
  readonly picture: string;
  readonly unitCents: number;
  /** At least 1; on a return the transaction carries it below zero. */
  readonly quantity: number;
}

/** A sale or a return on its way to being paid. `id` and `sequence` are made once, when payment starts, and kept on every retry. */
export interface Ticket {
  readonly kind: 'sale' | 'return';
  readonly lines: readonly TicketLine[];
  readonly coupon: CouponBody | undefined;
}

export const emptyTicket: Ticket = { kind: 'sale', lines: [], coupon: undefined };

/** One more of a piece: a second scan of the same SKU raises its quantity. */
export function addPiece(ticket: Ticket, piece: Omit<TicketLine, 'quantity'>): Ticket {
  const known = ticket.lines.some((line) => line.sku === piece.sku);
  const lines = known
    ? ticket.lines.map((line) => (line.sku === piece.sku ? { ...line, quantity: line.quantity + 1 } : line))
    : [...ticket.lines, { ...piece, quantity: 1 }];
  return { ...ticket, lines };
}

/** Sets how many; 0 takes the line away. */
export function setQuantity(ticket: Ticket, sku: string, quantity: number): Ticket {
  const lines = ticket.lines.map((line) => (line.sku === sku ? { ...line, quantity } : line)).filter((line) => line.quantity > 0);
  return { ...ticket, lines };
}

/** What the coupon takes off a line: its percentage, rounded to a whole cent, on pieces of its family (or all of them). Returns get none. */
export function discountCents(ticket: Ticket, line: TicketLine): number {
  const { coupon } = ticket;
  if (coupon === undefined || ticket.kind === 'return') return 0;
  if (coupon.family !== undefined && coupon.family !== line.family) return 0;
  return Math.round((line.unitCents * line.quantity * coupon.percent) / 100);
}

export interface TicketTotal {
  readonly pieces: number;
  readonly beforeCents: number;
  readonly discountCents: number;
  /** What the shopper pays; below zero for a return. */
  readonly totalCents: number;
}

export function totalOf(ticket: Ticket): TicketTotal {
  const pieces = ticket.lines.reduce((sum, line) => sum + line.quantity, 0);
  const beforeCents = ticket.lines.reduce((sum, line) => sum + line.unitCents * line.quantity, 0);
  const discount = ticket.lines.reduce((sum, line) => sum + discountCents(ticket, line), 0);
  return { pieces, beforeCents, discountCents: discount, totalCents: signed(ticket, beforeCents - discount) };
}

/** Below zero on a return; `0 - n` and not `-n`, which would make a minus zero. */
function signed(ticket: Ticket, amount: number): number {
  return ticket.kind === 'return' ? 0 - amount : amount;
}

/** True when the coupon takes something off this ticket. */
export function couponHelps(ticket: Ticket): boolean {
  return ticket.lines.some((line) => discountCents(ticket, line) > 0);
}

/** A coupon's barcode is scanned into the same field as labels: fourteen letters and digits, however they are grouped. */
export function looksLikeCoupon(code: string): boolean {
  return /^[0-9A-Z]{14}$/i.test(code.replace(/[\s-]/g, ''));
}

/** Where the console's own numbers begin: a till's counter stays far below. */
const consoleSequenceStart = 1_000_000;

/**
 * A number for a transaction rung in the console: the second of the day and three digits by chance, so that two
 * sellers on one till practically never take the same. A till's own numbers stay below a million.
 */
export function sequenceFor(at: number, timeZone: string, chance: number): number {
  return consoleSequenceStart + secondsOfDay(at, timeZone) * 1000 + Math.floor(chance * 1000);
}

export interface TransactionParts {
  readonly id: string;
  readonly at: number;
  readonly businessDay: string;
  readonly sequence: number;
  readonly currency: string;
}

/** The ticket as the hub stores it. The lines' amounts add up to the total. */
export function transactionOf(ticket: Ticket, parts: TransactionParts): TransactionBody {
  const usesCoupon = ticket.coupon !== undefined && couponHelps(ticket);
  return {
    ...parts,
    kind: ticket.kind,
    totalCents: totalOf(ticket).totalCents,
    lines: ticket.lines.map((line) => {
      const discount = discountCents(ticket, line);
      const amountCents = signed(ticket, line.unitCents * line.quantity - discount);
      const fact = { sku: line.sku, quantity: signed(ticket, line.quantity), unitCents: line.unitCents, amountCents };
      return discount === 0 ? fact : { ...fact, discountCents: discount };
    }),
    ...(usesCoupon && ticket.coupon !== undefined ? { couponCodes: [ticket.coupon.code] } : {}),
  };
}

/** The notes and coins a shopper is likely to hand over: the exact sum, then the next round ones above it. */
export function likelyCash(totalCents: number): readonly number[] {
  const steps = [500, 1000, 2000, 5000, 10_000];
  const rounded = steps.map((step) => Math.ceil(totalCents / step) * step).filter((cents) => cents > totalCents);
  return [totalCents, ...new Set(rounded)].slice(0, 4);
}

/** Reads an amount as typed in either language ("89,90", "89.90", "90"); undefined when it is no amount. */
export function centsFromTyped(text: string): number | undefined {
  const match = /^\s*(\d{1,7})(?:[.,](\d{1,2}))?\s*$/.exec(text);
  if (match === null) return undefined;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}
