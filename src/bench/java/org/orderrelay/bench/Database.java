package org.orderrelay.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.orderrelay.ledger.LedgerSettings;

/** Where ledgers are: SQLite files, or one PostgreSQL server with a database for each program. Every commit is on disk. */
public final class Database implements AutoCloseable {
    private final Path work;
    private final @Nullable EmbeddedPostgres server;

    private Database(Path work, @Nullable EmbeddedPostgres server) {
        this.work = work;
        this.server = server;
    }

    /** Starts what it takes; {@code sqlite} or {@code postgresql}. */
    public static Database of(String engine, Path work) throws IOException {
        return switch (engine) {
            case "sqlite" -> new Database(work, null);
            case "postgresql" ->
                new Database(
                        work,
                        EmbeddedPostgres.builder()
                                .setServerConfig("fsync", "on") // as in production; the embedded one has it off
                                .setServerConfig("full_page_writes", "on")
                                .setServerConfig("max_connections", "200")
                                .setServerConfig("shared_buffers", "256MB")
                                .setServerConfig("max_wal_size", "4GB")
                                .start());
            default -> throw new IllegalArgumentException("sqlite or postgresql, not " + engine);
        };
    }

    /** The relay's settings for a ledger of its own. */
    Map<String, String> environment(String name) throws SQLException, IOException {
        return server == null
                ? Map.of("LEDGER_URL", url(name))
                : Map.of("LEDGER_URL", url(name), "LEDGER_USER", "postgres", "LEDGER_PASSWORD", "postgres");
    }

    /** A new, empty ledger. */
    public LedgerSettings settings(String name) throws SQLException, IOException {
        return new LedgerSettings(url(name), "postgres", "postgres", name);
    }

    /** The JDBC URL of a new, empty database. */
    String url(String name) throws SQLException, IOException {
        if (server == null) {
            Path folder =
                    Files.createDirectories(work.resolve(name + "-ledger")).toAbsolutePath();
            return "jdbc:sqlite:" + folder.resolve("ledger.db");
        }
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return server.getJdbcUrl("postgres", name).replaceFirst("\\?.*", "");
    }

    /** CPU time so far of a server beside the program: what the bench started that is not Java. */
    static Duration cpu() {
        return ProcessHandle.current()
                .descendants()
                .map(ProcessHandle::info)
                .filter(info -> info.command().orElse("").endsWith("postgres"))
                .map(info -> info.totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            server.close();
        }
    }
}
