package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;

/** Rows of files whose delivery a receipt changed: what a written result says of them is not true any more. */
final class ResultRows {
    /** A result is written again once for all receipts of this time. */
    private static final long GATHER_MICROS = 60_000_000;

    private static final String AGAIN = "UPDATE files SET settled_row = 0, result_at = NULL,"
            + " again_at = CASE WHEN result_at IS NULL THEN again_at ELSE ? END WHERE id IN"
            + " (SELECT file_id FROM file_rows WHERE verdict = 'recorded' AND ";

    private final Set<String> events = new TreeSet<>();

    void changed(DeliveryRow row) {
        events.add(row.facts.eventKey());
    }

    void write(Transaction tx) throws SQLException {
        if (!events.isEmpty()) {
            String sql = AGAIN + tx.sql().engine.in("event_key") + ")";
            tx.sql().update(sql, tx.now() + GATHER_MICROS, new Sql.Keys(events));
        }
    }
}
