package org.orderrelay.provider.kaleyra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.orderrelay.account.Account;
import org.orderrelay.account.Secret;
import org.orderrelay.provider.SharedSecret;
import org.orderrelay.provider.WebhookCall;
import org.orderrelay.provider.WebhookDesk;

/** Who may call; how the secret is compared is {@code SharedSecretTest}. */
final class WebhooksTest {
    private static final WebhookDesk DESK = new Kaleyra(
                    Fixtures::shippedCodes, Fixtures::shippedCodes, Clock.systemUTC(), false)
            .webhooks()
            .orElseThrow();

    private static Account account(Map<String, String> options, String secret) {
        Account shop = TeaShop.withOptions(options);
        return new Account(
                shop.name(),
                shop.provider(),
                shop.baseUrl(),
                shop.sender(),
                shop.limits(),
                shop.retry(),
                shop.probe(),
                shop.inFlight(),
                shop.payment(),
                shop.templates(),
                shop.options(),
                secret == null ? Map.of() : Map.of(SharedSecret.KEY, new Secret(secret)));
    }

    private static WebhookCall call(String secret) {
        return new WebhookCall("POST", secret, Map.of(), Map.of(), "{}".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void opensToTheSecretOnly() {
        Account account = account(Map.of(), "correct-horse");

        assertThat(DESK.isGenuine(call("correct-horse"), account)).isTrue();
        assertThat(DESK.isGenuine(call("wrong"), account)).isFalse();
        assertThat(DESK.isGenuine(call(null), account)).isFalse();
        assertThat(DESK.isGenuine(call(""), account(Map.of(), ""))).isFalse();
    }

    @Test
    void answersNoChallenge() {
        assertThat(DESK.challenge(call("correct-horse"), account(Map.of(), "correct-horse")))
                .isEmpty();
    }

    @Test
    void doesNotStartWithoutASecret() {
        assertThat(DESK.faults(account(Map.of(), "correct-horse"))).isEmpty();
        assertThat(DESK.faults(account(Map.of(), null)))
                .singleElement()
                .asString()
                .contains("webhook.secret");
        assertThat(DESK.faults(account(Map.of(), " ")))
                .singleElement()
                .asString()
                .contains("webhook.secret");
    }

    @Test
    void namesAFieldSettingThatIsNone() {
        Map<String, String> options =
                Map.of("webhook-field-state", "x", "webhook-field-ref", " , ", "webhook-field-status", "Zustand");

        assertThat(DESK.faults(account(options, "correct-horse")))
                .hasSize(2)
                .anySatisfy(fault -> assertThat(fault).startsWith("webhook-field-state is no setting"))
                .anySatisfy(fault -> assertThat(fault).startsWith("webhook-field-ref must name"));
    }
}
