import { Fault } from '#shared/link/errors.ts';
import type { Records } from '../../database/define.ts';
import { payloadOf, qosOf, type MessagePacket, type SessionClient } from './packets.ts';
import { clearIncoming, readIncoming, removeIncoming, storeIncoming, type IncomingKey } from './session-records.ts';

interface Numbered {
  readonly messageId?: number | undefined;
}

/** Packet ids of QoS 2 publishes between PUBLISH and PUBREL: the same one again is the same message (MQTT-4.3.3-2). */
export interface Incoming {
  load(keys: readonly IncomingKey[]): void;
  /** Whose session has any. */
  clients(): Iterable<string>;
  /**
   * A QoS 2 publish is there. Undefined when it is new: then `store` or `giveUp` must follow. Otherwise it came before, perhaps over a connection
   * that is gone, and this resolves once that is clear: true when that one is stored, false when it never will be.
   */
  arrive(client: SessionClient, packet: MessagePacket): Promise<boolean> | undefined;
  giveUp(packet: MessagePacket): void;
  /** The row of this packet is written already. */
  expect(packet: MessagePacket): void;
  store(client: SessionClient, packet: MessagePacket): Promise<void>;
  /** Rejects when there is none: that is how aedes asks. */
  get(client: SessionClient, packet: Numbered): Promise<MessagePacket>;
  /**
   * Durable before it resolves, so before PUBCOMP: an id forgotten too late would swallow the next message that bears it.
   * aedes sends PUBCOMP also when this rejects, so the id is free all the same and its row is removed as soon as the disk takes writes again.
   */
  remove(client: SessionClient, packet: Numbered): Promise<void>;
  clear(clientId: string): Promise<void>;
  forget(clientId: string): boolean;
}

/** A publish between being read and being stored. */
interface Arrival {
  readonly stored: Promise<boolean>;
  readonly end: (stored: boolean) => void;
  isWritten: boolean;
  /** Its session was cleared meanwhile: its packet id is free again. */
  isStale: boolean;
}

export function createIncoming(records: Records): Incoming {
  const byClient = new Map<string, Set<number>>();
  const arriving = new Map<string, Map<number, Arrival>>();
  const arrivals = new WeakMap<object, Arrival>();
  /** Rows whose removal failed. */
  const leftOver: IncomingKey[] = [];

  const idsOf = (clientId: string): Set<number> => {
    const ids = byClient.get(clientId) ?? new Set();
    byClient.set(clientId, ids);
    return ids;
  };
  const isKnown = (clientId: string, messageId: number): boolean => byClient.get(clientId)?.has(messageId) === true;
  const need = (client: SessionClient, { messageId }: Numbered): IncomingKey => {
    if (messageId === undefined || !isKnown(client.id, messageId)) throw new Fault('no such packet');
    return { client_id: client.id, message_id: messageId };
  };

  function begin(clientId: string, messageId: number, packet: MessagePacket): void {
    let settle: (stored: boolean) => void = () => undefined;
    const stored = new Promise<boolean>((resolve) => (settle = resolve));
    const own = arriving.get(clientId) ?? new Map<number, Arrival>();
    const arrival: Arrival = {
      stored,
      isWritten: false,
      isStale: false,
      end(isStored) {
        if (own.get(messageId) === arrival) own.delete(messageId);
        if (own.size === 0 && arriving.get(clientId) === own) arriving.delete(clientId);
        settle(isStored);
      },
    };
    own.set(messageId, arrival);
    arriving.set(clientId, own);
    arrivals.set(packet, arrival);
  }

  /** The disk took a write: it may take these too. */
  async function removeLeftOver(): Promise<void> {
    for (const key of leftOver.splice(0)) {
      if (isKnown(key.client_id, key.message_id) || arriving.get(key.client_id)?.has(key.message_id) === true) continue;
      await records.write(removeIncoming, key).catch(() => leftOver.push(key));
    }
  }

  /** Answers whether there was anything to forget, here or on its way. */
  function forget(clientId: string): boolean {
    const underway = [...(arriving.get(clientId)?.values() ?? [])];
    arriving.delete(clientId);
    for (const arrival of underway) {
      arrival.isStale = true;
      arrival.end(false);
    }
    const had = underway.length > 0 || (byClient.get(clientId)?.size ?? 0) > 0;
    byClient.delete(clientId);
    return had;
  }

  return {
    load(keys) {
      for (const { client_id, message_id } of keys) idsOf(client_id).add(message_id);
    },
    clients: () => byClient.keys(),
    arrive(client, packet) {
      const { messageId } = packet;
      if (packet.qos !== 2 || messageId === undefined) return undefined;
      if (isKnown(client.id, messageId)) return Promise.resolve(true);
      const first = arriving.get(client.id)?.get(messageId);
      if (first !== undefined) return first.stored;
      begin(client.id, messageId, packet);
      return undefined;
    },
    giveUp: (packet) => arrivals.get(packet)?.end(false),
    expect(packet) {
      const arrival = arrivals.get(packet);
      if (arrival !== undefined) arrival.isWritten = true;
    },
    async store(client, packet) {
      const { topic, payload, qos, retain, messageId } = packet;
      if (messageId === undefined) throw new Fault('a packet without an id can’t be stored');
      const key = { client_id: client.id, message_id: messageId };
      const arrival = arrivals.get(packet);
      if (arrival?.isStale === true) {
        // Written after the session was cleared. Unless its successor took the same id, nobody would ever take the row away.
        const isTaken = isKnown(client.id, messageId) || arriving.get(client.id)?.has(messageId) === true;
        if (arrival.isWritten && !isTaken) await records.write(removeIncoming, key);
        return;
      }
      try {
        if (arrival?.isWritten !== true) await records.write(storeIncoming, { ...key, topic, payload, qos, retain: retain ? 1 : 0 });
      } catch (error) {
        arrival?.end(false);
        throw error;
      }
      idsOf(client.id).add(messageId);
      arrival?.end(true);
    },
    async get(client, packet) {
      const key = need(client, packet);
      const row = await records.read(readIncoming, key);
      if (row === undefined) throw new Fault('no such packet');
      const { topic, payload, qos, retain } = row;
      return {
        cmd: 'publish',
        topic,
        payload: payloadOf(payload),
        qos: qosOf(qos),
        retain: retain === 1,
        dup: false,
        messageId: key.message_id,
      };
    },
    async remove(client, packet) {
      const key = need(client, packet);
      try {
        await records.write(removeIncoming, key);
      } catch (error) {
        leftOver.push(key);
        throw error;
      } finally {
        byClient.get(client.id)?.delete(key.message_id);
      }
      await removeLeftOver();
    },
    async clear(clientId) {
      if (forget(clientId)) await records.write(clearIncoming, clientId);
    },
    forget,
  };
}
