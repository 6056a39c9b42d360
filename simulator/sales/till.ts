import { checkCoupon, redeemCoupon, type TransactionBody } from '#shared/contract/sales.ts';
import type { Coupon } from '#shared/contract/shoppers.ts';
import type { Clock } from '#shared/link/clock.ts';
import { RefusedError } from '#shared/link/errors.ts';
import type { HttpClient } from '#shared/link/http-client.ts';
import type { Chance } from '../chance.ts';
import type { EventOutbox } from '../devices/event-outbox.ts';
import type { Memory, SoldPiece } from '../kept/memory.ts';
import { isGoodFor, piecesOf, ringUp, takeBack, voidReceipt, type AcceptedCoupon, type Piece, type ReceiptHead } from './receipt-rules.ts';
import type { Shelves } from './shelves.ts';

/** What a shopper puts on the counter. */
export interface Basket {
  /** How much of what they take comes from where, by zone. */
  readonly visited: ReadonlyMap<string, number>;
  readonly coupons: readonly Coupon[];
}

export interface Served {
  readonly receipt: TransactionBody;
  readonly pieces: readonly Piece[];
}

/** A till and its cashier. */
export interface Till {
  /** Sells what the shopper found; never throws. Answers the receipt and what is on it; undefined when there is none. */
  serve(basket: Basket): Promise<Served | undefined>;
}

export interface TillParts {
  readonly tillId: string;
  /** Speaks with the till's credential. */
  readonly http: HttpClient;
  readonly outbox: EventOutbox<TransactionBody>;
  readonly shelves: Shelves;
  readonly memory: Memory;
  readonly chance: Chance;
  readonly clock: Clock;
  readonly currency: string;
  readonly businessDayOf: (at: number) => string;
  readonly say: (words: string) => void;
}

const returnShare = 0.04;
const voidShare = 0.01;
const repeatShare = 0.01;
const oneMoreShare = 0.35;
const mostPieces = 4;
const fetchForCouponShare = 0.75;
const laterMs = { least: 3_000, most: 9_000 };

export function createTill(parts: TillParts): Till {
  const { tillId, http, outbox, shelves, memory, chance, clock, say } = parts;

  function nextHead(): ReceiptHead {
    const at = clock.now();
    return { tillId, at, businessDay: parts.businessDayOf(at), sequence: memory.takeTillNumber(tillId), currency: parts.currency };
  }

  async function choosePieces({ visited }: Basket): Promise<readonly Piece[]> {
    const pieces: Piece[] = [];
    do {
      const zone = chance.weigh([...visited], ([, seconds]) => seconds);
      const piece = zone === undefined ? undefined : await shelves.choosePiece(zone[0], chance);
      if (piece !== undefined && !pieces.some(({ sku }) => sku === piece.sku)) pieces.push(piece);
    } while (pieces.length < mostPieces && chance.happens(oneMoreShare));
    return pieces;
  }

  /** The cashier scans what the phone shows; undefined when the hub says no. */
  async function look(code: string): Promise<AcceptedCoupon | undefined> {
    try {
      return await http.call(checkCoupon, { params: { code } });
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      say(`${tillId}: ${error.message}`);
      return undefined;
    }
  }

  async function redeem(coupon: AcceptedCoupon, { sequence, businessDay, at }: ReceiptHead): Promise<boolean> {
    try {
      const id = `${tillId}-${businessDay}-${sequence}-coupon`;
      await http.call(redeemCoupon, { params: { code: coupon.code }, body: { id, at, sequence } });
      return true;
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      say(`${tillId}: ${error.message}`);
      return false;
    }
  }

  /** With a coupon in hand most people also fetch something it is good for. */
  async function useCoupon(
    pieces: readonly Piece[],
    shown: Coupon,
  ): Promise<{ pieces: readonly Piece[]; coupon: AcceptedCoupon | undefined }> {
    const coupon = await look(shown.code);
    if (coupon === undefined || pieces.some((piece) => isGoodFor(coupon, piece))) return { pieces, coupon };
    const wanted =
      coupon.family === undefined || !chance.happens(fetchForCouponShare)
        ? undefined
        : await shelves.choosePieceOfFamily(coupon.family, chance);
    return wanted === undefined ? { pieces, coupon: undefined } : { pieces: [...pieces, wanted], coupon };
  }

  /** Tills do send a receipt twice now and then, and cashiers undo one. */
  function mishap(sale: TransactionBody): void {
    const inMs = chance.between(laterMs.least, laterMs.most);
    if (chance.happens(repeatShare)) clock.after(inMs, () => void outbox.offer(sale));
    else if (chance.happens(voidShare)) clock.after(inMs, () => void outbox.offer(voidReceipt(nextHead(), sale)));
    else memory.noteSold(piecesOf(sale));
  }

  async function sell(basket: Basket): Promise<Served | undefined> {
    const chosen = await choosePieces(basket);
    const [shown] = basket.coupons;
    const offered = shown === undefined ? { pieces: chosen, coupon: undefined } : await useCoupon(chosen, shown);
    if (offered.pieces.length === 0) return undefined;
    const receipt = nextHead();
    const coupon = offered.coupon !== undefined && (await redeem(offered.coupon, receipt)) ? offered.coupon : undefined;
    const sale = ringUp(receipt, offered.pieces, coupon);
    if (!outbox.offer(sale)) return undefined;
    say(`${tillId} sold ${offered.pieces.length} for ${sale.totalCents / 100}${coupon === undefined ? '' : ', with a coupon'}`);
    mishap(sale);
    return { receipt: sale, pieces: offered.pieces };
  }

  function refund(piece: SoldPiece): Served | undefined {
    const receipt = takeBack(nextHead(), piece);
    return outbox.offer(receipt) ? { receipt, pieces: [] } : undefined;
  }

  return {
    async serve(basket) {
      try {
        const brought = chance.happens(returnShare) ? memory.takeSold() : undefined;
        return brought === undefined ? await sell(basket) : refund(brought);
      } catch (error) {
        // The hub is away: this shopper leaves without a receipt.
        say(`${tillId} could not sell: ${error instanceof Error ? error.message : String(error)}`);
        return undefined;
      }
    },
  };
}
