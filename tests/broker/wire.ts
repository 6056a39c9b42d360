import { connect, type Socket } from 'node:net';
import mqttPacket, { type Packet } from 'mqtt-packet';
import { until } from '../fakes/until.ts';

/** An MQTT client that does nothing by itself: it sends what it is told, byte for byte, and keeps what comes. */
export interface Wire {
  readonly socket: Socket;
  readonly received: Packet[];
  readonly isClosed: () => boolean;
  send(packet: Packet): void;
  raw(bytes: Uint8Array): void;
  /** The first packet of this kind that nobody took yet. */
  next<Command extends Packet['cmd']>(cmd: Command, withinMs?: number): Promise<Extract<Packet, { cmd: Command }>>;
  closed(withinMs?: number): Promise<void>;
  /** As a power cut would: no DISCONNECT. */
  cut(): void;
}

export interface Session {
  readonly clientId?: string;
  readonly clean?: boolean;
  readonly keepalive?: number;
  readonly will?: { readonly topic: string; readonly payload: Buffer; readonly qos: 0 | 1 | 2; readonly retain: boolean };
}

export function openWire(port: number): Wire {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true });
  const received: Packet[] = [];
  let closed = false;
  const parser = mqttPacket.parser();
  let wake: () => void = () => undefined;
  parser.on('packet', (packet) => {
    received.push(packet);
    wake();
  });
  socket.on('data', (bytes) => parser.parse(Buffer.from(bytes)));
  socket.on('error', () => undefined);
  socket.on('close', () => (closed = true));

  const isA = <Command extends Packet['cmd']>(packet: Packet, cmd: Command): packet is Extract<Packet, { cmd: Command }> =>
    packet.cmd === cmd;
  return {
    socket,
    received,
    isClosed: () => closed,
    send: (packet) => void socket.write(mqttPacket.generate(packet)),
    raw: (bytes) => void socket.write(bytes),
    async next(cmd, withinMs = 5_000) {
      const endsAt = performance.now() + withinMs;
      for (;;) {
        for (const [place, packet] of received.entries()) {
          if (!isA(packet, cmd)) continue;
          received.splice(place, 1);
          return packet;
        }
        const leftMs = endsAt - performance.now();
        if (leftMs <= 0)
          throw new Error(`no ${cmd} within ${withinMs} ms; there is ${received.map((packet) => packet.cmd).join() || 'nothing'}`);
        await new Promise<void>((resolve) => {
          const late = setTimeout(resolve, leftMs);
          wake = () => {
            clearTimeout(late);
            resolve();
          };
        });
      }
    },
    closed: (withinMs = 5_000) => until('the end of the connection', () => (closed ? true : undefined), withinMs).then(() => undefined),
    cut: () => void socket.destroy(),
  };
}

export function connectPacket({ clientId = 'someone', clean = true, keepalive = 0, will }: Session): Packet {
  return { cmd: 'connect', protocolId: 'MQTT', protocolVersion: 4, clientId, clean, keepalive, ...(will === undefined ? {} : { will }) };
}

/** A wire that is let in. Answers whether its session was still there. */
export async function openSession(port: number, session: Session): Promise<{ readonly wire: Wire; readonly sessionPresent: boolean }> {
  const wire = openWire(port);
  wire.send(connectPacket(session));
  const connack = await wire.next('connack');
  if (connack.returnCode !== 0) throw new Error(`refused with ${connack.returnCode}`);
  return { wire, sessionPresent: connack.sessionPresent };
}

let lastId = 0;

export async function subscribe(wire: Wire, ...filters: readonly (readonly [string, 0 | 1 | 2])[]): Promise<readonly unknown[]> {
  lastId += 1;
  wire.send({ cmd: 'subscribe', messageId: lastId, subscriptions: filters.map(([topic, qos]) => ({ topic, qos })) });
  return (await wire.next('suback')).granted;
}

/** Publishes and goes through what its level asks for, so that the broker has it when this resolves. */
export async function publish(
  wire: Wire,
  topic: string,
  payload: string,
  options: { readonly qos?: 0 | 1 | 2; readonly retain?: boolean } = {},
): Promise<void> {
  const { qos = 1, retain = false } = options;
  lastId += 1;
  const messageId = lastId;
  wire.send({ cmd: 'publish', topic, payload, qos, retain, dup: false, ...(qos === 0 ? {} : { messageId }) });
  if (qos === 1) await wire.next('puback');
  if (qos !== 2) return;
  await wire.next('pubrec');
  wire.send({ cmd: 'pubrel', messageId });
  await wire.next('pubcomp');
}

/** The next message, acknowledged in full. */
export async function hear(wire: Wire, withinMs?: number) {
  const packet = await wire.next('publish', withinMs);
  const { messageId } = packet;
  if (packet.qos === 1 && messageId !== undefined) wire.send({ cmd: 'puback', messageId });
  if (packet.qos === 2 && messageId !== undefined) {
    wire.send({ cmd: 'pubrec', messageId });
    await wire.next('pubrel');
    wire.send({ cmd: 'pubcomp', messageId });
  }
  return { topic: packet.topic, payload: packet.payload.toString(), qos: packet.qos, retain: packet.retain, dup: packet.dup, messageId };
}

/** Long enough for what would come to have come. */
export const quiet = (ms = 250): Promise<void> => new Promise((done) => setTimeout(done, ms));
