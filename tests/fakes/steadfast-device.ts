import { connect, type Socket } from 'node:net';
import mqttPacket, { type Packet } from 'mqtt-packet';
import type { Credential } from './start-hub.ts';

/**
 * A device as MQTT 3.1.1 wants it (4.4.0-1): it keeps its session and what is not acknowledged over every life of the hub, comes back soon,
 * and sends that again in its order. (mqtt.js 5.16 at times never sends what it was given while it resends.)
 */
export interface SteadfastDevice {
  isIn(): boolean;
  /** How many of its messages are not through. */
  open(): number;
  /** `onAcknowledged` at its PUBACK or PUBREC: from then on it is the hub's. */
  publish(topic: string, payload: string, qos: 1 | 2, onAcknowledged: () => void): void;
  /** Resolves at the SUBACK. */
  subscribe(filter: string, qos: 1 | 2): Promise<void>;
  /** Pulls the cable, for good: no DISCONNECT. */
  leave(): void;
}

export interface SteadfastDeviceParts {
  readonly mqttUrl: string;
  readonly credential: Credential;
  readonly onMessage?: (topic: string, payload: string) => void;
  /** Each time it is let in; before what waits for it. */
  readonly onIn?: () => void;
}

const backMs = 150;

interface Unacknowledged {
  packet: Packet;
  readonly onAcknowledged: () => void;
}

export function createSteadfastDevice(parts: SteadfastDeviceParts): SteadfastDevice {
  const { deviceId, credential } = parts.credential;
  const { hostname, port } = new URL(parts.mqttUrl);
  /** By packet id, oldest first. */
  const unacknowledged = new Map<number, Unacknowledged>();
  const received = new Set<number>();
  const waitingForSuback = new Map<number, () => void>();
  let socket: Socket | undefined;
  let isIn = false;
  let hasLeft = false;
  let lastMessageId = 0;

  const nextId = (): number => {
    lastMessageId = (lastMessageId % 65_535) + 1;
    return lastMessageId;
  };
  const send = (packet: Packet): void => void socket?.write(mqttPacket.generate(packet));

  function come(): void {
    const coming = connect({ host: hostname, port: Number(port), noDelay: true });
    socket = coming;
    const parser = mqttPacket.parser();
    parser.on('packet', take);
    coming.on('data', (bytes) => parser.parse(Buffer.from(bytes)));
    coming.on('error', () => undefined);
    coming.on('close', () => {
      isIn = false;
      if (!hasLeft) setTimeout(come, backMs);
    });
    send({
      cmd: 'connect',
      protocolId: 'MQTT',
      protocolVersion: 4,
      clientId: deviceId,
      clean: false,
      keepalive: 0,
      username: deviceId,
      password: Buffer.from(credential),
    });
  }

  function take(packet: Packet): void {
    switch (packet.cmd) {
      case 'connack':
        if (packet.returnCode !== 0) throw new Error(`${deviceId} was refused with ${packet.returnCode}`);
        isIn = true;
        parts.onIn?.();
        for (const again of unacknowledged.values()) send(again.packet);
        return;
      case 'puback':
        acknowledge(packet.messageId)?.onAcknowledged();
        return;
      case 'pubrec': {
        const message = packet.messageId === undefined ? undefined : unacknowledged.get(packet.messageId);
        if (message?.packet.cmd === 'publish') message.onAcknowledged();
        const release = { cmd: 'pubrel', messageId: packet.messageId ?? 0 } as const;
        if (message !== undefined) message.packet = release;
        send(release);
        return;
      }
      case 'pubcomp':
        acknowledge(packet.messageId);
        return;
      case 'suback':
        waitingForSuback.get(packet.messageId ?? 0)?.();
        return;
      case 'publish':
        hear(packet.topic, packet.payload.toString(), packet.qos, packet.messageId ?? 0);
        return;
      case 'pubrel':
        received.delete(packet.messageId ?? 0);
        send({ cmd: 'pubcomp', messageId: packet.messageId ?? 0 });
    }
  }

  function acknowledge(messageId = 0): Unacknowledged | undefined {
    const message = unacknowledged.get(messageId);
    unacknowledged.delete(messageId);
    return message;
  }

  function hear(topic: string, payload: string, qos: 0 | 1 | 2, messageId: number): void {
    // MQTT-4.3.3-2: the same packet id before its PUBREL is the same message.
    if (qos !== 2 || !received.has(messageId)) parts.onMessage?.(topic, payload);
    if (qos === 1) send({ cmd: 'puback', messageId });
    if (qos !== 2) return;
    received.add(messageId);
    send({ cmd: 'pubrec', messageId });
  }

  come();
  return {
    isIn: () => isIn,
    open: () => unacknowledged.size,
    publish(topic, payload, qos, onAcknowledged) {
      const message = { cmd: 'publish', topic, payload, qos, retain: false, messageId: nextId() } as const;
      unacknowledged.set(message.messageId, { packet: { ...message, dup: true }, onAcknowledged });
      if (isIn) send({ ...message, dup: false });
    },
    subscribe(filter, qos) {
      const messageId = nextId();
      send({ cmd: 'subscribe', messageId, subscriptions: [{ topic: filter, qos }] });
      return new Promise((done) => waitingForSuback.set(messageId, done));
    },
    leave() {
      hasLeft = true;
      socket?.destroy();
    },
  };
}
