import type { Coupon } from '#shared/contract/shoppers.ts';

/** open: the till takes it now · used: it was taken · over: its time has passed. */
export type CouponState = 'open' | 'used' | 'over';

/** What a coupon is at `now` (Unix milliseconds). A coupon ends at the instant `until` names, not after it. */
export function couponState(coupon: Coupon, now: number): CouponState {
  if (coupon.redeemedAt !== null) return 'used';
  return now < coupon.until ? 'open' : 'over';
}

export interface SortedCoupons {
  /** The newest offer still open: the one for where the shopper stands. */
  readonly here: Coupon | undefined;
  /** The other open ones, the one that ends first at the top. */
  readonly open: readonly Coupon[];
  /** Used or over, the latest first. */
  readonly past: readonly Coupon[];
}

/** Puts coupons where the feed shows them; every coupon stands in exactly one place. */
export function sortCoupons(coupons: readonly Coupon[], now: number): SortedCoupons {
  const open = coupons.filter((coupon) => couponState(coupon, now) === 'open');
  const past = coupons.filter((coupon) => couponState(coupon, now) !== 'open');
  const [here] = [...open].sort((a, b) => b.issuedAt - a.issuedAt || a.code.localeCompare(b.code));
  return {
    here,
    open: open.filter((coupon) => coupon !== here).sort((a, b) => a.until - b.until || a.code.localeCompare(b.code)),
    past: past.sort((a, b) => endOf(b) - endOf(a)),
  };
}

function endOf(coupon: Coupon): number {
  return coupon.redeemedAt ?? coupon.until;
}

/** Adds an offer as it arrives. The same code twice is the same coupon, told again. */
export function putCoupon(coupons: readonly Coupon[], arrived: Coupon): readonly Coupon[] {
  return [...coupons.filter((coupon) => coupon.code !== arrived.code), arrived];
}

/** Marks a coupon used; the first use stands, and a code that is not ours changes nothing. */
export function markRedeemed(coupons: readonly Coupon[], code: string, at: number): readonly Coupon[] {
  return coupons.map((coupon) => (coupon.code === code && coupon.redeemedAt === null ? { ...coupon, redeemedAt: at } : coupon));
}

/** The widest Code 128 that stays readable on a 320 px screen at one module per 1.5 px. */
const longestBarCode = 14;

/** Which barcode the till can read from a small screen: bars while they stay wide enough, else a QR code. */
export function symbologyFor(code: string): 'code128' | 'qr' {
  return code.length <= longestBarCode && /^[\u0020-\u007e]+$/.test(code) ? 'code128' : 'qr';
}

/** A shop often calls its offer `Jeans −15%`; beside the large figure the name alone is enough. Without a name left, it stays whole. */
export function nameBesideFigure(name: string, percent: number): string {
  const figure = new RegExp(`[\\s\\u00a0\\u202f]*[-\\u2212\\u2013]?[\\s\\u00a0\\u202f]*(?<!\\d)${percent}[\\s\\u00a0\\u202f]*%$`);
  return name.replace(figure, '') || name;
}

/** The code as eyes read it aloud: even groups of at most five, joined by thin spaces when it is long and unbroken. */
export function spellCode(code: string): string {
  if (/[^A-Za-z0-9]/.test(code)) return code;
  const size = Math.ceil(code.length / Math.ceil(code.length / 5));
  return (code.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join('\u2009');
}
