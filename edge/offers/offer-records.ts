import { RefusedError } from '#shared/link/errors.ts';
import { defineRead, defineWrite, type Db } from '../database/define.ts';
import { defineChange } from '../journal/define-change.ts';
import { decideOffer, type Decision } from './offer-rules.ts';

export interface OfferRecord {
  readonly offer_id: string;
  readonly name: string;
  readonly words: string;
  readonly zone_id: string;
  readonly stay_seconds: number;
  readonly percent: number;
  readonly family_id: string | null;
  readonly product_id: string | null;
  readonly per_day: number;
  readonly valid_hours: number;
  readonly active: number;
}

export interface CouponRecord {
  readonly code: string;
  readonly offer_id: string;
  readonly shopper_id: string | null;
  readonly issued_at: number;
  readonly until: number;
  readonly redeemed_at: number | null;
}

const offerColumns = 'offer_id, name, words, zone_id, stay_seconds, percent, family_id, product_id, per_day, valid_hours, active';
const couponColumns = 'code, offer_id, shopper_id, issued_at, until, redeemed_at';
const hourMs = 3_600_000;

export const listOfferRecords = defineRead('offers.list', (db, _input: null) =>
  db.sql<OfferRecord>(`SELECT ${offerColumns} FROM offers ORDER BY offer_id`).all(),
);

export const insertOffer = defineWrite(
  'offers.insert',
  (db, offer: OfferRecord) =>
    db
      .sql(`INSERT INTO offers (${offerColumns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
      .run(
        offer.offer_id,
        offer.name,
        offer.words,
        offer.zone_id,
        offer.stay_seconds,
        offer.percent,
        offer.family_id,
        offer.product_id,
        offer.per_day,
        offer.valid_hours,
        offer.active,
      ).changes,
);

export const setOfferActive = defineChange(
  'offers.active',
  (db, { offerId, active }: { readonly offerId: string; readonly active: boolean }, tell) => {
    const before = db.sql<{ active: number }>('SELECT active FROM offers WHERE offer_id = ?').get(offerId);
    if (before === undefined) throw new RefusedError(404, 'offer-unknown', `there is no offer "${offerId}"`);
    if ((before.active === 1) === active) return active;
    db.sql('UPDATE offers SET active = ? WHERE offer_id = ?').run(active ? 1 : 0, offerId);
    tell({ what: active ? 'offer turned on' : 'offer turned off', subject: offerId, before: String(!active), after: String(active) });
    return active;
  },
);

export interface DecideInput {
  readonly offerId: string;
  readonly shopperId: string;
  readonly zoneId: string;
  readonly dwellSeconds: number;
  readonly businessDay: string;
  readonly now: number;
  /** Used when the answer is yes. */
  readonly code: string;
}

/** Decides and issues in one transaction: consent and caps are read, checked and counted together. */
export const decideAndIssue = defineWrite(
  'offers.decide',
  (db, input: DecideInput): { readonly decision: Decision; readonly coupon: CouponRecord | null } => {
    const offer = db.sql<OfferRecord>(`SELECT ${offerColumns} FROM offers WHERE offer_id = ?`).get(input.offerId);
    if (offer === undefined) throw new RefusedError(404, 'offer-unknown', `there is no offer "${input.offerId}"`);
    const issued = db
      .sql<{ own: number; every: number }>(
        'SELECT coalesce(sum(offer_id = ?), 0) AS own, count(*) AS every FROM coupons WHERE shopper_id = ? AND business_day = ?',
      )
      .get(input.offerId, input.shopperId, input.businessDay) ?? { own: 0, every: 0 };
    const decision = decideOffer(
      {
        offerId: offer.offer_id,
        zoneId: offer.zone_id,
        staySeconds: offer.stay_seconds,
        perDay: offer.per_day,
        active: offer.active === 1,
      },
      {
        zoneId: input.zoneId,
        dwellSeconds: input.dwellSeconds,
        hasOffersConsent: hasConsent(db, input.shopperId, 'offers'),
        issuedToday: issued.own,
        anyIssuedToday: issued.every,
      },
    );
    db.sql('INSERT INTO decisions (offer_id, shopper_id, at, issued, reasons) VALUES (?, ?, ?, ?, ?)').run(
      offer.offer_id,
      input.shopperId,
      input.now,
      decision.issue ? 1 : 0,
      JSON.stringify(decision.reasons),
    );
    if (!decision.issue) return { decision, coupon: null };
    const coupon: CouponRecord = {
      code: input.code,
      offer_id: offer.offer_id,
      shopper_id: input.shopperId,
      issued_at: input.now,
      until: input.now + offer.valid_hours * hourMs,
      redeemed_at: null,
    };
    db.sql('INSERT INTO coupons (code, offer_id, shopper_id, business_day, issued_at, until) VALUES (?, ?, ?, ?, ?, ?)').run(
      coupon.code,
      coupon.offer_id,
      coupon.shopper_id,
      input.businessDay,
      coupon.issued_at,
      coupon.until,
    );
    return { decision, coupon };
  },
);

function hasConsent(db: Db, shopperId: string, purpose: string): boolean {
  return (
    db
      .sql<{ found: number }>('SELECT 1 AS found FROM consents WHERE shopper_id = ? AND purpose = ? AND withdrawn_at IS NULL')
      .get(shopperId, purpose) !== undefined
  );
}

type CouponWithOffer = CouponRecord & OfferRecord & { readonly redemption_id: string | null };

function findCoupon(db: Db, code: string): CouponWithOffer | undefined {
  return db
    .sql<CouponWithOffer>(
      `SELECT ${couponColumns}, redemption_id, name, words, zone_id, stay_seconds, percent, family_id, product_id, per_day, valid_hours, active FROM coupons JOIN offers USING (offer_id) WHERE code = ?`,
    )
    .get(code);
}

function refuseBadCoupon(coupon: CouponWithOffer | undefined, now: number): asserts coupon is CouponWithOffer {
  if (coupon === undefined) throw new RefusedError(404, 'coupon-unknown', 'this shop never issued this coupon');
  if (coupon.redeemed_at !== null) throw new RefusedError(409, 'coupon-used', 'this coupon was used already');
  if (coupon.until < now) throw new RefusedError(410, 'coupon-expired', 'this coupon is past its hour');
}

export const readCoupon = defineRead('offers.coupon', (db, input: { readonly code: string; readonly now: number }) => {
  const coupon = findCoupon(db, input.code);
  refuseBadCoupon(coupon, input.now);
  return coupon;
});

/** At most once, whoever tries and however often: the same redemption id again is the same redemption. */
export const redeem = defineWrite(
  'offers.redeem',
  (
    db,
    input: {
      readonly code: string;
      readonly redemptionId: string;
      readonly tillId: string | null;
      readonly sequence: number | null;
      readonly at: number;
      readonly now: number;
    },
  ) => {
    const coupon = findCoupon(db, input.code);
    if (coupon !== undefined && coupon.redemption_id === input.redemptionId) return { coupon, fresh: false };
    refuseBadCoupon(coupon, input.now);
    db.sql('UPDATE coupons SET redeemed_at = ?, redemption_id = ?, till_id = ?, sequence = ? WHERE code = ?').run(
      input.at,
      input.redemptionId,
      input.tillId,
      input.sequence,
      input.code,
    );
    return { coupon, fresh: true };
  },
);

export const listCoupons = defineRead('offers.couponsOf', (db, shopperId: string) =>
  db.sql<CouponRecord>(`SELECT ${couponColumns} FROM coupons WHERE shopper_id = ? ORDER BY issued_at DESC LIMIT 50`).all(shopperId),
);

export const shopperOfCoupon = defineRead(
  'offers.shopperOf',
  (db, code: string) =>
    db.sql<{ shopper_id: string | null }>('SELECT shopper_id FROM coupons WHERE code = ?').get(code)?.shopper_id ?? null,
);

export const readOfferFigures = defineRead('offers.figures', (db, _input: null) => ({
  counts: db
    .sql<{ offer_id: string; issued: number; redeemed: number }>(
      'SELECT offer_id, count(*) AS issued, count(redeemed_at) AS redeemed FROM coupons GROUP BY offer_id',
    )
    .all(),
  decisions: db
    .sql<{ at: number; offer_id: string; issued: number; reasons: string }>(
      'SELECT at, offer_id, issued, reasons FROM decisions ORDER BY decision_id DESC LIMIT 40',
    )
    .all(),
}));

export const offerWrites = [insertOffer, setOfferActive, decideAndIssue, redeem];
export const offerReads = [listOfferRecords, readCoupon, listCoupons, shopperOfCoupon, readOfferFigures];
