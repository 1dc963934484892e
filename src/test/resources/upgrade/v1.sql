-- A ledger as the first release left it, stopped in the middle of its work. Times are 2026-11-20T09:00Z and after.
INSERT INTO nodes VALUES ('node-1', 3);
INSERT INTO lanes VALUES ('north|+911234567890|details|en_US', 'north', '+911234567890', 'details', 'en_US');
INSERT INTO lanes VALUES ('north|+911234567890|status|en_US', 'north', '+911234567890', 'status', 'en_US');
INSERT INTO limits VALUES ('north', 1795165200000000);
INSERT INTO holds VALUES ('account', 'south', 'south', 'E110', 'low balance', 1795165200000000, NULL);

-- OLD-1: the invoice is accepted, its next status waits
INSERT INTO events VALUES ('of:OLD-1|pending|', NULL, 'OLD-1', 'pending', NULL, 'plainpending', '{}', 'recorded', 1795165200000000, 'rest', 'request-1', 0);
INSERT INTO events VALUES ('of:OLD-1|shipped|', NULL, 'OLD-1', 'shipped', NULL, 'plainshipped', '{}', 'recorded', 1795165201000000, 'jms', 'ID:1', 0);
INSERT INTO orders VALUES ('OLD-1', 'north', 'shipped', 'plainshipped', 'of:OLD-1|shipped|', NULL, 'plainpending', 'of:OLD-1|pending|', 2, 1, 0);
INSERT INTO heads VALUES ('OLD-1', '+919876543210', 'OLD-1', 'pending', 'ACCEPTED', '0190-old-1', NULL, NULL);
INSERT INTO deliveries VALUES ('0190-old-1', 'of:OLD-1|pending|', NULL, 'OLD-1', '+919876543210', 1, 'pending', NULL, 'north', 'kaleyra', '+911234567890', 'details', 'en_US', 'north|+911234567890|details|en_US', '{"ref":"customer1"}', 1795165200000000, 'OLD-1', 'accepted', NULL, 'WA202', 'accepted', 'm-old-1', 1, 0, 1, NULL, NULL, 'node-1', 3, 1795165200500000, NULL, 1795165200700000);
INSERT INTO deliveries VALUES ('0190-old-2', 'of:OLD-1|shipped|', NULL, 'OLD-1', '+919876543210', 2, 'shipped', NULL, 'north', 'kaleyra', '+911234567890', 'status', 'en_US', 'north|+911234567890|status|en_US', '{"ref":"customer1"}', 1795165201000000, NULL, 'queued', NULL, NULL, NULL, NULL, 0, 0, 0, 1795165201000000, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO payloads VALUES ('0190-old-1', '{"order":"OLD-1","status":"pending"}');
INSERT INTO payloads VALUES ('0190-old-2', '{"order":"OLD-1","status":"shipped"}');
INSERT INTO attempts VALUES ('0190-old-1', 1, 'node-1', 1795165200500000, 1795165200700000, 202, 'accepted', 'WA202', 'accepted', NULL, '{"id":"m-old-1"}');

-- OLD-2: refused
INSERT INTO events VALUES ('of:OLD-2|pending|', NULL, 'OLD-2', 'pending', NULL, 'plainpending', '{}', 'recorded', 1795165200000000, 'file', 'orders.csv', 0);
INSERT INTO orders VALUES ('OLD-2', 'north', 'pending', 'plainpending', 'of:OLD-2|pending|', NULL, 'plainpending', 'of:OLD-2|pending|', 1, 1, 0);
INSERT INTO heads VALUES ('OLD-2', '+919876543210', NULL, NULL, 'DEAD', '0190-old-3', 1795165200700000, NULL);
INSERT INTO deliveries VALUES ('0190-old-3', 'of:OLD-2|pending|', NULL, 'OLD-2', '+919876543210', 1, 'pending', NULL, 'north', 'kaleyra', '+911234567890', 'details', 'en_US', 'north|+911234567890|details|en_US', '{"ref":"customer1"}', 1795165200000000, 'OLD-2', 'dead', NULL, 'WA400', 'refused', NULL, 1, 1, 1, NULL, NULL, 'node-1', 3, 1795165200500000, NULL, 1795165200700000);
INSERT INTO payloads VALUES ('0190-old-3', '{"order":"OLD-2","status":"pending"}');
INSERT INTO attempts VALUES ('0190-old-3', 1, 'node-1', 1795165200500000, 1795165200700000, 400, 'rejected', 'WA400', 'refused', NULL, '{}');
INSERT INTO files VALUES ('file-1', 'file', 'orders.csv', 'abc', 1795165200000000, 1795165200100000, 1, 0, NULL);
INSERT INTO file_rows VALUES ('file-1', 1, 1, 'of:OLD-2|pending|', 'OLD-2', 'pending', 'recorded', NULL, NULL);

-- OLD-3: the machine went off in the middle of the call
INSERT INTO events VALUES ('of:OLD-3|pending|', NULL, 'OLD-3', 'pending', NULL, 'plainpending', '{}', 'recorded', 1795165200000000, 'rest', 'request-2', 0);
INSERT INTO orders VALUES ('OLD-3', 'north', 'pending', 'plainpending', 'of:OLD-3|pending|', NULL, 'plainpending', 'of:OLD-3|pending|', 1, 1, 0);
INSERT INTO heads VALUES ('OLD-3', '+919876543210', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO deliveries VALUES ('0190-old-4', 'of:OLD-3|pending|', NULL, 'OLD-3', '+919876543210', 1, 'pending', NULL, 'north', 'kaleyra', '+911234567890', 'details', 'en_US', 'north|+911234567890|details|en_US', '{"ref":"customer1"}', 1795165200000000, 'OLD-3', 'sending', NULL, NULL, NULL, NULL, 1, 0, 0, NULL, NULL, 'node-1', 3, 1795165200500000, 1795165245500000, NULL);
INSERT INTO payloads VALUES ('0190-old-4', '{"order":"OLD-3","status":"pending"}');
INSERT INTO attempts VALUES ('0190-old-4', 1, 'node-1', 1795165200500000, NULL, 0, 'sending', NULL, NULL, NULL, NULL);

INSERT INTO publications (channel, outcome_id, body, node, created_at, sent_at) VALUES ('outcomes', '0190-old-1-1', '{"reference_id":"OLD-1"}', 'node-1', 1795165200700000, NULL);
INSERT INTO invalid (invalid_key, source, document, position, reference_id, status, received, received_at, violations) VALUES ('rest|request-9|0', 'rest', 'request-9', 0, 'OLD-9', 'pending', '{}', 1795165200000000, '[{"path":"/items","rule":"required","message":"items are missing"}]');
INSERT INTO tallies VALUES ('node-1', 'accepted', 1);
INSERT INTO tallies VALUES ('node-1', 'queued', 1);
INSERT INTO tallies VALUES ('node-1', 'dead', 1);
INSERT INTO tallies VALUES ('node-1', 'sending', 1);
