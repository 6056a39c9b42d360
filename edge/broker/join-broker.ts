import type { Duplex } from 'node:stream';
import type { IncomingMessage } from 'node:http';
import type { Logger } from 'pino';
import type { DeviceKind } from '#shared/contract/define-message.ts';
import type { Clock } from '#shared/link/clock.ts';
import type { Records } from '../database/define.ts';
import type { Dispatch } from './dispatch.ts';
import { createEmbeddedBroker } from './embedded-broker.ts';
import { createExternalBroker } from './external-broker.ts';
import type { ForeignRules } from './foreign-rules.ts';
import type { HubBus, Refusal } from './hub-bus.ts';

export interface BrokerParts {
  readonly config: {
    readonly store: { readonly id: string };
    readonly mqtt: { readonly host: string; readonly port: number };
    readonly broker: { readonly url: string; readonly username: string; readonly password: string } | undefined;
  };
  readonly clock: Clock;
  readonly log: Logger;
  readonly dispatch: Dispatch;
  readonly database: Records;
  readonly devices: {
    authenticate(deviceId: string, credential: string): { readonly deviceId: string; readonly kind: DeviceKind } | undefined;
    find(deviceId: string): { readonly deviceId: string; readonly kind: DeviceKind } | undefined;
    note(deviceId: string): void;
    noteConnection(deviceId: string, connected: boolean): void;
  };
  readonly refusals: { note(refusal: Refusal): void };
  readonly foreign: ForeignRules;
  readonly onFailure: (what: string, error: unknown) => void;
  /** Puts every retained state on its topic: before devices come in, and again whenever an external broker was away. */
  readonly republish: () => Promise<void>;
}

export interface JoinedBroker {
  readonly bus: HubBus;
  /** Lets devices in, once everything that records is in place. Answers the embedded broker's port. */
  open(): Promise<number | undefined>;
  /** Takes MQTT over WebSocket; only the embedded broker does. */
  readonly handle: ((connection: Duplex, request?: IncomingMessage) => void) | undefined;
  connectedClients(): number;
  /** Closes a device's connection, whose session goes on; an external broker keeps its own open. */
  disconnect(deviceId: string): void;
  /** Closes a device's connection and forgets its session; an external broker keeps its own. */
  revoke(deviceId: string): void;
  readonly metrics: readonly { readonly name: string; readonly help: string; read(): number }[];
}

/** The store's broker: ours, or the one `broker.url` names. */
export async function joinBroker(parts: BrokerParts): Promise<JoinedBroker> {
  const { config, devices, dispatch } = parts;
  if (config.broker !== undefined) {
    const seen = new Set<string>();
    const bus = createExternalBroker({
      ...config.broker,
      clock: parts.clock,
      storeId: config.store.id,
      dispatch,
      foreign: parts.foreign,
      onConnected(deviceId) {
        if (!seen.has(deviceId)) devices.noteConnection(deviceId, true);
        seen.add(deviceId);
        devices.note(deviceId);
      },
      onTrouble: (words) => parts.log.warn({ broker: config.broker?.url }, `the broker says: ${words}`),
      onOnline: () => void parts.republish().catch((error: unknown) => parts.onFailure('republish', error)),
    });
    return {
      bus,
      open: () => bus.open().then(() => undefined),
      handle: undefined,
      connectedClients: () => seen.size,
      // What it has open is that broker's.
      disconnect: () => undefined,
      // A gateway of another make may have become one just now.
      revoke: bus.hearForeign,
      metrics: [],
    };
  }
  const broker = await createEmbeddedBroker({
    clock: parts.clock,
    storeId: config.store.id,
    host: config.mqtt.host,
    port: config.mqtt.port,
    dispatch,
    records: parts.database,
    foreign: parts.foreign,
    authenticate: devices.authenticate,
    findDevice: devices.find,
    onRefused: parts.refusals.note,
    onConnected: devices.noteConnection,
    onFailure: parts.onFailure,
  });
  return {
    bus: broker,
    async open() {
      await parts.republish();
      return broker.open();
    },
    handle: broker.handle,
    connectedClients: () => broker.figures().connected,
    disconnect: broker.disconnect,
    revoke: (deviceId) => void broker.revoke(deviceId).catch((error: unknown) => parts.onFailure('broker', error)),
    metrics: [
      { name: 'aisle_mqtt_sessions', help: 'sessions kept for devices, here or away', read: () => broker.figures().sessions },
      {
        name: 'aisle_mqtt_session_subscriptions',
        help: 'subscriptions that queue while their device is away',
        read: () => broker.figures().subscriptions,
      },
      { name: 'aisle_mqtt_waiting', help: 'messages that wait for a device or its acknowledgement', read: () => broker.figures().waiting },
      {
        name: 'aisle_mqtt_dropped',
        help: 'messages dropped since the start because too many waited or for too long',
        read: () => broker.figures().dropped,
      },
    ],
  };
}
