-- The trace a delivery goes on with (W3C traceparent), only where orders are traced: a table of its own, so that nothing
-- is written for all others.
CREATE TABLE traces (
  delivery_id TEXT PRIMARY KEY,
  traceparent TEXT NOT NULL
);
