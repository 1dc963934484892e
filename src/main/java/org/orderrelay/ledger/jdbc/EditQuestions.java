package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.orderrelay.ledger.EditView;

/** What is asked about edits. */
final class EditQuestions {
    private EditQuestions() {}

    /** The edits of these deliveries, oldest first. */
    static Map<String, List<EditView>> of(Sql sql, List<String> deliveries) throws SQLException {
        Map<String, List<EditView>> edits = new HashMap<>();
        sql.each(
                "SELECT delivery_id, at, actor, reason, before, diff FROM edits WHERE " + sql.engine.in("delivery_id")
                        + " ORDER BY audit_id",
                row -> edits.computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                        .add(new EditView(
                                Micros.at(row.getLong(2)),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6))),
                new Sql.Keys(deliveries));
        return edits;
    }
}
