import { findByCode } from '#shared/contract/products.ts';
import { likeProduct } from '#shared/contract/kiosks.ts';
import type { Stop } from '#shared/link/bus.ts';
import type { Clock } from '#shared/link/clock.ts';
import { RefusedError } from '#shared/link/errors.ts';
import { createHttpClient } from '#shared/link/http-client.ts';
import { authorizationOf, readClaimedDevice } from '../hub/claimed-device.ts';
import { newEventId } from '../hub/event-id.ts';
import { emptyShop } from '../hub/shop.ts';
import { createShopReader } from '../hub/shop-reader.ts';
import { afterWish, isUntouched } from '../session/session-rules.ts';
import { freshSession, type Wish } from '../session/session.ts';
import { createPersonCaller } from './call-person.ts';
import { createHubConnection } from './hub-connection.ts';
import { watchIdleness } from './idle-watch.ts';
import { createStateCell, shopLanguage, type KioskState } from './kiosk-state.ts';
import { orderBasket } from './place-order.ts';

export interface KioskParts {
  readonly clock: Clock;
  readonly storage: Storage;
  /** Where the hub is; '' for the page's own origin. */
  readonly baseUrl: string;
  readonly busUrl: (mqttPath: string) => string;
  readonly keepPicture: (assetId: string) => Promise<void>;
}

/** The kiosk behind its glass: one state, wishes in, and nothing the screen does without it. */
export interface Kiosk {
  state(): KioskState;
  onChange(listener: (now: KioskState, before: KioskState) => void): Stop;
  wish(wish: Wish): void;
  claim(code: string): void;
  /** A scanner read a code: opens what it names, wherever the shopper is. */
  scanned(code: string): Promise<void>;
  /** Someone is there. */
  touched(): void;
  start(): void;
}

export function createKiosk({ clock, storage, baseUrl, busUrl, keepPicture }: KioskParts): Kiosk {
  const cell = createStateCell({
    device: readClaimedDevice(storage),
    claim: { phase: 'asking' },
    shop: emptyShop,
    session: freshSession('fr'),
    idleness: { phase: 'busy' },
    likeTrouble: undefined,
  });
  let answeredAt: number | undefined;
  const http = createHttpClient({
    baseUrl,
    headers: () => {
      const { device } = cell.get();
      return device === undefined ? {} : { authorization: authorizationOf(device) };
    },
    onResponse: (response) => {
      if (new URL(response.url).pathname === '/v1/products') answeredAt = dateOf(response);
      if (response.status === 401 && cell.get().device !== undefined) hub.revoked();
    },
  });
  const reader = createShopReader({
    http,
    clock,
    keepPicture,
    answeredAt: () => answeredAt,
    shop: () => cell.get().shop,
    change: (shop) => cell.change({ shop }),
  });
  const people = createPersonCaller({ cell, clock, bus: () => hub.bus() });
  const hub = createHubConnection({
    cell,
    clock,
    http,
    reader,
    storage,
    busUrl,
    onShow: showFromSeller,
    onAnswered: (callId, seller) => people.answered(callId, seller),
    onBack: () => people.hubIsBack(),
    viewName,
    isIdle: () => isUntouched(cell.get().session, shopLanguage(cell.get().shop)),
  });
  const idle = watchIdleness(cell, clock, () => wish({ do: 'finish' }));

  function viewName(): string {
    const { view } = cell.get().session;
    return (view.at === 'product' ? `product ${view.productId}` : view.at).slice(0, 60);
  }

  function showFromSeller(productId: string): void {
    wish({ do: 'open-product', productId });
    const { view } = cell.get().session;
    if (view.at === 'product') cell.changeSession({ view: { ...view, sentBySeller: true } });
    idle.touched();
  }

  function wish(wanted: Wish): void {
    const before = cell.get().session;
    const session = afterWish(before, wanted, shopLanguage(cell.get().shop));
    if (session !== before) cell.change({ session, likeTrouble: undefined });
    if (session.view.at === 'product' && (before.view.at !== 'product' || before.view.productId !== session.view.productId)) {
      void reader.readPage(session.view.productId);
    }
    if (wanted.do === 'place-order') void orderBasket(cell, http);
    if (wanted.do === 'call-someone') people.call();
    if (wanted.do === 'like') void like(wanted.productId);
    if (wanted.do === 'look-up') void scanned(wanted.code);
    if (wanted.do === 'reload') void reload();
    if (session.view !== before.view) hub.tellHealth();
  }

  async function reload(): Promise<void> {
    const { view } = cell.get().session;
    if (view.at === 'product') await reader.readPage(view.productId);
    else await hub.reload();
  }

  async function like(productId: string): Promise<void> {
    const { liked } = cell.get().session;
    if (liked.has(productId)) return;
    cell.changeSession({ liked: new Set(liked).add(productId) });
    const fact = { id: newEventId(), at: clock.now() };
    for (const pauseMs of likePausesMs) {
      try {
        const { likes } = await http.call(likeProduct, { params: { productId }, body: fact });
        cell.changeShop({ likes: new Map(cell.get().shop.likes).set(productId, likes) });
        return;
      } catch (error) {
        if (error instanceof RefusedError && error.status >= 400 && error.status < 500) break;
        await new Promise<void>((resolve) => clock.after(pauseMs, resolve));
      }
    }
    const kept = new Set(cell.get().session.liked);
    kept.delete(productId);
    cell.change({ session: { ...cell.get().session, liked: kept }, likeTrouble: productId });
  }

  async function scanned(code: string): Promise<void> {
    try {
      const { productId, sku } = await http.call(findByCode, { params: { code } });
      wish({ do: 'open-product', productId, sku });
    } catch {
      const known = findInPages(code);
      if (known !== undefined) wish({ do: 'open-product', ...known });
      else wish({ do: 'open-search', missedCode: code });
    }
  }

  /** With the hub away, the pages read ahead know most codes. */
  function findInPages(code: string): { readonly productId: string; readonly swatch: string; readonly sku: string } | undefined {
    for (const page of cell.get().shop.pages.values()) {
      const variant = page.variants.find(({ sku, gtin }) => gtin === code || sku.toLowerCase() === code.toLowerCase());
      if (variant !== undefined) return { productId: page.id, swatch: variant.swatch, sku: variant.sku };
    }
    return undefined;
  }

  return {
    state: cell.get,
    onChange: cell.onChange,
    wish,
    claim: (code) => void hub.claim(code),
    scanned,
    touched: idle.touched,
    start: () => hub.start(),
  };
}

/** When the hub gave an answer, in Unix milliseconds: an answer that the worker kept still carries its date (RFC 9110, 6.6.1). */
function dateOf(response: Response): number | undefined {
  const at = Date.parse(response.headers.get('date') ?? '');
  return Number.isNaN(at) ? undefined : at;
}

/** A like is tried three times with the same id before the screen says that it wasn't counted. */
const likePausesMs = [800, 2_400, 0];
