import {
  addWish,
  carryFob,
  changeConsents,
  forgetShopper,
  joinShop,
  readShopper,
  returnFob,
  shopperStream,
  type Coupon,
  type ShopperBody,
} from '#shared/contract/shoppers.ts';
import { createHttpClient } from '#shared/link/http-client.ts';
import type { InFlight } from '../in-flight.ts';

export type Consents = ShopperBody['consents'];

/** A shopper's phone, from scanning the code at the door to leaving. Every call may throw RefusedError. */
export interface Phone {
  /** What it proves itself with; empty before it joined. */
  cookie(): string;
  readonly consents: Consents;
  join(language: ShopperBody['language']): Promise<void>;
  carry(pairingCode: string): Promise<void>;
  /** Listens for offers until it leaves. */
  listen(onOffer: (coupon: Coupon) => void): void;
  isListening(): boolean;
  wish(code: string): Promise<void>;
  /** Coupons it can show at a till now. */
  readCoupons(now: number): Promise<readonly Coupon[]>;
  handBack(): Promise<void>;
  forget(): Promise<void>;
  /** Puts the phone away: it stops listening. */
  close(): void;
}

export interface PhoneParts {
  readonly baseUrl: string;
  readonly inFlight: InFlight;
  readonly consents: Consents;
  /** One it kept from an earlier visit. */
  readonly keptCookie?: string | undefined;
}

export function createPhone({ baseUrl, inFlight, consents, keptCookie = '' }: PhoneParts): Phone {
  let cookie = keptCookie;
  const listening = new AbortController();
  let isListening = false;
  const client = createHttpClient({
    baseUrl,
    headers: () => ({ 'x-aisle': 'simulator', ...(cookie === '' ? {} : { cookie }) }),
    onResponse(response) {
      for (const line of response.headers.getSetCookie()) cookie = line.split(';')[0] ?? '';
    },
  });
  const http = inFlight.http(client);

  return {
    consents,
    cookie: () => cookie,
    async join(language) {
      if (cookie === '') await http.call(joinShop, { body: { language, consents } });
      else await http.call(changeConsents, { body: consents });
    },
    async carry(pairingCode) {
      await http.call(carryFob, { body: { pairingCode } });
    },
    listen(onOffer) {
      if (isListening) return;
      isListening = true;
      http.listen(shopperStream, { offer: onOffer }, listening.signal);
    },
    isListening: () => isListening,
    async wish(code) {
      await http.call(addWish, { body: { code } });
    },
    async readCoupons(now) {
      const { coupons } = await http.call(readShopper);
      return coupons.filter((coupon) => coupon.redeemedAt === null && coupon.until > now);
    },
    async handBack() {
      await http.call(returnFob);
    },
    async forget() {
      await http.call(forgetShopper);
    },
    close() {
      isListening = false;
      listening.abort();
    },
  };
}
