package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.List;
import org.orderrelay.ledger.EventView;
import org.orderrelay.ledger.WaitingOrder;
import org.orderrelay.order.Origin;

/** What is asked about orders that wait for their contact. */
final class WaitingQuestions {
    private final Sql sql;

    WaitingQuestions(Sql sql) {
        this.sql = sql;
    }

    List<WaitingOrder> due(long now, int limit) throws SQLException {
        return sql.list(
                "SELECT * FROM waiting_orders w WHERE due_at <= ? AND NOT EXISTS (SELECT 1 FROM waiting_orders earlier"
                        + " WHERE earlier.reference_id = w.reference_id AND earlier.id < w.id)"
                        + " ORDER BY due_at, id LIMIT ?",
                row -> new WaitingOrder(
                        new Origin(
                                row.getString("source"),
                                row.getString("document"),
                                row.getString("file_id"),
                                row.getInt("first_row"),
                                row.getInt("last_row")),
                        row.getInt("position"),
                        row.getString("content")),
                now,
                limit);
    }

    long count() throws SQLException {
        return sql.list("SELECT COUNT(*) FROM waiting_orders", row -> row.getLong(1))
                .get(0);
    }

    /** As events of the verdict {@code waiting}. */
    List<EventView> ofOrder(String referenceId) throws SQLException {
        return sql.list(
                "SELECT * FROM waiting_orders WHERE reference_id = ? ORDER BY id",
                row -> OrderQuestions.event(row, "waiting"),
                referenceId);
    }
}
