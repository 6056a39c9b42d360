/** An offer as its maker states it: who stays that long in that zone gets that reduction, so often a day at most. */
export interface OfferRule {
  readonly offerId: string;
  readonly zoneId: string;
  readonly staySeconds: number;
  readonly perDay: number;
  readonly active: boolean;
}

/** All that is known when it is decided; nothing else may weigh in. */
export interface OfferFacts {
  readonly zoneId: string;
  readonly dwellSeconds: number;
  readonly hasOffersConsent: boolean;
  /** How often this offer went to this shopper today. */
  readonly issuedToday: number;
  /** How many offers of any kind went to this shopper today. */
  readonly anyIssuedToday: number;
}

export interface Decision {
  readonly issue: boolean;
  /** Every condition in words, met or not, in the order they were checked. */
  readonly reasons: readonly string[];
}

/** People who are met with offers all day stop reading them (and trusting). */
const mostOffersADay = 3;

/** Decides and explains: every condition is checked and told, so that "why not?" has a whole answer. */
export function decideOffer(rule: OfferRule, facts: OfferFacts): Decision {
  const conditions: readonly (readonly [boolean, string])[] = [
    [facts.hasOffersConsent, facts.hasOffersConsent ? 'agreed to offers' : 'has not agreed to offers'],
    [rule.active, rule.active ? 'the offer is on' : 'the offer is off'],
    [facts.zoneId === rule.zoneId, `stands in ${facts.zoneId}, the offer is for ${rule.zoneId}`],
    [facts.dwellSeconds >= rule.staySeconds, `stayed ${Math.floor(facts.dwellSeconds)} s of ${rule.staySeconds} s`],
    [facts.issuedToday < rule.perDay, `had this offer ${facts.issuedToday} of ${rule.perDay} times today`],
    [facts.anyIssuedToday < mostOffersADay, `had ${facts.anyIssuedToday} of ${mostOffersADay} offers today`],
  ];
  return { issue: conditions.every(([met]) => met), reasons: conditions.map(([met, words]) => `${met ? 'yes' : 'no'}: ${words}`) };
}
