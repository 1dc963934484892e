package org.orderrelay.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.spi.Registry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orderrelay.account.Accounts;
import org.orderrelay.ledger.Claim;
import org.orderrelay.ledger.ClaimRequest;
import org.orderrelay.ledger.CommitListener;
import org.orderrelay.ledger.Entry;
import org.orderrelay.ledger.Ledger;
import org.orderrelay.ledger.LedgerRules;
import org.orderrelay.ledger.LedgerSettings;
import org.orderrelay.ledger.LedgerUnavailableException;
import org.orderrelay.ledger.Publication;
import org.orderrelay.ledger.Verdict;
import org.orderrelay.ledger.jdbc.JdbcLedger;
import org.orderrelay.pipeline.intake.Recording;
import org.orderrelay.pipeline.jms.JmsBatchComponent;

/** Arrays in one message, from a real broker into a real ledger on SQLite: all of a message in one transaction, or nothing. */
class ArrayMessagesTest extends RoutesOnTest {
    private static final int ORDERS = 500;

    @TempDir
    private static Path brokerFolder;

    private static TestBroker broker;

    @TempDir
    private Path folder;

    private Ledger sqlite;
    private String url;
    /** While it is set every try to record fails: once at each order of the array, and then as a whole. */
    private final AtomicBoolean failing = new AtomicBoolean();

    private final AtomicInteger failedAt = new AtomicInteger();

    @BeforeAll
    static void startBroker() throws Exception {
        broker = new TestBroker("arrays", brokerFolder);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @AfterEach
    void closeLedger() {
        sqlite.close();
    }

    @Override
    protected List<String> files() {
        List<String> files = new ArrayList<>(THE_WAY);
        files.add("10-ingest-jms");
        return files;
    }

    @Override
    protected Map<String, String> placeholders() {
        return Map.of(
                "source.jms.queue", "orders",
                "source.jms.batch", "250",
                "source.jms.consumers", "1",
                "source.jms.deliveries", "5");
    }

    @Override
    protected void bindToRegistry(Registry registry) throws Exception {
        super.bindToRegistry(registry);
        url = "jdbc:sqlite:" + folder.resolve("ledger.db");
        sqlite = JdbcLedger.open(
                new LedgerSettings(url, "", null, "node"),
                LedgerRules.DEFAULT,
                new Accounts(List.of(account)),
                Clock.systemUTC(),
                CommitListener.NONE);
        registry.bind("recording", new Recording(faulty(), verdicts -> {}));
        registry.bind("jms-batch", new JmsBatchComponent(broker.connections()));
    }

    /** The real ledger, whose records fail when told to. */
    private Ledger faulty() {
        return (Ledger) Proxy.newProxyInstance(
                Ledger.class.getClassLoader(),
                new Class<?>[] {Ledger.class},
                (proxy, method, values) ->
                        method.getName().equals("record") ? record(values[0]) : method.invoke(sqlite, values));
    }

    @SuppressWarnings("unchecked")
    private CompletableFuture<List<Verdict>> record(Object entries) throws SQLException {
        List<Entry> all = (List<Entry>) entries;
        if (!failing.get()) {
            return sqlite.record(all);
        }
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            while (failedAt.get() < all.size()) {
                int at = failedAt.getAndIncrement();
                // an error in the middle of the transaction, at this order's delivery
                statement.execute("CREATE TRIGGER fault BEFORE INSERT ON deliveries WHEN NEW.reference_id = 'ARRAY-"
                        + at + "' BEGIN SELECT json('{'); END");
                assertThatThrownBy(() -> sqlite.record(all).join()).hasMessageContaining("malformed JSON");
                statement.execute("DROP TRIGGER fault");
                assertThat(count(statement, "events") + count(statement, "deliveries") + count(statement, "orders"))
                        .as("rows after a failure at order " + at)
                        .isZero();
            }
        }
        return CompletableFuture.failedFuture(new LedgerUnavailableException("the disk is full"));
    }

    private static long count(Statement statement, String table) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            return rows.getLong(1);
        }
    }

    private long count(String table) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            return count(statement, table);
        }
    }

    private static String array() {
        return IntStream.range(0, ORDERS)
                .mapToObj(i -> TeaOrders.pending("ARRAY-" + i).replace(TeaOrders.PHONE, "+9198765" + (10_000 + i)))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private List<Claim> claimAll() {
        List<Claim> claims = new ArrayList<>();
        int before = -1;
        while (claims.size() > before) {
            before = claims.size();
            claims.addAll(sqlite.claim(new ClaimRequest(1_000, Map.of(account.name(), 1_000)))
                    .join());
        }
        return claims;
    }

    @Test
    void aFailureAtEachOfFiveHundredOrdersLeavesNothingAndAfterRedeliveryEachIsSentOnce() throws Exception {
        failing.set(true);
        broker.sendText("orders", array());
        await().atMost(Duration.ofSeconds(60)).until(() -> failedAt.get() == ORDERS);
        context.getRouteController().stopRoute("ingest-jms");
        assertThat(broker.waiting("orders")).as("not acknowledged").isEqualTo(1);
        assertThat(broker.browse("orders").get(0).getJMSRedelivered()).isTrue();
        assertThat(count("deliveries")).isZero();

        failing.set(false);
        context.getRouteController().startRoute("ingest-jms");
        await().until(() -> broker.waiting("orders") == 0);
        List<Claim> sent = claimAll();
        broker.sendText("orders", array());
        await().until(() -> broker.waiting("orders") == 0);
        sent.addAll(claimAll());

        Set<String> references = new HashSet<>();
        sent.forEach(claim -> references.add(claim.referenceId()));
        assertThat(sent).hasSize(ORDERS);
        assertThat(references).hasSize(ORDERS);
    }

    @Test
    void theGoodOrdersOfAnArrayAreRecordedAndTheBadOneIsToldWithItsIndexInOneTransaction() throws Exception {
        broker.sendText(
                "orders",
                "[" + TeaOrders.pending("MIX-0") + "," + TeaOrders.pending("MIX-1", "99.00") + ","
                        + TeaOrders.pending("MIX-2") + "]");
        await().until(() -> broker.waiting("orders") == 0);

        assertThat(claimAll()).extracting(Claim::referenceId).containsExactlyInAnyOrder("MIX-0", "MIX-2");
        assertThat(sqlite.unpublished(10))
                .filteredOn(news -> news.channel().equals(Publication.INVALID))
                .singleElement()
                .satisfies(news -> assertThat(news.body())
                        .contains("\"index\":1")
                        .contains("\"reference_id\":\"MIX-1\"")
                        .contains("\"rule\":\"sum\""));
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet times = statement.executeQuery("SELECT COUNT(*) FROM (SELECT recorded_at FROM events"
                        + " UNION SELECT received_at FROM invalid UNION SELECT created_at FROM publications)")) {
            assertThat(times.getInt(1)).as("times of transactions").isEqualTo(1);
        }
    }
}
