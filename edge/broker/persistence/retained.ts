import { matcherOf } from './filter-tree.ts';
import { payloadOf, qosOf, type MessagePacket } from './packets.ts';
import type { StoredPacket } from './queue-records.ts';

/**
 * The latest of each topic, in memory. Devices' own are on disk before their PUBACK; the hub's are made anew from the database at every start,
 * so that a product that is gone leaves nothing behind.
 */
export interface Retained {
  load(records: readonly StoredPacket[]): void;
  put(packet: MessagePacket): void;
  match(filters: readonly string[]): Generator<MessagePacket>;
}

export function createRetained(): Retained {
  const byTopic = new Map<string, MessagePacket>();
  return {
    load(found) {
      for (const { topic, payload, qos } of found) {
        byTopic.set(topic, { cmd: 'publish', topic, payload: payloadOf(payload), qos: qosOf(qos), retain: true });
      }
    },
    put(packet) {
      if (packet.payload.length === 0) byTopic.delete(packet.topic);
      else byTopic.set(packet.topic, { ...packet });
    },
    *match(filters) {
      for (const filter of filters) {
        if (!/[+#]/.test(filter)) {
          const packet = byTopic.get(filter);
          if (packet !== undefined) yield packet;
          continue;
        }
        const matches = matcherOf(filter);
        for (const [topic, packet] of byTopic) if (matches(topic)) yield packet;
      }
    },
  };
}
