import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { createWebSocketStream, WebSocket } from 'ws';
import mqttPacket from 'mqtt-packet';

/**
 * An MQTT client as small as it gets, so that the load costs little beside what is measured and the same for every broker.
 * It writes packets made beforehand and looks at no more of the answers than it must.
 */
export interface RawClient {
  /** Sends one QoS 1 publish; resolves at its PUBACK. */
  publish(topic: string, payload: string): Promise<void>;
  /** Sends one QoS 0 publish. Answers false when the socket is full. */
  send(topic: string, payload: string): boolean;
  subscribe(filter: string, onMessage: (topic: string, payload: string) => void): Promise<void>;
  readonly socket: Duplex;
  close(): void;
}

export interface RawClientParts {
  /** Loopback unless told otherwise. */
  readonly host?: string;
  readonly port: number;
  readonly clientId: string;
  readonly credential: string | undefined;
  readonly clean?: boolean;
  /** Over a WebSocket of the HTTP port in `port`. */
  readonly overWebSocket?: boolean;
}

const publishType = 3;
const pubackType = 4;

export async function connectRaw({
  host = '127.0.0.1',
  port,
  clientId,
  credential,
  clean = true,
  overWebSocket = false,
}: RawClientParts): Promise<RawClient> {
  const socket = overWebSocket
    ? createWebSocketStream(new WebSocket(`ws://${host}:${port}/mqtt`, 'mqtt'))
    : connect({ host, port, noDelay: true });
  const waiting = new Map<number, () => void>();
  let onMessage: (topic: string, payload: string) => void = () => undefined;
  let onSession: (packet: Buffer) => void = () => undefined;
  let lastMessageId = 0;

  const nextId = (): number => {
    lastMessageId = (lastMessageId % 65_535) + 1;
    return lastMessageId;
  };
  socket.on('error', () => undefined);
  readPackets(socket, (type, packet, bodyAt) => {
    if (type === pubackType) {
      const id = packet.readUInt16BE(bodyAt);
      waiting.get(id)?.();
      waiting.delete(id);
      return;
    }
    if (type !== publishType) {
      onSession(packet);
      return;
    }
    const qos = ((packet[0] ?? 0) >> 1) & 3;
    const topicEnd = bodyAt + 2 + packet.readUInt16BE(bodyAt);
    const payloadAt = topicEnd + (qos > 0 ? 2 : 0);
    if (qos > 0) socket.write(Buffer.from([0x40, 2, packet[topicEnd] ?? 0, packet[topicEnd + 1] ?? 0]));
    onMessage(packet.toString('latin1', bodyAt + 2, topicEnd), packet.toString('utf8', payloadAt));
  });

  const answered = new Promise<Buffer>((done, fail) => {
    onSession = done;
    socket.once('close', () => fail(new Error(`${clientId} was refused on port ${port}`)));
  });
  socket.write(
    mqttPacket.generate({
      cmd: 'connect',
      protocolId: 'MQTT',
      protocolVersion: 4,
      clean,
      clientId,
      keepalive: 0,
      ...(credential === undefined ? {} : { username: clientId, password: Buffer.from(credential) }),
    }),
  );
  const connack = await answered;
  if (connack[3] !== 0) throw new Error(`${clientId} was refused with ${connack[3]} on port ${port}`);

  return {
    socket,
    publish(topic, payload) {
      const messageId = nextId();
      socket.write(mqttPacket.generate({ cmd: 'publish', topic, payload, qos: 1, messageId, dup: false, retain: false }));
      return new Promise((done) => waiting.set(messageId, done));
    },
    send: (topic, payload) => socket.write(mqttPacket.generate({ cmd: 'publish', topic, payload, qos: 0, dup: false, retain: false })),
    async subscribe(filter, listener) {
      onMessage = listener;
      const granted = new Promise<Buffer>((done) => (onSession = done));
      socket.write(mqttPacket.generate({ cmd: 'subscribe', messageId: nextId(), subscriptions: [{ topic: filter, qos: 1 }] }));
      const suback = await granted;
      if (suback[4] === 128) throw new Error(`${clientId} may not subscribe to ${filter}`);
    },
    close: () => socket.destroy(),
  };
}

/** Cuts the stream into packets (MQTT 3.1.1, 2.2.3). */
function readPackets(socket: Duplex, onPacket: (type: number, packet: Buffer, bodyAt: number) => void): void {
  let rest: Buffer = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let place = 0;
    for (;;) {
      const header = readHeader(bytes, place);
      if (header === undefined || header.end > bytes.length) break;
      onPacket((bytes[place] ?? 0) >> 4, bytes.subarray(place, header.end), header.bodyAt - place);
      place = header.end;
    }
    rest = bytes.subarray(place);
  });
}

function readHeader(bytes: Buffer, from: number): { readonly bodyAt: number; readonly end: number } | undefined {
  let length = 0;
  for (let nth = 0; nth < 4; nth += 1) {
    const byte = bytes[from + 1 + nth];
    if (byte === undefined) return undefined;
    length += (byte & 0x7f) * 128 ** nth;
    if ((byte & 0x80) === 0) return { bodyAt: from + 2 + nth, end: from + 2 + nth + length };
  }
  return undefined;
}
