ALTER TABLE floor_plans ADD COLUMN published_by TEXT;

CREATE TABLE plan_drafts (
  draft_id INTEGER PRIMARY KEY CHECK (draft_id = 1), revision INTEGER NOT NULL, base_plan_id INTEGER NOT NULL,
  saved_at INTEGER NOT NULL, saved_by TEXT NOT NULL, body TEXT NOT NULL, picture TEXT
) STRICT;

CREATE TABLE survey_points (
  point_id TEXT PRIMARY KEY, plan_id INTEGER NOT NULL, x_metres REAL NOT NULL, y_metres REAL NOT NULL,
  tag_height_metres REAL NOT NULL, power_dbm REAL NOT NULL, is_suggested INTEGER NOT NULL, measured_at INTEGER NOT NULL
) STRICT;
CREATE TABLE survey_readings (
  point_id TEXT NOT NULL REFERENCES survey_points ON DELETE CASCADE, receiver_id TEXT NOT NULL,
  rssi_dbm REAL, packets INTEGER NOT NULL,
  x_metres REAL NOT NULL, y_metres REAL NOT NULL, height_metres REAL NOT NULL,
  PRIMARY KEY (point_id, receiver_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE product_places (
  product_id TEXT PRIMARY KEY REFERENCES products ON DELETE CASCADE, fixture_id TEXT NOT NULL, shelf TEXT NOT NULL,
  set_by TEXT NOT NULL CHECK (set_by IN ('import', 'person')), who TEXT NOT NULL, at INTEGER NOT NULL
) STRICT;
CREATE TABLE place_conflicts (
  product_id TEXT PRIMARY KEY REFERENCES product_places ON DELETE CASCADE, fixture_id TEXT NOT NULL, shelf TEXT NOT NULL, line INTEGER NOT NULL
) STRICT;
