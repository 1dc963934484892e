package org.orderrelay.bench.rival;

import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One table, one row an order, one commit a row: what was sent under which key, and what was answered. Durable as the
 * relay's is. On SQLite one connection writes, since a second one would only wait for it.
 */
public final class RivalLedger {
    private static final int CONNECTIONS = 16;

    private final HikariDataSource readers;
    private final HikariDataSource writers;
    private final AtomicLong settled = new AtomicLong();

    RivalLedger(String url, int inFlight) throws SQLException {
        boolean sqlite = url.startsWith("jdbc:sqlite:");
        int connections = Math.min(CONNECTIONS, inFlight);
        writers = pool(url, sqlite ? 1 : connections);
        readers = sqlite ? pool(url, connections / 2) : writers;
        try (Connection connection = writers.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE sent (event_key TEXT PRIMARY KEY, reference_id TEXT NOT NULL,"
                    + " delivery_id TEXT NOT NULL, payload TEXT NOT NULL, http_status INTEGER NOT NULL,"
                    + " answer TEXT NOT NULL)");
        }
    }

    private static HikariDataSource pool(String url, int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(connections);
        config.setConnectionTimeout(60_000);
        if (url.startsWith("jdbc:sqlite:")) {
            config.addDataSourceProperty("journal_mode", "WAL");
            config.addDataSourceProperty("synchronous", "FULL");
            config.addDataSourceProperty("busy_timeout", "5000");
        } else {
            config.setUsername("postgres");
            config.setPassword("postgres");
            config.addDataSourceProperty("options", "-c synchronous_commit=on");
        }
        return new HikariDataSource(config);
    }

    /** Idempotency: whether this event was sent before. */
    public boolean isSent(String eventKey) throws SQLException {
        try (Connection connection = readers.getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT 1 FROM sent WHERE event_key = ?")) {
            statement.setString(1, eventKey);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** One row, one commit. */
    public void settle(RivalOrder order, int status, String answer) throws SQLException {
        try (Connection connection = writers.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("INSERT INTO sent VALUES (?, ?, ?, ?, ?, ?)")) {
            statement.setString(1, order.eventKey());
            statement.setString(2, order.referenceId());
            statement.setString(3, order.deliveryId());
            statement.setString(4, order.payload());
            statement.setInt(5, status);
            statement.setString(6, answer);
            statement.executeUpdate();
        }
        settled.incrementAndGet();
    }

    /** Tells over HTTP how many rows there are. */
    void showCount(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/settled", exchange -> {
            byte[] count = settled.toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, count.length);
            exchange.getResponseBody().write(count);
            exchange.close();
        });
        server.start();
    }
}
