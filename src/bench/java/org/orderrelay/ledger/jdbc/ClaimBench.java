package org.orderrelay.ledger.jdbc;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.orderrelay.ledger.Claim;
import org.orderrelay.ledger.ClaimRequest;
import org.orderrelay.ledger.LedgerRules;
import org.orderrelay.ledger.LedgerSettings;

/**
 * What one claim of 250 costs when few rows are due, and when very many are: the queue's length must not matter. Prints
 * the plan of the question for due deliveries as well.
 */
public final class ClaimBench {
    private static final int SLOTS = 250;
    private static final int CLAIMS = 40;
    private static final int FEW = CLAIMS * SLOTS * 2;
    private static final String NUMBERS =
            "WITH RECURSIVE n(i) AS (SELECT %d UNION ALL SELECT i + 1 FROM n WHERE i < %d) ";
    private static final String REFERENCE = "'Q-' || CAST(1000000000 + i AS TEXT)";
    private static final String ID = "'01990000-0000-7000-8000-' || CAST(100000000000 + i AS TEXT)";

    private ClaimBench() {}

    /** Prints both costs on one engine. */
    public static void run(String engine, int many) throws Exception {
        Path folder = Files.createTempDirectory(Path.of("target"), "bench");
        LedgerSettings settings = engine.equals("sqlite")
                ? new LedgerSettings("jdbc:sqlite:" + folder.resolve("ledger.db"), "", null, "bench")
                : Postgres.empty("bench");
        try (JdbcLedger ledger = JdbcLedger.open(
                        settings, LedgerRules.DEFAULT, Samples.accounts(), Clock.systemUTC(), (u, n) -> {});
                Databases databases = new Databases(settings)) {
            queue(databases, 1, FEW);
            double warm = claims(ledger);
            double few = claims(ledger);
            queue(databases, FEW + 1, FEW + many);
            double cold = claims(ledger);
            queueAgain(databases);
            double much = claims(ledger);
            System.out.printf(
                    "%n%s: a claim of %d takes %.2f ms with %,d queued rows, %.2f ms with %,d (ratio %.2f; first ones %.2f and"
                            + " %.2f)%n",
                    engine, SLOTS, few, FEW / 2, much, many, much / few, warm, cold);
            plan(databases).forEach(line -> System.out.println("  " + line));
        }
    }

    /** Rows as they lie there after recording: order, lane, delivery and payload. */
    private static void queue(Databases databases, int from, int to) throws SQLException {
        String numbers = NUMBERS.formatted(from, to);
        execute(
                databases,
                "INSERT INTO lanes VALUES ('north|+911234567890|q|en_US', 'north', '+911234567890', 'q', 'en_US')"
                        + " ON CONFLICT (lane) DO NOTHING",
                "INSERT INTO orders (reference_id, account, last_seq, wire_count, paid) " + numbers + "SELECT "
                        + REFERENCE + ", 'north', 1, 1, 0 FROM n",
                "INSERT INTO payloads (delivery_id, payload) " + numbers + "SELECT " + ID + ", '{}' FROM n",
                "INSERT INTO deliveries (id, event_key, reference_id, recipient, seq, status, account, provider, sender,"
                        + " template, language, lane, refs, recorded_at, state, attempts, failures, outcomes, due_at) "
                        + numbers + "SELECT " + ID + ", 'of:' || " + REFERENCE + ", " + REFERENCE
                        + ", '+9198' || CAST(10000000 + i % 90000000 AS TEXT), 1, 'pending', 'north', 'kaleyra',"
                        + " '+911234567890', 'q', 'en_US', 'north|+911234567890|q|en_US', '{}', 1, 'queued', 0, 0, 0, i"
                        + " FROM n");
    }

    /** What was claimed waits again, so that the second round meets what the first one met. */
    private static void queueAgain(Databases databases) throws SQLException {
        execute(
                databases,
                "UPDATE deliveries SET state = 'queued', due_at = 1, lease_until = NULL WHERE state = 'sending'",
                databases.engine == Engine.SQLITE ? "PRAGMA optimize" : "ANALYZE deliveries");
    }

    private static void execute(Databases databases, String... statements) throws SQLException {
        try (Connection connection = databases.begin();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        }
    }

    /** Median of the claims in milliseconds. */
    private static double claims(JdbcLedger ledger) {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < CLAIMS; i++) {
            long start = System.nanoTime();
            List<Claim> claims = ledger.claim(new ClaimRequest(SLOTS, Map.of("north", SLOTS)))
                    .join();
            millis.add((System.nanoTime() - start) / 1e6);
            if (claims.size() != SLOTS) {
                throw new IllegalStateException("only " + claims.size() + " claimed");
            }
        }
        Collections.sort(millis);
        return millis.get(CLAIMS / 2);
    }

    private static List<String> plan(Databases databases) throws SQLException {
        try (Connection connection = databases.begin()) {
            return ClaimPlan.of(new Sql(databases.engine, connection));
        }
    }
}
