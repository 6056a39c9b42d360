-- What a price was before each change of it: what a reduction may strike is the lowest of thirty days.
CREATE TABLE price_changes (
  product_id TEXT NOT NULL REFERENCES products (product_id), at INTEGER NOT NULL,
  before_cents INTEGER NOT NULL, after_cents INTEGER NOT NULL,
  -- Names this change for good, whoever sends it again.
  ref TEXT NOT NULL UNIQUE
) STRICT;

CREATE INDEX price_changes_by_product ON price_changes (product_id, at);
