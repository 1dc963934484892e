package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orderrelay.ledger.InvalidView;
import org.orderrelay.ledger.Page;

/** What is asked about invalid orders. */
final class InvalidQuestions {
    private InvalidQuestions() {}

    static Page<InvalidView> page(Sql sql, int limit, @Nullable String cursor) throws SQLException {
        long before = cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
        List<InvalidView> items = sql.list(
                "SELECT id, source, document, position, reference_id, status, received_at, violations FROM invalid"
                        + " WHERE id < ? ORDER BY id DESC LIMIT ?",
                row -> new InvalidView(
                        row.getLong("id"),
                        row.getString("source"),
                        row.getString("document"),
                        row.getInt("position"),
                        row.getString("reference_id"),
                        row.getString("status"),
                        Micros.at(row.getLong("received_at")),
                        Json.violationsOf(row.getString("violations"))),
                before,
                limit + 1);
        return Pages.cut(items, limit, last -> String.valueOf(last.id()));
    }
}
