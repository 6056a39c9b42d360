import { claimDevice } from '#shared/contract/devices.ts';
import { kioskHealth } from '#shared/contract/kiosks.ts';
import type { Bus } from '#shared/link/bus.ts';
import type { Clock } from '#shared/link/clock.ts';
import { RefusedError } from '#shared/link/errors.ts';
import type { HttpClient } from '#shared/link/http-client.ts';
import { aboutPage } from '#shared/ui/release/about-page.ts';
import { createReleaseFollower } from '#shared/ui/release/follow-release.ts';
import { forgetClaimedDevice, keepClaimedDevice } from '../hub/claimed-device.ts';
import { connectHubBus } from '../hub/hub-bus.ts';
import { createHubPresence } from '../hub/hub-presence.ts';
import type { ShopReader } from '../hub/shop-reader.ts';
import { gatherLive } from './gather-live.ts';
import type { StateCell } from './kiosk-state.ts';

export interface HubConnectionParts {
  readonly cell: StateCell;
  readonly clock: Clock;
  readonly http: HttpClient;
  readonly reader: ShopReader;
  readonly storage: Storage;
  /** The page's own address for MQTT: `ws://host/path`. */
  readonly busUrl: (mqttPath: string) => string;
  readonly onShow: (productId: string) => void;
  readonly onAnswered: (callId: string, seller: string) => void;
  readonly onBack: () => void;
  readonly viewName: () => string;
  /** Nobody stands in front of it. */
  readonly isIdle: () => boolean;
}

export interface HubConnection {
  /** Connects with the credential kept, if there is one. */
  start(): void;
  claim(code: string): Promise<void>;
  /** Reads the shop now instead of at the next turn. */
  reload(): Promise<void>;
  /** The hub answered 401: the credential is gone. */
  revoked(): void;
  tellHealth(): void;
  bus(): Bus | undefined;
}

const retryMs = 5_000;
const refreshMs = 10 * 60_000;
const healthMs = 60_000;

/** Everything between this kiosk and its hub, from the one-time code to the live numbers. */
export function createHubConnection(parts: HubConnectionParts): HubConnection {
  const { cell, clock, http, reader, storage } = parts;
  let line: { readonly bus: Bus; readonly stop: () => void } | undefined;
  let readingAhead = new AbortController();
  const presence = createHubPresence({
    clock,
    onAway: (since) => cell.changeShop({ offlineSince: since }),
    onBack: () => {
      const wasAway = cell.get().shop.offlineSince !== undefined;
      if (wasAway) cell.changeShop({ offlineSince: undefined });
      tellHealth();
      parts.onBack();
      if (wasAway) void read();
    },
  });

  const live = gatherLive(cell, clock);
  const followRelease = createReleaseFollower({ clock, path: '/kiosk/', mayLeave: parts.isIdle });

  async function read(): Promise<void> {
    readingAhead.abort();
    const ahead = new AbortController();
    readingAhead = ahead;
    if (await reader.readAll()) {
      connect();
      await reader.readAhead(ahead.signal);
      return;
    }
    clock.after(retryMs, () => {
      if (!ahead.signal.aborted) void read();
    });
  }

  function connect(): void {
    const { device, shop } = cell.get();
    if (line !== undefined || device === undefined || shop.store === undefined) return;
    line = connectHubBus({
      url: parts.busUrl(shop.store.mqttPath),
      device,
      clock,
      onOnline: (online) => presence.tell(online),
      onStock: live.stock,
      onLikes: live.likes,
      onPrice: live.price,
      onPlan: () => void reader.readPlan(),
      onShow: parts.onShow,
      onAnswered: parts.onAnswered,
      onRelease: followRelease,
      onRevoked: revoked,
    });
  }

  function tellHealth(): void {
    const { device } = cell.get();
    if (device === undefined || line?.bus.isOnline() !== true) return;
    void line.bus
      .publish(kioskHealth, { kioskId: device.deviceId }, { at: clock.now(), online: true, view: parts.viewName(), ...aboutPage() })
      .catch(() => {
        // The line closed meanwhile; health is told anew when it is back.
      });
  }

  function revoked(): void {
    line?.stop();
    line = undefined;
    readingAhead.abort();
    forgetClaimedDevice(storage);
    cell.change({ device: undefined, claim: { phase: 'asking', trouble: 'revoked' } });
  }

  clock.every(healthMs, tellHealth);
  clock.every(refreshMs, () => {
    if (cell.get().device !== undefined) void read();
  });

  return {
    start: () => void read(),
    async claim(code) {
      cell.change({ claim: { phase: 'claiming' } });
      try {
        const { deviceId, kind, storeId, credential } = await http.call(claimDevice, { body: { code } });
        if (kind !== 'kiosk') {
          cell.change({ claim: { phase: 'asking', trouble: 'other-kind', kind } });
          return;
        }
        const device = { deviceId, credential, storeId };
        keepClaimedDevice(storage, device);
        cell.change({ device, claim: { phase: 'asking' } });
        void read();
      } catch (error) {
        const isRefused = error instanceof RefusedError && error.status >= 400 && error.status < 500;
        cell.change({ claim: { phase: 'asking', trouble: isRefused ? 'wrong' : 'away' } });
      }
    },
    reload: read,
    revoked,
    tellHealth,
    bus: () => line?.bus,
  };
}
