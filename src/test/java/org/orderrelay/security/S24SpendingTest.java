package org.orderrelay.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.orderrelay.pipeline.TeaOrders;

/** S24: an account with {@code limits.per-day} never spends more than that; it is held, and says so. */
@ExtendWith(Grounds.Shared.class)
class S24SpendingTest {
    private final Grounds grounds;

    S24SpendingTest(Grounds grounds) {
        this.grounds = grounds;
    }

    private JsonNode holds() throws Exception {
        return StreamSupport.stream(grounds.get("/v1/accounts").path("items").spliterator(), false)
                .filter(account -> account.path("name").asText().equals("capped"))
                .findFirst()
                .orElseThrow()
                .path("holds");
    }

    @Test
    void aFloodOfOrdersStopsAtTheDailyCap() throws Exception {
        StringBuilder orders = new StringBuilder("[");
        for (int i = 0; i < 20; i++) {
            orders.append(i == 0 ? "" : ",").append(Grounds.by("capped", TeaOrders.pending("S24-" + i)));
        }
        assertThat(grounds.relay.post(orders.append(']').toString()).statusCode())
                .isEqualTo(202);

        await().until(() -> holds().size() == 1);
        assertThat(holds().path(0).path("code").asText()).isEqualTo("daily-cap");
        await().during(Duration.ofMillis(500)).until(() -> calls() == 3);
        assertThat(grounds.get("/v1/deliveries?account=capped&state=queued").path("items"))
                .hasSize(17);
    }

    private long calls() {
        return grounds.sandbox.log().stream()
                .filter(line -> line.contains("\"S24-"))
                .count();
    }
}
