package org.orderrelay.provider.meta;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orderrelay.account.Account;
import org.orderrelay.account.PaymentDefaults;
import org.orderrelay.account.Secret;
import org.orderrelay.provider.WebhookCall;
import org.orderrelay.provider.WebhookDesk;

final class WebhooksTest {
    private static final WebhookDesk DESK = TeaShop.META.webhooks().orElseThrow();
    private static final String BODY = "{\"a\":1}";
    /** HMAC-SHA256 of the body with the key app-secret-of-tests, from {@code openssl dgst -sha256 -hmac}. */
    private static final String SIGNED = "sha256=7ad16a63c76b2032e64824a274030b9296955992c1da08f74ee01d54f06d9706";

    private static Account account(Map<String, Secret> secrets) {
        return TeaShop.account(
                "https://graph.facebook.com", TeaShop.options(), secrets, PaymentDefaults.NONE, List.of());
    }

    private static boolean genuine(Map<String, String> headers, String body) {
        WebhookCall call = new WebhookCall("POST", null, headers, Map.of(), body.getBytes(StandardCharsets.UTF_8));
        return DESK.isGenuine(call, TeaShop.anAccount());
    }

    private static String challenge(String method, Map<String, String> query, Account account) {
        WebhookCall call = new WebhookCall(method, null, Map.of(), query, new byte[0]);
        return DESK.challenge(call, account).orElse(null);
    }

    private static Map<String, String> query() {
        return new HashMap<>(Map.of(
                "hub.mode", "subscribe",
                "hub.verify_token", "verify-token-of-tests",
                "hub.challenge", "1158201444"));
    }

    @Test
    void answersTheRightChallengeWithItsBareText() {
        assertThat(challenge("GET", query(), TeaShop.anAccount())).isEqualTo("1158201444");
    }

    @ParameterizedTest
    @CsvSource({
        "hub.mode, unsubscribe",
        "hub.mode, ",
        "hub.verify_token, ",
        "hub.verify_token, verify-token-of-test",
        "hub.verify_token, Verify-token-of-tests",
        "hub.challenge, ",
        "hub.challenge, ''"
    })
    void answersNoOther(String key, String value) {
        Map<String, String> query = query();
        query.put(key, value);
        query.values().removeIf(text -> text == null);

        assertThat(challenge("GET", query, TeaShop.anAccount())).isNull();
    }

    @Test
    void aChallengeIsAGetAndNeedsAToken() {
        assertThat(challenge("POST", query(), TeaShop.anAccount())).isNull();
        Map<String, String> withoutToken = query();
        withoutToken.put("hub.verify_token", "");
        assertThat(challenge("GET", withoutToken, account(Map.of()))).isNull();
        assertThat(challenge("GET", withoutToken, account(Map.of("webhook.verify-token", new Secret("")))))
                .isNull();
    }

    @Test
    void theSignatureIsOverTheRawBytes() {
        assertThat(genuine(Map.of("x-hub-signature-256", SIGNED), BODY)).isTrue();
        assertThat(genuine(Map.of("x-hub-signature-256", SIGNED), "{\"a\": 1}")).isFalse();
        assertThat(genuine(Map.of("x-hub-signature-256", SIGNED), BODY + "\n")).isFalse();
        assertThat(genuine(Map.of("x-hub-signature-256", SIGNED), "")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-hub-signature", "x-signature-256", "X-Hub-Signature-256", "authorization"})
    void itStandsInItsHeaderOnly(String header) {
        assertThat(genuine(Map.of(header, SIGNED), BODY)).isFalse();
    }

    @Test
    void anythingOddAboutItIsANo() {
        assertThat(genuine(Map.of(), BODY)).isFalse();
        for (String odd : List.of(
                "",
                "sha256=",
                SIGNED.substring(7),
                SIGNED.substring(0, 60),
                SIGNED + "0",
                "sha1=" + SIGNED.substring(7))) {
            assertThat(genuine(Map.of("x-hub-signature-256", odd), BODY))
                    .as(odd)
                    .isFalse();
        }
    }

    @Test
    void withoutAnAppSecretNobodyIsGenuine() {
        WebhookCall call = new WebhookCall(
                "POST", null, Map.of("x-hub-signature-256", SIGNED), Map.of(), BODY.getBytes(StandardCharsets.UTF_8));

        assertThat(DESK.isGenuine(call, account(Map.of()))).isFalse();
        assertThat(DESK.isGenuine(call, account(Map.of("webhook.app-secret", new Secret(" ")))))
                .isFalse();
    }

    @Test
    void bothSecretsAreNeededForTheDoorToBeOpened() {
        assertThat(DESK.faults(TeaShop.anAccount())).isEmpty();
        assertThat(DESK.faults(account(Map.of("webhook.app-secret", new Secret("x")))))
                .singleElement()
                .asString()
                .startsWith("webhook.verify-token");
        assertThat(DESK.faults(account(Map.of("webhook.app-secret", new Secret("")))))
                .hasSize(2);
    }
}
