package org.orderrelay.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

final class TroubleTest {
    @ParameterizedTest
    @CsvSource({
        "40001, BUSY",
        "40P01, BUSY",
        "55P03, BUSY",
        "23505, RACE",
        "08006, GONE",
        "57P01, GONE",
        "53100, GONE",
        "22021, POISON",
        "23502, POISON"
    })
    void readsPostgresStates(String state, Trouble expected) {
        SQLException cause = new SQLException("as the server says", state);

        assertThat(Trouble.of(cause)).isEqualTo(expected);
        assertThat(Trouble.of(new IllegalStateException(new BatchUpdateException(cause))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "SQLITE_BUSY, BUSY",
        "SQLITE_CONSTRAINT_PRIMARYKEY, RACE",
        "SQLITE_FULL, GONE",
        "SQLITE_IOERR_FSYNC, GONE",
        "SQLITE_MISMATCH, POISON"
    })
    void readsSqliteCodes(SQLiteErrorCode code, Trouble expected) {
        assertThat(Trouble.of(new SQLiteException("as the library says", code))).isEqualTo(expected);
    }

    @Test
    void takesEverythingElseForPoison() {
        assertThat(Trouble.of(new IllegalStateException("a bug"))).isEqualTo(Trouble.POISON);
    }
}
