package org.orderrelay.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orderrelay.account.Account;
import org.orderrelay.account.Limits;
import org.orderrelay.account.PaymentDefaults;
import org.orderrelay.account.RetryPolicy;
import org.orderrelay.account.Secret;

class SharedSecretTest {
    private static final byte[] BODY = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
    /** HMAC-SHA256 of the body with the key s3cret, from {@code openssl dgst -sha256 -hmac s3cret}. */
    private static final String SIGNED = "sha256=5910e62016ef5034272c926c27071992a465c2335cecf41851bda071577f4f6d";

    private static Account account(Map<String, Secret> secrets) {
        return new Account(
                "kaleyra-in",
                "kaleyra",
                URI.create("https://api.in.kaleyra.io"),
                "+911234567890",
                Limits.NONE,
                RetryPolicy.DEFAULT,
                Duration.ofMinutes(10),
                64,
                PaymentDefaults.NONE,
                List.of(),
                Map.of(),
                secrets);
    }

    private static boolean admits(String pathSecret, Map<String, String> headers, byte[] body) {
        WebhookCall call = new WebhookCall("POST", pathSecret, headers, Map.of(), body);
        return SharedSecret.admits(call, account(Map.of("webhook.secret", new Secret("s3cret"))));
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ':' + password).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theSecretOpensInThePathAsPasswordOrAsKey() {
        assertThat(admits("s3cret", Map.of(), BODY)).isTrue();
        assertThat(admits(null, Map.of("authorization", basic("kaleyra-in", "s3cret")), BODY))
                .isTrue();
        assertThat(admits(null, Map.of("x-signature-256", SIGNED), BODY)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "S3cret", "s3cret ", "s3cre", "s3crets"})
    void nothingElseDoes(String wrong) {
        assertThat(admits(wrong, Map.of(), BODY)).isFalse();
        assertThat(admits(null, Map.of("authorization", basic("kaleyra-in", wrong)), BODY))
                .isFalse();
    }

    @Test
    void neitherDoesAnythingOddAboutTheHeaders() {
        assertThat(admits(null, Map.of(), BODY)).isFalse();
        assertThat(admits(null, Map.of("authorization", basic("meta-in", "s3cret")), BODY))
                .isFalse();
        assertThat(admits(null, Map.of("authorization", "Basic %%%"), BODY)).isFalse();
        assertThat(admits(null, Map.of("authorization", "Bearer s3cret"), BODY)).isFalse();
        assertThat(admits(null, Map.of("x-signature-256", SIGNED.substring(0, 40)), BODY))
                .isFalse();
        assertThat(admits(null, Map.of("x-signature-256", SIGNED.substring(7)), BODY))
                .isFalse();
        assertThat(admits(null, Map.of("x-signature-256", SIGNED), "{\"a\": 1}".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    @Test
    void aWrongSecretIsNotMadeGoodElsewhere() {
        assertThat(admits("wrong", Map.of("authorization", basic("kaleyra-in", "s3cret")), BODY))
                .isFalse();
    }

    @Test
    void withoutASecretNobodyComesIn() {
        WebhookCall call = new WebhookCall("POST", "", Map.of(), Map.of(), BODY);
        assertThat(SharedSecret.admits(call, account(Map.of()))).isFalse();
        assertThat(SharedSecret.admits(call, account(Map.of("webhook.secret", new Secret("")))))
                .isFalse();
    }
}
