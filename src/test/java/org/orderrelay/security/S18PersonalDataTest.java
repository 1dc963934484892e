package org.orderrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.orderrelay.pipeline.TeaOrders;

/** S18: lists, details and metrics show a customer's number as country and last two digits; nobody needs more of it. */
@ExtendWith(Grounds.Shared.class)
class S18PersonalDataTest {
    private static final String DIGITS = "919123456789";
    private final Grounds grounds;

    S18PersonalDataTest(Grounds grounds) {
        this.grounds = grounds;
    }

    @Test
    void noAnswerOfTheApiShowsANumber() throws Exception {
        String order = TeaOrders.pending("S18-1").replace(TeaOrders.PHONE, '+' + DIGITS);
        assertThat(grounds.relay.post(order).body()).doesNotContain(DIGITS);
        assertThat(grounds.relay
                        .post(order.replace("105.00", "1.00").replace("S18-1", "S18-2"))
                        .body())
                .doesNotContain(DIGITS);
        grounds.reaches("S18-1", "accepted");
        String id = grounds.delivery("S18-1").path("id").asText();

        for (String path : List.of(
                "/v1/orders/S18-1",
                "/v1/deliveries?reference_id=S18-1",
                "/v1/deliveries/" + id,
                "/v1/accounts",
                "/v1/audit",
                "/v1/files",
                "/v1/replays")) {
            HttpResponse<String> answer = grounds.relay.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body()).as(path).doesNotContain(DIGITS);
        }
        assertThat(grounds.delivery("S18-1").toString()).contains("+91********89");
        assertThat(grounds.relay.management("/metrics").body()).doesNotContain(DIGITS);
        assertThat(grounds.relay.management("/health").body()).doesNotContain(DIGITS);
    }
}
