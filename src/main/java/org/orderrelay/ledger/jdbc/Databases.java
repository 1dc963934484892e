package org.orderrelay.ledger.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.orderrelay.ledger.LedgerSettings;

/**
 * Connections: those that write, and a few that read without ever waiting for them. SQLite has room for one writer.
 * PostgreSQL gets two, as taking in and sending wait for its answers and not for each other.
 */
final class Databases implements AutoCloseable {
    private static final int READERS = 4;
    private static final long CONNECT_MILLIS = 3_000;
    private static final String WRITER_OPTIONS = "-c synchronous_commit=on -c enable_seqscan=off"
            + " -c lock_timeout=5s -c idle_in_transaction_session_timeout=30s";

    final Engine engine;
    final HikariDataSource writer;
    final HikariDataSource readers;

    Databases(LedgerSettings settings) {
        this.engine = Engine.of(settings.url());
        this.readers = new HikariDataSource(config(settings, READERS, false));
        this.writer = new HikariDataSource(config(settings, writers(), true));
    }

    /** Connections that may write at once. */
    int writers() {
        return engine == Engine.SQLITE ? 1 : 2;
    }

    /** Brings the tables up to date; two nodes that start at once wait for each other. */
    void migrate() {
        Flyway.configure(getClass().getClassLoader())
                .dataSource(readers)
                .locations("classpath:db/common")
                .placeholders(Map.of("identity", engine.identity))
                .load()
                .migrate();
    }

    /**
     * The writer's connection, in a transaction. The pool takes it back out of the transaction: on SQLite an idle
     * connection without auto-commit would hold the file's lock.
     */
    Connection begin() throws SQLException {
        Connection connection = writer.getConnection();
        try {
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private HikariConfig config(LedgerSettings settings, int size, boolean writes) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(writes ? "ledger-writer" : "ledger-readers");
        config.setDriverClassName(engine.driver);
        config.setJdbcUrl(settings.url());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setInitializationFailTimeout(-1); // a database that is away is noticed by the first question
        config.setConnectionTimeout(CONNECT_MILLIS);
        if (engine == Engine.SQLITE) {
            sqlite(config, writes);
        } else {
            config.setUsername(settings.user());
            config.setPassword(settings.password());
            postgresql(config, writes);
        }
        return config;
    }

    /** FULL: a commit is on disk before it is answered, which WAL alone does not promise. */
    private static void sqlite(HikariConfig config, boolean writes) {
        config.addDataSourceProperty("journal_mode", "WAL");
        config.addDataSourceProperty("synchronous", "FULL");
        config.addDataSourceProperty("busy_timeout", "5000");
        config.addDataSourceProperty("cache_size", writes ? "-65536" : "-8192");
        config.addDataSourceProperty("transaction_mode", writes ? "IMMEDIATE" : "DEFERRED");
    }

    /**
     * A commit is on disk before it is answered, whatever the server's own setting. And the writer asks by key only:
     * without the last setting plans made while the tables were empty read them whole until
     * the first ANALYZE: measured, a tenth of the speed.
     *
     * <p>No node waits for ever. A server that stopped answering is given up after {@code socketTimeout} seconds; a lock of
     * another node after {@code lock_timeout}, which is tried again; and the server ends a node that froze within a
     * transaction, so that its locks go. The last two are the writer's alone: the readers' connections also bring the
     * tables up to date, which takes as long as it takes.
     */
    private static void postgresql(HikariConfig config, boolean writes) {
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("ApplicationName", "order-relay");
        config.addDataSourceProperty("connectTimeout", "3");
        config.addDataSourceProperty("socketTimeout", "30");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        if (writes) {
            config.addDataSourceProperty("options", WRITER_OPTIONS);
        }
    }

    @Override
    public void close() {
        writer.close();
        readers.close();
    }
}
