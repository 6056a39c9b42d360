import { Readable } from 'node:stream';
import type { Clock } from '#shared/link/clock.ts';
import type { Records } from '../../database/define.ts';
import { createIncoming } from './incoming.ts';
import { createOutgoing, type DropReason } from './outgoing.ts';
import type { MatchedSubscription, MessagePacket, ReleasePacket, SessionClient, SessionSubscription, WillPacket } from './packets.ts';
import { listQueues } from './queue-records.ts';
import { mayWait, queueLimits, type QueueLimits } from './queue-rules.ts';
import type { QueuedMessage } from './queued-message.ts';
import { createRetained } from './retained.ts';
import { forgetSession, readSessions } from './session-records.ts';
import { createSessions } from './sessions.ts';
import { createWills } from './wills.ts';

export interface BrokerPersistenceParts {
  readonly records: Records;
  readonly clock: Clock;
  readonly limits?: QueueLimits;
  /** aedes hands over refused filters with granted ones: only what this allows is stored. */
  readonly maySubscribe?: (client: SessionClient, filter: string) => boolean;
  /** Messages that a client away too long, or too slow, will not get. */
  readonly onDropped: (clientId: string, reason: DropReason, count: number) => void;
  /** A write failed that nobody waits for. */
  readonly onTrouble: (what: string, error: unknown) => void;
}

export interface BrokerFigures {
  readonly sessions: number;
  readonly subscriptions: number;
  readonly waiting: number;
  readonly dropped: number;
}

interface AedesBroker {
  readonly id: string;
}

/** What aedes asks of a persistence, and what we ask of it besides. */
export interface BrokerPersistence {
  readonly broker: AedesBroker | undefined;
  setup(broker: AedesBroker): Promise<void>;
  destroy(): Promise<void>;

  storeRetained(packet: MessagePacket): Promise<void>;
  createRetainedStream(filter: string): Readable;
  createRetainedStreamCombi(filters: readonly string[]): Readable;

  addSubscriptions(client: SessionClient, subscriptions: readonly SessionSubscription[]): Promise<void>;
  removeSubscriptions(client: SessionClient, filters: readonly string[]): Promise<void>;
  subscriptionsByClient(client: SessionClient): Promise<SessionSubscription[]>;
  subscriptionsByTopic(topic: string): Promise<readonly MatchedSubscription[]>;
  cleanSubscriptions(client: SessionClient): Promise<void>;
  countOffline(): Promise<{ subsCount: number; clientsCount: number }>;
  getClientList(filter: string): Readable;

  outgoingEnqueue(target: { readonly clientId: string }, packet: MessagePacket): Promise<void>;
  outgoingEnqueueCombi(targets: readonly { readonly clientId: string }[], packet: MessagePacket): Promise<void>;
  outgoingUpdate(client: SessionClient, packet: MessagePacket | ReleasePacket): Promise<void>;
  outgoingClearMessageId(
    client: SessionClient,
    packet: { readonly cmd?: string; readonly messageId?: number },
  ): Promise<MessagePacket | undefined>;
  outgoingStream(client: SessionClient): Readable;

  incomingStorePacket(client: SessionClient, packet: MessagePacket): Promise<void>;
  incomingGetPacket(client: SessionClient, packet: { readonly messageId?: number }): Promise<MessagePacket>;
  incomingDelPacket(client: SessionClient, packet: { readonly messageId?: number }): Promise<void>;
  cleanIncoming(client: SessionClient): Promise<void>;

  putWill(client: SessionClient, packet: WillPacket): Promise<void>;
  getWill(client: SessionClient): Promise<WillPacket | undefined>;
  delWill(client: SessionClient): Promise<WillPacket | undefined>;
  streamWill(brokers?: Readonly<Record<string, number>>): Readable;

  /**
   * Makes durable what a client's publish leaves behind, before its PUBACK: what waits for whom, the retained message, a QoS 2 packet id.
   * aedes stores only afterwards, and finds it done. Undefined when there is nothing to store, so that nobody waits for nothing.
   */
  keep(client: SessionClient | null, packet: MessagePacket): Promise<void> | undefined;
  /** Asked before a client's publish is judged: undefined when it is new. See `Incoming.arrive`. */
  arrive(client: SessionClient, packet: MessagePacket): Promise<boolean> | undefined;
  /** A publish that arrived will not be stored. */
  giveUp(packet: MessagePacket): void;
  /**
   * A client comes to a session that is kept: from here on live messages wait behind the older ones, until `outgoingStream` ends.
   * Where its protocol has a word for that (MQTT-3.2.2-2; 3.1 has none), its session is present the next time, also without a subscription.
   */
  beginSession(client: SessionClient, isTold: boolean): void;
  endBacklog(client: SessionClient): void;
  maySend(client: SessionClient, packet: MessagePacket): boolean;
  /** Nothing of this client stays: subscriptions, what waits, packet ids, its will. */
  purge(clientId: string): Promise<void>;
  figures(): BrokerFigures;
}

const sweepMs = 60_000;
/** aedes tells that a session is there by its having subscriptions: this stands for one that has none, and is granted to nobody. */
export const emptySession = '$session';

/** The broker's memory in the store's one database: aedes' own persistences forget, reorder or live in a second store. */
export function createBrokerPersistence(parts: BrokerPersistenceParts): BrokerPersistence {
  const { records, onTrouble } = parts;
  const sessions = createSessions(records);
  const retained = createRetained();
  const wills = createWills({ records, onTrouble });
  const incoming = createIncoming(records);
  let dropped = 0;
  const outgoing = createOutgoing({
    records,
    clock: parts.clock,
    limits: parts.limits ?? queueLimits,
    onTrouble,
    onDropped(clientId, reason, count) {
      dropped += count;
      parts.onDropped(clientId, reason, count);
    },
  });
  /** What `keep` stored and aedes will store again, by the payload both hold. */
  const kept = new WeakMap<object, ReadonlyMap<string, QueuedMessage>>();
  /** Sessions kept in this life of the hub, or with something stored in an earlier one. */
  const begun = new Set<string>();
  /** Those of them whose client is back. */
  const resumed = new Set<string>();
  let aedes: AedesBroker | undefined;
  let stopSweep: () => void = () => undefined;

  const waitersFor = (topic: string): readonly MatchedSubscription[] => {
    const found = sessions.match(topic);
    return found.length === 0 || mayWait(topic) ? found : [];
  };

  const forget = async (clientId: string, will: boolean): Promise<void> => {
    begun.delete(clientId);
    resumed.delete(clientId);
    const had = [sessions.forget(clientId), outgoing.forget(clientId), incoming.forget(clientId), will && wills.forget(clientId)];
    if (had.includes(true)) await records.write(forgetSession, { client_id: clientId, will });
  };

  return {
    get broker() {
      return aedes;
    },
    async setup(broker) {
      aedes = broker;
      const found = await records.read(readSessions, null);
      sessions.load(found.subscriptions);
      wills.load(found.wills);
      retained.load(found.retained);
      incoming.load(found.incoming);
      outgoing.load(await records.read(listQueues, null));
      for (const clientId of [...sessions.clients(), ...incoming.clients(), ...outgoing.clients()]) begun.add(clientId);
      stopSweep = parts.clock.every(sweepMs, outgoing.dropExpired);
    },
    async destroy() {
      stopSweep();
      await outgoing.flush();
    },

    async storeRetained(packet) {
      retained.put(packet);
    },
    createRetainedStream: (filter) => Readable.from(retained.match([filter])),
    createRetainedStreamCombi: (filters) => Readable.from(retained.match(filters)),

    async addSubscriptions(client, subscriptions) {
      const { maySubscribe } = parts;
      const allowed = maySubscribe === undefined ? subscriptions : subscriptions.filter(({ topic }) => maySubscribe(client, topic));
      await sessions.add(client.id, allowed);
    },
    removeSubscriptions: (client, filters) => sessions.remove(client.id, filters),
    async subscriptionsByClient(client) {
      const own = sessions.of(client.id);
      return own.length === 0 && resumed.has(client.id) ? [{ topic: emptySession, qos: 0 }] : own;
    },
    subscriptionsByTopic: async (topic) => waitersFor(topic),
    // MQTT-3.1.2-6: what waited in the session goes with it.
    cleanSubscriptions: (client) => forget(client.id, false).catch((error: unknown) => onTrouble('session', error)),
    async countOffline() {
      const { subscriptions, clients } = sessions.counts();
      return { subsCount: subscriptions, clientsCount: clients };
    },
    getClientList: (filter) => Readable.from(sessions.clientsOf(filter)),

    async outgoingEnqueue(target, packet) {
      for (const [clientId, message] of await outgoing.keep(packet, [target])) outgoing.name(clientId, message, packet);
    },
    async outgoingEnqueueCombi(targets, packet) {
      if (targets.length === 0) return;
      const known = typeof packet.payload === 'string' ? undefined : kept.get(packet.payload);
      if (typeof packet.payload !== 'string') kept.delete(packet.payload);
      for (const [clientId, message] of known ?? []) outgoing.name(clientId, message, packet);
      // Those that subscribed while the others' rows were written.
      const late = targets.filter(({ clientId }) => known?.has(clientId) !== true);
      if (late.length === 0) return;
      for (const [clientId, message] of await outgoing.keep(packet, late)) outgoing.name(clientId, message, packet);
    },
    outgoingUpdate: outgoing.update,
    outgoingClearMessageId: outgoing.clear,
    outgoingStream: outgoing.stream,

    incomingStorePacket: incoming.store,
    incomingGetPacket: incoming.get,
    incomingDelPacket: incoming.remove,
    cleanIncoming: (client) => incoming.clear(client.id),

    putWill: (client, packet) => wills.put(client.id, aedes?.id ?? '', packet),
    getWill: async (client) => wills.get(client.id),
    delWill: (client) => wills.remove(client.id),
    // With brokers: the wills nobody alive watches over. Ours are watched over, also when a step of the clock makes aedes think itself dead.
    streamWill: (brokers) =>
      Readable.from(wills.of((brokerId) => brokers === undefined || (brokerId !== aedes?.id && brokers[brokerId] === undefined))),

    keep(client, packet) {
      const targets = packet.qos > 0 ? waitersFor(packet.topic) : [];
      const messageId = packet.qos === 2 && client !== null ? packet.messageId : undefined;
      if (targets.length === 0 && !packet.retain && messageId === undefined) return undefined;
      const extra = {
        retained: packet.retain,
        incoming: client === null || messageId === undefined ? null : { client_id: client.id, message_id: messageId },
      };
      return outgoing.keep(packet, targets, extra).then((messages) => {
        incoming.expect(packet);
        if (typeof packet.payload !== 'string') kept.set(packet.payload, messages);
      });
    },
    arrive: incoming.arrive,
    giveUp: incoming.giveUp,
    beginSession(client, isTold) {
      if (isTold && begun.has(client.id)) resumed.add(client.id);
      begun.add(client.id);
      outgoing.beginBacklog(client);
    },
    endBacklog: outgoing.endBacklog,
    maySend: outgoing.maySend,
    purge: (clientId) => forget(clientId, true),
    figures() {
      const { subscriptions, clients } = sessions.counts();
      return { sessions: clients, subscriptions, waiting: outgoing.waiting(), dropped };
    },
  };
}
