package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orderrelay.pipeline.TeaOrders;
import org.orderrelay.sandbox.Sandbox;
import org.orderrelay.sandbox.SandboxOptions;

/** A running relay removes what is kept no longer by itself, and still knows what it has seen. */
class RetentionScheduleTest {
    @TempDir
    private Path folder;

    @Test
    void settledDeliveriesGoAfterTheirTimeAndARepetitionIsStillKnown() throws Exception {
        Map<String, String> settings = Map.of("RETENTION_DELIVERIES", "1s", "RETENTION_PAUSE", "200ms");
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.ANY_PORT);
                RunningRelay relay = new RunningRelay(folder, sandbox.baseUrl(), settings)) {
            HttpResponse<String> first = relay.post(TeaOrders.pending("RET-1"));
            String id = new ObjectMapper()
                    .readTree(first.body())
                    .at("/accepted/0/delivery_ids/0")
                    .asText();
            await().until(() -> sandbox.accepted("RET-1").size() == 1);

            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(
                            () -> assertThat(relay.get("/v1/deliveries/" + id).statusCode())
                                    .isEqualTo(404));
            assertThat(relay.post(TeaOrders.pending("RET-1")).body()).contains("\"duplicate\":true");
            assertThat(sandbox.stats().accepted()).isEqualTo(1);
        }
    }
}
