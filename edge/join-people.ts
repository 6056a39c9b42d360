import type { Logger } from 'pino';
import type { Clock } from '#shared/link/clock.ts';
import type { FloorNowBody } from '#shared/contract/places.ts';
import type { Announcer } from './announce.ts';
import type { HubBus } from './broker/hub-bus.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import type { Config } from './config/config.ts';
import type { Database } from './database/database.ts';
import type { Devices } from './devices/devices.ts';
import type { ForeignDoor } from './gateways/foreign-door.ts';
import { joinPresence } from './join-presence.ts';
import type { Keeping } from './keeping/keeping.ts';
import { batteryAttention } from './gateways/battery-rules.ts';
import { createEidTags } from './gateways/eid-tags.ts';
import { createPhones } from './gateways/phones.ts';
import { createTagKnowledge } from './gateways/tag-knowledge.ts';
import { createCouponCodes } from './offers/coupon-code.ts';
import { shopperOfCoupon } from './offers/offer-records.ts';
import { createOffers } from './offers/offers.ts';
import type { Plan } from './plan/plan.ts';
import type { Survey } from './survey/survey.ts';
import type { FinalVisit } from './presence/presence-events.ts';
import type { Presence } from './presence/presence-parts.ts';
import { createShoppers } from './shoppers/shoppers.ts';
import type { StoreTime } from './store-time.ts';

export interface PeopleParts {
  readonly bus: HubBus;
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Logger;
  readonly time: StoreTime;
  readonly database: Database;
  readonly devices: Devices;
  readonly foreign: ForeignDoor;
  readonly catalogue: Catalogue;
  readonly plan: Plan;
  readonly survey: Survey;
  readonly couponKey: string;
  readonly keeping: Pick<Keeping, 'cleanSoon'>;
  readonly announcer: Announcer;
  readonly onFloor: (floor: FloorNowBody) => void;
  readonly onFinalVisit: (visit: FinalVisit) => void;
  readonly onFailure: (what: string, error: unknown) => void;
}

/** Joins those who asked to be known, where they are, and what they are offered. */
export async function joinPeople(parts: PeopleParts) {
  const { config, clock, time, database, catalogue, plan, announcer } = parts;
  const later: { presence: Presence | undefined } = { presence: undefined };

  async function tellRedeemed(code: string, at: number): Promise<void> {
    const shopperId = await database.read(shopperOfCoupon, code);
    if (shopperId !== null) shoppers.sendRedeemed(shopperId, code, at);
  }

  const offers = await createOffers({
    records: database,
    clock,
    time,
    codes: createCouponCodes(config.store.id, parts.couponKey),
    pictureOf: (productId) => catalogue.card(productId)?.picture,
    zoneName: plan.zoneName,
    onIssued(shopperId, coupon) {
      shoppers.sendOffer(shopperId, coupon);
      announcer.tell({
        kind: 'offer',
        words: { fr: `Offre remise : ${coupon.name.fr}`, en: `Offer made: ${coupon.name.en}` },
        subjectId: coupon.offerId,
      });
    },
    onRedeemed: (code, at) => void tellRedeemed(code, at),
    onFailure: parts.onFailure,
  });
  const knowledge = await createTagKnowledge({ records: database, clock });
  const shoppers = await createShoppers({
    records: database,
    clock,
    couponsOf: offers.couponsOf,
    zoneOf: (shopperId) => later.presence?.placeOf(shopperId)?.zoneId ?? null,
    skuOfCode: catalogue.skuOfCode,
    tagHealth: knowledge.reports.healthOf,
    wishOf: (sku) => wishOf(catalogue, sku),
    onChanged(shopperId) {
      later.presence?.consentsChanged(shopperId);
      parts.keeping.cleanSoon();
    },
  });
  const phones = createPhones({
    clock,
    consentsOf: shoppers.consentsOf,
    carriesFob: shoppers.carriesFob,
    isFixed: (tagKey) => plan.now().references?.some((reference) => reference.tagKey === tagKey) ?? false,
    isStaffPhone: parts.foreign.isPhone,
    onHeard: (sightings) => later.presence?.hear(sightings),
  });
  const presence = await joinPresence({
    ...parts,
    knowledge,
    phones,
    shoppers,
    plan: plan.now(),
    onDwell: offers.dwell,
    onVisitClosed: offers.forgetVisit,
  });
  later.presence = presence;
  const eidTags = createEidTags({ records: database, clock, eids: knowledge.eids, onAdded: shoppers.learnTag });
  return {
    shoppers,
    presence,
    answers: [...offers.answers, ...shoppers.answers, ...eidTags.answers, ...phones.answers],
    attention: () => batteryAttention(knowledge.reports.all()),
    tellRedeemed,
  };
}

function wishOf(catalogue: Catalogue, sku: string) {
  const variant = catalogue.variant(sku);
  if (variant === undefined) return undefined;
  const { productId, name, size, colour, picture, priceCents, onHand } = variant;
  return { sku, productId, name, size, colour, picture, priceCents, onHand };
}
