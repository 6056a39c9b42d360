import { markRedeemed, putCoupon } from '../rules/coupon-rules.ts';
import type { Consents, PhoneLanguage, PieceBody } from './bodies.ts';
import type { Memory } from './memory.ts';
import { firstState, type SessionState } from './session-state.ts';
import { readPlan } from '#shared/contract/places.ts';
import { findByCode, listProducts } from '#shared/contract/products.ts';
import * as routes from '#shared/contract/shoppers.ts';
import type { Coupon, ShopperBody } from '#shared/contract/shoppers.ts';
import { readStore } from '#shared/contract/staff.ts';
import type { Clock } from '#shared/link/clock.ts';
import { RefusedError } from '#shared/link/errors.ts';
import type { HttpClient } from '#shared/link/http-client.ts';

export interface SessionParts {
  readonly client: HttpClient;
  readonly memory: Memory;
  readonly clock: Clock;
}

/** The phone's one conversation with the hub. Every action answers when it is done and throws RefusedError with a code a view can word. */
export interface Session {
  readonly state: SessionState;
  /** Calls `listener` after every change until the returned stop is called. */
  subscribe(listener: () => void): () => void;
  /** Shows what is remembered at once, then asks the hub. */
  open(): Promise<void>;
  /** Asks the hub again: the page came back to the front. */
  refresh(): Promise<void>;
  join(language: PhoneLanguage, consents: Consents): Promise<void>;
  changeConsents(consents: Consents): Promise<void>;
  changeLanguage(language: PhoneLanguage): Promise<void>;
  carryFob(pairingCode: string): Promise<void>;
  returnFob(): Promise<void>;
  addWish(code: string): Promise<void>;
  removeWish(sku: string): Promise<void>;
  lookAt(code: string, signal: AbortSignal): Promise<PieceBody>;
  refreshTrace(): Promise<void>;
  markSeen(code: string): void;
  refuseInstallHint(): void;
  forget(): Promise<void>;
  /** From the farewell back to the way in. */
  startOver(): void;
  close(): void;
}

export function createSession({ client, memory, clock }: SessionParts): Session {
  let state: SessionState = firstState;
  let newsCount = 0;
  let listening: AbortController | undefined;
  const listeners = new Set<() => void>();

  function change(part: Partial<SessionState>): void {
    state = { ...state, ...part };
    remember();
    for (const listener of listeners) listener();
  }

  function remember(): void {
    const { phase, asOf, shopper, store, plan, wasInstallHintRefused } = state;
    if (phase !== 'inside' || asOf === undefined || shopper === undefined || store === undefined) return;
    memory.write({ asOf, shopper, store, plan: plan ?? null, wasInstallHintRefused });
  }

  function letIn(shopper: ShopperBody): void {
    change({ phase: 'inside', shopper, asOf: clock.now(), isOnline: true, wasDropped: false });
    if (!shopper.consents.path && state.trace !== undefined) change({ trace: undefined });
    listen();
  }

  function leave(part: Partial<SessionState>): void {
    listening?.abort();
    listening = undefined;
    memory.forget();
    change({ ...firstState, store: state.store, plan: state.plan, doorPicture: state.doorPicture, ...part });
  }

  /** Runs a call; being away is remembered in the state, and 401 means the hub forgot this phone. */
  async function ask<Reply>(call: Promise<Reply>): Promise<Reply> {
    try {
      const reply = await call;
      if (!state.isOnline) change({ isOnline: true });
      return reply;
    } catch (error) {
      if (error instanceof RefusedError && error.status === 401) leave({ phase: 'outside', wasDropped: state.phase === 'inside' });
      if (error instanceof RefusedError && error.status === 0) change({ isOnline: false });
      throw error;
    }
  }

  function changeCoupons(coupons: readonly Coupon[], part: Partial<SessionState>): void {
    if (state.shopper === undefined) return;
    change({ shopper: { ...state.shopper, coupons: [...coupons] }, asOf: clock.now(), ...part });
  }

  function listen(): void {
    if (listening !== undefined) return;
    listening = new AbortController();
    client.listen(
      routes.shopperStream,
      {
        offer(coupon) {
          const isKnown = state.shopper?.coupons.some(({ code }) => code === coupon.code) ?? false;
          if (isKnown) return;
          newsCount += 1;
          changeCoupons(putCoupon(state.shopper?.coupons ?? [], coupon), {
            fresh: [...state.fresh, coupon.code],
            news: { id: newsCount, kind: 'offer', coupon },
          });
        },
        redeemed({ code, at }) {
          const coupons = markRedeemed(state.shopper?.coupons ?? [], code, at);
          const coupon = coupons.find((one) => one.code === code);
          if (coupon === undefined) return;
          newsCount += 1;
          changeCoupons(coupons, { news: { id: newsCount, kind: 'redeemed', coupon } });
        },
        place({ zoneId }) {
          if (state.shopper === undefined) return;
          change({ shopper: { ...state.shopper, zoneId }, asOf: clock.now() });
          void quietly(refreshTrace());
        },
        onState() {
          // What happened before the stream opened was not told on it; and when it breaks, only an answer tells
          // whether the hub is away or has forgotten this phone.
          void quietly(refresh());
        },
      },
      listening.signal,
    );
  }

  async function refresh(): Promise<void> {
    const newsBefore = newsCount;
    const shopper = await ask(client.call(routes.readShopper));
    // An offer told on the stream while this answer was on its way may be missing from it.
    letIn(newsCount === newsBefore ? shopper : await ask(client.call(routes.readShopper)));
    await refreshTrace();
  }

  async function refreshTrace(): Promise<void> {
    if (state.shopper?.consents.path !== true) return;
    const trace = await ask(client.call(routes.readTrace));
    if (state.shopper?.consents.path === true) change({ trace });
  }

  async function readShop(): Promise<void> {
    const [store, plan] = await Promise.all([client.call(readStore), client.call(readPlan)]);
    change({ store, plan });
  }

  /** Only for the way in: inside, the doorway is not shown. */
  async function readDoorPicture(): Promise<void> {
    const { products } = await client.call(listProducts, { query: { limit: 1 } });
    change({ doorPicture: products[0]?.picture });
  }

  return {
    get state() {
      return state;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async open() {
      const kept = memory.read();
      if (kept !== undefined) {
        const { shopper, store, plan, asOf, wasInstallHintRefused } = kept;
        change({ phase: 'inside', shopper, store, plan: plan ?? undefined, asOf, wasInstallHintRefused });
      }
      await Promise.allSettled([quietly(readShop()), quietly(refresh())]);
      if (state.phase === 'opening') change({ phase: 'outside' });
      if (state.phase === 'outside') await quietly(readDoorPicture());
      if (state.phase === 'inside') listen();
    },
    refresh,
    async join(language, consents) {
      letIn(await ask(client.call(routes.joinShop, { body: { language, consents } })));
    },
    async changeConsents(consents) {
      letIn(await ask(client.call(routes.changeConsents, { body: consents })));
      await quietly(refreshTrace());
    },
    async changeLanguage(language) {
      letIn(await ask(client.call(routes.changeLanguage, { body: { language } })));
    },
    async carryFob(pairingCode) {
      letIn(await ask(client.call(routes.carryFob, { body: { pairingCode } })));
    },
    async returnFob() {
      letIn(await ask(client.call(routes.returnFob)));
    },
    async addWish(code) {
      letIn(await ask(client.call(routes.addWish, { body: { code } })));
    },
    async removeWish(sku) {
      letIn(await ask(client.call(routes.removeWish, { params: { sku } })));
    },
    lookAt: (code, signal) => client.call(findByCode, { params: { code }, signal }),
    refreshTrace,
    markSeen(code) {
      if (state.fresh.includes(code)) change({ fresh: state.fresh.filter((one) => one !== code) });
    },
    refuseInstallHint() {
      change({ wasInstallHintRefused: true });
    },
    async forget() {
      const { rows } = await ask(client.call(routes.forgetShopper));
      leave({ phase: 'forgotten', rowsForgotten: rows });
    },
    startOver() {
      leave({ phase: 'outside' });
    },
    close() {
      listening?.abort();
      listening = undefined;
    },
  };
}

/** For what runs by itself: being away is already in the state, and nobody pressed anything that wants an answer. */
async function quietly(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
  }
}
