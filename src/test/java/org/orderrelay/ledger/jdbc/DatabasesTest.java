package org.orderrelay.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.orderrelay.ledger.CommitListener;
import org.orderrelay.ledger.LedgerRules;
import org.orderrelay.ledger.LedgerSettings;
import org.orderrelay.ledger.LedgerUnavailableException;

final class DatabasesTest {
    @TempDir
    Path directory;

    @Test
    void putsEveryCommitOfSqliteOnDisk() throws SQLException {
        try (Databases unit = new Databases(sqlite())) {
            assertThat(ask(unit, "PRAGMA synchronous")).isEqualTo("2"); // FULL
            assertThat(ask(unit, "PRAGMA journal_mode")).isEqualTo("wal");
        }
    }

    @Test
    void putsEveryCommitOfPostgresOnDisk() throws SQLException {
        try (Databases unit = new Databases(Postgres.empty("node-1"))) {
            assertThat(ask(unit, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(ask(unit, "SHOW fsync")).isEqualTo("on");
        }
    }

    @Test
    void setsLimitsToEveryWaitForPostgres() throws SQLException {
        try (Databases unit = new Databases(Postgres.empty("node-1"));
                Connection writing = unit.begin();
                Connection reading = unit.readers.getConnection()) {
            assertThat(ask(unit, writing, "SHOW lock_timeout")).isEqualTo("5s");
            assertThat(ask(unit, writing, "SHOW idle_in_transaction_session_timeout"))
                    .isEqualTo("30s");
            assertThat(writing.getNetworkTimeout()).isEqualTo(30_000);
            assertThat(reading.getNetworkTimeout()).isEqualTo(30_000);
        }
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void givesUpALockThatAFrozenNodeKeeps() throws SQLException {
        LedgerSettings settings = Postgres.empty("node-1");
        try (Databases frozen = new Databases(settings);
                Databases unit = new Databases(Postgres.settings("node-2"))) {
            frozen.migrate();
            try (Connection keeping = frozen.begin();
                    Connection waiting = unit.begin()) {
                String lock = "LOCK TABLE limits";
                keeping.createStatement().execute(lock);
                assertThatThrownBy(() -> waiting.createStatement().execute(lock))
                        .satisfies(failure -> assertThat(Trouble.of(failure)).isEqualTo(Trouble.BUSY));
            }
        }
    }

    @Test
    void keepsThePasswordOutOfItsText() {
        LedgerSettings settings = new LedgerSettings("jdbc:postgresql://db/relay", "relay", "s3cret", "node-1");

        assertThat(settings.toString()).doesNotContain("s3cret");
    }

    @Test
    void saysThatTheDatabaseCannotBeReached() {
        LedgerSettings away = new LedgerSettings("jdbc:postgresql://127.0.0.1:1/none", "relay", "", "node-1");

        assertThatThrownBy(() -> JdbcLedger.open(
                        away, LedgerRules.DEFAULT, Samples.accounts(), Clock.systemUTC(), CommitListener.NONE))
                .isInstanceOf(LedgerUnavailableException.class);
    }

    private LedgerSettings sqlite() {
        return new LedgerSettings("jdbc:sqlite:" + directory.resolve("ledger.db"), "", null, "node-1");
    }

    private static String ask(Databases databases, String question) throws SQLException {
        try (Connection connection = databases.begin()) {
            return ask(databases, connection, question);
        }
    }

    private static String ask(Databases databases, Connection connection, String question) throws SQLException {
        return new Sql(databases.engine, connection)
                .list(question, row -> row.getString(1))
                .get(0);
    }
}
