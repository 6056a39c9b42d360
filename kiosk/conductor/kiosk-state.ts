import { locales, type Locale } from '#shared/ui/locale.ts';
import type { Stop } from '#shared/link/bus.ts';
import type { ClaimedDeviceBody } from '../hub/claimed-device.ts';
import type { Shop } from '../hub/shop.ts';
import type { Idleness } from '../session/idle-rules.ts';
import type { Session } from '../session/session.ts';

/** Where a kiosk stands that has no credential yet, or no longer. */
export type Claim =
  | { readonly phase: 'asking'; readonly trouble?: 'wrong' | 'away' | 'revoked' }
  | { readonly phase: 'asking'; readonly trouble: 'other-kind'; readonly kind: string }
  | { readonly phase: 'claiming' };

/** All a kiosk shows comes from this one value. */
export interface KioskState {
  readonly device: ClaimedDeviceBody | undefined;
  readonly claim: Claim;
  readonly shop: Shop;
  readonly session: Session;
  readonly idleness: Idleness;
  /** The product whose like couldn't be counted, until the next step. */
  readonly likeTrouble: string | undefined;
}

/** One value that changes and tells. */
export interface StateCell {
  get(): KioskState;
  change(part: Partial<KioskState>): void;
  changeSession(part: Partial<Session>): void;
  changeShop(part: Partial<Shop>): void;
  onChange(listener: (now: KioskState, before: KioskState) => void): Stop;
}

export function createStateCell(initial: KioskState): StateCell {
  let state = initial;
  const listeners = new Set<(now: KioskState, before: KioskState) => void>();
  function change(part: Partial<KioskState>): void {
    const before = state;
    state = { ...state, ...part };
    for (const listener of listeners) listener(state, before);
  }
  return {
    get: () => state,
    change,
    changeSession: (part) => change({ session: { ...state.session, ...part } }),
    changeShop: (part) => change({ shop: { ...state.shop, ...part } }),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The language a kiosk greets in: the first the shop names. */
export function shopLanguage(shop: Shop): Locale {
  return shop.store?.languages[0] ?? 'fr';
}

/** Every language the kiosk speaks, the shop's own first. */
export function offeredLanguages(shop: Shop): readonly Locale[] {
  return [...new Set([...(shop.store?.languages ?? []), ...locales])];
}
