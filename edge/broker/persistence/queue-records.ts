import { defineRead, defineWrite, type Db } from '../../database/define.ts';

/** A message for one client; the body is stored once for all of them. */
export interface QueuedFor {
  readonly client_id: string;
  readonly qos: number;
  readonly until: number;
}

export interface QueueKey {
  readonly client_id: string;
  readonly sequence: number;
}

export interface StoredPacket {
  readonly topic: string;
  readonly payload: Uint8Array | string;
  readonly qos: number;
}

export interface KeepMessageInput extends StoredPacket {
  readonly sequence: number;
  readonly at: number;
  readonly queued: readonly QueuedFor[];
  /** What makes room for it, or is replaced by it. */
  readonly dropped: readonly QueueKey[];
  /** It is its topic's latest; without a payload the topic has none any more (MQTT-3.3.1-10). */
  readonly retained: boolean;
  /** QoS 2: whose it is, so that the same packet sent again after a crash is known. */
  readonly incoming: { readonly client_id: string; readonly message_id: number } | null;
}

/** All that a publish leaves on disk, in one transaction: what waits for whom, the retained message, the sender's packet id. */
export const keepMessage = defineWrite('broker.keepMessage', (db, input: KeepMessageInput): number => {
  if (input.queued.length > 0) {
    db.sql('INSERT INTO broker_messages (sequence, at, topic, payload) VALUES (?, ?, ?, ?)').run(
      input.sequence,
      input.at,
      input.topic,
      input.payload,
    );
  }
  for (const { client_id, qos, until } of input.queued) {
    db.sql('INSERT INTO broker_queue (client_id, sequence, qos, until) VALUES (?, ?, ?, ?)').run(client_id, input.sequence, qos, until);
  }
  drop(db, input.dropped);
  if (input.retained) retain(db, input);
  if (input.incoming !== null) {
    // Of the message only its id: it is on its way to everyone already (MQTT 3.1.1, 4.3.3, method B).
    db.sql("INSERT OR REPLACE INTO broker_incoming (client_id, message_id, topic, payload, qos, retain) VALUES (?, ?, '', '', 2, 0)").run(
      input.incoming.client_id,
      input.incoming.message_id,
    );
  }
  return input.queued.length;
});

function retain(db: Db, { topic, payload, qos }: StoredPacket): void {
  if (payload.length === 0) db.sql('DELETE FROM broker_retained WHERE topic = ?').run(topic);
  else {
    db.sql(
      `INSERT INTO broker_retained (topic, payload, qos) VALUES (?, ?, ?)
       ON CONFLICT (topic) DO UPDATE SET payload = excluded.payload, qos = excluded.qos`,
    ).run(topic, payload, qos);
  }
}

function drop(db: Db, keys: readonly QueueKey[]): void {
  for (const { client_id, sequence } of keys) {
    db.sql('DELETE FROM broker_queue WHERE client_id = ? AND sequence = ?').run(client_id, sequence);
    db.sql(
      'DELETE FROM broker_messages WHERE sequence = ? AND NOT EXISTS (SELECT 1 FROM broker_queue WHERE broker_queue.sequence = ?)',
    ).run(sequence, sequence);
  }
}

export const dropMessages = defineWrite('broker.dropMessages', (db, keys: readonly QueueKey[]): number => {
  drop(db, keys);
  return keys.length;
});

/** The receiver has it: gone for this client. Answers what it was, undefined when it was not there. */
export const clearMessage = defineWrite('broker.clearMessage', (db, key: QueueKey): StoredPacket | undefined => {
  const cleared = db
    .sql<StoredPacket>(
      'SELECT topic, payload, qos FROM broker_messages JOIN broker_queue USING (sequence) WHERE client_id = ? AND sequence = ?',
    )
    .get(key.client_id, key.sequence);
  drop(db, [key]);
  return cleared;
});

export const markSent = defineWrite(
  'broker.markSent',
  (db, input: QueueKey & { readonly message_id: number; readonly released: number }): number =>
    db
      .sql('UPDATE broker_queue SET message_id = ?, released = ? WHERE client_id = ? AND sequence = ?')
      .run(input.message_id, input.released, input.client_id, input.sequence).changes,
);

export interface QueueRecord extends QueueKey {
  readonly topic: string;
  readonly bytes: number;
  readonly qos: number;
  readonly until: number;
  readonly message_id: number | null;
  readonly released: number;
}

/** Everything that waits, without the bodies, oldest first. */
export const listQueues = defineRead('broker.listQueues', (db, _input: null): readonly QueueRecord[] =>
  db
    .sql<QueueRecord>(
      `SELECT client_id, sequence, topic, octet_length(payload) AS bytes, qos, until, message_id, released
       FROM broker_queue JOIN broker_messages USING (sequence) ORDER BY sequence, client_id`,
    )
    .all(),
);

export interface MessageRecord {
  readonly sequence: number;
  readonly topic: string;
  readonly payload: Uint8Array | string;
}

export const readMessages = defineRead('broker.readMessages', (db, sequences: readonly number[]): readonly MessageRecord[] => {
  const one = db.sql<MessageRecord>('SELECT sequence, topic, payload FROM broker_messages WHERE sequence = ?');
  return sequences.flatMap((sequence) => one.get(sequence) ?? []);
});

export const queueWrites = [keepMessage, dropMessages, clearMessage, markSent];
export const queueReads = [listQueues, readMessages];
