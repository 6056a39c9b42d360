import { hangerLiked } from '#shared/contract/hangers.ts';
import { tillTransaction } from '#shared/contract/sales.ts';
import { topicFor } from '#shared/contract/topics.ts';
import { storeId, type Credential } from './start-hub.ts';
import { createSteadfastDevice } from './steadfast-device.ts';
import { until } from './until.ts';

/** Devices that outlive the hub: each numbers what it sends, keeps it until it is acknowledged and sends it again to the next hub. */
export interface ShopLoad {
  readonly sent: ReadonlySet<string>;
  readonly acknowledged: ReadonlySet<string>;
  /** Told of each acknowledgement at once: the instant for pulling the plug. */
  onAcknowledged: () => void;
  start(): void;
  /** Sends nothing new; resolves once everything sent was acknowledged. */
  settle(): Promise<void>;
  stop(): void;
}

export interface ShopLoadParts {
  /** The hub must come back at the same address. */
  readonly mqttUrl: string;
  /** Every other hanger speaks QoS 2, the rest QoS 1. */
  readonly hangers: readonly Credential[];
  readonly till: Credential;
  /** Messages a second, of all devices together. */
  readonly perSecond: number;
}

// Any day: what is sent is told apart by its number.
const firstAt = 1_795_250_000_000;
/** Of every sale of the load. */
export const businessDay = '2026-11-21';
// As many as a till that was away has under way; more only measures the length of a queue.
const mostUnacknowledged = 20;

/** Zero-padded, so that ids sort as they were sent. */
const numbered = (number: number): string => String(number).padStart(7, '0');

export function pressOf(hangerId: string, number: number) {
  const id = `press-${numbered(number)}`;
  return {
    /** As the database has it. */
    id: `${id}.${hangerId}`,
    topic: topicFor(hangerLiked, storeId, hangerId),
    body: JSON.stringify({ id, at: firstAt + number }),
  };
}

export function saleOf(tillId: string, sequence: number) {
  const body = {
    id: `sale-${numbered(sequence)}`,
    at: firstAt + sequence,
    businessDay,
    sequence,
    kind: 'sale',
    currency: 'EUR',
    totalCents: 100,
    lines: [{ sku: 'NOT-OURS', quantity: 1, amountCents: 100 }],
  };
  return { id: `${tillId}/${sequence}`, topic: topicFor(tillTransaction, storeId, tillId), body: JSON.stringify(body) };
}

export function createShopLoad({ mqttUrl, hangers, till, perSecond }: ShopLoadParts): ShopLoad {
  const sent = new Set<string>();
  const acknowledged = new Set<string>();
  const everyMs = (1_000 * (hangers.length + 1)) / perSecond;
  const senders = [
    ...hangers.map((credential, nth) => ({ credential, qos: nth % 2 === 0 ? (1 as const) : (2 as const), make: pressOf })),
    { credential: till, qos: 1 as const, make: saleOf },
  ].map((sender) => ({ ...sender, device: createSteadfastDevice({ mqttUrl, credential: sender.credential }), number: 0 }));
  let timers: readonly NodeJS.Timeout[] = [];

  const load: ShopLoad = {
    sent,
    acknowledged,
    onAcknowledged: () => undefined,
    start() {
      timers = senders.map((sender) =>
        setInterval(() => {
          if (!sender.device.isIn() || sender.device.open() >= mostUnacknowledged) return;
          sender.number += 1;
          const { id, topic, body } = sender.make(sender.credential.deviceId, sender.number);
          sent.add(id);
          sender.device.publish(topic, body, sender.qos, () => {
            acknowledged.add(id);
            load.onAcknowledged();
          });
        }, everyMs),
      );
    },
    async settle() {
      for (const timer of timers) clearInterval(timer);
      await until('every acknowledgement', () => (senders.every(({ device }) => device.open() === 0) ? true : undefined), 20_000);
    },
    stop() {
      for (const timer of timers) clearInterval(timer);
      for (const { device } of senders) device.leave();
    },
  };
  return load;
}
