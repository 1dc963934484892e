package org.orderrelay.ledger.jdbc;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.orderrelay.bench.Database;
import org.orderrelay.ledger.Claim;
import org.orderrelay.ledger.ClaimRequest;
import org.orderrelay.ledger.LedgerRules;
import org.orderrelay.ledger.LedgerSettings;

/**
 * What one claim of 250 costs when few deliveries are due, and when very many are: the length of the queue must not matter.
 * Prints the plan of the question for due deliveries as well.
 */
public final class ClaimBench {
    private static final int SLOTS = 250;
    private static final int WARM_UP = 40;
    private static final int CLAIMS = 100;
    private static final int FEW = (WARM_UP + CLAIMS) * SLOTS;
    private static final int CHUNK = 250_000;
    private static final String NUMBERS =
            "WITH RECURSIVE n(i) AS (SELECT %d UNION ALL SELECT i + 1 FROM n WHERE i < %d) ";
    private static final String REFERENCE = "'Q-' || CAST(1000000000 + i AS TEXT)";
    private static final String ID = "'01990000-0000-7000-8000-' || CAST(100000000000 + i AS TEXT)";

    private ClaimBench() {}

    /** Prints both costs on one engine; the claims of the two ledgers take turns. */
    public static void run(String engine, int many) throws Exception {
        Path work = Files.createTempDirectory(Path.of("target"), "bench");
        try (Database database = Database.of(engine, work);
                Queue shortOne = new Queue(database.settings("few"), FEW);
                Queue longOne = new Queue(database.settings("many"), many)) {
            List<Double> few = new ArrayList<>();
            List<Double> much = new ArrayList<>();
            for (int i = 0; i < WARM_UP + CLAIMS; i++) {
                few.add(shortOne.claim());
                much.add(longOne.claim());
            }
            System.out.printf(
                    "%n%s: a claim of %d takes %.2f ms with %,d queued rows and %.2f ms with %,d: %.2f x (fastest %.2f and"
                            + " %.2f ms)%n",
                    engine,
                    SLOTS,
                    median(few),
                    FEW,
                    median(much),
                    many,
                    median(much) / median(few),
                    fastest(few),
                    fastest(much));
            longOne.plan().forEach(line -> System.out.println("  " + line));
        }
    }

    private static double median(List<Double> millis) {
        return millis.stream()
                .skip(WARM_UP)
                .sorted()
                .skip(CLAIMS / 2)
                .findFirst()
                .orElseThrow();
    }

    private static double fastest(List<Double> millis) {
        return millis.stream()
                .skip(WARM_UP)
                .mapToDouble(Double::doubleValue)
                .min()
                .orElseThrow();
    }

    /** A ledger with so many deliveries due. */
    private static final class Queue implements AutoCloseable {
        private final JdbcLedger ledger;
        private final Databases databases;

        Queue(LedgerSettings settings, int rows) throws SQLException {
            ledger = JdbcLedger.open(
                    settings, LedgerRules.DEFAULT, Samples.accounts(), Clock.systemUTC(), (units, nanos) -> {});
            databases = new Databases(settings);
            for (int from = 1; from <= rows; from += CHUNK) {
                fill(databases, from, Math.min(rows, from + CHUNK - 1));
            }
        }

        /** Milliseconds of one claim. */
        double claim() {
            long start = System.nanoTime();
            List<Claim> claims = ledger.claim(new ClaimRequest(SLOTS, Map.of("north", SLOTS)))
                    .join();
            double millis = (System.nanoTime() - start) / 1e6;
            if (claims.size() != SLOTS) {
                throw new IllegalStateException("only " + claims.size() + " claimed");
            }
            return millis;
        }

        List<String> plan() throws SQLException {
            try (Connection connection = databases.begin()) {
                return ClaimPlan.of(new Sql(databases.engine, connection));
            }
        }

        @Override
        public void close() {
            databases.close();
            ledger.close();
        }
    }

    /** Rows as they lie there after recording: order, lane, delivery and payload. */
    private static void fill(Databases databases, int from, int to) throws SQLException {
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

    private static void execute(Databases databases, String... statements) throws SQLException {
        try (Connection connection = databases.begin();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        }
    }
}
