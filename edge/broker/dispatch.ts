import type { MessageDefinition } from '#shared/contract/define-message.ts';
import { validate } from '#shared/contract/validate.ts';
import type { Stop } from '#shared/link/bus.ts';
import { RefusedError } from '#shared/link/errors.ts';
import type { HubBus, Refusal } from './hub-bus.ts';
import { createTopicReader } from './topics.ts';

/** forward: acknowledge and pass on · absorb: acknowledge, pass on to nobody · hold: don't acknowledge, the sender must try again. */
export type Verdict = 'forward' | 'absorb' | 'hold';

export interface DispatchParts {
  readonly onRefused: (refusal: Refusal) => void;
  /** Keeps a message that a part of the hub failed on. Rejects when it can't be stored either. */
  readonly keepAside: (message: {
    readonly deviceId: string;
    readonly topic: string;
    readonly words: string;
    readonly payload: string;
  }) => Promise<unknown>;
  readonly onFailure: (what: string, error: unknown) => void;
}

export interface Dispatch extends Pick<HubBus, 'on' | 'record'> {
  /** What becomes of one message on the wire. Answers at once (no promise) when nothing has to be stored. */
  hear(deviceId: string, topic: string, payload: Uint8Array): Verdict | Promise<Verdict>;
  /** Whether anyone in the hub hears this message. */
  hears(definition: MessageDefinition): boolean;
  onHearing(listener: (definition: MessageDefinition) => void): void;
}

type Listener = (body: unknown, params: Readonly<Record<string, string>>) => unknown;

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Checks a message against the contract and hands it to the parts that hear it. One part's failure is its own. */
export function createDispatch(parts: DispatchParts): Dispatch {
  const readTopic = createTopicReader();
  const listeners = new Map<string, Set<Listener>>();
  const recorders = new Map<string, Listener>();
  const hearingListeners = new Set<(definition: MessageDefinition) => void>();

  function tellListeners(name: string, body: unknown, params: Readonly<Record<string, string>>): void {
    for (const listener of listeners.get(name) ?? []) {
      try {
        listener(body, params);
      } catch (error) {
        parts.onFailure(name, error);
      }
    }
  }

  /** What becomes of a message whose recorder failed. */
  async function setAside(deviceId: string, topic: string, payload: Uint8Array, error: unknown): Promise<Verdict> {
    if (error instanceof RefusedError) {
      parts.onRefused({ deviceId, topic, reason: error.code, words: error.message });
      return 'absorb';
    }
    parts.onFailure(topic, error);
    try {
      await parts.keepAside({
        deviceId,
        topic,
        words: error instanceof Error ? error.message : 'failed',
        payload: decoder.decode(payload),
      });
      return 'absorb';
    } catch {
      // Already told above; the sender keeps the message and comes back with it.
      return 'hold';
    }
  }

  return {
    on(definition, listener): Stop {
      const heard = listeners.get(definition.name) ?? new Set();
      listeners.set(definition.name, heard);
      const wrapped: Listener = (body, params) => Reflect.apply(listener, undefined, [body, params]);
      heard.add(wrapped);
      for (const tell of hearingListeners) tell(definition);
      return () => heard.delete(wrapped);
    },
    record(definition, recorder): Stop {
      if (recorders.has(definition.name)) throw new Error(`${definition.name} is recorded twice`);
      recorders.set(definition.name, (body, params) => Reflect.apply(recorder, undefined, [body, params]));
      for (const tell of hearingListeners) tell(definition);
      return () => recorders.delete(definition.name);
    },
    hears: (definition) => recorders.has(definition.name) || (listeners.get(definition.name)?.size ?? 0) > 0,
    onHearing(listener) {
      hearingListeners.add(listener);
    },
    hear(deviceId, topic, payload) {
      const parsed = readTopic(topic);
      if (parsed === undefined) return 'absorb';
      const { message, params } = parsed;
      const read = readBody(message, payload);
      if (!read.ok) {
        parts.onRefused({ deviceId, topic, reason: read.reason, words: read.words });
        return 'absorb';
      }
      const recorder = recorders.get(message.name);
      if (recorder === undefined) {
        tellListeners(message.name, read.value, params);
        return 'forward';
      }
      // Two steps and no `async`: every event of the shop passes here.
      return startedBy(recorder, read.value, params).then(
        () => {
          tellListeners(message.name, read.value, params);
          return 'forward';
        },
        (error: unknown) => setAside(deviceId, topic, payload, error),
      );
    },
  };
}

/** A recorder that refuses before it stores anything throws at once. */
function startedBy(recorder: Listener, body: unknown, params: Readonly<Record<string, string>>): Promise<unknown> {
  try {
    return Promise.resolve(recorder(body, params));
  } catch (error) {
    return Promise.reject(error instanceof Error ? error : new Error(String(error)));
  }
}

type ReadBody =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: 'malformed' | 'wrong-schema'; readonly words: string };

function readBody(message: MessageDefinition, payload: Uint8Array): ReadBody {
  let value: unknown;
  try {
    value = JSON.parse(decoder.decode(payload));
  } catch {
    return {
      ok: false,
      reason: 'malformed',
      words: `is not JSON in UTF-8: ${JSON.stringify(new TextDecoder().decode(payload.subarray(0, 60)))}`,
    };
  }
  const checked = validate(message.body, value);
  return checked.ok ? checked : { ok: false, reason: 'wrong-schema', words: checked.words };
}
