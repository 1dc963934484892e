-- A file while it lies in the inbox: who reads it, how far its rows are recorded, and whether it has left.

-- What tells one upload from the next of the same name.
ALTER TABLE files ADD COLUMN size BIGINT NOT NULL DEFAULT 0;
ALTER TABLE files ADD COLUMN modified_at BIGINT NOT NULL DEFAULT 0;
-- Data rows recorded without a gap, written in the transaction of the rows: where an interrupted reading goes on.
ALTER TABLE files ADD COLUMN read_rows INTEGER NOT NULL DEFAULT 0;
-- The node that works on it, reading or writing its result; nobody's after the lease, and after a new start of that node.
ALTER TABLE files ADD COLUMN holder TEXT;
ALTER TABLE files ADD COLUMN holder_start BIGINT;
ALTER TABLE files ADD COLUMN lease_until BIGINT;
-- Where it goes from the inbox once it is read, and when it had gone.
ALTER TABLE files ADD COLUMN target TEXT;
ALTER TABLE files ADD COLUMN placed_at BIGINT;
-- Why no row of it could be taken in.
ALTER TABLE files ADD COLUMN reason TEXT;

UPDATE files SET placed_at = closed_at WHERE closed_at IS NOT NULL;
UPDATE files SET read_rows = COALESCE((SELECT MAX(r.last_row) FROM file_rows r WHERE r.file_id = files.id), 0)
 WHERE placed_at IS NULL;
-- Of files left open under one name only the newest can be the one in the inbox.
UPDATE files SET placed_at = opened_at WHERE placed_at IS NULL AND EXISTS (SELECT 1 FROM files n
 WHERE n.source = files.source AND n.name = files.name AND n.placed_at IS NULL
   AND (n.opened_at, n.id) > (files.opened_at, files.id));

-- An inbox holds one file of a name, so there is one open reading of it, on whatever node; its rows are unique by
-- (file_id, first_row). A content has one open reading a name as well.
DROP INDEX files_open;
CREATE UNIQUE INDEX files_in_inbox ON files (source, name) WHERE placed_at IS NULL;
CREATE INDEX files_held ON files (holder) WHERE holder IS NOT NULL;

-- Rows that were refused: the line of the file, and each violation with its column and the class of its value, as JSON.
ALTER TABLE file_rows ADD COLUMN line INTEGER;
ALTER TABLE file_rows ADD COLUMN violations TEXT;
CREATE INDEX file_rows_refused ON file_rows (file_id, first_row) WHERE violations IS NOT NULL;
