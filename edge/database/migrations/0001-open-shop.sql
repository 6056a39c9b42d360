CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE staff (
  staff_id TEXT PRIMARY KEY, login TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
  password_hash TEXT NOT NULL, roles TEXT NOT NULL, disabled_at INTEGER
) STRICT;
CREATE TABLE staff_sessions (
  token_hash TEXT PRIMARY KEY, staff_id TEXT NOT NULL REFERENCES staff ON DELETE CASCADE,
  csrf_token TEXT NOT NULL, until INTEGER NOT NULL
) STRICT;

CREATE TABLE devices (
  device_id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL,
  zone_id TEXT, x_metres REAL, y_metres REAL, product_id TEXT,
  credential_hash TEXT, claimed_at INTEGER, revoked_at INTEGER, simulated INTEGER NOT NULL DEFAULT 0,
  last_seen_at INTEGER, playlist_id TEXT
) STRICT;
CREATE TABLE claims (
  code_hash TEXT PRIMARY KEY, device_id TEXT NOT NULL REFERENCES devices ON DELETE CASCADE, until INTEGER NOT NULL
) STRICT;
CREATE TABLE refusals (
  refusal_id INTEGER PRIMARY KEY, at INTEGER NOT NULL, device_id TEXT NOT NULL, topic TEXT NOT NULL,
  reason TEXT NOT NULL, words TEXT NOT NULL, times INTEGER NOT NULL
) STRICT;
CREATE INDEX refusals_by_time ON refusals (at);
CREATE TABLE kept_messages (
  kept_id INTEGER PRIMARY KEY, at INTEGER NOT NULL, device_id TEXT NOT NULL, topic TEXT NOT NULL,
  words TEXT NOT NULL, payload TEXT NOT NULL
) STRICT;
CREATE TABLE journal (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL,
  subject TEXT NOT NULL, before TEXT, after TEXT, hash TEXT NOT NULL
) STRICT;
CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END;
CREATE TRIGGER journal_is_never_cut BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END;

CREATE TABLE assets (
  asset_id TEXT PRIMARY KEY, type TEXT NOT NULL, bytes INTEGER NOT NULL,
  width_pixels INTEGER NOT NULL, height_pixels INTEGER NOT NULL, added_at INTEGER NOT NULL
) STRICT;

CREATE TABLE floor_plans (plan_id INTEGER PRIMARY KEY, at INTEGER NOT NULL, body TEXT NOT NULL) STRICT;

CREATE TABLE families (family_id TEXT PRIMARY KEY, name TEXT NOT NULL, place INTEGER NOT NULL) STRICT;
CREATE TABLE products (
  product_id TEXT PRIMARY KEY, name TEXT NOT NULL, description TEXT NOT NULL, family_id TEXT NOT NULL REFERENCES families,
  zone_id TEXT NOT NULL, pictures TEXT NOT NULL, price_cents INTEGER NOT NULL, was_cents INTEGER,
  is_new INTEGER NOT NULL, place INTEGER NOT NULL
) STRICT;
CREATE TABLE variants (
  sku TEXT PRIMARY KEY, product_id TEXT NOT NULL REFERENCES products ON DELETE CASCADE, gtin TEXT NOT NULL UNIQUE,
  size TEXT NOT NULL, colour TEXT NOT NULL, swatch TEXT NOT NULL, picture TEXT NOT NULL, place INTEGER NOT NULL
) STRICT;
CREATE INDEX variants_by_product ON variants (product_id, place);
CREATE TABLE stock (sku TEXT PRIMARY KEY, on_hand INTEGER NOT NULL, at INTEGER NOT NULL) STRICT;
CREATE TABLE stock_moves (
  move_id INTEGER PRIMARY KEY, sku TEXT NOT NULL, delta INTEGER NOT NULL, reason TEXT NOT NULL, ref TEXT NOT NULL, at INTEGER NOT NULL
) STRICT;
CREATE INDEX stock_moves_by_sku ON stock_moves (sku, at);
CREATE TABLE reviews (
  review_id INTEGER PRIMARY KEY, product_id TEXT NOT NULL REFERENCES products ON DELETE CASCADE,
  stars INTEGER NOT NULL, text TEXT NOT NULL, author TEXT NOT NULL, day TEXT NOT NULL
) STRICT;
CREATE INDEX reviews_by_product ON reviews (product_id);

CREATE TABLE likes (event_id TEXT PRIMARY KEY, product_id TEXT NOT NULL, source TEXT NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE like_counts (product_id TEXT PRIMARY KEY, likes INTEGER NOT NULL, first_at INTEGER NOT NULL) STRICT;
CREATE TABLE hanger_moves (event_id TEXT PRIMARY KEY, hanger_id TEXT NOT NULL, product_id TEXT, kind TEXT NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE transactions (
  till_id TEXT NOT NULL, business_day TEXT NOT NULL, sequence INTEGER NOT NULL,
  kind TEXT NOT NULL, at INTEGER NOT NULL, received_at INTEGER NOT NULL, hour INTEGER NOT NULL, currency TEXT NOT NULL, total_cents INTEGER NOT NULL,
  pieces REAL NOT NULL, body_hash TEXT NOT NULL, body TEXT NOT NULL,
  voided INTEGER NOT NULL DEFAULT 0, voids_day TEXT, voids_sequence INTEGER,
  PRIMARY KEY (till_id, business_day, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX transactions_by_void ON transactions (till_id, voids_day, voids_sequence) WHERE voids_day IS NOT NULL;
CREATE TABLE unknown_skus (sku TEXT PRIMARY KEY, times INTEGER NOT NULL, last_at INTEGER NOT NULL) STRICT;
CREATE INDEX transactions_by_day ON transactions (business_day, at);
CREATE TABLE sales_exceptions (
  exception_id INTEGER PRIMARY KEY, at INTEGER NOT NULL, till_id TEXT NOT NULL, business_day TEXT NOT NULL, sequence INTEGER NOT NULL,
  reason TEXT NOT NULL, words TEXT NOT NULL, body_hash TEXT NOT NULL, body TEXT NOT NULL,
  UNIQUE (till_id, business_day, sequence, reason, body_hash)
) STRICT;

CREATE TABLE shoppers (shopper_id TEXT PRIMARY KEY, token_hash TEXT NOT NULL UNIQUE, language TEXT NOT NULL, joined_at INTEGER NOT NULL, seen_at INTEGER NOT NULL) STRICT;
CREATE TABLE consents (
  shopper_id TEXT NOT NULL REFERENCES shoppers ON DELETE CASCADE, purpose TEXT NOT NULL, granted_at INTEGER NOT NULL, withdrawn_at INTEGER,
  PRIMARY KEY (shopper_id, purpose, granted_at)
) STRICT;
CREATE TABLE wishes (shopper_id TEXT NOT NULL REFERENCES shoppers ON DELETE CASCADE, sku TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (shopper_id, sku)) STRICT;

CREATE TABLE tags (
  tag_key TEXT PRIMARY KEY, label TEXT NOT NULL, kind TEXT NOT NULL, pairing_code TEXT UNIQUE,
  shopper_id TEXT REFERENCES shoppers ON DELETE SET NULL, linked_at INTEGER
) STRICT;
CREATE TABLE visits (visit_id TEXT PRIMARY KEY, opened_at INTEGER NOT NULL, closed_at INTEGER, shopper_id TEXT REFERENCES shoppers ON DELETE SET NULL) STRICT;
CREATE INDEX visits_by_time ON visits (opened_at);
CREATE INDEX visits_by_shopper ON visits (shopper_id);
CREATE TABLE stays (
  visit_id TEXT NOT NULL REFERENCES visits ON DELETE CASCADE, seq INTEGER NOT NULL, zone_id TEXT NOT NULL,
  entered_at INTEGER NOT NULL, left_at INTEGER, PRIMARY KEY (visit_id, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE path_points (
  visit_id TEXT NOT NULL REFERENCES visits ON DELETE CASCADE, at INTEGER NOT NULL,
  x_metres REAL NOT NULL, y_metres REAL NOT NULL, radius_metres REAL NOT NULL, PRIMARY KEY (visit_id, at)
) STRICT, WITHOUT ROWID;
CREATE TABLE zone_hours (zone_id TEXT NOT NULL, hour_at INTEGER NOT NULL, visits INTEGER NOT NULL, dwell_seconds REAL NOT NULL, PRIMARY KEY (zone_id, hour_at)) STRICT, WITHOUT ROWID;
CREATE TABLE transition_hours (from_zone_id TEXT NOT NULL, to_zone_id TEXT NOT NULL, hour_at INTEGER NOT NULL, visits INTEGER NOT NULL, PRIMARY KEY (from_zone_id, to_zone_id, hour_at)) STRICT, WITHOUT ROWID;
CREATE TABLE visit_hours (hour_at INTEGER PRIMARY KEY, visits INTEGER NOT NULL, dwell_seconds REAL NOT NULL) STRICT;
CREATE TABLE unknown_tag_hours (hour_at INTEGER PRIMARY KEY, others INTEGER NOT NULL) STRICT;
CREATE TABLE door_counts (event_id TEXT PRIMARY KEY, counter_id TEXT NOT NULL, at INTEGER NOT NULL, entered INTEGER NOT NULL, "left" INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX door_counts_by_time ON door_counts (at);

CREATE TABLE offers (
  offer_id TEXT PRIMARY KEY, name TEXT NOT NULL, words TEXT NOT NULL, zone_id TEXT NOT NULL, stay_seconds INTEGER NOT NULL,
  percent INTEGER NOT NULL, family_id TEXT, product_id TEXT, per_day INTEGER NOT NULL, valid_hours INTEGER NOT NULL, active INTEGER NOT NULL
) STRICT;
CREATE TABLE decisions (
  decision_id INTEGER PRIMARY KEY, offer_id TEXT NOT NULL REFERENCES offers, shopper_id TEXT REFERENCES shoppers ON DELETE SET NULL,
  at INTEGER NOT NULL, issued INTEGER NOT NULL, reasons TEXT NOT NULL
) STRICT;
CREATE INDEX decisions_by_time ON decisions (at);
CREATE TABLE coupons (
  code TEXT PRIMARY KEY, offer_id TEXT NOT NULL REFERENCES offers, shopper_id TEXT REFERENCES shoppers ON DELETE SET NULL,
  business_day TEXT NOT NULL, issued_at INTEGER NOT NULL, until INTEGER NOT NULL,
  redeemed_at INTEGER, redemption_id TEXT UNIQUE, till_id TEXT, sequence INTEGER
) STRICT;
CREATE INDEX coupons_by_shopper ON coupons (shopper_id, business_day);

CREATE TABLE playlists (playlist_id TEXT PRIMARY KEY, name TEXT NOT NULL, draft TEXT NOT NULL, drafted_at INTEGER NOT NULL) STRICT;
CREATE TABLE publications (
  playlist_id TEXT NOT NULL REFERENCES playlists ON DELETE CASCADE, version INTEGER NOT NULL, slides TEXT NOT NULL,
  published_at INTEGER NOT NULL, published_by TEXT NOT NULL, PRIMARY KEY (playlist_id, version)
) STRICT;
CREATE TABLE plays (event_id TEXT PRIMARY KEY, screen_id TEXT NOT NULL, manifest_id TEXT NOT NULL, slide_id TEXT NOT NULL, at INTEGER NOT NULL, seconds REAL NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE orders (
  order_id TEXT PRIMARY KEY, event_id TEXT NOT NULL UNIQUE, number TEXT NOT NULL, placed_at INTEGER NOT NULL, business_day TEXT NOT NULL,
  kiosk_id TEXT, placed_by TEXT, state TEXT NOT NULL, state_at INTEGER NOT NULL, total_cents INTEGER NOT NULL, lines TEXT NOT NULL
) STRICT;
CREATE INDEX orders_by_state ON orders (state, placed_at);
CREATE TABLE calls (call_id TEXT PRIMARY KEY, kiosk_id TEXT NOT NULL, at INTEGER NOT NULL, product_id TEXT, accepted_by TEXT, accepted_at INTEGER) STRICT;
