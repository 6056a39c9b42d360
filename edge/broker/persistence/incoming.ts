import { Fault } from '#shared/link/errors.ts';
import type { Records } from '../../database/define.ts';
import { payloadOf, qosOf, type MessagePacket, type SessionClient } from './packets.ts';
import { clearIncoming, readIncoming, removeIncoming, storeIncoming, type IncomingKey } from './session-records.ts';

interface Numbered {
  readonly messageId?: number | undefined;
}

/** Packet ids of QoS 2 publishes between PUBLISH and PUBREL: the same one again is the same message. */
export interface Incoming {
  load(keys: readonly IncomingKey[]): void;
  has(clientId: string, messageId: number): boolean;
  /** The row for this payload is written already. */
  expect(payload: object): void;
  store(client: SessionClient, packet: MessagePacket): Promise<void>;
  /** Rejects when there is none: that is how aedes asks. */
  get(client: SessionClient, packet: Numbered): Promise<MessagePacket>;
  /** Durable before it resolves, so before PUBCOMP: an id forgotten too late would swallow the next message that bears it. */
  remove(client: SessionClient, packet: Numbered): Promise<void>;
  clear(clientId: string): Promise<void>;
  forget(clientId: string): boolean;
}

export function createIncoming(records: Records): Incoming {
  const byClient = new Map<string, Set<number>>();
  const expected = new WeakSet<object>();

  const idsOf = (clientId: string): Set<number> => {
    const ids = byClient.get(clientId) ?? new Set();
    byClient.set(clientId, ids);
    return ids;
  };
  const need = (client: SessionClient, { messageId }: Numbered): IncomingKey => {
    if (messageId === undefined || byClient.get(client.id)?.has(messageId) !== true) throw new Fault('no such packet');
    return { client_id: client.id, message_id: messageId };
  };

  return {
    load(keys) {
      for (const { client_id, message_id } of keys) idsOf(client_id).add(message_id);
    },
    has: (clientId, messageId) => byClient.get(clientId)?.has(messageId) === true,
    expect: (payload) => void expected.add(payload),
    async store(client, { topic, payload, qos, retain, messageId }) {
      if (messageId === undefined) throw new Fault('a packet without an id can’t be stored');
      if (typeof payload === 'string' || !expected.delete(payload)) {
        await records.write(storeIncoming, { client_id: client.id, message_id: messageId, topic, payload, qos, retain: retain ? 1 : 0 });
      }
      idsOf(client.id).add(messageId);
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
      await records.write(removeIncoming, key);
      byClient.get(client.id)?.delete(key.message_id);
    },
    async clear(clientId) {
      if (byClient.get(clientId)?.size) await records.write(clearIncoming, clientId);
      byClient.delete(clientId);
    },
    forget(clientId) {
      const had = (byClient.get(clientId)?.size ?? 0) > 0;
      byClient.delete(clientId);
      return had;
    },
  };
}
