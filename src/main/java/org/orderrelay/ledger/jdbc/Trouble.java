package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What a failed transaction means for what was in it. */
enum Trouble {
    /** Another writer was in the way; the same again will pass. */
    BUSY,
    /** Another node wrote the same key first (the same again will see it), or a unit is poison. */
    RACE,
    /** The database cannot be reached or cannot write. */
    GONE,
    /** A unit cannot be written at all. */
    POISON;

    static Trouble of(Throwable failure) {
        SQLException sql = innermost(failure);
        if (sql == null) {
            return POISON;
        }
        return isSqlite(sql) ? ofSqlite(sql.getErrorCode()) : ofPostgres(sql.getSQLState());
    }

    private static boolean isSqlite(SQLException sql) {
        return sql.getClass().getName().startsWith("org.sqlite.");
    }

    /** SQLite's primary result codes. */
    private static Trouble ofSqlite(int code) {
        return switch (code & 0xff) {
            case 5, 6 -> BUSY; // BUSY, LOCKED
            case 19 -> RACE; // CONSTRAINT
            case 7, 8, 9, 10, 11, 13, 14, 15, 26 ->
                GONE; // NOMEM, READONLY, INTERRUPT, IOERR, CORRUPT, FULL, CANTOPEN, …
            default -> POISON;
        };
    }

    /** SQLSTATE classes of PostgreSQL's appendix A. */
    private static Trouble ofPostgres(@Nullable String state) {
        if (state == null) {
            return GONE;
        }
        if (state.startsWith("40") || state.equals("55P03")) {
            return BUSY;
        }
        if (state.equals("23505")) {
            return RACE;
        }
        boolean away =
                state.startsWith("08") || state.startsWith("53") || state.startsWith("57") || state.startsWith("58");
        return away || state.equals("25006") ? GONE : POISON;
    }

    private static @Nullable SQLException innermost(Throwable failure) {
        SQLException found = null;
        for (Throwable at = failure; at != null; at = next(at)) {
            if (at instanceof SQLException sql) {
                found = sql;
            }
        }
        return found;
    }

    private static @Nullable Throwable next(Throwable at) {
        if (at instanceof SQLException sql && sql.getNextException() != null) {
            return sql.getNextException();
        }
        return at.getCause();
    }
}
