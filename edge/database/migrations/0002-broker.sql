CREATE TABLE broker_subscriptions (
  client_id TEXT NOT NULL, filter TEXT NOT NULL, qos INTEGER NOT NULL, options TEXT NOT NULL,
  PRIMARY KEY (client_id, filter)
) STRICT, WITHOUT ROWID;
CREATE TABLE broker_messages (sequence INTEGER PRIMARY KEY, at INTEGER NOT NULL, topic TEXT NOT NULL, payload ANY NOT NULL) STRICT;
CREATE TABLE broker_queue (
  client_id TEXT NOT NULL, sequence INTEGER NOT NULL, qos INTEGER NOT NULL, until INTEGER NOT NULL,
  message_id INTEGER, released INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (client_id, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX broker_queue_by_sequence ON broker_queue (sequence);
CREATE TABLE broker_retained (topic TEXT PRIMARY KEY, payload ANY NOT NULL, qos INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE broker_wills (
  client_id TEXT PRIMARY KEY, broker_id TEXT NOT NULL, topic TEXT NOT NULL, payload ANY NOT NULL, qos INTEGER NOT NULL, retain INTEGER NOT NULL
) STRICT;
CREATE TABLE broker_incoming (
  client_id TEXT NOT NULL, message_id INTEGER NOT NULL, topic TEXT NOT NULL, payload ANY NOT NULL, qos INTEGER NOT NULL, retain INTEGER NOT NULL,
  PRIMARY KEY (client_id, message_id)
) STRICT;
