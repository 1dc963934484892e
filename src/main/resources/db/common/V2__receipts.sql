-- Later word of the providers: webhooks as they came, and the receipts read from them.

-- Stored before they are answered with 200, applied afterwards.
CREATE TABLE webhooks (
  id          ${identity},
  account     TEXT NOT NULL,
  provider    TEXT NOT NULL,
  received_at BIGINT NOT NULL,
  body        TEXT NOT NULL,
  node        TEXT NOT NULL,
  applied_at  BIGINT
);
CREATE INDEX webhooks_waiting ON webhooks (id) WHERE applied_at IS NULL;

-- Every receipt once. The key is made of what it says, so a repetition is known in whatever webhook it comes.
-- mark: sent, delivered, read, failed, not-sent (it surely never left), or trouble of an account.
-- meaning, scope and pause: what a failure does to more than its delivery.
CREATE TABLE receipts (
  receipt_key  TEXT PRIMARY KEY,
  account      TEXT NOT NULL,
  delivery_id  TEXT,
  message_id   TEXT,
  recipient_id TEXT,
  mark         TEXT NOT NULL,
  code         TEXT,
  reason       TEXT,
  meaning      TEXT,
  scope        TEXT,
  pause        BIGINT,
  at           BIGINT NOT NULL,
  noted_at     BIGINT NOT NULL
);
CREATE INDEX receipts_by_delivery ON receipts (delivery_id) WHERE delivery_id IS NOT NULL;

-- Receipts of messages not known yet, by each id they may be known by.
-- look_at: when to look once more; an answer may have been settled by another node at the very same moment.
CREATE TABLE parked (
  message_id  TEXT NOT NULL,
  receipt_key TEXT NOT NULL,
  account     TEXT NOT NULL,
  parked_at   BIGINT NOT NULL,
  look_at     BIGINT,
  PRIMARY KEY (message_id, receipt_key)
);
CREATE INDEX parked_receipts ON parked (receipt_key);
CREATE INDEX parked_again ON parked (look_at) WHERE look_at IS NOT NULL;

-- Providers that do not give our delivery id back are understood by their own.
CREATE INDEX deliveries_by_message ON deliveries (message_id) WHERE message_id IS NOT NULL;
-- 1 once a delivery that never left was queued again; that happens once.
ALTER TABLE deliveries ADD COLUMN requeued INTEGER NOT NULL DEFAULT 0;

-- A receipt may change what a result file said. It is written again, but not at every receipt: not before again_at.
CREATE INDEX file_rows_by_event ON file_rows (event_key) WHERE verdict = 'recorded';
ALTER TABLE files ADD COLUMN again_at BIGINT;

-- orders.gate=delivered: the delivery whose receipt the line waits for.
ALTER TABLE heads ADD COLUMN awaits TEXT;
-- When the order details were recorded that the provider took: how young the order is.
ALTER TABLE heads ADD COLUMN details_at BIGINT;
CREATE INDEX heads_awaiting ON heads (reference_id) WHERE awaits IS NOT NULL;

-- Payments as the providers tell of them. They stay as long as the order head: a late canceled must find them.
CREATE TABLE payments (
  wire_reference TEXT NOT NULL,
  transaction_id TEXT NOT NULL,
  state          TEXT NOT NULL,
  at             BIGINT NOT NULL,
  account        TEXT NOT NULL,
  noted_at       BIGINT NOT NULL,
  PRIMARY KEY (wire_reference, transaction_id, state, at, account)
);

-- The template registry. told_at: by the clock of whoever told, so that older news does not undo newer.
CREATE TABLE templates (
  account  TEXT NOT NULL,
  name     TEXT NOT NULL,
  language TEXT NOT NULL,
  status   TEXT NOT NULL,
  reason   TEXT,
  told_at  BIGINT NOT NULL,
  PRIMARY KEY (account, name, language)
);

-- Accounts whose whole list of templates was seen: holds on their templates are not probed, the next list releases them.
CREATE TABLE listings (
  account   TEXT PRIMARY KEY,
  listed_at BIGINT NOT NULL
);

CREATE TABLE payment_configurations (
  account       TEXT NOT NULL,
  configuration TEXT NOT NULL,
  status        TEXT NOT NULL,
  told_at       BIGINT NOT NULL,
  PRIMARY KEY (account, configuration)
);
