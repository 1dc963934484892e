-- What people did, and what they asked for.

-- The audit. Lines are only ever added; each carries the hash of the one before.
CREATE TABLE audit (
  id          BIGINT PRIMARY KEY,
  at          BIGINT NOT NULL,
  actor       TEXT NOT NULL,
  action      TEXT NOT NULL,
  target      TEXT NOT NULL,
  reason      TEXT NOT NULL,
  change      TEXT NOT NULL,
  request_key TEXT UNIQUE,
  previous    TEXT NOT NULL,
  hash        TEXT NOT NULL
);
CREATE INDEX audit_by_target ON audit (target);
-- The end of the chain: whoever adds a line holds this row.
CREATE TABLE audit_end (
  one  INTEGER PRIMARY KEY,
  id   BIGINT NOT NULL,
  hash TEXT NOT NULL
);
INSERT INTO audit_end (one, id, hash) VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

-- Edited payloads: the first one's "before" is the original.
CREATE TABLE edits (
  delivery_id TEXT NOT NULL,
  audit_id    BIGINT NOT NULL,
  at          BIGINT NOT NULL,
  actor       TEXT NOT NULL,
  reason      TEXT NOT NULL,
  before      TEXT NOT NULL,
  diff        TEXT NOT NULL,
  PRIMARY KEY (delivery_id, audit_id)
);

-- Bulk replays. Seen is the last delivery looked at; ids rise with time.
CREATE TABLE replays (
  id         TEXT PRIMARY KEY,
  state      TEXT NOT NULL,
  filter     TEXT NOT NULL,
  per_second INTEGER NOT NULL,
  planned    BIGINT NOT NULL,
  replayed   BIGINT NOT NULL,
  refused    BIGINT NOT NULL,
  seen       TEXT NOT NULL,
  last       TEXT NOT NULL,
  next_at    BIGINT NOT NULL,
  actor      TEXT NOT NULL,
  reason     TEXT NOT NULL,
  started_at BIGINT NOT NULL
);
