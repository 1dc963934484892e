-- How fast one number may be written to, and when an account has had enough of a day or of failures.

-- Failed calls of an account in a row, and its calls of a day (days since 1970 in UTC).
ALTER TABLE limits ADD COLUMN failures INTEGER NOT NULL DEFAULT 0;
ALTER TABLE limits ADD COLUMN calls_day BIGINT NOT NULL DEFAULT 0;
ALTER TABLE limits ADD COLUMN calls INTEGER NOT NULL DEFAULT 0;

-- One sender writing to one number: theoretical arrival time of the next message (GCRA), and what the provider said.
CREATE TABLE pairs (
  sender     TEXT NOT NULL,
  recipient  TEXT NOT NULL,
  tat        BIGINT NOT NULL,
  strikes    INTEGER NOT NULL,
  not_before BIGINT NOT NULL,
  PRIMARY KEY (sender, recipient)
);
