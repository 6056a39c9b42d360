import { Readable } from 'node:stream';
import type { Clock } from '#shared/link/clock.ts';
import { Fault } from '#shared/link/errors.ts';
import type { Records } from '../../database/define.ts';
import { createBacklog, type Backlog } from './backlog.ts';
import { createClientQueue, type ClientQueue } from './client-queue.ts';
import { isRelease, payloadOf, qosOf, type MessagePacket, type Qos, type ReleasePacket, type SessionClient } from './packets.ts';
import {
  clearMessage,
  dropMessages,
  keepMessage,
  markSent,
  readMessages,
  type KeepMessageInput,
  type QueueRecord,
} from './queue-records.ts';
import { loadedMessage, newMessage, packetOf, type QueuedMessage } from './queued-message.ts';
import { isReplacedByNewer, worthUntil, type QueueLimits } from './queue-rules.ts';

export type DropReason = 'queue-full' | 'queue-expired';

export interface OutgoingParts {
  readonly records: Records;
  readonly clock: Clock;
  readonly limits: QueueLimits;
  readonly onDropped: (clientId: string, reason: DropReason, count: number) => void;
  readonly onTrouble: (what: string, error: unknown) => void;
}

export interface Target {
  readonly clientId: string;
  readonly qos?: Qos | undefined;
}

/** What waits for clients with a session, whether they are here or away. */
export interface Outgoing {
  load(records: readonly QueueRecord[]): void;
  /** For whom something waits. */
  clients(): Iterable<string>;
  /** Durable for every target once it resolves. `extra` goes into the same transaction. */
  keep(
    packet: MessagePacket,
    targets: readonly Target[],
    extra?: Pick<KeepMessageInput, 'retained' | 'incoming'>,
  ): Promise<ReadonlyMap<string, QueuedMessage>>;
  name(clientId: string, message: QueuedMessage, packet: MessagePacket): void;
  update(client: SessionClient, packet: MessagePacket | ReleasePacket): Promise<void>;
  /** Rejects for an answer that does not belong to the message it names (MQTT-4.8.0-1): aedes then ends the connection. */
  clear(client: SessionClient, answer: Answer): Promise<MessagePacket | undefined>;
  stream(client: SessionClient): Readable;
  beginBacklog(client: SessionClient): void;
  endBacklog(client: SessionClient): void;
  /** Whether aedes may send this now; marks what went out before as a duplicate (MQTT-3.3.1-1). */
  maySend(client: SessionClient, packet: MessagePacket): boolean;
  forget(clientId: string): boolean;
  dropExpired(): void;
  waiting(): number;
  /** Waits for what is still being written. */
  flush(): Promise<void>;
}

/** One publish on its way to disk. */
interface Planned {
  readonly now: number;
  readonly sequence: number;
  readonly until: number;
  readonly added: Map<string, QueuedMessage>;
  readonly leaving: { readonly clientId: string; readonly message: QueuedMessage; readonly lost: boolean }[];
}

/** What a client says to a message it was sent. */
export interface Answer {
  readonly cmd?: string;
  readonly messageId?: number;
}

const readAtOnce = 50;

export function createOutgoing(parts: OutgoingParts): Outgoing {
  const { records, clock, limits } = parts;
  const queues = new Map<string, ClientQueue>();
  const backlogs = new WeakMap<SessionClient, Backlog>();
  /** Writes nobody waits for. */
  const behind = new Set<Promise<unknown>>();
  let lastSequence = 0;

  const queueOf = (clientId: string): ClientQueue => {
    const queue = queues.get(clientId) ?? createClientQueue();
    queues.set(clientId, queue);
    return queue;
  };

  function writeBehind(written: Promise<unknown>): void {
    const told = written.catch((error: unknown) => parts.onTrouble('queue', error)).finally(() => behind.delete(told));
    behind.add(told);
  }

  /** Counted on the monotonic clock, so that setting the hub's clock neither drops what waits nor keeps it for ever. */
  const steady = (until: number): number => clock.monotonic() + Math.min(until - clock.now(), limits.longestMs);

  function plan(packet: MessagePacket, targets: readonly Target[]): Planned {
    const now = clock.now();
    lastSequence += 1;
    const until = worthUntil(packet.topic, packet.payload, now, limits);
    const replaces = isReplacedByNewer(packet.topic);
    const planned: Planned = { now, sequence: lastSequence, until, added: new Map(), leaving: [] };
    for (const target of targets) {
      const known = planned.added.get(target.clientId);
      const qos = qosOf(Math.max(known?.qos ?? 0, Math.min(packet.qos, target.qos ?? packet.qos)));
      // A client whose filters overlap gets one copy, at the highest of their levels (MQTT-3.3.5-1).
      if (known !== undefined) {
        planned.added.set(target.clientId, { ...known, qos });
        continue;
      }
      planned.added.set(target.clientId, newMessage({ packet, sequence: lastSequence, until: steady(until), qos }));
    }
    for (const [clientId, message] of planned.added) {
      const queue = queueOf(clientId);
      const older = replaces ? queue.unsentOf(message.topic) : undefined;
      if (older !== undefined) {
        queue.leave(older, true);
        planned.leaving.push({ clientId, message: older, lost: false });
      }
      queue.add(message);
      for (const lost of queue.makeRoom(limits)) planned.leaving.push({ clientId, message: lost, lost: true });
    }
    return planned;
  }

  function settle({ added, leaving }: Planned, stored: boolean): void {
    const lost = new Map<string, number>();
    for (const { clientId, message, lost: isLost } of leaving) {
      if (!stored) queueOf(clientId).leave(message, false);
      else queueOf(clientId).remove(message);
      if (stored && isLost) lost.set(clientId, (lost.get(clientId) ?? 0) + 1);
    }
    for (const [clientId, message] of added) {
      message.stored = stored;
      if (!stored) queueOf(clientId).remove(message);
    }
    for (const [clientId, count] of lost) parts.onDropped(clientId, 'queue-full', count);
  }

  function drop(clientId: string, messages: readonly QueuedMessage[]): void {
    if (messages.length === 0) return;
    for (const message of messages) queueOf(clientId).remove(message);
    parts.onDropped(clientId, 'queue-expired', messages.length);
    const keys = messages.map(({ sequence }) => ({ client_id: clientId, sequence }));
    writeBehind(records.write(dropMessages, keys));
  }

  async function* read(client: SessionClient): AsyncGenerator<MessagePacket | ReleasePacket> {
    const backlog = backlogs.get(client);
    // A client without a session has no queue, and asking makes it none.
    const queue = backlog === undefined ? queues.get(client.id) : queueOf(client.id);
    if (queue === undefined) return;
    const end = backlog === undefined ? lastSequence : Number.POSITIVE_INFINITY;
    let place = 0;
    for (;;) {
      const batch = queue.after(place, readAtOnce).filter(({ sequence }) => sequence <= end);
      const last = batch.at(-1);
      if (last === undefined) {
        if (backlog === undefined || backlog.isOver() || (await backlog.finish(queue.has))) return;
        continue;
      }
      place = last.sequence;
      const rows = await records.read(
        readMessages,
        batch.map(({ sequence }) => sequence),
      );
      const bodies = new Map(rows.map(({ sequence, payload }) => [sequence, payload]));
      const now = clock.monotonic();
      drop(
        client.id,
        batch.filter((message) => queue.has(message) && message.until <= now && !message.released),
      );
      for (const message of batch) {
        const body = bodies.get(message.sequence);
        // Acknowledged, replaced or too old since the batch was chosen.
        if (body === undefined || !queue.has(message)) continue;
        backlog?.take(message);
        yield message.released ? { cmd: 'pubrel', messageId: message.messageId ?? 0 } : packetOf(message, payloadOf(body));
      }
    }
  }

  return {
    load(found) {
      for (const record of found) {
        queueOf(record.client_id).add(loadedMessage(record, steady(record.until)));
        lastSequence = Math.max(lastSequence, record.sequence);
      }
    },
    clients: () => queues.keys(),
    async keep(packet, targets, extra = { retained: false, incoming: null }) {
      const planned = plan(packet, targets);
      try {
        await records.write(keepMessage, {
          sequence: planned.sequence,
          at: planned.now,
          topic: packet.topic,
          payload: packet.payload,
          qos: packet.qos,
          queued: [...planned.added].map(([client_id, { qos }]) => ({ client_id, qos, until: planned.until })),
          dropped: planned.leaving.map(({ clientId, message }) => ({ client_id: clientId, sequence: message.sequence })),
          ...extra,
        });
      } catch (error) {
        settle(planned, false);
        throw error;
      }
      settle(planned, true);
      return planned.added;
    },
    name(clientId, message, { brokerId, brokerCounter }) {
      if (brokerId !== undefined && brokerCounter !== undefined) queueOf(clientId).name(message, { brokerId, brokerCounter });
    },
    async update(client, packet) {
      const queue = queues.get(client.id);
      backlogs.get(client)?.nudge();
      const message = isRelease(packet) ? queue?.findById(packet.messageId) : queue?.find(packet);
      // Not ours to know: sent live to a subscription made a moment ago, or dropped to make room. It goes out all the same.
      if (queue === undefined || message === undefined || packet.messageId === undefined) return;
      if (isRelease(packet)) message.released = true;
      else packet.messageId = queue.assignId(message, packet.messageId);
      backlogs.get(client)?.settle(message);
      const written = records.write(markSent, {
        client_id: client.id,
        sequence: message.sequence,
        message_id: packet.messageId,
        released: message.released ? 1 : 0,
      });
      // QoS 1 may arrive twice, so its packet id may be forgotten in a power cut; the second half of QoS 2 may not.
      if (message.qos === 2) await written;
      else writeBehind(written);
    },
    async clear(client, answer) {
      const queue = queues.get(client.id);
      const message = answer.messageId === undefined ? undefined : queue?.findById(answer.messageId);
      // Without an id aedes means a live message it did not send; that one waits for its turn.
      if (queue === undefined || message === undefined) return undefined;
      if (isOutOfPlace(answer, message)) throw new Fault(`${answer.cmd} to a message of QoS ${message.qos}`);
      queue.remove(message);
      backlogs.get(client)?.settle(message);
      try {
        const row = await records.write(clearMessage, { client_id: client.id, sequence: message.sequence });
        return row === undefined ? undefined : packetOf(message, payloadOf(row.payload));
      } catch (error) {
        // It will come again after a restart, under the same id in its body.
        parts.onTrouble('queue', error);
        return undefined;
      }
    },
    stream: (client) => Readable.from(read(client)),
    beginBacklog: (client) => void backlogs.set(client, createBacklog()),
    endBacklog: (client) => backlogs.get(client)?.cancel(),
    maySend(client, packet) {
      const message = queues.get(client.id)?.find(packet);
      if (message === undefined) return true;
      // From the queue, with its packet id; a live message has none yet.
      if (packet.messageId !== undefined) {
        packet.dup = message.sends > 1;
        return true;
      }
      return message.sends === 0 && backlogs.get(client)?.isOver() !== false;
    },
    forget: (clientId) => queues.delete(clientId),
    dropExpired() {
      for (const [clientId, queue] of queues) drop(clientId, queue.expired(clock.monotonic()));
    },
    waiting: () => [...queues.values()].reduce((sum, queue) => sum + queue.size(), 0),
    async flush() {
      await Promise.all(behind);
    },
  };
}

/** PUBACK ends QoS 1 and PUBCOMP the second half of QoS 2; aedes takes either for either. */
function isOutOfPlace({ cmd }: Answer, { qos, released }: QueuedMessage): boolean {
  return (cmd === 'puback' && qos === 2) || (cmd === 'pubcomp' && !(qos === 2 && released));
}
