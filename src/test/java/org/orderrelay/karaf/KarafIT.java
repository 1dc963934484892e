package org.orderrelay.karaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.DisabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.orderrelay.pipeline.rest.Clients;
import org.orderrelay.sandbox.Sandbox;
import org.orderrelay.sandbox.SandboxOptions;

/**
 * The KAR in a real Karaf that cannot download anything: one life of it, from the drop into {@code deploy/} to SIGTERM.
 * The tests are its stations, in order. The sandbox's log is the oracle.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisabledForJreRange(min = JRE.JAVA_24, disabledReason = "Karaf 4.4's start script asks for a security manager")
final class KarafIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path KAR = Path.of(System.getProperty("kar"));
    private static final String CONFIGURATION = """
            http.port=%d
            management.port=%d
            broker.embedded.url=tcp://127.0.0.1:%d
            orders.unknown.wait=1s
            """;

    private final int httpPort = KarafProcess.freePort();
    private final int brokerPort = KarafProcess.freePort();
    private final KarafOrders orders = new KarafOrders(brokerPort, httpPort);

    private Path work;
    private Sandbox sandbox;
    private SmsGateway gateway;
    private KarafProcess karaf;

    @BeforeAll
    void dropTheKar(@TempDir Path folder) throws Exception {
        work = folder;
        sandbox = Sandbox.start(SandboxOptions.ANY_PORT);
        gateway = new SmsGateway();
        karaf = new KarafProcess(Path.of(System.getProperty("stock.karaf")), work.resolve("karaf"));
        Files.createDirectories(etc(""));
        Files.writeString(
                etc("application.properties"), CONFIGURATION.formatted(httpPort, KarafProcess.freePort(), brokerPort));
        karaf.deploy(KAR);
        karaf.start();
    }

    @AfterAll
    void end() {
        karaf.close();
        gateway.close();
        sandbox.close();
    }

    @Test
    @Order(1)
    void installsItsFilesAndSaysWhatTheConfigurationLacks() throws Exception {
        eventually()
                .until(
                        () -> karaf.shell("order-relay:status"),
                        status -> status.contains("KALEYRA_API_KEY is not set"));
        try (Stream<Path> shipped = Files.list(Path.of("routes"));
                Stream<Path> installed = Files.list(etc("routes"))) {
            assertThat(installed.map(Path::getFileName))
                    .containsExactlyInAnyOrderElementsOf(
                            shipped.map(Path::getFileName).toList());
        }
        assertThat(etc("application.properties"))
                .content()
                .as("the operator's own")
                .hasLineCount(4);
        assertThat(etc("application.properties.new")).hasSameTextualContentAs(Path.of("config/application.properties"));
    }

    @Test
    @Order(2)
    void startsWithoutARestartWhenConfigurationAndProviderAreThere() throws Exception {
        Files.writeString(etc("clients.yaml"), clients());
        Files.writeString(etc("accounts.yaml"), accounts());
        eventually()
                .until(
                        () -> karaf.shell("order-relay:status"),
                        status -> status.contains("account sms: provider must be one of"));
        karaf.deploy(SampleBundle.pack(work.resolve("sms-1.0.0.jar")));
        untilItRuns();
    }

    @Test
    @Order(3)
    void deliversWhatComesByQueueAndRest() throws Exception {
        orders.queue(KarafOrders.invoice("QUEUE-1"));
        assertThat(orders.post(KarafOrders.invoice("REST-1"))).isEqualTo(202);
        untilAccepted("QUEUE-1", "REST-1");
    }

    @Test
    @Order(4)
    void anotherBundleBringsASourceAndAProvider() throws Exception {
        assertThat(karaf.shell("order-relay:routes")).contains("ingest-shop");
        Files.writeString(
                Files.createDirectories(karaf.data("shop")).resolve("news.txt"), "SHOP-1;shipped;+919876543210\n");
        eventually().until(() -> gateway.taken().size() == 1);
        assertThat(gateway.taken())
                .containsExactly("{\"to\": \"+919876543210\", \"text\": \"Your order SHOP-1: shipped\"}");
    }

    @Test
    @Order(5)
    void stopsAndStartsARoute() throws Exception {
        assertThat(karaf.shell("order-relay:route-stop ingest-jms")).contains("ingest-jms is Stopped");
        orders.queue(KarafOrders.invoice("QUEUE-2"));
        assertThat(karaf.shell("order-relay:orders QUEUE-2")).contains("There is no order QUEUE-2");
        assertThat(karaf.shell("order-relay:route-start ingest-jms")).contains("ingest-jms is Started");
        untilAccepted("QUEUE-2");
    }

    @Test
    @Order(6)
    void holdsAndReleasesAnAccount() throws Exception {
        assertThat(karaf.shell("order-relay:hold -r 'price change' tea")).contains("held: account", "price change");
        assertThat(orders.post(KarafOrders.invoice("HELD-1"))).isEqualTo(202);
        assertThat(karaf.shell("order-relay:deliveries --state queued"))
                .contains("HELD-1", "hold account")
                .doesNotContain("+9198765");
        assertThat(karaf.shell("order-relay:release -r 'prices are right' tea")).contains("nothing held");
        untilAccepted("HELD-1");
    }

    @Test
    @Order(6)
    void onlyThoseWhoMayHoldAnAccount() {
        assertThat(karaf.viewerShell("order-relay:status")).contains("running since");
        assertThat(karaf.viewerShell("order-relay:hold -r 'may I' tea")).contains("Insufficient credentials");
        assertThat(karaf.shell("order-relay:status")).doesNotContain("may I");
    }

    @Test
    @Order(7)
    void replaysADeadDelivery() throws Exception {
        sandbox.script("*", "wa400", "accept");
        assertThat(orders.post(KarafOrders.invoice("DEAD-1"))).isEqualTo(202);
        String dead = eventually()
                .until(() -> karaf.shell("order-relay:deliveries --state dead"), list -> list.contains("DEAD-1"));
        Matcher id = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}").matcher(dead);
        assertThat(id.find()).isTrue();
        assertThat(karaf.shell("order-relay:replay " + id.group()))
                .as("without a reason")
                .contains("--reason");
        assertThat(karaf.shell("order-relay:replay -r 'was a mistake' " + id.group()))
                .contains(id.group());
        untilAccepted("DEAD-1");
        assertThat(karaf.shell("order-relay:orders DEAD-1")).contains("attempt 1", "attempt 2", "WA400");
        sandbox.clearScripts();
    }

    @Test
    @Order(8)
    void everyCommandHasHelp() {
        for (String command : List.of(
                "status", "routes", "route-stop", "route-start", "orders", "deliveries", "replay", "hold", "release")) {
            assertThat(karaf.shell("order-relay:" + command + " --help"))
                    .as(command)
                    .contains("DESCRIPTION", "order-relay:" + command);
        }
    }

    @Test
    @Order(9)
    void completesWhatTheRelayKnows() {
        assertCompletes("order-relay:route-stop ingest-\t", "ingest-jms", "ingest-rest", "ingest-shop");
        assertCompletes("order-relay:hold --scope \t", "sender", "template", "recipient");
        assertCompletes("order-relay:orders QUEUE-\t", "QUEUE-1", "QUEUE-2");
    }

    private void assertCompletes(String typed, String... words) {
        assertThat(karaf.terminal(typed, words)).contains(words);
    }

    @Test
    @Order(10)
    void goesOnAfterARestartOfTheBundle() throws Exception {
        assertThat(karaf.shell("bundle:restart order-relay")).isBlank();
        untilItRuns();
        assertThat(karaf.shell("order-relay:orders QUEUE-1"))
                .as("of the run before")
                .contains("accepted");
        orders.queue(KarafOrders.invoice("QUEUE-3"));
        untilAccepted("QUEUE-3");
        assertThat(karaf.shell("order-relay:routes")).contains("ingest-shop");
    }

    @Test
    @Order(11)
    void losesNothingWhenItIsDeployedAnewUnderLoad() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<List<String>> queued = CompletableFuture.supplyAsync(() -> queueUntil(enough));
        CompletableFuture<List<String>> posted = CompletableFuture.supplyAsync(() -> postUntil(enough));
        eventually().until(() -> sandbox.stats().accepted() > 100);
        String before = karaf.shell("bundle:id order-relay");

        karaf.deploy(KAR);
        eventually().until(() -> !karaf.shell("bundle:id order-relay").equals(before));
        untilItRuns();
        long accepted = sandbox.stats().accepted();
        eventually().until(() -> sandbox.stats().accepted() > accepted + 50);
        enough.set(true);

        List<String> sent = new ArrayList<>(queued.get());
        sent.addAll(posted.get());
        untilAccepted(sent.toArray(String[]::new));
        assertThat(acceptedReferences()).as("repeated").doesNotHaveDuplicates();
        assertThat(acceptedReferences()).as("lost").containsAll(sent);
        assertThat(etc("accounts.yaml")).content().as("the operator's own").contains(sandbox.baseUrl());
        System.out.printf("KarafIT: %d orders while deployed anew, lost 0, repeated 0%n", sent.size());
    }

    @Test
    @Order(12)
    void keepsNothingInMemoryOfTheOneBefore() throws Exception {
        assertThat(karaf.instances("org.apache.camel.main.Main")).isEqualTo(1);
    }

    @Test
    @Order(13)
    void endsWithKaraf() throws Exception {
        assertThat(karaf.stop()).isTrue();
        assertThat(karaf.log().stream().filter(line -> line.contains("| ERROR |") && line.contains("- order-relay -")))
                .as("but for the faults of the configuration at first")
                .allMatch(line -> line.contains("configuration: "));
    }

    private List<String> queueUntil(AtomicBoolean enough) {
        List<String> sent = new ArrayList<>();
        try {
            while (!enough.get()) {
                String[] some = new String[20];
                for (int i = 0; i < some.length; i++) {
                    sent.add("Q-" + sent.size());
                    some[i] = KarafOrders.invoice(sent.get(sent.size() - 1));
                }
                orders.queue(some);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return sent;
    }

    /** What is not answered is posted again, as an ERP does. */
    private List<String> postUntil(AtomicBoolean enough) {
        List<String> sent = new ArrayList<>();
        while (!enough.get()) {
            String reference = "R-" + sent.size();
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> orders.post(KarafOrders.invoice(reference)) == 202);
            sent.add(reference);
        }
        return sent;
    }

    private void untilItRuns() {
        eventually().until(() -> karaf.shell("order-relay:status"), status -> status.contains("running since"));
    }

    private void untilAccepted(String... references) throws Exception {
        eventually().until(() -> acceptedReferences().containsAll(List.of(references)));
    }

    private List<String> acceptedReferences() throws Exception {
        List<String> references = new ArrayList<>();
        for (String line : sandbox.log()) {
            var entry = JSON.readTree(line);
            if (entry.get("accepted").asBoolean()) {
                references.add(entry.get("reference_id").asText());
            }
        }
        return references;
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(250));
    }

    private Path etc(String file) {
        return karaf.etc("order-relay").resolve(file);
    }

    private static String clients() {
        return "clients: [{name: erp, roles: [ingest], key-sha256: \"" + Clients.hash(KarafOrders.KEY) + "\"}]\n";
    }

    private String accounts() {
        return """
                accounts:
                  - name: tea
                    provider: kaleyra
                    base-url: %s
                    sid: HXAP
                    sender: "+911234567890"
                    api-key: test
                    payment: {type: upi, configuration: test}
                    templates:
                      - {notification: order_details, locale: en_US, name: details}
                      - {notification: order_status, locale: en_US, name: status}
                  - name: sms
                    provider: sms
                    base-url: %s
                    api-key: test
                    templates:
                      - {notification: order_details, locale: en_US, name: details}
                      - {notification: order_status, locale: en_US, name: status}
                routing: {default: tea}
                """.formatted(sandbox.baseUrl(), gateway.url());
    }
}
