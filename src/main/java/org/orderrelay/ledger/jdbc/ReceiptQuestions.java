package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.orderrelay.ledger.ReceiptView;

/** What is asked about receipts. */
final class ReceiptQuestions {
    private final Sql sql;

    ReceiptQuestions(Sql sql) {
        this.sql = sql;
    }

    /** By delivery, in the order they happened; equal times in the order of their rank. */
    Map<String, List<ReceiptView>> receipts(List<String> deliveries) throws SQLException {
        Map<String, List<ReceiptView>> receipts = new HashMap<>();
        sql.each(
                "SELECT * FROM receipts WHERE " + sql.engine.in("delivery_id")
                        + " ORDER BY at, CASE mark WHEN 'sent' THEN 0 WHEN 'delivered' THEN 1 WHEN 'read' THEN 2 ELSE 3 END",
                row -> receipts.computeIfAbsent(row.getString("delivery_id"), id -> new ArrayList<>())
                        .add(new ReceiptView(
                                row.getString("mark"),
                                row.getString("code"),
                                row.getString("reason"),
                                row.getString("message_id"),
                                row.getString("recipient_id"),
                                Micros.at(row.getLong("at")),
                                Micros.at(row.getLong("noted_at")))),
                new Sql.Keys(deliveries));
        return receipts;
    }
}
