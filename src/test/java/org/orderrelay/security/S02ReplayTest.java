package org.orderrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.orderrelay.pipeline.TeaOrders;

/** S2: Meta signs no time, so a captured webhook can be sent again for ever; it changes nothing. */
@ExtendWith(Grounds.Shared.class)
class S02ReplayTest {
    private final Grounds grounds;

    S02ReplayTest(Grounds grounds) {
        this.grounds = grounds;
    }

    @Test
    void aCaptureSentAHundredTimesChangesNothingMore() throws Exception {
        grounds.relay.post(Grounds.by("meta-in", TeaOrders.pending("S02-1")));
        grounds.reaches("S02-1", "accepted");
        String capture = receipt(grounds.delivery("S02-1").path("id").asText());
        grounds.fromMeta(capture);
        grounds.webhooksAreApplied();
        JsonNode before = grounds.delivery("S02-1");
        assertThat(before.path("receipt").asText()).isEqualTo("delivered");

        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            answers.add(threads.submit(() -> grounds.fromMeta(capture).statusCode()));
        }
        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isEqualTo(200);
        }
        threads.shutdown();
        grounds.webhooksAreApplied();

        assertThat(grounds.delivery("S02-1")).isEqualTo(before);
        assertThat(before.path("receipts")).hasSize(1);
    }

    private static String receipt(String id) {
        return """
                {"object":"whatsapp_business_account","entry":[{"id":"2077","changes":[{"field":"messages","value":{
                "metadata":{"phone_number_id":"1055"},"statuses":[{"id":"wamid.s02","status":"delivered",
                "timestamp":"1763715600","recipient_id":"919876500041","biz_opaque_callback_data":"%s"}]}}]}]}""".formatted(id);
    }
}
