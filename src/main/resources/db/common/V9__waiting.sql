-- Orders that are on disk and are no events yet: their contact could not be looked up, or they came after one of the same
-- order that waits. The oldest of an order goes first.
CREATE TABLE waiting_orders (
  id           ${identity},
  place        TEXT NOT NULL UNIQUE,
  event_key    TEXT NOT NULL UNIQUE,
  reference_id TEXT NOT NULL,
  status       TEXT NOT NULL,
  occurred_at  BIGINT,
  content_hash TEXT NOT NULL,
  content      TEXT NOT NULL,
  source       TEXT NOT NULL,
  document     TEXT NOT NULL,
  file_id      TEXT,
  first_row    INTEGER NOT NULL,
  last_row     INTEGER NOT NULL,
  position     INTEGER NOT NULL,
  reason       TEXT NOT NULL,
  tries        INTEGER NOT NULL,
  due_at       BIGINT NOT NULL,
  recorded_at  BIGINT NOT NULL
);
CREATE INDEX waiting_by_order ON waiting_orders (reference_id, id);
CREATE INDEX waiting_due ON waiting_orders (due_at);
