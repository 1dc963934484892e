package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orderrelay.pipeline.TeaOrders;
import org.orderrelay.sandbox.Sandbox;
import org.orderrelay.sandbox.SandboxOptions;

/** R4: the broker is killed under load and comes back. The sandbox's log is the oracle. */
class BrokerRestartTest {
    private static final Duration RECONNECT = Duration.ofSeconds(30);
    private static final int BATCH = 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path work;

    /** Orders whose commit the producer knows of. */
    private final AtomicInteger sent = new AtomicInteger();

    private final AtomicBoolean enough = new AtomicBoolean();

    @Test
    void aKilledBrokerBehindAPlainAddressLosesAndRepeatsNothing() throws Exception {
        survives(1, "%s");
    }

    @Test
    void aKilledBrokerBehindAFailoverAddressLosesAndRepeatsNothing() throws Exception {
        survives(1, "failover:(%s)?maxReconnectDelay=2000");
    }

    @Test
    @Tag("nightly")
    void tenKillsLoseAndRepeatNothing() throws Exception {
        survives(10, "failover:(%s)?maxReconnectDelay=2000");
    }

    private void survives(int kills, String url) throws Exception {
        Path store = Files.createDirectories(work.resolve("broker"));
        try (BrokerProcess broker = new BrokerProcess(store).start();
                Sandbox sandbox = Sandbox.start(SandboxOptions.ANY_PORT);
                RunningRelay relay =
                        new RunningRelay(work, sandbox.baseUrl(), Map.of("BROKER_URL", url.formatted(broker.url())))) {
            Thread producer = new Thread(() -> produce(broker.url()), "erp");
            producer.start();
            for (int kill = 0; kill < kills; kill++) {
                int before = sent.get();
                await().atMost(RECONNECT).until(() -> sent.get() >= before + 10 * BATCH);
                broker.kill();
                broker.start();
                long accepted = sandbox.stats().accepted();
                await().atMost(RECONNECT).until(() -> sandbox.stats().accepted() > accepted + BATCH);
            }
            enough.set(true);
            producer.join(RECONNECT.toMillis());
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> references(sandbox).size() >= sent.get());

            Map<String, Integer> accepted = references(sandbox);
            assertThat(accepted).as("lost").hasSizeGreaterThanOrEqualTo(sent.get());
            assertThat(accepted.values()).as("duplicated").containsOnly(1);
            assertThat(relay.management("/health/ready").statusCode()).isEqualTo(200);
        }
    }

    private static Map<String, Integer> references(Sandbox sandbox) throws Exception {
        Map<String, Integer> accepted = new HashMap<>();
        for (String line : sandbox.log()) {
            JsonNode entry = JSON.readTree(line);
            if (entry.path("accepted").asBoolean()) {
                accepted.merge(entry.path("reference_id").asText(), 1, Integer::sum);
            }
        }
        return accepted;
    }

    /** The ERP: commits batch after batch, and sends again what it does not know to be committed. */
    private void produce(String url) {
        while (!enough.get()) {
            try (Connection connection = new ActiveMQConnectionFactory(url).createConnection();
                    Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                    MessageProducer producer = session.createProducer(session.createQueue("orders"))) {
                while (!enough.get()) {
                    int first = sent.get();
                    for (int i = first; i < first + BATCH; i++) {
                        String phone = "+9198765" + (10_000 + i % 80_000);
                        producer.send(session.createTextMessage(
                                TeaOrders.pending("R4-" + i).replace(TeaOrders.PHONE, phone)));
                    }
                    session.commit();
                    sent.addAndGet(BATCH);
                    pace();
                }
            } catch (JMSException brokerIsAway) {
                pace();
            }
        }
    }

    private static void pace() {
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
}
