import mqtt from 'mqtt';
import { delivery, type MessageDefinition } from '#shared/contract/define-message.ts';
import { parseTopic, subjectOf } from '#shared/contract/topics.ts';
import type { Clock } from '#shared/link/clock.ts';
import { createLatest } from '../latest.ts';
import type { Dispatch } from './dispatch.ts';
import type { ForeignRules } from './foreign-rules.ts';
import type { HubBus } from './hub-bus.ts';
import { createTopics } from './topics.ts';

export interface ExternalBrokerParts {
  readonly clock: Clock;
  readonly url: string;
  readonly username: string;
  readonly password: string;
  readonly storeId: string;
  readonly dispatch: Dispatch;
  readonly foreign?: ForeignRules;
  readonly onConnected: (deviceId: string) => void;
  readonly onTrouble: (words: string) => void;
  /** Called at every (re)connection: retained state may be old or gone. */
  readonly onOnline: () => void;
}

const reconnectMs = 2_000;

export interface ExternalBroker extends HubBus {
  open(): Promise<void>;
  /** Subscribes to what gateways of other makes publish; to be called when a make is added. */
  hearForeign(): void;
}

/**
 * The hub as a client of Mosquitto, EMQX or HiveMQ, with the same contract. Rights are that broker's to keep (see docs/installation.md);
 * we still check every message. Our PUBACK to the broker waits for the disk: what it delivered to us and we didn't store, it delivers again.
 */
export function createExternalBroker(parts: ExternalBrokerParts): ExternalBroker {
  const client = mqtt.connect(parts.url, {
    clientId: `aisle-hub-${parts.storeId}`,
    username: parts.username,
    password: parts.password,
    clean: false,
    protocolVersion: 4,
    reconnectPeriod: reconnectMs,
    reconnectOnConnackError: true,
    keepalive: 20,
    queueQoSZero: false,
    // What waits for us is delivered as soon as we connect: not before everything that records is in place.
    manualConnect: true,
  });
  client.on('error', (error) => parts.onTrouble(error.message));
  // mqtt.js sends the PUBACK when this callback is called.
  client.handleMessage = (packet, done) => {
    const parsed = parseTopic(packet.topic);
    const payload = typeof packet.payload === 'string' ? Buffer.from(packet.payload) : packet.payload;
    if (parsed === undefined) {
      parts.foreign?.hear(undefined, packet.topic, payload);
      done();
      return;
    }
    parts.onConnected(parsed.subjectId);
    const verdict = parts.dispatch.hear(parsed.subjectId, packet.topic, payload);
    if (typeof verdict === 'string') done();
    else
      void verdict.then((reached) => {
        if (reached !== 'hold') {
          done();
          return;
        }
        // A broker sends an unacknowledged message again only to a new connection (MQTT 3.1.1, 4.4).
        parts.onTrouble(`${packet.topic} could not be stored: connecting again to get it once more`);
        client.stream.destroy();
        done(new Error('not stored'));
      });
  };

  const subscribe = (definition: MessageDefinition): void => {
    const { noun, word } = subjectOf(definition);
    client.subscribe(`aisle/v1/${parts.storeId}/${noun}/+/${word}`, { qos: delivery[definition.kind].qos });
  };
  parts.dispatch.onHearing(subscribe);

  function hearForeign(): void {
    const filters = parts.foreign?.filters() ?? [];
    if (filters.length > 0) client.subscribe([...filters], { qos: 0 });
  }
  hearForeign();

  client.on('connect', parts.onOnline);

  const topics = createTopics(parts.storeId);
  const states = createLatest<unknown>({
    clock: parts.clock,
    async send(topic, body) {
      await client.publishAsync(topic, JSON.stringify(body), delivery.state);
    },
  });

  return {
    open: () =>
      new Promise<void>((resolve) => {
        client.once('connect', () => resolve());
        client.connect();
      }),
    on: parts.dispatch.on,
    record: parts.dispatch.record,
    hearForeign,
    async publish(definition, params, body) {
      const topic = topics.of(definition, { ...params });
      if (definition.kind === 'state') await states.put(topic, body);
      else await client.publishAsync(topic, JSON.stringify(body), delivery[definition.kind]);
    },
    isOnline: () => client.connected,
    onOnline(listener) {
      const on = (): void => listener(true);
      const off = (): void => listener(false);
      client.on('connect', on);
      client.on('close', off);
      listener(client.connected);
      return () => client.off('connect', on).off('close', off);
    },
    async close() {
      await client.endAsync();
    },
  };
}
