-- Totals by hour, and the same by UTC day so that a long window reads few rows: its whole days from *_days, its ends from *_hours.
-- Time leads each key. A zone of '' is the street: where a visit came from and where it went.

ALTER TABLE visit_hours RENAME TO old_visit_hours;
ALTER TABLE zone_hours RENAME TO old_zone_hours;
ALTER TABLE transition_hours RENAME TO old_transition_hours;

CREATE TABLE visit_hours (hour_at INTEGER PRIMARY KEY, visits INTEGER NOT NULL, dwell_seconds REAL NOT NULL, dwell_squares REAL NOT NULL) STRICT;
CREATE TABLE visit_days (day_at INTEGER PRIMARY KEY, visits INTEGER NOT NULL, dwell_seconds REAL NOT NULL, dwell_squares REAL NOT NULL) STRICT;

CREATE TABLE zone_hours (
  hour_at INTEGER NOT NULL, zone_id TEXT NOT NULL, visits INTEGER NOT NULL, dwell_seconds REAL NOT NULL, dwell_squares REAL NOT NULL,
  engaged INTEGER NOT NULL, turned_back INTEGER NOT NULL, bought_here INTEGER NOT NULL, PRIMARY KEY (hour_at, zone_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE zone_days (
  day_at INTEGER NOT NULL, zone_id TEXT NOT NULL, visits INTEGER NOT NULL, dwell_seconds REAL NOT NULL, dwell_squares REAL NOT NULL,
  engaged INTEGER NOT NULL, turned_back INTEGER NOT NULL, bought_here INTEGER NOT NULL, PRIMARY KEY (day_at, zone_id)
) STRICT, WITHOUT ROWID;

-- Visits by how long they dwelt; a zone of '' is the whole visit. Four bytes a bin, little-endian: a row a bin would be twelve times the rows.
CREATE TABLE dwell_hours (hour_at INTEGER NOT NULL, zone_id TEXT NOT NULL, bins BLOB NOT NULL, PRIMARY KEY (hour_at, zone_id)) STRICT, WITHOUT ROWID;
CREATE TABLE dwell_days (day_at INTEGER NOT NULL, zone_id TEXT NOT NULL, bins BLOB NOT NULL, PRIMARY KEY (day_at, zone_id)) STRICT, WITHOUT ROWID;

CREATE TABLE transition_hours (
  hour_at INTEGER NOT NULL, from_zone_id TEXT NOT NULL, to_zone_id TEXT NOT NULL, visits INTEGER NOT NULL,
  PRIMARY KEY (hour_at, from_zone_id, to_zone_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE transition_days (
  day_at INTEGER NOT NULL, from_zone_id TEXT NOT NULL, to_zone_id TEXT NOT NULL, visits INTEGER NOT NULL,
  PRIMARY KEY (day_at, from_zone_id, to_zone_id)
) STRICT, WITHOUT ROWID;

-- The whole floor in one row: two bytes a cell, little-endian, row by row from the top left; visits, and seconds.
CREATE TABLE heat_hours (
  hour_at INTEGER NOT NULL, columns INTEGER NOT NULL, rows INTEGER NOT NULL, cell_metres REAL NOT NULL,
  visits BLOB NOT NULL, seconds BLOB NOT NULL, PRIMARY KEY (hour_at, columns, rows, cell_metres)
) STRICT;
-- Four bytes a cell: a day holds more than two bytes count.
CREATE TABLE heat_days (
  day_at INTEGER NOT NULL, columns INTEGER NOT NULL, rows INTEGER NOT NULL, cell_metres REAL NOT NULL,
  visits BLOB NOT NULL, seconds BLOB NOT NULL, PRIMARY KEY (day_at, columns, rows, cell_metres)
) STRICT;

-- Sales that stand; matched and ambiguous: what became of them when they were joined with visits.
CREATE TABLE ticket_hours (hour_at INTEGER PRIMARY KEY, tickets INTEGER NOT NULL, matched INTEGER NOT NULL, ambiguous INTEGER NOT NULL) STRICT;
CREATE TABLE ticket_days (day_at INTEGER PRIMARY KEY, tickets INTEGER NOT NULL, matched INTEGER NOT NULL, ambiguous INTEGER NOT NULL) STRICT;
CREATE TABLE zone_ticket_hours (hour_at INTEGER NOT NULL, zone_id TEXT NOT NULL, tickets INTEGER NOT NULL, PRIMARY KEY (hour_at, zone_id)) STRICT, WITHOUT ROWID;
CREATE TABLE zone_ticket_days (day_at INTEGER NOT NULL, zone_id TEXT NOT NULL, tickets INTEGER NOT NULL, PRIMARY KEY (day_at, zone_id)) STRICT, WITHOUT ROWID;

CREATE TABLE door_hours (
  hour_at INTEGER NOT NULL, counter_id TEXT NOT NULL, entered INTEGER NOT NULL, "left" INTEGER NOT NULL, PRIMARY KEY (hour_at, counter_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE door_days (
  day_at INTEGER NOT NULL, counter_id TEXT NOT NULL, entered INTEGER NOT NULL, "left" INTEGER NOT NULL, PRIMARY KEY (day_at, counter_id)
) STRICT, WITHOUT ROWID;
-- What a counter showed that counts since it was switched on; two neighbours in time make a count.
CREATE TABLE counter_readings (
  counter_id TEXT NOT NULL, at INTEGER NOT NULL, entered INTEGER NOT NULL, "left" INTEGER NOT NULL, PRIMARY KEY (counter_id, at)
) STRICT, WITHOUT ROWID;

-- Marks against counting twice, drawn at random for one write; they live a night.
CREATE TABLE counted_once (mark TEXT PRIMARY KEY, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE notes (
  note_id TEXT PRIMARY KEY, from_at INTEGER NOT NULL, to_at INTEGER NOT NULL, zone_id TEXT, words TEXT NOT NULL,
  author TEXT NOT NULL, written_at INTEGER NOT NULL, edited_at INTEGER
) STRICT;
CREATE INDEX notes_by_time ON notes (to_at, from_at);

-- What was counted before has no spread: it is taken to be as wide as its mean.
INSERT INTO visit_hours SELECT hour_at, visits, dwell_seconds, 2 * dwell_seconds * dwell_seconds / visits FROM old_visit_hours;
INSERT INTO visit_days
  SELECT hour_at / 86400000 * 86400000, SUM(visits), SUM(dwell_seconds), SUM(dwell_squares) FROM visit_hours GROUP BY 1;
INSERT INTO zone_hours SELECT hour_at, zone_id, visits, dwell_seconds, 2 * dwell_seconds * dwell_seconds / visits, 0, 0, 0 FROM old_zone_hours;
INSERT INTO zone_days
  SELECT hour_at / 86400000 * 86400000, zone_id, SUM(visits), SUM(dwell_seconds), SUM(dwell_squares), 0, 0, 0 FROM zone_hours GROUP BY 1, 2;
INSERT INTO transition_hours SELECT hour_at, from_zone_id, to_zone_id, visits FROM old_transition_hours;
INSERT INTO transition_days
  SELECT hour_at / 86400000 * 86400000, from_zone_id, to_zone_id, SUM(visits) FROM transition_hours GROUP BY 1, 2, 3;
DROP TABLE old_visit_hours;
DROP TABLE old_zone_hours;
DROP TABLE old_transition_hours;

INSERT INTO door_hours SELECT at / 3600000 * 3600000, counter_id, SUM(entered), SUM("left") FROM door_counts GROUP BY 1, 2;
INSERT INTO door_days SELECT hour_at / 86400000 * 86400000, counter_id, SUM(entered), SUM("left") FROM door_hours GROUP BY 1, 2;
DROP INDEX door_counts_by_time;

INSERT INTO ticket_hours
  SELECT at / 3600000 * 3600000, COUNT(*), 0, 0 FROM transactions WHERE kind = 'sale' AND voided = 0 GROUP BY 1;
INSERT INTO ticket_days SELECT hour_at / 86400000 * 86400000, SUM(tickets), 0, 0 FROM ticket_hours GROUP BY 1;
-- Zones where the sold pieces stood when they were sold, as JSON: what a void takes off again.
ALTER TABLE transactions ADD COLUMN zone_ids TEXT NOT NULL DEFAULT '[]';
UPDATE transactions SET zone_ids = (
  SELECT json_group_array(DISTINCT p.zone_id) FROM json_each(transactions.body, '$.lines') line
  JOIN variants v ON v.sku = line.value ->> '$.sku' JOIN products p ON p.product_id = v.product_id
  WHERE line.value ->> '$.quantity' > 0
) WHERE json_valid(body);
INSERT INTO zone_ticket_hours
  SELECT at / 3600000 * 3600000, zone.value, COUNT(*) FROM transactions, json_each(zone_ids) zone
  WHERE kind = 'sale' AND voided = 0 GROUP BY 1, 2;
INSERT INTO zone_ticket_days SELECT hour_at / 86400000 * 86400000, zone_id, SUM(tickets) FROM zone_ticket_hours GROUP BY 1, 2;
