package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Removes what belongs to no order: news that were sent, webhooks that were applied, refused documents, files. */
final class SmallSweeper {
    /** Tables whose ids rise with time, and what must have happened long ago. */
    private static final Map<String, String> BY_TIME = Map.of(
            "publications", "sent_at",
            "webhooks", "applied_at",
            "invalid", "received_at");

    private final Transaction tx;
    private final long before;
    private final int most;

    SmallSweeper(Transaction tx, long before, int most) {
        this.tx = tx;
        this.before = before;
        this.most = most;
    }

    /** One round; how many rows. */
    int sweep() throws SQLException {
        int removed = files() + parked();
        for (Map.Entry<String, String> table : BY_TIME.entrySet()) {
            // only the oldest are looked at: else a round would read the whole table to find nothing
            removed += tx.sql()
                    .update(
                            "DELETE FROM " + table.getKey() + " WHERE id IN (SELECT id FROM (SELECT id, "
                                    + table.getValue() + " AS done_at FROM " + table.getKey()
                                    + " ORDER BY id LIMIT ?) oldest WHERE done_at < ?)",
                            most,
                            before);
        }
        return removed;
    }

    /** A file leaves the list first, then its rows go, a part at a time: no list shows half a file. */
    private int files() throws SQLException {
        tx.sql()
                .update(
                        "UPDATE files SET forgotten_at = ? WHERE result_at < ? AND forgotten_at IS NULL",
                        tx.now(),
                        before);
        List<String> files = tx.sql()
                .list(
                        "SELECT id FROM files f WHERE forgotten_at IS NOT NULL AND EXISTS"
                                + " (SELECT 1 FROM file_rows r WHERE r.file_id = f.id) LIMIT 1",
                        row -> row.getString(1));
        return files.isEmpty()
                ? 0
                : tx.sql()
                        .update(
                                "DELETE FROM file_rows WHERE file_id = ? AND first_row IN (SELECT first_row"
                                        + " FROM file_rows WHERE file_id = ? ORDER BY first_row LIMIT ?)",
                                files.get(0),
                                files.get(0),
                                most);
    }

    /** Receipts of messages that never became known. */
    private int parked() throws SQLException {
        List<String> keys = tx.sql()
                .list(
                        "SELECT receipt_key FROM parked WHERE parked_at < ? LIMIT ?",
                        row -> row.getString(1),
                        before,
                        most);
        if (keys.isEmpty()) {
            return 0;
        }
        Sql.Keys all = new Sql.Keys(new TreeSet<>(keys));
        String of = " WHERE " + tx.sql().engine.in("receipt_key");
        return tx.sql().update("DELETE FROM receipts" + of, all) + tx.sql().update("DELETE FROM parked" + of, all);
    }
}
