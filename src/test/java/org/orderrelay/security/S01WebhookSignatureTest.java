package org.orderrelay.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orderrelay.app.RunningRelay;
import org.orderrelay.pipeline.Signing;

/** S1: who is not proven to be the provider is refused, and changes nothing. */
@ExtendWith(Grounds.Shared.class)
class S01WebhookSignatureTest {
    private static final String BODY = "{\"results\":[]}";
    private final Grounds grounds;

    S01WebhookSignatureTest(Grounds grounds) {
        this.grounds = grounds;
    }

    private long stored() throws Exception {
        return grounds.relay
                .management("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("order_relay_webhooks_total") && line.contains("result=\"stored\""))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @ParameterizedTest
    @MethodSource("org.orderrelay.pipeline.Signing#wrongOnes")
    void whatMetaDidNotSignIs403AndStoredNowhere(Signing.Wrong wrong) throws Exception {
        long before = stored();

        assertThat(grounds.webhook(
                                "/meta/meta-in", wrong.body(), wrong.headers().toArray(String[]::new))
                        .statusCode())
                .isEqualTo(403);

        assertThat(stored()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kaleyra/kaleyra-in", "infobip/infobip-in"})
    void theOthersNeedTheSharedSecret(String account) throws Exception {
        long before = stored();
        String signature = Signing.sha256(BODY.getBytes(StandardCharsets.UTF_8), "guessed");
        String basic = Signing.basic(account.substring(account.indexOf('/') + 1), "guessed");

        assertThat(grounds.webhook('/' + account, BODY).statusCode()).isEqualTo(403);
        assertThat(grounds.webhook('/' + account + "/guessed", BODY).statusCode())
                .isEqualTo(403);
        assertThat(grounds.webhook('/' + account, BODY, "X-Signature-256", signature)
                        .statusCode())
                .isEqualTo(403);
        assertThat(grounds.webhook('/' + account, BODY, "Authorization", basic).statusCode())
                .isEqualTo(403);
        assertThat(stored()).isEqualTo(before);
        assertThat(grounds.webhook('/' + account + '/' + Grounds.SHARED_SECRET, BODY)
                        .statusCode())
                .isEqualTo(200);
        assertThat(stored()).isEqualTo(before + 1);
    }

    @Test
    void withoutASecretNothingStarts(@TempDir Path folder) {
        String accounts = """
                accounts:
                  - name: open
                    provider: kaleyra
                    base-url: https://api.example.com
                    sid: HX1
                    sender: "+911234567890"
                    api-key: key
                    webhook: {}
                routing: {default: open}
                """;

        assertThatThrownBy(() -> new RunningRelay(folder, accounts, "", Map.of()))
                .hasMessageContaining("webhook has no secret");
    }
}
