-- What receivers taught about themselves, so that a restart forgets nothing; nothing here is about any tag.
CREATE TABLE receiver_lessons (
  receiver_id TEXT PRIMARY KEY,
  seconds REAL NOT NULL,
  mean_db REAL NOT NULL,
  -- Where it hung then: what one that was moved had learnt is worth nothing.
  x_metres REAL NOT NULL,
  y_metres REAL NOT NULL,
  height_metres REAL NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE shop_lesson (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  seconds REAL NOT NULL,
  usual_offset_db REAL NOT NULL,
  learnt_at INTEGER NOT NULL
) STRICT;
