package org.orderrelay.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.Connection;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orderrelay.sandbox.Sandbox;
import org.orderrelay.sandbox.SandboxOptions;

/** {@code kill -9} in the middle of a full queue. The sandbox's log is the oracle, not the relay's own counters. */
final class KillTest {
    private static final int ORDERS = 5_000;
    private static final int IN_FLIGHT = 256;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path work;

    @Test
    void losesNothingAndRepeatsNothing() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.ANY_PORT)) {
            sandbox.latency(30);
            RelayProcess relay = new RelayProcess(work, sandbox.baseUrl()).start();
            try {
                send(relay.brokerUrl());
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> sandbox.stats().accepted() > ORDERS / 5);
                relay.kill();
                sandbox.latency(0);
                relay.start();
                await().atMost(Duration.ofSeconds(90))
                        .until(() -> relay.deliveries("accepted") + relay.deliveries("unknown") == ORDERS);
                verify(sandbox, relay);
                assertThat(relay.stop()).as("exit code of SIGTERM").isZero();
            } finally {
                relay.kill();
            }
        }
    }

    private static void verify(Sandbox sandbox, RelayProcess relay) throws Exception {
        Map<String, Integer> accepted = new HashMap<>();
        for (String line : sandbox.log()) {
            JsonNode entry = JSON.readTree(line);
            if (entry.get("accepted").asBoolean()) {
                accepted.merge(entry.get("reference_id").asText(), 1, Integer::sum);
            }
        }
        Set<String> unknown = unknown(relay);
        Set<String> seen = new HashSet<>(accepted.keySet());
        seen.addAll(unknown);
        long duplicated = accepted.values().stream().filter(count -> count > 1).count();
        System.out.printf(
                "KillTest: orders %d, lost %d, duplicated %d, unknown %d (of them accepted %d)%n",
                ORDERS,
                ORDERS - seen.size(),
                duplicated,
                unknown.size(),
                unknown.stream().filter(accepted::containsKey).count());
        assertThat(seen).as("lost").hasSize(ORDERS);
        assertThat(duplicated).as("duplicated").isZero();
        assertThat(unknown).as("calls open at the kill").hasSizeLessThanOrEqualTo(IN_FLIGHT);
    }

    private static Set<String> unknown(RelayProcess relay) throws Exception {
        JsonNode page = JSON.readTree(relay.get(relay.httpUrl() + "/v1/deliveries?state=unknown&limit=1000"));
        Set<String> references = new HashSet<>();
        page.get("items")
                .forEach(item -> references.add(item.get("reference_id").asText()));
        return references;
    }

    private static void send(String brokerUrl) throws Exception {
        try (Connection connection = new ActiveMQConnectionFactory(brokerUrl).createConnection();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageProducer producer = session.createProducer(session.createQueue("orders"))) {
            for (int i = 0; i < ORDERS; i++) {
                producer.send(session.createTextMessage(order(i)));
                if (i % 100 == 99) {
                    session.commit();
                }
            }
        }
    }

    private static String order(int index) {
        return """
                {"reference_id":"K-%d","status":"pending","customer":{"phone":"+9198765%05d"},"currency":"INR",
                 "items":[{"retailer_id":"T","name":"Tea","quantity":1,"amount":"100.00","country_of_origin":"IN",
                 "importer_name":"Acme","importer_address":{"address_line1":"1 Main St","city":"Pune",
                 "country_code":"IN","postal_code":"411001"}}],"subtotal":"100.00","total_amount":"100.00"}""".formatted(index, index);
    }
}
