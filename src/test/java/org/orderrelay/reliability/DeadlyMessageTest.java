package org.orderrelay.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.Connection;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orderrelay.pipeline.TeaOrders;
import org.orderrelay.sandbox.Sandbox;
import org.orderrelay.sandbox.SandboxOptions;

/** P9: a message that ends the process, embedded broker and all, each time it is about to be read. */
final class DeadlyMessageTest {
    /** Its processes live for seconds. */
    private static final String QUICK = "-XX:TieredStopAtLevel=1";

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path work;

    @Test
    void endsWithTheInvalidOrdersAfterExactlyTwoDeliveriesAndItsNeighboursAreSentOnce() throws Exception {
        Path deaths = work.resolve("deaths");
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.ANY_PORT)) {
            RelayProcess relay = new RelayProcess(work, sandbox.baseUrl())
                    .withRoutes(routes())
                    .with(Deadly.LOG, deaths.toString())
                    .with("SOURCE_JMS_DELIVERIES", "2")
                    .start(QUICK);
            try {
                send(relay.brokerUrl());
                relay.awaitEnd();
                startAndDie(relay);
                relay.start(QUICK);

                Message invalid = take(relay.brokerUrl());
                JsonNode told = JSON.readTree(((TextMessage) invalid).getText());
                assertThat(told.at("/violations/0/rule").asText()).isEqualTo("deliveries");
                assertThat(told.path("received").asText()).contains(Deadly.WORD);
                Desk desk = new Desk(relay);
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> desk.listed("queued", "sending").isEmpty());
                // a call that was open, or about to be, when the process ended is an operator's: nobody guesses
                desk.settleUnknown(new Oracle(sandbox).takenIds(), "");
                await().atMost(Duration.ofSeconds(30)).until(() -> sent(sandbox).size() >= 10);
            } finally {
                relay.kill();
            }
            assertThat(sent(sandbox).stream().map(DeadlyMessageTest::withoutSuffix))
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, 10).mapToObj(i -> "NEAR-" + i).toList());
        }
        assertThat(Files.readAllLines(deaths))
                .as("messages in hand at each death")
                .hasSize(2)
                .last()
                .isEqualTo("1");
    }

    /** It may die before or after it says that it is up. */
    private static void startAndDie(RelayProcess relay) throws IOException {
        try {
            relay.start(QUICK);
        } catch (IllegalStateException died) {
            assertThat(died).hasMessageContaining("the relay ended");
        }
        relay.awaitEnd();
    }

    private Path routes() throws IOException {
        Path routes = Files.createDirectory(work.resolve("routes"));
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            for (Path file : files.toList()) {
                Files.copy(file, routes.resolve(file.getFileName()));
            }
        }
        Path ingest = routes.resolve("10-ingest-jms.yaml");
        String step = "        - to: direct:received-documents";
        Files.writeString(
                ingest,
                Files.readString(ingest)
                        .replace(
                                step,
                                "        - bean: {beanType: " + Deadly.class.getName() + ", method: read}\n" + step));
        return routes;
    }

    private static void send(String url) throws Exception {
        try (Connection connection = new ActiveMQConnectionFactory(url).createConnection();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageProducer producer = session.createProducer(session.createQueue("orders"))) {
            for (int i = 0; i < 10; i++) {
                if (i == 5) {
                    producer.send(session.createTextMessage(TeaOrders.pending(Deadly.WORD)));
                }
                producer.send(session.createTextMessage(
                        TeaOrders.pending("NEAR-" + i).replace(TeaOrders.PHONE, "+91987650001" + i)));
            }
            session.commit();
        }
    }

    private static Message take(String url) throws Exception {
        try (Connection connection = new ActiveMQConnectionFactory(url).createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            connection.start();
            Message message = session.createConsumer(session.createQueue("orders.invalid"))
                    .receive(30_000);
            assertThat(message).as("an invalid order").isNotNull();
            return message;
        }
    }

    /** What is sent once more by an operator gets a wire reference of its own. */
    private static String withoutSuffix(String wireReference) {
        return wireReference.replaceFirst("^(NEAR-[0-9])-2$", "$1");
    }

    private static List<String> sent(Sandbox sandbox) throws IOException {
        List<String> references = new ArrayList<>();
        for (String line : sandbox.log()) {
            JsonNode entry = JSON.readTree(line);
            if (entry.path("accepted").asBoolean()) {
                references.add(entry.path("reference_id").asText());
            }
        }
        return references;
    }
}
