import { kioskAnswered, kioskHealth, kioskShow } from '#shared/contract/kiosks.ts';
import { planVersion } from '#shared/contract/places.ts';
import { productLikes, productPrice, productStock } from '#shared/contract/products.ts';
import type { BodyOf } from '#shared/contract/define-message.ts';
import { kioskRelease } from '#shared/contract/releases.ts';
import type { Bus, Stop } from '#shared/link/bus.ts';
import type { Clock } from '#shared/link/clock.ts';
import { connectMqttBus } from '#shared/link/mqtt-bus.ts';
import type { LivePrice } from '../session/price-rules.ts';
import type { OnHand } from '../session/stock-rules.ts';
import type { ClaimedDeviceBody } from './claimed-device.ts';

export interface HubBusParts {
  readonly url: string;
  readonly device: ClaimedDeviceBody;
  readonly clock: Clock;
  readonly onOnline: (online: boolean) => void;
  readonly onStock: (productId: string, onHand: OnHand) => void;
  readonly onLikes: (productId: string, likes: number) => void;
  readonly onPrice: (productId: string, price: LivePrice) => void;
  /** Another floor plan may be in force. */
  readonly onPlan: () => void;
  readonly onShow: (productId: string) => void;
  readonly onAnswered: (callId: string, seller: string) => void;
  /** The release of this page the hub wants here. */
  readonly onRelease: (wanted: BodyOf<typeof kioskRelease>) => void;
  /** The hub took this kiosk's credential back. */
  readonly onRevoked: () => void;
}

// CONNACK return codes 4 and 5 (MQTT 3.1.1, 3.2.2.3) in mqtt.js's words; 3, "server unavailable", passes by itself.
const refusedForGood = /bad user\s?name or password|not authorized/i;

/** The kiosk's ear and voice on the store's bus. Commands whose time has passed are dropped. */
export function connectHubBus(parts: HubBusParts): { readonly bus: Bus; readonly stop: Stop } {
  const { device, clock } = parts;
  const bus = connectMqttBus({
    url: parts.url,
    storeId: device.storeId,
    clientId: device.deviceId,
    username: device.deviceId,
    password: device.credential,
    will: { definition: kioskHealth, subjectId: device.deviceId, body: { at: clock.now(), online: false, view: '' } },
    onTrouble: (words) => {
      if (refusedForGood.test(words)) parts.onRevoked();
    },
  });
  bus.on(productStock, ({ onHand }, { productId }) => parts.onStock(productId, onHand));
  bus.on(productLikes, ({ likes }, { productId }) => parts.onLikes(productId, likes));
  bus.on(productPrice, ({ priceCents, wasCents }, { productId }) => parts.onPrice(productId, { priceCents, wasCents }));
  bus.on(planVersion, parts.onPlan);
  bus.on(kioskShow, ({ until, productId }) => {
    if (until > clock.now()) parts.onShow(productId);
  });
  bus.on(kioskAnswered, ({ until, callId, seller }) => {
    if (until > clock.now()) parts.onAnswered(callId, seller);
  });
  bus.on(kioskRelease, parts.onRelease);
  const stopHearing = bus.onOnline(parts.onOnline);
  return {
    bus,
    stop: () => {
      stopHearing();
      void bus.close();
    },
  };
}
