import { randomUUID } from 'node:crypto';
import { answer, answerStream, type Answer, type CallerIdentity, type StreamAnswer } from '#shared/contract/answer.ts';
import {
  addWish,
  carryFob,
  changeConsents,
  changeLanguage,
  forgetShopper,
  joinShop,
  readShopper,
  readTrace,
  removeWish,
  returnFob,
  shopperStream,
  type Coupon,
  type ShopperBody,
} from '#shared/contract/shoppers.ts';
import { groupBy } from '#shared/domain/group-by.ts';
import { RefusedError } from '#shared/link/errors.ts';
import { hashToken, makeToken } from '../secrets.ts';
import {
  addWishRecord,
  forget,
  join,
  linkTag,
  listShoppers,
  listWishes,
  readTraceRecord,
  removeWishRecord,
  setConsents,
  setLanguage,
  unlinkTags,
  type Consents,
} from './shopper-records.ts';
import { createTagRegister, type TagRegister, type TagRegisterParts } from './tag-register.ts';

interface Person {
  readonly shopperId: string;
  readonly tokenHash: string;
  language: ShopperBody['language'];
  consents: Consents;
}

export interface ShoppersParts extends TagRegisterParts {
  readonly couponsOf: (shopperId: string) => Promise<readonly Coupon[]>;
  readonly zoneOf: (shopperId: string) => string | null;
  readonly wishOf: (sku: string) => ShopperBody['wishes'][number] | undefined;
  readonly skuOfCode: (code: string) => string | undefined;
  /** A consent changed, a fob changed hands or a shopper is forgotten: presence must act on it at once. */
  readonly onChanged: (shopperId: string) => void;
}

export interface Shoppers extends Pick<TagRegister, 'tag' | 'learnTag'> {
  readonly answers: readonly Answer[];
  readonly streams: readonly StreamAnswer[];
  byToken(token: string): { readonly shopperId: string } | undefined;
  carriesFob(shopperId: string): boolean;
  consentsOf(shopperId: string): Consents;
  sendOffer(shopperId: string, coupon: Coupon): void;
  sendRedeemed(shopperId: string, code: string, at: number): void;
  sendPlace(shopperId: string, zoneId: string | null): void;
}

type Send = (name: 'offer' | 'redeemed' | 'place', body: unknown) => void;

const yearSeconds = 31_536_000;
const nothing: Consents = { offers: false, path: false };

/** Phones that joined: a random id each, their consents, fob, wishes; all of it forgettable. */
export async function createShoppers(parts: ShoppersParts): Promise<Shoppers> {
  const { records, clock } = parts;
  const persons = new Map<string, Person>();
  const byTokenHash = new Map<string, Person>();
  const tags = await createTagRegister(parts);
  const listeners = new Map<string, Set<Send>>();

  const stored = await records.read(listShoppers, null);
  const consents = groupBy(stored.consents, ({ shopper_id }) => shopper_id);
  for (const row of stored.shoppers) {
    const granted = (consents.get(row.shopper_id) ?? []).map(({ purpose }) => purpose);
    keep({
      shopperId: row.shopper_id,
      tokenHash: row.token_hash,
      language: languageOf(row.language),
      consents: { offers: granted.includes('offers'), path: granted.includes('path') },
    });
  }

  function keep(person: Person): void {
    persons.set(person.shopperId, person);
    byTokenHash.set(person.tokenHash, person);
  }

  function personOf(caller: CallerIdentity): Person {
    const person = caller.kind === 'shopper' ? persons.get(caller.shopperId) : undefined;
    if (person === undefined) throw new RefusedError(401, 'sign-in', 'this phone has not joined, or was forgotten');
    return person;
  }

  async function bodyOf(person: Person): Promise<ShopperBody> {
    const fob = tags.fobOf(person.shopperId);
    const [coupons, wishes] = await Promise.all([parts.couponsOf(person.shopperId), records.read(listWishes, person.shopperId)]);
    const isSeen = person.consents.offers || person.consents.path;
    return {
      language: person.language,
      consents: { ...person.consents },
      fob: fob?.label ?? null,
      zoneId: fob === undefined || !isSeen ? null : parts.zoneOf(person.shopperId),
      coupons: [...coupons],
      wishes: wishes.flatMap((sku) => parts.wishOf(sku) ?? []),
    };
  }

  function send(shopperId: string, name: 'offer' | 'redeemed' | 'place', body: unknown): void {
    for (const listener of listeners.get(shopperId) ?? []) listener(name, body);
  }

  const answers = [
    answer(joinShop, async ({ body, setCookie }) => {
      const token = makeToken();
      const person: Person = { shopperId: randomUUID(), tokenHash: hashToken(token), language: body.language, consents: body.consents };
      await records.write(join, {
        shopper_id: person.shopperId,
        token_hash: person.tokenHash,
        language: body.language,
        consents: body.consents,
        now: clock.now(),
      });
      keep(person);
      setCookie('aisle_shopper', token, yearSeconds);
      return bodyOf(person);
    }),
    answer(readShopper, ({ caller }) => bodyOf(personOf(caller))),
    answer(changeConsents, async ({ body, caller }) => {
      const person = personOf(caller);
      await records.write(setConsents, { shopperId: person.shopperId, consents: body, now: clock.now() });
      person.consents = body;
      parts.onChanged(person.shopperId);
      return bodyOf(person);
    }),
    answer(changeLanguage, async ({ body, caller }) => {
      const person = personOf(caller);
      await records.write(setLanguage, { shopperId: person.shopperId, language: body.language });
      person.language = body.language;
      return bodyOf(person);
    }),
    answer(carryFob, async ({ body, caller }) => {
      const person = personOf(caller);
      const tagKey = await records.write(linkTag, {
        shopperId: person.shopperId,
        pairingCode: body.pairingCode.toUpperCase().trim(),
        now: clock.now(),
      });
      tags.giveFob(tagKey, person.shopperId);
      parts.onChanged(person.shopperId);
      return bodyOf(person);
    }),
    answer(returnFob, async ({ caller }) => {
      const person = personOf(caller);
      await records.write(unlinkTags, person.shopperId);
      tags.takeFob(person.shopperId);
      parts.onChanged(person.shopperId);
      return bodyOf(person);
    }),
    answer(addWish, async ({ body, caller }) => {
      const person = personOf(caller);
      const sku = parts.skuOfCode(body.code.trim());
      if (sku === undefined) throw new RefusedError(404, 'code-unknown', `no product here has the code "${body.code}"`);
      await records.write(addWishRecord, { shopperId: person.shopperId, sku, now: clock.now() });
      return bodyOf(person);
    }),
    answer(removeWish, async ({ params, caller }) => {
      const person = personOf(caller);
      await records.write(removeWishRecord, { shopperId: person.shopperId, sku: params.sku });
      return bodyOf(person);
    }),
    answer(readTrace, async ({ caller }) => {
      const person = personOf(caller);
      if (!person.consents.path) return { points: [], zones: [] };
      const trace = await records.read(readTraceRecord, person.shopperId);
      return {
        points: trace.points,
        zones: trace.stays.map((stay) => ({
          zoneId: stay.zoneId,
          dwellSeconds: Math.max(0, ((stay.leftAt ?? clock.now()) - stay.enteredAt) / 1000),
        })),
      };
    }),
    answer(forgetShopper, async ({ caller, setCookie }) => {
      const person = personOf(caller);
      const { consents } = person;
      const fob = tags.takeFob(person.shopperId);
      person.consents = nothing;
      // Presence first: what it still holds in memory must not be written behind the deletion.
      parts.onChanged(person.shopperId);
      const rows = await records.write(forget, person.shopperId).catch((error: unknown) => {
        // Nothing was deleted: the phone must still be who it was, or it could never ask again.
        person.consents = consents;
        if (fob !== undefined) tags.giveFob(fob.tagKey, person.shopperId);
        throw error;
      });
      persons.delete(person.shopperId);
      byTokenHash.delete(person.tokenHash);
      setCookie('aisle_shopper', '', 0);
      return { rows, words: 'forgotten' };
    }),
  ];

  const streams = [
    answerStream(shopperStream, (listener) => {
      const person = personOf(listener.caller);
      const own: Send = (name, body) => Reflect.apply(listener.send, listener, [name, body]);
      const all = listeners.get(person.shopperId) ?? new Set();
      listeners.set(person.shopperId, all.add(own));
      return () => {
        all.delete(own);
        if (all.size === 0) listeners.delete(person.shopperId);
      };
    }),
  ];

  return {
    answers: [...tags.answers, ...answers],
    streams,
    byToken: (token) => byTokenHash.get(hashToken(token)),
    tag: tags.tag,
    learnTag: tags.learnTag,
    carriesFob: (shopperId) => tags.fobOf(shopperId) !== undefined,
    consentsOf: (shopperId) => persons.get(shopperId)?.consents ?? nothing,
    sendOffer: (shopperId, coupon) => send(shopperId, 'offer', coupon),
    sendRedeemed: (shopperId, code, at) => send(shopperId, 'redeemed', { code, at }),
    sendPlace: (shopperId, zoneId) => send(shopperId, 'place', { at: clock.now(), zoneId }),
  };
}

function languageOf(text: string): ShopperBody['language'] {
  return text === 'en' || text === 'ar' ? text : 'fr';
}
