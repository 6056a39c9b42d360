import { createServer, Socket, type Server } from 'node:net';
import type { EventEmitter } from 'node:events';
import type { Duplex } from 'node:stream';
import type { IncomingMessage } from 'node:http';
import { Aedes, type Client } from 'aedes';
import type { Clock } from '#shared/link/clock.ts';
import { Fault } from '#shared/link/errors.ts';
import type { Records } from '../database/define.ts';
import { createAcceptPublish, type Publisher, type PublishVerdict } from './accept-publish.ts';
import { createGrantedLevels, type GrantedLevels } from './granted-levels.ts';
import { createAdmission, isLoopback } from './guard/admission.ts';
import { guardConnection } from './guard/guard-connection.ts';
import { brokerLimits, type BrokerLimits } from './guard/limits.ts';
import { createTokenBuckets } from './guard/token-bucket.ts';
import type { Refusal } from './hub-bus.ts';
import { createBrokerPersistence, emptySession, type BrokerFigures } from './persistence/broker-persistence.ts';
import { qosOf, type Qos } from './persistence/packets.ts';
import type { QueueLimits } from './persistence/queue-rules.ts';
import { createRetaining } from './retaining.ts';
import { createTakeOver, forgetLate } from './take-over.ts';

/** What is decided outside: who may come in and do what. */
export interface BrokerRules {
  /** A CONNACK code when it may not (MQTT 3.1.1, table 3.1), undefined when it may. */
  signIn(client: Client, username: string | undefined, password: Buffer | undefined): 2 | 4 | 5 | undefined;
  /** Answers at once when nothing has to be stored. */
  publish(publisher: Publisher, topic: string, payload: Buffer): PublishVerdict | Promise<PublishVerdict>;
  maySubscribe(client: Client, filter: string): boolean;
  onSubscribeRefused(client: Client, filter: string): void;
  /** Asked again at every delivery: a stored subscription may be older than the rights. */
  mayHear(client: Client, topic: string): boolean;
}

export interface BrokerStackParts {
  readonly clock: Clock;
  readonly records: Records;
  readonly host: string;
  readonly port: number;
  readonly rules: BrokerRules;
  readonly limits?: BrokerLimits;
  readonly queueLimits?: QueueLimits;
  readonly onRefused: (refusal: Refusal) => void;
  readonly onConnected: (client: Client, connected: boolean) => void;
  readonly onTrouble: (what: string, error: unknown) => void;
}

export interface BrokerStack {
  /** Takes a connection that came another way: MQTT over WebSocket. */
  handle(connection: Duplex, request?: IncomingMessage): void;
  /** The hub's own message. Resolves when it is on its way and, for clients with a session, on disk. */
  send(message: { readonly topic: string; readonly payload: string; readonly qos: Qos; readonly retain: boolean }): Promise<void>;
  open(): Promise<number>;
  isOpen(): boolean;
  isConnected(clientId: string): boolean;
  /** Closes its connection; its session and what waits in it stay. */
  disconnect(clientId: string): void;
  /** Closes its connection and forgets its session, what waits for it and its will. */
  purge(clientId: string): Promise<void>;
  figures(): BrokerFigures & { readonly connected: number };
  close(): Promise<void>;
}

// aedes looks for wills that outlived the hub every fourth heartbeat.
const heartbeatsOfGrace = 4;
const signInWords: Readonly<Record<2 | 4 | 5, string>> = { 2: 'identifier rejected', 4: 'bad user name or password', 5: 'not authorized' };

/** aedes with our guard in front of it and our persistence under it: nothing is acknowledged that a power cut could take away. */
export async function createBrokerStack(parts: BrokerStackParts): Promise<BrokerStack> {
  const { rules, clock, onTrouble } = parts;
  const limits = parts.limits ?? brokerLimits;
  const clients = new Map<string, Client>();
  const admission = createAdmission(limits, clock.monotonic);
  // A device's, not a connection's: hanging up and coming back gives nothing new to spend.
  const paceOf = createTokenBuckets({ perSecond: limits.publishesPerSecond, burst: limits.publishBurst }, clock.monotonic);
  const known = new WeakMap<object, Client>();
  const levels = new WeakMap<Client, GrantedLevels>();
  const takeOver = createTakeOver();
  const retaining = createRetaining();
  const refuse = (client: Client | null, reason: string, words: string): void =>
    parts.onRefused({ deviceId: client?.id ?? 'unknown', topic: '', reason, words });

  const persistence = createBrokerPersistence({
    records: parts.records,
    clock,
    ...(parts.queueLimits === undefined ? {} : { limits: parts.queueLimits }),
    maySubscribe(session, filter) {
      const client = known.get(session);
      return client !== undefined && rules.maySubscribe(client, filter);
    },
    onDropped: (clientId, reason, count) =>
      parts.onRefused({
        deviceId: clientId,
        topic: '',
        reason,
        words:
          reason === 'queue-full'
            ? 'too many messages wait for it; the oldest was dropped'
            : `${count} messages waited too long and were dropped`,
      }),
    onTrouble,
  });

  const aedes = await Aedes.createBroker({
    persistence,
    drainTimeout: limits.drainTimeoutMs,
    connectTimeout: limits.connectTimeoutMs,
    maxTopicLevels: limits.topicLevels,
    maxClientsIdLength: limits.clientIdBytes,
    // A client may have as many half-open as there are packet ids: each is a row without a body. Closing on one that has more than some hundred,
    // as aedes does, never ends: it comes back and sends them all again.
    maxInflightInbound: 0,
    heartbeatInterval: limits.willGraceMs / heartbeatsOfGrace,
    keepaliveLimit: 0,

    authenticate(client, username, password, done) {
      const returnCode = rules.signIn(client, username, password);
      if (returnCode !== undefined) {
        done(Object.assign(new Error(signInWords[returnCode]), { returnCode }), null);
        return;
      }
      known.set(client, client);
      // aedes begins anywhere. From 1, as others do, what it sends can be compared byte by byte; an id that is still out is passed over.
      Reflect.set(client, '_nextId', 1);
      takeOver(client, () => {
        if (!client.clean) persistence.beginSession(client, client.version > 3);
        done(null, true);
      });
    },

    authorizePublish: createAcceptPublish({
      judge: rules.publish,
      persistence,
      retaining,
      publish: (packet) => aedes.publish(packet, () => undefined),
      onTrouble,
    }),

    published(packet, _client, callback) {
      retaining.end(packet);
      callback(null);
    },

    authorizeSubscribe(client, subscription, callback) {
      const { topic: filter, qos } = subscription;
      const isAllowed = filter !== emptySession && rules.maySubscribe(client, filter);
      if (!isAllowed) {
        if (filter !== emptySession) rules.onSubscribeRefused(client, filter);
        callback(null, null);
        return;
      }
      const own = levels.get(client) ?? createGrantedLevels();
      levels.set(client, own);
      own.grant(filter, qosOf(qos));
      // aedes answers with what was asked for, and delivers at the level we give each message.
      retaining.afterThose(client, () => callback(null, { ...subscription, qos: 2 }));
    },

    authorizeForward(client, packet) {
      if (!rules.mayHear(client, packet.topic) || !persistence.maySend(client, packet)) return null;
      // What comes from the queue has its packet id and its level.
      if (packet.messageId !== undefined) return packet;
      packet.qos = levels.get(client)?.levelOf(packet.topic, packet.qos) ?? packet.qos;
      // MQTT-3.3.1-3: the sender's flag says nothing about what we send.
      packet.dup = false;
      return packet;
    },
  });

  aedes.on('clientReady', (client) => {
    // Told after its `clientDisconnect`, it would stay for ever.
    if (client.closed) {
      forgetLate(client);
      return;
    }
    clients.set(client.id, client);
    parts.onConnected(client, true);
  });
  aedes.on('unsubscribe', (filters, client) => {
    for (const filter of filters) levels.get(client)?.take(filter);
  });
  aedes.on('clientDisconnect', (client) => {
    persistence.endBacklog(client);
    if (clients.get(client.id) !== client) return;
    clients.delete(client.id);
    parts.onConnected(client, false);
  });
  aedes.on('clientError', (client, error) => refuse(client, 'connection-closed', error.message));
  aedes.on('connectionError', (client, error) => refuse(client, 'connection-closed', error.message));
  aedes.on('keepaliveTimeout', (client) => refuse(client, 'silent', 'sent nothing for one and a half keep-alives'));
  // Without a listener a storage error in aedes would end the process.
  const events: EventEmitter = aedes;
  events.on('error', (error: unknown) => onTrouble('broker', error));

  const handle = (connection: Duplex, request?: IncomingMessage): void => {
    const socket = request?.socket ?? connection;
    const address = (socket instanceof Socket ? socket.remoteAddress : undefined) ?? 'an unknown address';
    const admitted = admission.admit(address);
    if ('refused' in admitted) {
      refuse(null, 'too-many-connections', admitted.refused);
      connection.destroy();
      return;
    }
    connection.once('close', admitted.release);
    const client = aedes.handle(connection, request);
    guardConnection({
      connection,
      limits,
      clock,
      isSignedIn: () => known.has(client),
      spend: limits.exemptLoopback && isLoopback(address) ? undefined : (publishes) => paceOf(client.id).spend(publishes),
      onBreach: ({ reason, words }) => refuse(client, reason, words),
      onSlowed: () =>
        refuse(client, 'too-fast', `publishes faster than ${limits.publishesPerSecond} a second: from now on it is read at that pace`),
    });
  };

  const server = createServer({ noDelay: true }, (socket) => handle(socket));
  server.maxConnections = limits.mostConnections;

  return {
    handle,
    send: ({ topic, payload, qos, retain }) =>
      new Promise((resolve, reject) => {
        aedes.publish({ cmd: 'publish', topic, payload: Buffer.from(payload), qos, retain, dup: false }, (error) => {
          if (error instanceof Error) reject(new Fault(`${topic} was not published`, { cause: error }));
          else resolve();
        });
      }),
    open: () => listen(server, parts.host, parts.port),
    isOpen: () => !aedes.closed,
    isConnected: (clientId) => clients.has(clientId),
    disconnect: (clientId) => clients.get(clientId)?.close(),
    async purge(clientId) {
      clients.get(clientId)?.close();
      await persistence.purge(clientId);
    },
    figures: () => ({ ...persistence.figures(), connected: clients.size }),
    async close() {
      await new Promise<void>((resolve) => {
        server.close();
        aedes.close(() => resolve());
      });
      await persistence.destroy();
    },
  };
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
