import { defineRead, defineWrite } from '../../database/define.ts';
import type { StoredPacket } from './queue-records.ts';

export interface SubscriptionRecord {
  readonly client_id: string;
  readonly filter: string;
  readonly qos: number;
  /** What MQTT 5 adds, as JSON; empty for our clients. */
  readonly options: string;
}

export const storeSubscriptions = defineWrite('broker.storeSubscriptions', (db, records: readonly SubscriptionRecord[]): number => {
  for (const { client_id, filter, qos, options } of records) {
    db.sql(
      `INSERT INTO broker_subscriptions (client_id, filter, qos, options) VALUES (?, ?, ?, ?)
       ON CONFLICT (client_id, filter) DO UPDATE SET qos = excluded.qos, options = excluded.options`,
    ).run(client_id, filter, qos, options);
  }
  return records.length;
});

export const removeSubscriptions = defineWrite(
  'broker.removeSubscriptions',
  (db, { client_id, filters }: { readonly client_id: string; readonly filters: readonly string[] }): number => {
    for (const filter of filters) db.sql('DELETE FROM broker_subscriptions WHERE client_id = ? AND filter = ?').run(client_id, filter);
    return filters.length;
  },
);

/** A session and all that waits in it; with `will`, what it leaves behind too. */
export const forgetSession = defineWrite(
  'broker.forgetSession',
  (db, { client_id, will }: { readonly client_id: string; readonly will: boolean }): boolean => {
    db.sql('DELETE FROM broker_subscriptions WHERE client_id = ?').run(client_id);
    db.sql('DELETE FROM broker_queue WHERE client_id = ?').run(client_id);
    db.sql(
      'DELETE FROM broker_messages WHERE NOT EXISTS (SELECT 1 FROM broker_queue WHERE broker_queue.sequence = broker_messages.sequence)',
    ).run();
    db.sql('DELETE FROM broker_incoming WHERE client_id = ?').run(client_id);
    if (will) db.sql('DELETE FROM broker_wills WHERE client_id = ?').run(client_id);
    return true;
  },
);

export interface WillRecord extends StoredPacket {
  readonly client_id: string;
  readonly broker_id: string;
  readonly retain: number;
}

export const storeWill = defineWrite('broker.storeWill', (db, will: WillRecord): boolean => {
  db.sql('INSERT OR REPLACE INTO broker_wills (client_id, broker_id, topic, payload, qos, retain) VALUES (?, ?, ?, ?, ?, ?)').run(
    will.client_id,
    will.broker_id,
    will.topic,
    will.payload,
    will.qos,
    will.retain,
  );
  return true;
});

export const removeWill = defineWrite(
  'broker.removeWill',
  (db, clientId: string): boolean => db.sql('DELETE FROM broker_wills WHERE client_id = ?').run(clientId).changes > 0,
);

export interface IncomingKey {
  readonly client_id: string;
  readonly message_id: number;
}

export interface IncomingRecord extends IncomingKey, StoredPacket {
  readonly retain: number;
}

export const storeIncoming = defineWrite('broker.storeIncoming', (db, packet: IncomingRecord): boolean => {
  db.sql('INSERT OR REPLACE INTO broker_incoming (client_id, message_id, topic, payload, qos, retain) VALUES (?, ?, ?, ?, ?, ?)').run(
    packet.client_id,
    packet.message_id,
    packet.topic,
    packet.payload,
    packet.qos,
    packet.retain,
  );
  return true;
});

export const removeIncoming = defineWrite(
  'broker.removeIncoming',
  (db, key: IncomingKey): boolean =>
    db.sql('DELETE FROM broker_incoming WHERE client_id = ? AND message_id = ?').run(key.client_id, key.message_id).changes > 0,
);

export const clearIncoming = defineWrite(
  'broker.clearIncoming',
  (db, clientId: string): boolean => db.sql('DELETE FROM broker_incoming WHERE client_id = ?').run(clientId).changes > 0,
);

export const readIncoming = defineRead('broker.readIncoming', (db, key: IncomingKey): IncomingRecord | undefined =>
  db
    .sql<IncomingRecord>(
      'SELECT client_id, message_id, topic, payload, qos, retain FROM broker_incoming WHERE client_id = ? AND message_id = ?',
    )
    .get(key.client_id, key.message_id),
);

export interface SessionsRecord {
  readonly subscriptions: readonly SubscriptionRecord[];
  readonly wills: readonly WillRecord[];
  readonly retained: readonly StoredPacket[];
  readonly incoming: readonly IncomingKey[];
}

/** What the broker keeps in memory beside the queues. */
export const readSessions = defineRead('broker.readSessions', (db, _input: null): SessionsRecord => ({
  subscriptions: db
    .sql<SubscriptionRecord>('SELECT client_id, filter, qos, options FROM broker_subscriptions ORDER BY client_id, filter')
    .all(),
  wills: db.sql<WillRecord>('SELECT client_id, broker_id, topic, payload, qos, retain FROM broker_wills').all(),
  retained: db.sql<StoredPacket>('SELECT topic, payload, qos FROM broker_retained').all(),
  incoming: db.sql<IncomingKey>('SELECT client_id, message_id FROM broker_incoming').all(),
}));

export const sessionWrites = [
  storeSubscriptions,
  removeSubscriptions,
  forgetSession,
  storeWill,
  removeWill,
  storeIncoming,
  removeIncoming,
  clearIncoming,
];
export const sessionReads = [readIncoming, readSessions];
