import { qosOf, type MessagePacket, type Qos } from './packets.ts';
import type { QueueRecord } from './queue-records.ts';

/** One message that waits for one client; its body is in the database. */
export interface QueuedMessage {
  readonly sequence: number;
  readonly topic: string;
  readonly bytes: number;
  readonly qos: Qos;
  /** Monotonic milliseconds. */
  readonly until: number;
  /** On disk: nobody may be told of it before. */
  stored: boolean;
  /** On its way out of the queue, in a write that is not durable yet. */
  leaving: boolean;
  messageId: number | undefined;
  sends: number;
  /** QoS 2: the receiver has it, its packet id is not free yet. */
  released: boolean;
  /** aedes' name for it, once aedes has given one. */
  name: { readonly brokerId: string; readonly brokerCounter: number } | undefined;
}

/** The broker id under which a stored message goes out that aedes never named in this life: its counter is our sequence. */
export const storedBrokerId = 'stored';

export function newMessage(made: {
  readonly packet: MessagePacket;
  readonly sequence: number;
  readonly until: number;
  readonly qos: Qos;
}): QueuedMessage {
  const { packet, sequence, until, qos } = made;
  const blank = { stored: false, leaving: false, messageId: undefined, sends: 0, released: false, name: undefined };
  return { sequence, topic: packet.topic, bytes: packet.payload.length, qos, until, ...blank };
}

/** As an earlier life of the hub left it. What has a packet id was sent. */
export function loadedMessage(record: QueueRecord, until: number): QueuedMessage {
  const { sequence, topic, bytes } = record;
  return {
    sequence,
    topic,
    bytes,
    until,
    qos: qosOf(record.qos),
    stored: true,
    leaving: false,
    messageId: record.message_id ?? undefined,
    sends: record.message_id === null ? 0 : 1,
    released: record.released === 1,
    name: undefined,
  };
}

/** As aedes wants it. Not retained: that flag is for a new subscription only (MQTT-3.3.1-9). */
export function packetOf(message: QueuedMessage, payload: Buffer | string): MessagePacket {
  return {
    cmd: 'publish',
    brokerId: message.name?.brokerId ?? storedBrokerId,
    brokerCounter: message.name?.brokerCounter ?? message.sequence,
    topic: message.topic,
    payload,
    qos: message.qos,
    retain: false,
    dup: false,
    messageId: message.messageId,
  };
}
