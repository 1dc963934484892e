-- What callers of the REST API may send twice, and ask for often.

-- Requests with an Idempotency-Key, each with the answer it got: kept for ever.
CREATE TABLE requests (
  request_key  TEXT PRIMARY KEY,
  content_hash TEXT NOT NULL,
  status       INTEGER NOT NULL,
  answer       TEXT NOT NULL,
  recorded_at  BIGINT NOT NULL
);

-- Deliveries that are queued, by account; counted as the tallies are. What was there before counts for no node.
CREATE TABLE waiting (
  node    TEXT NOT NULL,
  account TEXT NOT NULL,
  n       BIGINT NOT NULL,
  PRIMARY KEY (node, account)
);
INSERT INTO waiting (node, account, n)
  SELECT '', account, COUNT(*) FROM deliveries WHERE state = 'queued' GROUP BY account;

-- For the lists of operators. Ids rise with time, so that each is read in the order in which it is shown; times are
-- found by the ids themselves.
CREATE INDEX deliveries_by_account ON deliveries (account, id);
CREATE INDEX deliveries_by_code ON deliveries (code, id) WHERE code IS NOT NULL;
CREATE INDEX deliveries_ended ON deliveries (state, id) WHERE state IN ('superseded', 'abandoned');
CREATE INDEX deliveries_failed ON deliveries (id) WHERE receipt = 'failed';

-- Bulk replays, the newest first.
CREATE INDEX replays_by_time ON replays (started_at, id);
