import { createServer, type Server } from 'node:net';
import type { EventEmitter } from 'node:events';
import type { Duplex } from 'node:stream';
import type { IncomingMessage } from 'node:http';
import { Aedes, type Client } from 'aedes';
import { delivery, type DeviceKind, type MessageKind } from '#shared/contract/define-message.ts';
import { mayPublish, maySubscribe, type Asker } from '#shared/contract/topics.ts';
import type { Clock } from '#shared/link/clock.ts';
import { Fault } from '#shared/link/errors.ts';
import type { Dispatch } from './dispatch.ts';
import type { HubBus, Refusal } from './hub-bus.ts';
import { createLatestStates } from './latest-states.ts';
import { guardPackets } from './packet-guard.ts';
import { createTopics } from './topics.ts';

export interface EmbeddedBrokerParts {
  readonly clock: Clock;
  readonly storeId: string;
  readonly host: string;
  readonly port: number;
  readonly dispatch: Dispatch;
  /** The device behind a user name and password, or undefined. */
  readonly authenticate: (deviceId: string, credential: string) => { readonly deviceId: string; readonly kind: DeviceKind } | undefined;
  readonly onRefused: (refusal: Refusal) => void;
  readonly onConnected: (deviceId: string, connected: boolean) => void;
  readonly onFailure: (what: string, error: unknown) => void;
}

export interface EmbeddedBroker extends HubBus {
  /** Takes a connection that came another way: MQTT over WebSocket. */
  handle(connection: Duplex, request?: IncomingMessage): void;
  /** Closes a device's connection at once, because its credential was taken away. */
  disconnect(deviceId: string): void;
  connectedClients(): number;
  /** Lets devices in; answers the port. Called when everything that records is in place: an event nobody records must not be acknowledged. */
  open(): Promise<number>;
}

// A frozen reader holds everyone up for this long (aedes waits for its socket to drain), so it is short.
const drainTimeoutMs = 2_500;
const connectTimeoutMs = 5_000;
const mostConnections = 2_000;
// aedes forwards under the packet's topic; nobody may subscribe to this one, so what goes there is acknowledged and goes no further.
const nowhere = '$refused';

const badCredential = 4;
const identifierRejected = 2;

/** aedes behind the contract: default deny, every publish checked, recorded and only then acknowledged. */
export async function createEmbeddedBroker(parts: EmbeddedBrokerParts): Promise<EmbeddedBroker> {
  const askers = new WeakMap<Client, Asker>();
  const clients = new Map<string, Client>();
  const { dispatch } = parts;
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

  const refuse = (client: Client | null, topic: string, reason: string, words: string): void => {
    const asker = client === null ? undefined : askers.get(client);
    parts.onRefused({ deviceId: asker?.id ?? client?.id ?? 'unknown', topic, reason, words });
  };

  const aedes = await Aedes.createBroker({
    drainTimeout: drainTimeoutMs,
    connectTimeout: connectTimeoutMs,
    maxTopicLevels: 10,
    maxClientsIdLength: 64,
    keepaliveLimit: 0,

    authenticate(client, username, password, done) {
      const device = username === undefined || password === undefined ? undefined : parts.authenticate(username, password.toString('utf8'));
      if (device === undefined) {
        refuse(client, '', 'unknown-device', `no device "${username ?? ''}" with this credential: claim it again in the console`);
        done(Object.assign(new Error('bad user name or password'), { returnCode: badCredential }), null);
        return;
      }
      if (client.id !== device.deviceId) {
        parts.onRefused({
          deviceId: device.deviceId,
          topic: '',
          reason: 'foreign-client-id',
          words: `signed in as "${device.deviceId}" with the client id "${client.id}": they must be the same`,
        });
        done(Object.assign(new Error('identifier rejected'), { returnCode: identifierRejected }), null);
        return;
      }
      if (clients.has(device.deviceId)) {
        parts.onRefused({
          deviceId: device.deviceId,
          topic: '',
          reason: 'taken-over',
          words: 'a second connection with this credential took over from the first: is the credential in two devices?',
        });
      }
      askers.set(client, { party: device.kind, id: device.deviceId, storeId: parts.storeId });
      done(null, true);
    },

    authorizePublish(client, packet, callback) {
      const asker = client === null ? undefined : askers.get(client);
      if (asker === undefined || !isGranted(asker, packet.topic)) {
        // aedes closes the connection on a refused publish, so a wrong grant looks like bad Wi-Fi: hence the words.
        refuse(client, packet.topic, 'not-granted', `a ${asker?.party ?? 'client'} may not publish here`);
        callback(new Error('not granted'));
        return;
      }
      const payload = typeof packet.payload === 'string' ? Buffer.from(packet.payload) : packet.payload;
      const verdict = dispatch.hear(asker.id, packet.topic, payload);
      if (typeof verdict === 'string') conclude(verdict);
      else void verdict.then(conclude);

      function conclude(reached: 'forward' | 'absorb' | 'hold'): void {
        if (reached === 'hold') {
          callback(new Error('not stored'));
          return;
        }
        if (reached === 'absorb') {
          packet.topic = nowhere;
          packet.retain = false;
        }
        callback(null);
      }
    },

    authorizeSubscribe(client, subscription, callback) {
      const asker = askers.get(client);
      if (asker !== undefined && maySubscribe(asker, subscription.topic)) {
        callback(null, subscription);
        return;
      }
      refuse(client, subscription.topic, 'not-granted', `a ${asker?.party ?? 'client'} may not subscribe here`);
      callback(null, null);
    },

    // Again at every delivery: a stored subscription may be older than the rights, and aedes stores refused filters with granted ones.
    authorizeForward(client, packet) {
      const asker = askers.get(client);
      return asker !== undefined && maySubscribe(asker, packet.topic) ? packet : null;
    },
  });

  aedes.on('clientReady', (client) => {
    clients.set(client.id, client);
    parts.onConnected(client.id, true);
  });
  aedes.on('clientDisconnect', (client) => {
    if (clients.get(client.id) !== client) return;
    clients.delete(client.id);
    parts.onConnected(client.id, false);
  });
  aedes.on('clientError', (client, error) => refuse(client, '', 'connection-closed', error.message));
  aedes.on('connectionError', (client, error) => refuse(client, '', 'connection-closed', error.message));
  aedes.on('keepaliveTimeout', (client) => refuse(client, '', 'silent', 'sent nothing for one and a half keep-alives'));
  // Without a listener a storage error in aedes would end the process.
  const events: EventEmitter = aedes;
  events.on('error', (error: unknown) => parts.onFailure('broker', error));

  const handle = (connection: Duplex, request?: IncomingMessage): void => {
    const client = aedes.handle(connection, request);
    guardPackets(
      connection,
      () => askers.has(client),
      (bytes) => refuse(client, '', 'too-large', `announced a packet of ${bytes} bytes`),
    );
  };

  const server = createServer({ noDelay: true }, (socket) => handle(socket));
  server.maxConnections = mostConnections;

  const send = (kind: MessageKind, topic: string, payload: string): Promise<void> =>
    new Promise((resolve, reject) => {
      aedes.publish({ cmd: 'publish', topic, payload: Buffer.from(payload), ...delivery[kind], dup: false }, (error) => {
        if (error instanceof Error) reject(new Fault(`${topic} was not published`, { cause: error }));
        else resolve();
      });
    });
  const states = createLatestStates({ clock: parts.clock, send: (topic, payload) => send('state', topic, payload) });

  return {
    handle,
    open: () => listen(server, parts.host, parts.port),
    on: dispatch.on,
    record: dispatch.record,
    async publish(definition, params, body) {
      const topic = topics.of(definition, { ...params });
      if (definition.kind === 'state') await states.put(topic, body);
      else await send(definition.kind, topic, JSON.stringify(body));
    },
    isOnline: () => !aedes.closed,
    onOnline(listener) {
      listener(true);
      return () => undefined;
    },
    disconnect(deviceId) {
      clients.get(deviceId)?.close();
    },
    connectedClients: () => clients.size,
    async close() {
      await states.flush();
      await new Promise<void>((resolve) => {
        server.close();
        aedes.close(() => resolve());
      });
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
