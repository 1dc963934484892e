package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.Connection;
import jakarta.jms.Session;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orderrelay.pipeline.TeaOrders;
import org.orderrelay.sandbox.Sandbox;
import org.orderrelay.sandbox.SandboxOptions;

/** The metrics of a relay that took orders by every way: they are those of the catalogue, and they add up. */
class MetricsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> ACCOUNTS = Set.of("kaleyra-in");
    private static final Set<String> PROVIDERS = Set.of("kaleyra", "meta", "infobip", "-");
    private static final String REFUSED = "+919876500077";
    private static final String ODD = "+919876500078";
    /** Three by JMS and three by REST of which one each is invalid, two repetitions, a refused one, an odd one, two statuses. */
    private static final int ORDERS = 12;

    private static final String YAML = """
            accounts:
              - name: kaleyra-in
                provider: kaleyra
                base-url: "{{env:SANDBOX_URL}}"
                sid: HXAP16XXXXXX97IN
                sender: "+911234567890"
                api-key: demo
                limits: {per-day: 10000}
                payment: {type: upi, configuration: tea-shop}
                templates:
                  - {notification: order_details, locale: en_US, name: tea_invoice}
                  - {notification: order_status, locale: en_US, name: tea_news}
                webhook: {secret: demo-webhook}
            """;

    @TempDir
    private static Path folder;

    private static Sandbox sandbox;
    private static RunningRelay relay;
    private static Exposition metrics;

    @BeforeAll
    static void everyWay() throws Exception {
        sandbox = Sandbox.start(SandboxOptions.ANY_PORT);
        sandbox.script(REFUSED, "wa400");
        sandbox.script(ODD, "unlisted-400");
        Map<String, String> settings = Map.of(
                "SOURCE_FILES_DIRECTORY", folder.resolve("files").toString(),
                "SOURCE_FILES_POLL", "100ms",
                "SOURCE_FILES_SETTLE", "100ms");
        relay = new RunningRelay(folder, YAML, sandbox.baseUrl(), settings);
        byJms(TeaOrders.pending("J-1"), TeaOrders.pending("J-2"), TeaOrders.pending("J-3", "1.00"));
        byJms(TeaOrders.pending("J-1"));
        relay.post("[" + TeaOrders.pending("R-1") + "," + TeaOrders.pending("R-2") + ","
                + TeaOrders.pending("R-3", "1.00") + "]");
        relay.post(TeaOrders.pending("R-1"));
        relay.post(TeaOrders.pending("R-4").replace(TeaOrders.PHONE, REFUSED));
        relay.post(TeaOrders.pending("R-5").replace(TeaOrders.PHONE, ODD));
        relay.post(TeaOrders.status("R-1", "shipped"));
        relay.post(TeaOrders.status("J-1", "shipped"));
        byFile();
        byWebhook("demo-webhook", "x");
        byWebhook("guessed", "x");
        await().atMost(Duration.ofSeconds(30)).until(MetricsTest::isSettled);
        // the ledger's gauges are read at most every 10 s
        await().atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> read().sum("order_relay_deliveries") == read().sum("order_relay_deliveries_recorded_total")
                        && read().sum("order_relay_deliveries", "state", "queued") == 0);
        metrics = read();
    }

    @AfterAll
    static void stop() {
        relay.close();
        sandbox.close();
    }

    private static Exposition read() throws Exception {
        return Exposition.of(relay.management("/metrics").body());
    }

    private static boolean isSettled() throws Exception {
        Map<String, Long> states = relay.relay().ledger().view().countByState();
        return states.getOrDefault("queued", 0L) + states.getOrDefault("sending", 0L) == 0
                && read().sum("order_relay_orders_total") == ORDERS + 3
                && Files.exists(folder.resolve("files/results/tea.csv.result.csv"));
    }

    private static void byJms(String... orders) throws Exception {
        try (Connection connection = new ActiveMQConnectionFactory(relay.brokerUrl()).createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            var producer = session.createProducer(session.createQueue("orders"));
            for (String order : orders) {
                producer.send(session.createTextMessage(order));
            }
        }
    }

    private static void byFile() throws Exception {
        Files.createDirectories(folder.resolve("files/inbox"));
        Path work = Files.writeString(
                folder.resolve("tea.csv.work"),
                TeaOrders.CSV_HEADER
                        + TeaOrders.pendingRow("F-1", "105.00")
                        + TeaOrders.pendingRow("F-2", "1.00")
                        + TeaOrders.pendingRow("F-1", "105.00"));
        Files.move(work, folder.resolve("files/inbox/tea.csv"));
    }

    private static void byWebhook(String secret, String body) throws Exception {
        relay.send(relay.request("/webhooks/kaleyra/kaleyra-in/" + secret).POST(BodyPublishers.ofString(body)));
    }

    @Test
    void theCatalogueHasEveryMetricWithItsTypeAndNoOther() {
        Map<String, String> live = metrics.types().entrySet().stream()
                .filter(type -> type.getKey().startsWith("order_relay_"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Map<String, String> told = Catalogue.read().rows().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, row -> row.getValue().type()));

        assertThat(live).isEqualTo(told);
    }

    @Test
    void everyLabelStandsInTheCatalogueAndIsBounded() {
        Catalogue catalogue = Catalogue.read();
        for (Exposition.Sample sample : metrics.samples()) {
            if (!sample.name().startsWith("order_relay_")) {
                continue;
            }
            Catalogue.Row row = catalogue.rows().get(catalogue.metricOf(sample.name()));
            Set<String> optional = new HashSet<>(row.labels().keySet());
            assertThat(optional).as(sample.name()).containsAll(sample.labels().keySet());
            sample.labels()
                    .forEach((label, value) -> assertThat(words(row.labels().get(label)))
                            .as(sample.name() + " " + label)
                            .contains(value));
            optional.removeAll(sample.labels().keySet());
            // _count and _sum of a summary have no quantile
            assertThat(optional).as(sample.name()).isSubsetOf("quantile");
        }
    }

    private static Set<String> words(Set<String> told) {
        return told.contains("accounts") ? ACCOUNTS : told.contains("providers") ? PROVIDERS : told;
    }

    @Test
    void whatCameInIsWhatWasSent() {
        assertThat(metrics.sum("order_relay_orders_total", "source", "jms")).isEqualTo(4);
        assertThat(metrics.sum("order_relay_orders_total", "source", "rest")).isEqualTo(8);
        assertThat(metrics.sum("order_relay_orders_total", "source", "file")).isEqualTo(3);
        assertThat(metrics.sum("order_relay_orders_total", "verdict", "rejected"))
                .isEqualTo(3);
        assertThat(metrics.sum("order_relay_orders_total", "verdict", "duplicate"))
                .isEqualTo(3);
        assertThat(metrics.sum("order_relay_orders_total", "verdict", "recorded"))
                .isEqualTo(9);
    }

    @Test
    void everyDeliveryIsInOneState() {
        assertThat(metrics.sum("order_relay_deliveries_recorded_total")).isEqualTo(9);
        assertThat(metrics.sum("order_relay_deliveries")).isEqualTo(9);
        assertThat(metrics.sum("order_relay_deliveries", "state", "dead")).isEqualTo(2);
        assertThat(metrics.sum("order_relay_deliveries", "state", "accepted")).isEqualTo(7);
    }

    @Test
    void attemptsAreTheCallsTheProviderSaw() {
        assertThat(metrics.sum("order_relay_delivery_attempts_seconds_count"))
                .isEqualTo((double) sandbox.stats().requests())
                .isEqualTo(metrics.sum("order_relay_account_calls_today"));
        assertThat(metrics.sum("order_relay_delivery_attempts_seconds_count", "outcome", "accepted"))
                .isEqualTo((double) sandbox.stats().accepted());
        assertThat(metrics.sum("order_relay_codes_unlisted_total", "where", "answer"))
                .isEqualTo(1);
    }

    @Test
    void theRowsOfAFileAddUp() throws Exception {
        JsonNode file =
                JSON.readTree(relay.get("/v1/files").body()).path("items").get(0);
        int parts = 0;
        for (String part : List.of(
                "rejected",
                "duplicate",
                "superseded",
                "accepted",
                "failed",
                "dead",
                "abandoned",
                "queued",
                "sending",
                "unknown")) {
            assertThat(file.path(part).isInt()).as(part).isTrue();
            parts += file.path(part).asInt();
        }

        assertThat(file.path("rows").asInt()).isEqualTo(3).isEqualTo(parts);
    }

    @Test
    void partsThatWorkAreUp() {
        for (String part : List.of("ledger", "broker", "disk", "outbox", "folder", "results")) {
            assertThat(metrics.sum("order_relay_up", "part", part)).as(part).isEqualTo(1);
        }
        assertThat(metrics.sum("order_relay_disk_free_bytes")).isPositive();
        assertThat(metrics.sum("order_relay_poll_age_seconds")).isLessThan(10);
        assertThat(metrics.sum("order_relay_poll_limit_seconds")).isEqualTo(120);
    }

    @Test
    void promtoolFindsNothingToLint() throws Exception {
        Promtool.run(relay.management("/metrics").body(), "check", "metrics");
    }
}
