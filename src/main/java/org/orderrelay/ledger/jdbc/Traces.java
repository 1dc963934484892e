package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orderrelay.order.Origin;

/** The trace each delivery goes on with. Without tracing nothing is written, not even a statement. */
final class Traces {
    private static final String INSERT =
            "INSERT INTO traces (delivery_id, traceparent) VALUES (?, ?) ON CONFLICT (delivery_id) DO NOTHING";
    private static final String BY_DELIVERY = "SELECT traceparent FROM traces WHERE delivery_id = ?";

    private final List<@Nullable Object[]> rows = new ArrayList<>();

    void add(Origin origin, List<String> deliveryIds) {
        if (origin.trace() != null) {
            deliveryIds.forEach(id -> rows.add(new @Nullable Object[] {id, origin.trace()}));
        }
    }

    void write(Sql sql) throws SQLException {
        sql.batch(INSERT, rows);
    }

    static Optional<String> of(Sql sql, @Nullable String deliveryId, List<String> messageIds) throws SQLException {
        List<String> found = new ArrayList<>();
        if (deliveryId != null) {
            found.addAll(sql.list(BY_DELIVERY, row -> row.getString(1), deliveryId));
        }
        if (found.isEmpty() && !messageIds.isEmpty()) {
            found.addAll(sql.list(
                    "SELECT t.traceparent FROM deliveries d JOIN traces t ON t.delivery_id = d.id"
                            + " WHERE d.message_id IS NOT NULL AND " + sql.engine.in("d.message_id"),
                    row -> row.getString(1),
                    new Sql.Keys(messageIds)));
        }
        return found.stream().findFirst();
    }
}
