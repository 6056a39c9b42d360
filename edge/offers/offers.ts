import { answer, type Answer } from '#shared/contract/answer.ts';
import { checkCoupon, redeemCoupon } from '#shared/contract/sales.ts';
import type { Coupon } from '#shared/contract/shoppers.ts';
import { listOffers, switchOffer } from '#shared/contract/staff.ts';
import type { Texts } from '#shared/domain/product.ts';
import type { Clock } from '#shared/link/clock.ts';
import { RefusedError } from '#shared/link/errors.ts';
import type { Records } from '../database/define.ts';
import { authorOf } from '../journal/define-change.ts';
import type { StoreTime } from '../store-time.ts';
import type { CouponCodes } from './coupon-code.ts';
import {
  decideAndIssue,
  listCoupons,
  listOfferRecords,
  readCoupon,
  readOfferFigures,
  redeem,
  setOfferActive,
  type CouponRecord,
  type OfferRecord,
} from './offer-records.ts';

/** Someone with an offers consent has stood in a zone for a while. */
export interface Dwelling {
  readonly visitId: string;
  readonly shopperId: string;
  readonly zoneId: string;
  readonly seconds: number;
}

export interface OffersParts {
  readonly records: Records;
  readonly clock: Clock;
  readonly time: StoreTime;
  readonly codes: CouponCodes;
  readonly pictureOf: (productId: string) => string | undefined;
  readonly zoneName: (zoneId: string) => Texts;
  readonly onIssued: (shopperId: string, coupon: Coupon) => void;
  readonly onRedeemed: (code: string, at: number) => void;
  readonly onFailure: (what: string, error: unknown) => void;
}

export interface Offers {
  readonly answers: readonly Answer[];
  /** Call as dwell grows; each offer is decided once a visit, when its time is reached. */
  dwell(dwelling: Dwelling): void;
  couponsOf(shopperId: string): Promise<readonly Coupon[]>;
  forgetVisit(visitId: string): void;
}

/** Offers: who stands where for how long, decided by one pure function, issued once, redeemed once. */
export async function createOffers(parts: OffersParts): Promise<Offers> {
  const { records, clock, time } = parts;
  const offers = new Map((await records.read(listOfferRecords, null)).map((offer) => [offer.offer_id, offer]));
  const decided = new Map<string, Set<string>>();

  function couponOf(record: CouponRecord): Coupon | undefined {
    const offer = offers.get(record.offer_id);
    if (offer === undefined) return undefined;
    const zone = parts.zoneName(offer.zone_id);
    return {
      code: record.code,
      offerId: offer.offer_id,
      name: JSON.parse(offer.name),
      words: JSON.parse(offer.words),
      why: {
        fr: `Vous vous êtes attardé ici : ${zone.fr}. Vous avez demandé les offres là où vous êtes.`,
        en: `You spent a moment here: ${zone.en}. You asked for offers where you stand.`,
      },
      percent: offer.percent,
      picture: offer.product_id === null ? null : (parts.pictureOf(offer.product_id) ?? null),
      productId: offer.product_id,
      issuedAt: record.issued_at,
      until: record.until,
      redeemedAt: record.redeemed_at,
    };
  }

  async function decide(offer: OfferRecord, dwelling: Dwelling): Promise<void> {
    const now = clock.now();
    const { coupon } = await records.write(decideAndIssue, {
      offerId: offer.offer_id,
      shopperId: dwelling.shopperId,
      zoneId: dwelling.zoneId,
      dwellSeconds: dwelling.seconds,
      businessDay: time.businessDayOf(now),
      now,
      code: parts.codes.make(),
    });
    const issued = coupon === null ? undefined : couponOf(coupon);
    if (issued !== undefined) parts.onIssued(dwelling.shopperId, issued);
  }

  function tillCoupon(record: CouponRecord & Pick<OfferRecord, 'name' | 'percent' | 'family_id'>) {
    return {
      code: record.code,
      offerId: record.offer_id,
      name: JSON.parse(record.name),
      percent: record.percent,
      ...(record.family_id === null ? {} : { family: record.family_id }),
      until: record.until,
    };
  }

  const answers = [
    answer(checkCoupon, async ({ params }) =>
      tillCoupon(await records.read(readCoupon, { code: parts.codes.read(params.code), now: clock.now() })),
    ),
    answer(redeemCoupon, async ({ params, body, caller }) => {
      const { coupon, fresh } = await records.write(redeem, {
        code: parts.codes.read(params.code),
        redemptionId: body.id,
        tillId: caller.kind === 'device' ? caller.deviceId : (body.tillId ?? null),
        sequence: body.sequence ?? null,
        at: body.at,
        now: clock.now(),
      });
      if (fresh) parts.onRedeemed(coupon.code, body.at);
      return tillCoupon(coupon);
    }),
    answer(listOffers, async () => {
      const figures = await records.read(readOfferFigures, null);
      return {
        offers: [...offers.values()].map((offer) => {
          const count = figures.counts.find((row) => row.offer_id === offer.offer_id);
          return {
            offerId: offer.offer_id,
            name: JSON.parse(offer.name),
            words: JSON.parse(offer.words),
            zoneId: offer.zone_id,
            staySeconds: offer.stay_seconds,
            percent: offer.percent,
            family: offer.family_id,
            perDay: offer.per_day,
            active: offer.active === 1,
            issued: count?.issued ?? 0,
            redeemed: count?.redeemed ?? 0,
          };
        }),
        decisions: figures.decisions.map((row) => ({
          at: row.at,
          offerId: row.offer_id,
          issued: row.issued === 1,
          reasons: JSON.parse(row.reasons),
        })),
      };
    }),
    answer(switchOffer, async ({ params, body, caller }) => {
      const offer = offers.get(params.offerId);
      if (offer === undefined) throw new RefusedError(404, 'offer-unknown', `there is no offer "${params.offerId}"`);
      await records.write(setOfferActive, { offerId: offer.offer_id, active: body.active, by: authorOf(caller, clock.now()) });
      offers.set(offer.offer_id, { ...offer, active: body.active ? 1 : 0 });
      return { active: body.active };
    }),
  ];

  return {
    answers,
    dwell(dwelling) {
      for (const offer of offers.values()) {
        if (offer.active !== 1 || offer.zone_id !== dwelling.zoneId || dwelling.seconds < offer.stay_seconds) continue;
        const seen = decided.get(dwelling.visitId) ?? new Set();
        decided.set(dwelling.visitId, seen);
        if (seen.has(offer.offer_id)) continue;
        seen.add(offer.offer_id);
        decide(offer, dwelling).catch((error: unknown) => {
          seen.delete(offer.offer_id);
          parts.onFailure('offers', error);
        });
      }
    },
    couponsOf: async (shopperId) => (await records.read(listCoupons, shopperId)).flatMap((record) => couponOf(record) ?? []),
    forgetVisit: (visitId) => void decided.delete(visitId),
  };
}
