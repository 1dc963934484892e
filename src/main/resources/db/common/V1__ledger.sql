-- The ledger. One schema for SQLite and PostgreSQL; ${identity} is the only difference.
-- Times are microseconds since 1970 in UTC. Words (state, status, verdict) are the words of the API.

-- Nodes and their start number: claims of an earlier start are nobody's any more.
CREATE TABLE nodes (
  id        TEXT PRIMARY KEY,
  start_no  BIGINT NOT NULL
);

-- What the sources said. The key is the idempotency key: it stays for ever.
CREATE TABLE events (
  event_key    TEXT PRIMARY KEY,
  event_id     TEXT,
  reference_id TEXT NOT NULL,
  status       TEXT NOT NULL,
  occurred_at  BIGINT,
  content_hash TEXT NOT NULL,
  content      TEXT NOT NULL,
  verdict      TEXT NOT NULL,
  recorded_at  BIGINT NOT NULL,
  source       TEXT NOT NULL,
  document     TEXT NOT NULL,
  position     INTEGER NOT NULL
);
CREATE INDEX events_by_order ON events (reference_id);

-- The order head. It outlives retention, or a late canceled on a paid order would be sent.
CREATE TABLE orders (
  reference_id        TEXT PRIMARY KEY,
  account             TEXT,
  current_status      TEXT,
  current_hash        TEXT,
  current_event       TEXT,
  current_occurred_at BIGINT,
  details_hash        TEXT,
  details_event       TEXT,
  last_seq            INTEGER NOT NULL,
  wire_count          INTEGER NOT NULL,
  paid                INTEGER NOT NULL
);

-- The head of one recipient's line: what the provider knows about this order and this number.
CREATE TABLE heads (
  reference_id   TEXT NOT NULL,
  recipient      TEXT NOT NULL,
  wire_reference TEXT,
  last_status    TEXT,
  details        TEXT,
  details_id     TEXT,
  dead_at        BIGINT,
  left_at        BIGINT,
  PRIMARY KEY (reference_id, recipient)
);

-- (account, sender, template, language): what holds and claims choose by.
CREATE TABLE lanes (
  lane     TEXT PRIMARY KEY,
  account  TEXT NOT NULL,
  sender   TEXT NOT NULL,
  template TEXT NOT NULL,
  language TEXT NOT NULL
);

CREATE TABLE deliveries (
  id             TEXT PRIMARY KEY,
  event_key      TEXT NOT NULL,
  event_id       TEXT,
  reference_id   TEXT NOT NULL,
  recipient      TEXT NOT NULL,
  seq            INTEGER NOT NULL,
  status         TEXT NOT NULL,
  occurred_at    BIGINT,
  account        TEXT NOT NULL,
  provider       TEXT NOT NULL,
  sender         TEXT NOT NULL,
  template       TEXT NOT NULL,
  language       TEXT NOT NULL,
  lane           TEXT NOT NULL,
  refs           TEXT NOT NULL,
  recorded_at    BIGINT NOT NULL,
  wire_reference TEXT,
  state          TEXT NOT NULL,
  receipt        TEXT,
  code           TEXT,
  reason         TEXT,
  message_id     TEXT,
  attempts       INTEGER NOT NULL,
  failures       INTEGER NOT NULL,
  outcomes       INTEGER NOT NULL,
  due_at         BIGINT,
  not_before     BIGINT,
  node           TEXT,
  start_no       BIGINT,
  claimed_at     BIGINT,
  lease_until    BIGINT,
  settled_at     BIGINT,
  UNIQUE (event_key, recipient)
);
-- None of these three holds a settled row.
CREATE INDEX deliveries_due ON deliveries (lane, due_at) WHERE state = 'queued' AND due_at IS NOT NULL;
CREATE INDEX deliveries_open ON deliveries (reference_id) WHERE state IN ('queued', 'sending', 'unknown');
CREATE INDEX deliveries_leased ON deliveries (lease_until) WHERE state = 'sending';
-- For the lists of operators: what needs somebody. All other lists go by id, which is a UUIDv7.
CREATE INDEX deliveries_troubled ON deliveries (state, id) WHERE state IN ('dead', 'unknown');

-- What a delivery sends. It is written once; a delivery's row is written at every step of its way and stays small.
CREATE TABLE payloads (
  delivery_id TEXT PRIMARY KEY,
  payload     TEXT NOT NULL
);

CREATE TABLE attempts (
  delivery_id TEXT NOT NULL,
  attempt     INTEGER NOT NULL,
  node        TEXT NOT NULL,
  started_at  BIGINT NOT NULL,
  ended_at    BIGINT,
  http_status INTEGER NOT NULL,
  outcome     TEXT NOT NULL,
  code        TEXT,
  reason      TEXT,
  sent        TEXT,
  answer      TEXT,
  PRIMARY KEY (delivery_id, attempt)
);

-- News for the ERP, written with what they tell.
CREATE TABLE publications (
  id         ${identity},
  channel    TEXT NOT NULL,
  outcome_id TEXT NOT NULL UNIQUE,
  body       TEXT NOT NULL,
  node       TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  sent_at    BIGINT
);
CREATE INDEX publications_unsent ON publications (id) WHERE sent_at IS NULL;

CREATE TABLE holds (
  scope      TEXT NOT NULL,
  hold_key   TEXT NOT NULL,
  account    TEXT NOT NULL,
  code       TEXT NOT NULL,
  reason     TEXT NOT NULL,
  since      BIGINT NOT NULL,
  next_probe BIGINT,
  PRIMARY KEY (scope, hold_key)
);

-- Theoretical arrival time of the next call of an account (GCRA).
CREATE TABLE limits (
  account TEXT PRIMARY KEY,
  tat     BIGINT NOT NULL
);

CREATE TABLE files (
  id           TEXT PRIMARY KEY,
  source       TEXT NOT NULL,
  name         TEXT NOT NULL,
  sha256       TEXT NOT NULL,
  opened_at    BIGINT NOT NULL,
  closed_at    BIGINT,
  closed_rows  INTEGER NOT NULL,
  settled_row  INTEGER NOT NULL,
  result_at    BIGINT
);
-- An interrupted file is found again; one that was read to its end may come again as a new one.
CREATE UNIQUE INDEX files_open ON files (source, name, sha256) WHERE closed_at IS NULL;
CREATE INDEX files_by_name ON files (source, name);
CREATE INDEX files_waiting ON files (closed_at) WHERE closed_at IS NOT NULL AND result_at IS NULL;

CREATE TABLE file_rows (
  file_id      TEXT NOT NULL,
  first_row    INTEGER NOT NULL,
  last_row     INTEGER NOT NULL,
  event_key    TEXT,
  reference_id TEXT,
  status       TEXT,
  verdict      TEXT NOT NULL,
  code         TEXT,
  reason       TEXT,
  PRIMARY KEY (file_id, first_row)
);

CREATE TABLE invalid (
  id           ${identity},
  invalid_key  TEXT NOT NULL UNIQUE,
  source       TEXT NOT NULL,
  document     TEXT NOT NULL,
  position     INTEGER NOT NULL,
  reference_id TEXT,
  status       TEXT,
  received     TEXT NOT NULL,
  received_at  BIGINT NOT NULL,
  violations   TEXT NOT NULL
);

-- Deliveries by state. A row a node, so that nodes do not wait for each other; the sum over nodes counts.
CREATE TABLE tallies (
  node  TEXT NOT NULL,
  state TEXT NOT NULL,
  n     BIGINT NOT NULL,
  PRIMARY KEY (node, state)
);
