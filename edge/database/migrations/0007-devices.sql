-- What a device last said of itself outlives a restart of the hub.
ALTER TABLE devices ADD COLUMN battery_percent INTEGER;
ALTER TABLE devices ADD COLUMN software_version TEXT;
-- Null: as long as its kind may be silent.
ALTER TABLE devices ADD COLUMN silent_after_seconds INTEGER;
-- Issued and not used yet; the one in use goes on until this one is.
ALTER TABLE devices ADD COLUMN next_credential_hash TEXT;
ALTER TABLE devices ADD COLUMN next_credential_until INTEGER;
-- A release tried on this screen or kiosk alone.
ALTER TABLE devices ADD COLUMN tried_release_id TEXT;
ALTER TABLE devices ADD COLUMN tried_since INTEGER;

CREATE TABLE releases (
  release_id TEXT PRIMARY KEY, came_at INTEGER NOT NULL, origin TEXT NOT NULL,
  -- When it was given to every screen; null for one that was never.
  given_at INTEGER
) STRICT;

CREATE INDEX journal_by_time ON journal (at);
