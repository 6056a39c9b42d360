import type { Duplex } from 'node:stream';
import type { IncomingMessage } from 'node:http';
import type { Client } from 'aedes';
import { delivery, type DeviceKind, type MessageKind } from '#shared/contract/define-message.ts';
import { mayPublish, maySubscribe, type Asker } from '#shared/contract/topics.ts';
import type { Clock } from '#shared/link/clock.ts';
import type { Records } from '../database/define.ts';
import { maskTopic } from '../mask-topic.ts';
import { createLatest } from '../latest.ts';
import type { Publisher } from './accept-publish.ts';
import { createBrokerStack, type BrokerStack } from './broker-stack.ts';
import type { Dispatch } from './dispatch.ts';
import type { BrokerLimits } from './guard/limits.ts';
import type { ForeignRules } from './foreign-rules.ts';
import type { HubBus, Refusal } from './hub-bus.ts';
import { createTopics } from './topics.ts';

export interface EmbeddedBrokerParts {
  readonly clock: Clock;
  readonly storeId: string;
  readonly host: string;
  readonly port: number;
  readonly dispatch: Dispatch;
  /** The device behind a user name and password, or undefined. */
  readonly authenticate: (deviceId: string, credential: string) => { readonly deviceId: string; readonly kind: DeviceKind } | undefined;
  /** A device of the register, for the will it left in an earlier life of the hub. */
  readonly findDevice: (deviceId: string) => { readonly deviceId: string; readonly kind: DeviceKind } | undefined;
  readonly records: Records;
  readonly foreign?: ForeignRules;
  readonly limits?: BrokerLimits;
  readonly onRefused: (refusal: Refusal) => void;
  readonly onConnected: (deviceId: string, connected: boolean) => void;
  readonly onFailure: (what: string, error: unknown) => void;
}

export interface EmbeddedBroker extends HubBus {
  /** Takes a connection that came another way: MQTT over WebSocket. */
  handle(connection: Duplex, request?: IncomingMessage): void;
  /** Closes a device's connection at once, because its credential was replaced: with the new one it finds its session again. */
  disconnect(deviceId: string): void;
  /** Closes a device's connection at once and forgets its session, because its rights were taken away. */
  revoke(deviceId: string): Promise<void>;
  figures: BrokerStack['figures'];
  /** Lets devices in; answers the port. Called when everything that records is in place: an event nobody records must not be acknowledged. */
  open(): Promise<number>;
}

const badCredential = 4;
const identifierRejected = 2;

/** aedes behind the contract: default deny, every publish checked, recorded and only then acknowledged. */
export async function createEmbeddedBroker(parts: EmbeddedBrokerParts): Promise<EmbeddedBroker> {
  const askers = new WeakMap<Client, Asker>();
  const { dispatch, foreign } = parts;
  const topics = createTopics(parts.storeId);

  /** A device publishes on a handful of topics, again and again. */
  const granted = new WeakMap<Asker, Set<string>>();
  const isGranted = (asker: Asker, topic: string): boolean => {
    const known = granted.get(asker);
    if (known?.has(topic) === true) return true;
    if (!mayPublish(asker, topic)) return false;
    if (known === undefined) granted.set(asker, new Set([topic]));
    else known.add(topic);
    return true;
  };

  const refuse = (deviceId: string, topic: string, reason: string, words: string): void =>
    parts.onRefused({ deviceId, topic: maskTopic(topic), reason, words });

  const isForeign = (asker: Asker): boolean => foreign !== undefined && asker.party === 'gateway' && foreign.isForeign(asker.id);

  const isHeard = (client: Client, filter: string): boolean => {
    const asker = askers.get(client);
    return asker !== undefined && !isForeign(asker) && maySubscribe(asker, filter);
  };

  const isSubscribable = (client: Client, filter: string): boolean => {
    const asker = askers.get(client);
    return asker !== undefined && isForeign(asker) ? foreign?.maySubscribe(asker.id, filter) === true : isHeard(client, filter);
  };

  /** Who publishes: a connection, or a device whose will outlived the hub. */
  function askerOf(publisher: Publisher): Asker | undefined {
    if ('client' in publisher) return askers.get(publisher.client);
    const device = parts.findDevice(publisher.clientId);
    return device === undefined ? undefined : { party: device.kind, id: device.deviceId, storeId: parts.storeId };
  }

  const stack = await createBrokerStack({
    clock: parts.clock,
    records: parts.records,
    host: parts.host,
    port: parts.port,
    ...(parts.limits === undefined ? {} : { limits: parts.limits }),
    onRefused: parts.onRefused,
    onConnected: (client, connected) => parts.onConnected(client.id, connected),
    onTrouble: parts.onFailure,
    rules: {
      signIn(client, username, password) {
        const device =
          username === undefined || password === undefined ? undefined : parts.authenticate(username, password.toString('utf8'));
        if (device === undefined) {
          refuse(client.id, '', 'unknown-device', `no device "${username ?? ''}" with this credential: claim it again in the console`);
          return badCredential;
        }
        const asker: Asker = { party: device.kind, id: device.deviceId, storeId: parts.storeId };
        if (isForeign(asker)) {
          // Most makes choose a client id of their own: with any id but its own it could take another device's place or read its queue.
          client.id = device.deviceId;
          client.clean = true;
        }
        if (client.id !== device.deviceId) {
          const words = `signed in as "${device.deviceId}" with the client id "${client.id}": they must be the same`;
          refuse(device.deviceId, '', 'foreign-client-id', words);
          return identifierRejected;
        }
        if (stack.isConnected(device.deviceId)) {
          const words = 'a second connection with this credential took over from the first: is the credential in two devices?';
          refuse(device.deviceId, '', 'taken-over', words);
        }
        askers.set(client, asker);
        return undefined;
      },
      publish(publisher, topic, payload) {
        const asker = askerOf(publisher);
        if (asker !== undefined && isForeign(asker)) {
          if (foreign?.mayPublish(asker.id, topic) === true) {
            foreign.hear(asker.id, topic, payload);
            return 'absorb';
          }
        } else if (asker !== undefined && isGranted(asker, topic)) return dispatch.hear(asker.id, topic, payload);
        // aedes closes the connection on a refused publish, so a wrong grant looks like bad Wi-Fi: hence the words.
        const deviceId = 'client' in publisher ? publisher.client.id : publisher.clientId;
        refuse(deviceId, topic, 'not-granted', `a ${asker?.party ?? 'client'} may not publish here`);
        return 'refuse';
      },
      maySubscribe: isSubscribable,
      mayHear: isHeard,
      onSubscribeRefused: (client, filter) =>
        refuse(client.id, filter, 'not-granted', `a ${askers.get(client)?.party ?? 'client'} may not subscribe here`),
    },
  });
  const send = (kind: MessageKind, topic: string, payload: string): Promise<void> => stack.send({ topic, payload, ...delivery[kind] });
  const states = createLatest<unknown>({ clock: parts.clock, send: (topic, body) => send('state', topic, JSON.stringify(body)) });

  return {
    handle: stack.handle,
    open: stack.open,
    on: dispatch.on,
    record: dispatch.record,
    async publish(definition, params, body) {
      const topic = topics.of(definition, { ...params });
      if (definition.kind === 'state') await states.put(topic, body);
      else await send(definition.kind, topic, JSON.stringify(body));
    },
    isOnline: stack.isOpen,
    onOnline(listener) {
      listener(true);
      return () => undefined;
    },
    disconnect: stack.disconnect,
    revoke: stack.purge,
    figures: stack.figures,
    async close() {
      await states.flush();
      await stack.close();
    },
  };
}
