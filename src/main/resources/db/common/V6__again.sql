-- What a delivery needs to go again.

-- How often it set out: 1, and one more each time it went again after the provider may have had it. A provider that
-- recognises a repeated message by our id must not take a new round for one.
ALTER TABLE deliveries ADD COLUMN rounds INTEGER NOT NULL DEFAULT 1;

-- Longest reference the provider takes for it, which may follow the order's own way to pay; 0 if it was not noted.
ALTER TABLE deliveries ADD COLUMN longest_reference INTEGER NOT NULL DEFAULT 0;
