import type { Texts } from '#shared/domain/product.ts';

/** One variant in the basket. `onHand` is what the shop had when the piece was chosen; live stock overrides it on screen. */
export interface BasketLine {
  readonly sku: string;
  readonly productId: string;
  readonly name: Texts;
  readonly size: string;
  readonly colour: Texts;
  readonly picture: string;
  readonly unitCents: number;
  readonly onHand: number;
  readonly quantity: number;
}

export type Basket = readonly BasketLine[];
export type Piece = Omit<BasketLine, 'quantity'>;

/** The contract's limit for one line of an order. */
const mostOfOneLine = 50;

/** One more of a variant: on its own line the first time, then counted up to the contract's limit. */
export function addPiece(basket: Basket, piece: Piece): Basket {
  const known = basket.find((line) => line.sku === piece.sku);
  if (known === undefined) return [...basket, { ...piece, quantity: 1 }];
  return setQuantity(basket, piece.sku, known.quantity + 1);
}

/** Zero or less takes the line out. */
export function setQuantity(basket: Basket, sku: string, quantity: number): Basket {
  if (quantity <= 0) return basket.filter((line) => line.sku !== sku);
  return basket.map((line) => (line.sku === sku ? { ...line, quantity: Math.min(quantity, mostOfOneLine) } : line));
}

export function countPieces(basket: Basket): number {
  return basket.reduce((sum, line) => sum + line.quantity, 0);
}

export function totalCents(basket: Basket): number {
  return basket.reduce((sum, line) => sum + line.unitCents * line.quantity, 0);
}

/** How many pieces of a line the shop doesn't have now; a count below zero (sold more than counted) is none here. */
export function piecesToOrder(quantity: number, onHand: number): number {
  return Math.max(0, quantity - Math.max(0, onHand));
}

/** From this total on the basket offers a person unasked: large amounts are decided with someone. */
export const adviserFromCents = 20_000;
