package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.List;
import org.orderrelay.ledger.HoldView;

/** What is asked about holds. */
final class HoldQuestions {
    private HoldQuestions() {}

    static List<HoldView> all(Sql sql) throws SQLException {
        return sql.list(
                "SELECT scope, hold_key, account, code, reason, since, next_probe FROM holds ORDER BY since, scope, hold_key",
                row -> new HoldView(
                        row.getString("scope"),
                        row.getString("hold_key"),
                        row.getString("account"),
                        row.getString("code"),
                        row.getString("reason"),
                        Micros.at(row.getLong("since")),
                        Micros.atNullable(Sql.longOrNull(row, "next_probe"))));
    }
}
