package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.List;

/** How the engine answers the claim's question for what is due. */
final class ClaimPlan {
    private ClaimPlan() {}

    /** The plan, one line a step; on the writer's connection, whose settings it depends on. */
    static List<String> of(Sql sql) throws SQLException {
        boolean sqlite = sql.engine == Engine.SQLITE;
        String explain = sqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ";
        return sql.list(explain + Claimer.DUE, row -> row.getString(sqlite ? 4 : 1), "lane", 1L, 250);
    }
}
