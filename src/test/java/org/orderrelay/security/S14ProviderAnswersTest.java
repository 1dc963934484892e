package org.orderrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.orderrelay.pipeline.TeaOrders;

/**
 * S14: a provider's answer is a stranger's text. How much of it is read, and that no redirect is followed, show {@code
 * CallFailuresTest.ofAnEndlessAnswerNoMoreThan64kAreRead} and {@code CallsTest.aRedirectIsNotFollowed}; here: it is never
 * shown as anything but text.
 */
@ExtendWith(Grounds.Shared.class)
class S14ProviderAnswersTest {
    private final Grounds grounds;

    S14ProviderAnswersTest(Grounds grounds) {
        this.grounds = grounds;
    }

    @Test
    void whatAProviderSaysIsShownAsTextOnly() throws Exception {
        String page =
                "<html><script>alert(1)</script> to " + TeaOrders.PHONE.substring(1) + "\r\nX: y\u0000\u001b[2J</html>";
        grounds.odd.answers("POST", 404, page);
        grounds.relay.post(Grounds.by("odd", TeaOrders.pending("S14-1")));
        grounds.reaches("S14-1", "dead");

        HttpResponse<String> shown = grounds.relay.get("/v1/orders/S14-1");

        assertThat(shown.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(shown.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(shown.body()).doesNotContain(TeaOrders.PHONE.substring(1)).doesNotContain("\u0000", "\u001b");
        JsonNode delivery = grounds.delivery("S14-1");
        assertThat(delivery.path("reason").asText()).doesNotContain("script", "alert");
        assertThat(delivery.path("attempts_made").path(0).path("answer").isTextual())
                .isTrue();
    }
}
