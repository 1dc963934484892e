package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;

/** The state of {@link Pace} in the table of limits; shared by all nodes, locked until the commit. */
final class Limiter {
    private static final String PUSH = "INSERT INTO limits (account, tat) VALUES (?, ?) ON CONFLICT (account)"
            + " DO UPDATE SET tat = CASE WHEN limits.tat > excluded.tat THEN limits.tat ELSE excluded.tat END";

    private final Sql sql;

    Limiter(Sql sql) {
        this.sql = sql;
    }

    /** The account's time; zero if it was never limited. */
    long tat(String account) throws SQLException {
        return sql
                .list(
                        "SELECT tat FROM limits WHERE account = ?" + sql.engine.forUpdate(),
                        row -> row.getLong(1),
                        account)
                .stream()
                .findFirst()
                .orElse(0L);
    }

    /** No call of this account before a time. Never takes an earlier promise back. */
    void push(String account, long tat) throws SQLException {
        sql.update(PUSH, account, tat);
    }
}
