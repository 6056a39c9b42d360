import type { MessagePacket } from './packets.ts';
import { storedBrokerId, type QueuedMessage } from './queued-message.ts';
import type { QueueLimits } from './queue-rules.ts';

/** What waits for one client, oldest first: the index that decides, over rows that are the truth. */
export interface ClientQueue {
  add(message: QueuedMessage): void;
  remove(message: QueuedMessage): void;
  has(message: QueuedMessage): boolean;
  /** The message aedes means by its broker's id and counter. */
  find(packet: Pick<MessagePacket, 'brokerId' | 'brokerCounter'>): QueuedMessage | undefined;
  findById(messageId: number): QueuedMessage | undefined;
  name(message: QueuedMessage, name: NonNullable<QueuedMessage['name']>): void;
  /** Gives the message its packet id, or the next one free: aedes starts counting anywhere at each connection, and ids of earlier ones are still out. */
  assignId(message: QueuedMessage, wanted: number): number;
  /** Takes out of the count what must go to keep the limits, oldest first. */
  makeRoom(limits: QueueLimits): readonly QueuedMessage[];
  /** The one of this topic that nobody was sent yet. */
  unsentOf(topic: string): QueuedMessage | undefined;
  /** Brings back what `makeRoom` took, because the write failed. */
  leave(message: QueuedMessage, leaving: boolean): void;
  after(sequence: number, most: number): readonly QueuedMessage[];
  expired(now: number): readonly QueuedMessage[];
  size(): number;
}

const highestMessageId = 65_535;

export function createClientQueue(): ClientQueue {
  const bySequence = new Map<number, QueuedMessage>();
  const byName = new Map<string, QueuedMessage>();
  const byMessageId = new Map<number, QueuedMessage>();
  const unsent = new Map<string, QueuedMessage>();
  let count = 0;
  let bytes = 0;

  const keyOf = (brokerId: string, brokerCounter: number): string => `${brokerCounter} ${brokerId}`;
  const weigh = (message: QueuedMessage, sign: 1 | -1): void => {
    count += sign;
    bytes += sign * message.bytes;
  };

  return {
    add(message) {
      bySequence.set(message.sequence, message);
      if (message.messageId !== undefined) byMessageId.set(message.messageId, message);
      if (message.sends === 0) unsent.set(message.topic, message);
      weigh(message, 1);
    },
    remove(message) {
      if (!bySequence.delete(message.sequence)) return;
      if (message.name !== undefined) byName.delete(keyOf(message.name.brokerId, message.name.brokerCounter));
      if (message.messageId !== undefined && byMessageId.get(message.messageId) === message) byMessageId.delete(message.messageId);
      if (unsent.get(message.topic) === message) unsent.delete(message.topic);
      if (!message.leaving) weigh(message, -1);
    },
    has: (message) => bySequence.get(message.sequence) === message,
    find({ brokerId, brokerCounter }) {
      if (brokerId === undefined || brokerCounter === undefined) return undefined;
      return brokerId === storedBrokerId ? bySequence.get(brokerCounter) : byName.get(keyOf(brokerId, brokerCounter));
    },
    findById: (messageId) => byMessageId.get(messageId),
    name(message, name) {
      message.name = name;
      byName.set(keyOf(name.brokerId, name.brokerCounter), message);
    },
    assignId(message, wanted) {
      let id = wanted;
      for (let tries = 0; tries < highestMessageId; tries += 1) {
        const holder = byMessageId.get(id);
        if (holder === undefined || holder === message) break;
        id = (id % highestMessageId) + 1;
      }
      if (message.messageId !== undefined && message.messageId !== id) byMessageId.delete(message.messageId);
      message.messageId = id;
      message.sends += 1;
      byMessageId.set(id, message);
      if (unsent.get(message.topic) === message) unsent.delete(message.topic);
      return id;
    },
    makeRoom(limits) {
      if (count <= limits.mostMessages && bytes <= limits.mostBytes) return [];
      const leaving: QueuedMessage[] = [];
      for (const message of bySequence.values()) {
        if (count <= limits.mostMessages && bytes <= limits.mostBytes) break;
        // A released one has no body to lose, only the other side's peace of mind.
        if (message.released || message.leaving || !message.stored) continue;
        message.leaving = true;
        weigh(message, -1);
        leaving.push(message);
      }
      return leaving;
    },
    unsentOf(topic) {
      const message = unsent.get(topic);
      return message === undefined || message.leaving || !message.stored ? undefined : message;
    },
    leave(message, leaving) {
      if (message.leaving === leaving) return;
      message.leaving = leaving;
      weigh(message, leaving ? -1 : 1);
    },
    after(sequence, most) {
      const found: QueuedMessage[] = [];
      for (const message of bySequence.values()) {
        if (message.sequence <= sequence) continue;
        // Commits come in order: what follows is not durable either.
        if (!message.stored || found.length === most) break;
        found.push(message);
      }
      return found;
    },
    expired: (now) =>
      [...bySequence.values()].filter((message) => message.stored && !message.leaving && !message.released && message.until <= now),
    size: () => count,
  };
}
