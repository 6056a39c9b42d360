-- Someone looked at it and says what it was; until then it waits among what needs someone.
ALTER TABLE sales_exceptions ADD COLUMN settled_at INTEGER;
ALTER TABLE sales_exceptions ADD COLUMN settled_by TEXT;
ALTER TABLE sales_exceptions ADD COLUMN settled_words TEXT;

CREATE INDEX sales_exceptions_open ON sales_exceptions (exception_id) WHERE settled_at IS NULL;
