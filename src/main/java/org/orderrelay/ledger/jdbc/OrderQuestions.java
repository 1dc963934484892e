package org.orderrelay.ledger.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.orderrelay.ledger.EventView;
import org.orderrelay.ledger.OrderView;

/** What is asked about one order. */
final class OrderQuestions {
    private final Sql sql;

    OrderQuestions(Sql sql) {
        this.sql = sql;
    }

    private record Head(String account, String status, int wireCount) {}

    Optional<OrderView> order(String referenceId) throws SQLException {
        List<Head> heads = sql.list(
                "SELECT COALESCE(account, '') AS account, COALESCE(current_status, '') AS status,"
                        + " wire_count FROM orders WHERE reference_id = ?",
                row -> new Head(row.getString(1), row.getString(2), row.getInt(3)),
                referenceId);
        List<EventView> waiting = new WaitingQuestions(sql).ofOrder(referenceId);
        if (heads.isEmpty() && waiting.isEmpty()) {
            return Optional.empty();
        }
        Head head = heads.isEmpty() ? new Head("", "", 0) : heads.get(0);
        return Optional.of(new OrderView(
                referenceId,
                head.account(),
                head.status(),
                Stream.concat(events(referenceId).stream(), waiting.stream()).toList(),
                new DeliveryQuestions(sql).details(DeliveryQuestions.OF_ORDER, referenceId),
                new PaymentQuestions(sql).ofOrder(referenceId, head.wireCount())));
    }

    private List<EventView> events(String referenceId) throws SQLException {
        return sql.list(
                "SELECT * FROM events WHERE reference_id = ? ORDER BY recorded_at, event_key",
                row -> event(row, row.getString("verdict")),
                referenceId);
    }

    /** An event, or an order that is to become one: both tables name its columns alike. */
    static EventView event(ResultSet row, String verdict) throws SQLException {
        return new EventView(
                row.getString("event_key"),
                row.getString("status"),
                Micros.atNullable(Sql.longOrNull(row, "occurred_at")),
                Micros.at(row.getLong("recorded_at")),
                row.getString("source"),
                row.getString("document"),
                verdict,
                row.getString("content"));
    }
}
