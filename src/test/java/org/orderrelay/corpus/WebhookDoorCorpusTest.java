package org.orderrelay.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.orderrelay.pipeline.Signing;
import org.orderrelay.security.Grounds;

/**
 * Odd webhooks at the door of a running relay: stored and applied if their sender is proven, else refused; and whatever
 * one of them says, those behind it are applied.
 */
@ExtendWith(Grounds.Shared.class)
class WebhookDoorCorpusTest {
    private static final String RECEIPT =
            "{\"status\":\"delivered\",\"ref\":\"01939c5e-7a00-7000-8000-00000000000f\",\"message_id\":\"after\"}";
    private static final Map<String, String> PATHS = Map.of(
            "meta", "/webhooks/meta/meta-in",
            "kaleyra", "/webhooks/kaleyra/kaleyra-in/" + Grounds.SHARED_SECRET,
            "infobip", "/webhooks/infobip/infobip-in/" + Grounds.SHARED_SECRET);

    private final Grounds grounds;

    WebhookDoorCorpusTest(Grounds grounds) {
        this.grounds = grounds;
    }

    @Test
    void everySeedIsStoredAndAppliedAndNothingIsA500() throws Exception {
        Dose.everySeed(WebhookCorpusTest.SEEDS, (body, seed) -> {
            for (String provider : seed.group().at()) {
                assertThat(post(provider, body, true).statusCode()).as(provider).isEqualTo(200);
            }
        });
        assertThat(grounds.webhook("/kaleyra/kaleyra-in/" + Grounds.SHARED_SECRET, RECEIPT)
                        .statusCode())
                .isEqualTo(200);
        grounds.webhooksAreApplied();
    }

    @Test
    void withoutProofEverySeedIs403() {
        Dose.everySeed(
                WebhookCorpusTest.SEEDS,
                (body, seed) ->
                        assertThat(post("meta", body, false).statusCode()).isEqualTo(403));
    }

    private HttpResponse<String> post(String provider, byte[] body, boolean signed) throws Exception {
        var request = grounds.relay.request(PATHS.get(provider)).POST(BodyPublishers.ofByteArray(body));
        if (provider.equals("meta") && signed) {
            request.header("X-Hub-Signature-256", Signing.sha256(body, Grounds.APP_SECRET));
        }
        return grounds.relay.send(request);
    }
}
