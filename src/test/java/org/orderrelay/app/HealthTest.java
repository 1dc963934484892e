package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orderrelay.sandbox.Sandbox;
import org.orderrelay.sandbox.SandboxOptions;

/** What {@code /health} says: each part with its reason, and who may still take orders. */
class HealthTest {
    @TempDir
    private Path folder;

    private static JsonNode check(HttpResponse<String> health, String name) throws Exception {
        JsonNode body = new ObjectMapper().readTree(health.body());
        for (JsonNode check : body.path("checks")) {
            if (check.path("name").asText().equals(name)) {
                return check;
            }
        }
        throw new AssertionError("no check " + name + " in " + health.body());
    }

    @Test
    void aHeldAccountIsToldWithItsReasonAndTheNodeStaysReady() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.ANY_PORT);
                RunningRelay relay = new RunningRelay(folder, sandbox.baseUrl(), Map.of())) {
            assertThat(relay.management("/health/live").statusCode()).isEqualTo(200);
            for (String part : new String[] {"ledger", "broker", "disk", "results", "holds"}) {
                assertThat(check(relay.management("/health"), part)
                                .path("status")
                                .asText())
                        .as(part)
                        .isEqualTo("UP");
            }

            assertThat(relay.post(
                                    "/v1/accounts/kaleyra-demo/hold",
                                    RunningRelay.OPERATOR,
                                    null,
                                    "{\"reason\":\"price change\"}")
                            .statusCode())
                    .isEqualTo(200);

            // holds are read at most every 10 s
            await().atMost(Duration.ofSeconds(15))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> check(relay.management("/health"), "holds")
                            .toString()
                            .contains("price change"));
            JsonNode holds = check(relay.management("/health"), "holds");
            assertThat(holds.toString()).contains("account of kaleyra-demo");
            assertThat(holds.path("status").asText()).isEqualTo("UP");
            assertThat(relay.management("/health").statusCode()).isEqualTo(200);
            assertThat(relay.management("/health/ready").statusCode()).isEqualTo(200);
            assertThat(relay.management("/metrics").body())
                    .contains("order_relay_holds{account=\"kaleyra-demo\",scope=\"account\"} 1.0");
        }
    }
}
