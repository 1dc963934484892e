-- What ends by itself: doubt about a status, and how long things are kept.

-- delivery.unknown.status=repeat: 1 once an unknown order status was sent once more by itself; that happens once.
ALTER TABLE deliveries ADD COLUMN repeated INTEGER NOT NULL DEFAULT 0;

-- A file whose rows were removed is not listed any more, but its name is still known.
ALTER TABLE files ADD COLUMN forgotten_at BIGINT;
