import mqtt from 'mqtt';
import { delivery, type MessageDefinition } from '#shared/contract/define-message.ts';
import { parseTopic, subjectOf, topicFor } from '#shared/contract/topics.ts';
import { validate } from '#shared/contract/validate.ts';
import type { Bus } from './bus.ts';
import { RefusedError } from './errors.ts';

/** A device's or the hub's connection to a broker. */
export interface MqttBusParts {
  /** `mqtt://host:1883`, `mqtts://`, `ws://host:8080/mqtt` or `wss://`. */
  readonly url: string;
  readonly storeId: string;
  readonly clientId: string;
  readonly username: string;
  readonly password: string;
  /** Published by the broker when this client vanishes. */
  readonly will?: { readonly definition: MessageDefinition; readonly subjectId: string; readonly body: unknown };
  /** Keeps subscriptions and queued QoS 1 messages on the broker while away. */
  readonly keepSession?: boolean;
  /** A message on a subscribed topic that breaks the contract is told here and dropped. */
  readonly onBroken?: (topic: string, words: string) => void;
  /** Why the broker refused or dropped us, in its words. */
  readonly onTrouble?: (words: string) => void;
}

const firstWaitMs = 1_000;
const longestWaitMs = 60_000;

/** Half to one and a half times the wait, never over the longest: devices that lost the hub together come back apart. */
function jittered(waitMs: number): number {
  return Math.min(longestWaitMs, waitMs * (0.5 + Math.random()));
}

/**
 * The bus over MQTT 3.1.1. Reconnects by itself, 1 s to 60 s with jitter, so that a hub that restarts is not met by every device at once.
 * QoS 1 publishes wait for the broker; QoS 0 publishes are dropped while offline: readings are soon replaced.
 */
export function connectMqttBus(parts: MqttBusParts): Bus {
  const listeners = new Map<string, Set<(body: unknown, params: Readonly<Record<string, string>>) => void>>();
  const stateListeners = new Set<(online: boolean) => void>();
  let waitMs = firstWaitMs;
  let closed = false;

  const client = mqtt.connect(parts.url, {
    clientId: parts.clientId,
    username: parts.username,
    password: parts.password,
    clean: parts.keepSession !== true,
    protocolVersion: 4,
    keepalive: 20,
    // In a browser the library's own choice is a worker from a blob, which the pages' Content-Security-Policy refuses: no ping would ever leave.
    timerVariant: 'native',
    connectTimeout: 8_000,
    reconnectPeriod: jittered(firstWaitMs),
    reconnectOnConnackError: true,
    queueQoSZero: false,
    resubscribe: true,
    ...(parts.will === undefined
      ? {}
      : {
          will: {
            topic: topicFor(parts.will.definition, parts.storeId, parts.will.subjectId),
            payload: JSON.stringify(parts.will.body),
            qos: 1,
            retain: true,
          },
        }),
  });

  const tellState = (online: boolean): void => {
    for (const listener of stateListeners) listener(online);
  };
  client.on('connect', () => {
    waitMs = firstWaitMs;
    client.options.reconnectPeriod = jittered(firstWaitMs);
    tellState(true);
  });
  client.on('close', () => {
    waitMs = Math.min(waitMs * 2, longestWaitMs);
    client.options.reconnectPeriod = jittered(waitMs);
    tellState(false);
  });
  client.on('error', (error) => parts.onTrouble?.(error.message));
  client.on('message', (topic, payload) => {
    const parsed = parseTopic(topic);
    const heard = parsed === undefined ? undefined : listeners.get(parsed.message.name);
    if (parsed === undefined || heard === undefined) return;
    const read = readBody(parsed.message, payload);
    if (!read.ok) {
      parts.onBroken?.(topic, read.words);
      return;
    }
    const params = { [subjectOf(parsed.message).idName]: parsed.subjectId };
    for (const listener of heard) listener(read.value, params);
  });

  return {
    on(definition, listener) {
      const key = definition.name;
      const heard = listeners.get(key) ?? new Set();
      listeners.set(key, heard);
      // The body was validated against this very definition before it is handed on.
      const wrapped = (body: unknown, params: unknown): void => Reflect.apply(listener, undefined, [body, params]);
      heard.add(wrapped);
      if (heard.size === 1) client.subscribe(filterFor(definition, parts), { qos: delivery[definition.kind].qos });
      return () => {
        heard.delete(wrapped);
        if (heard.size === 0 && !closed) client.unsubscribe(filterFor(definition, parts));
      };
    },
    async publish(definition, params, body) {
      if (closed) throw new RefusedError(0, 'bus-closed', 'the bus is closed');
      const { idName } = subjectOf(definition);
      const subjectId = new Map(Object.entries({ ...params })).get(idName);
      const topic = topicFor(definition, parts.storeId, String(subjectId));
      await client.publishAsync(topic, JSON.stringify(body), delivery[definition.kind]);
    },
    isOnline: () => client.connected,
    onOnline(listener) {
      stateListeners.add(listener);
      listener(client.connected);
      return () => stateListeners.delete(listener);
    },
    async close() {
      closed = true;
      await client.endAsync(true);
    },
  };
}

/** A device hears its own id where the topic is about its kind, every id elsewhere; the client id of a device is its id. */
function filterFor(definition: MessageDefinition, parts: MqttBusParts): string {
  const { noun, word } = subjectOf(definition);
  const isOwn = parts.username !== 'hub' && definition.subscribers.some((party) => party === noun);
  return `aisle/v1/${parts.storeId}/${noun}/${isOwn ? parts.clientId : '+'}/${word}`;
}

function readBody(
  definition: MessageDefinition,
  payload: Uint8Array,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly words: string } {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(payload));
  } catch {
    return { ok: false, words: 'is not JSON' };
  }
  return validate(definition.body, value);
}
