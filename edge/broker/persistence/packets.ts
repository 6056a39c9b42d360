/** What we read of aedes' clients and packets; the same objects, narrowed to what is stored. */
export interface SessionClient {
  readonly id: string;
}

export type Qos = 0 | 1 | 2;

export interface MessagePacket {
  cmd?: string;
  topic: string;
  payload: Buffer | string;
  qos: Qos;
  retain: boolean;
  dup?: boolean;
  /** aedes' own name for one publish: unique while its process lives. */
  brokerId?: string;
  brokerCounter?: number;
  messageId?: number | undefined;
}

/** The second half of QoS 2: the receiver has the message, its id is not free yet. */
export interface ReleasePacket {
  cmd: 'pubrel';
  messageId: number;
}

export interface SessionSubscription {
  readonly topic: string;
  readonly qos: Qos;
  readonly rh?: number;
  readonly rap?: boolean;
  readonly nl?: boolean;
  readonly subscriptionIdentifier?: number;
}

/** A subscription as it answers to a topic. */
export interface MatchedSubscription extends SessionSubscription {
  readonly clientId: string;
}

export interface WillPacket extends MessagePacket {
  brokerId?: string;
  clientId?: string;
}

/** A payload that crossed the thread's border is a plain Uint8Array; aedes and its clients expect a Buffer over the same bytes. */
export function payloadOf(stored: Uint8Array | string): Buffer | string {
  return typeof stored === 'string' ? stored : Buffer.from(stored.buffer, stored.byteOffset, stored.byteLength);
}

/** 0, 1 or 2 as a column has it. Throws on anything else: the row was not written by us. */
export function qosOf(stored: number): Qos {
  if (stored === 0 || stored === 1 || stored === 2) return stored;
  throw new RangeError(`${stored} is no quality of service`);
}

export function isRelease(packet: MessagePacket | ReleasePacket): packet is ReleasePacket {
  return packet.cmd === 'pubrel';
}
