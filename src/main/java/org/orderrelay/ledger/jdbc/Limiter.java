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

    /** Makes sure the account has a row, so that {@link #tat} locks it. */
    void lock(String account) throws SQLException {
        sql.update("INSERT INTO limits (account, tat) VALUES (?, 0) ON CONFLICT (account) DO NOTHING", account);
    }

    /** Calls of a day. */
    int calls(String account, long day) throws SQLException {
        return sql
                .list(
                        "SELECT calls FROM limits WHERE account = ? AND calls_day = ?" + sql.engine.forUpdate(),
                        row -> row.getInt(1),
                        account,
                        day)
                .stream()
                .findFirst()
                .orElse(0);
    }

    void called(String account, long day, int calls) throws SQLException {
        sql.update(
                "UPDATE limits SET calls = CASE WHEN calls_day = ? THEN calls + ? ELSE ? END, calls_day = ?"
                        + " WHERE account = ?",
                day,
                calls,
                calls,
                day,
                account);
    }

    void succeeded(String account) throws SQLException {
        sql.update("UPDATE limits SET failures = 0 WHERE account = ? AND failures > 0", account);
    }

    /**
     * Counts failed calls in a row.
     *
     * @param anew whether the row was broken, so that only these count
     * @return how many there are now
     */
    int failed(String account, int failures, boolean anew) throws SQLException {
        sql.update(
                "INSERT INTO limits (account, tat, failures) VALUES (?, 0, ?) ON CONFLICT (account)"
                        + " DO UPDATE SET failures = " + (anew ? "" : "limits.failures + ") + "excluded.failures",
                account,
                failures);
        return sql.list("SELECT failures FROM limits WHERE account = ?", row -> row.getInt(1), account)
                .get(0);
    }
}
