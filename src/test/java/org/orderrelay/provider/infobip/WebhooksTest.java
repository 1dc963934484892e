package org.orderrelay.provider.infobip;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.orderrelay.account.Account;
import org.orderrelay.delivery.CodeTable;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.provider.WebhookCall;
import org.orderrelay.provider.WebhookDesk;

final class WebhooksTest {
    private static final CodeTable CODES = Fixtures.shippedCodes();
    private static final Instant ARRIVED = Instant.parse("2026-11-21T20:00:00Z");
    private static final WebhookDesk DESK =
            new Infobip(() -> CODES, Clock.systemUTC(), false).webhooks().orElseThrow();

    /** A row of webhooks.yaml. */
    record Case(String id, String body, List<String> facts, String at) {
        @Override
        public String toString() {
            return id;
        }
    }

    static List<Case> cases() {
        return Fixtures.yaml("fixtures/infobip/webhooks.yaml", new TypeReference<>() {});
    }

    @ParameterizedTest
    @MethodSource("cases")
    void tellsEveryFactInItsOrder(Case row) {
        List<Receipt> receipts = receipts(row.body);

        assertThat(receipts).extracting(WebhooksTest::fact).containsExactlyElementsOf(row.facts);
        if (!receipts.isEmpty()) {
            assertThat(receipts.get(0).at()).isEqualTo(row.at == null ? ARRIVED : Instant.parse(row.at));
        }
    }

    private static String fact(Receipt receipt) {
        if (receipt instanceof Receipt.Progress progress) {
            return "progress " + progress.mark() + ' ' + message(progress.about());
        } else if (receipt instanceof Receipt.Failure failure) {
            String meaning = failure.meaning().getClass().getSimpleName();
            return "failure " + meaning + ' ' + failure.meaning().code() + ' ' + message(failure.about())
                    + (failure.neverLeft() ? " never-left" : "");
        } else if (receipt instanceof Receipt.Payment payment) {
            return "payment " + payment.state() + ' ' + payment.wireReference() + ' ' + payment.transactionId();
        } else if (receipt instanceof Receipt.TemplateNews news) {
            return "template " + news.state() + ' ' + news.template() + ' ' + news.language() + ' ' + news.reason();
        }
        assertThat(((Receipt.Other) receipt).reason()).endsWith(".");
        return "other";
    }

    private static String message(Receipt.About about) {
        return about.deliveryId() != null ? about.deliveryId() : String.join("+", about.messageIds());
    }

    @Test
    void namesTheMessageByBothIdsAndTheCustomerByTheNumberOfTheReport() {
        Receipt.Progress delivered =
                (Receipt.Progress) receipts("{\"results\":[{\"messageId\":\"m1\",\"callbackData\":\"" + TeaShop.DELIVERY
                                + "\",\"to\":\"919876543210\",\"status\":{\"id\":5,\"groupId\":3}}]}")
                        .get(0);
        Receipt.Progress seen = (Receipt.Progress) receipts("{\"results\":[{\"messageId\":\"" + TeaShop.DELIVERY
                        + "\",\"from\":\"919876543210\",\"to\":\"441134960000\",\"seenAt\":\"x\"}]}")
                .get(0);

        assertThat(delivered.about()).isEqualTo(new Receipt.About(TeaShop.DELIVERY, List.of("m1"), "919876543210"));
        assertThat(seen.about())
                .isEqualTo(new Receipt.About(TeaShop.DELIVERY, List.of(TeaShop.DELIVERY), "919876543210"));
    }

    @Test
    void splitsAThousandReports() {
        String body = IntStream.range(0, 1000)
                .mapToObj(i -> "{\"messageId\":\"m" + i + "\",\"status\":{\"id\":5,\"groupId\":3}}")
                .collect(Collectors.joining(",", "{\"results\":[", "]}"));

        assertThat(receipts(body))
                .hasSize(1000)
                .allMatch(receipt -> receipt instanceof Receipt.Progress)
                .last()
                .extracting(WebhooksTest::fact)
                .isEqualTo("progress DELIVERED m999");
    }

    @Test
    void readsWhateverComesWithoutThrowing() {
        List<String> samples =
                cases().stream().map(Case::body).filter(body -> !body.isEmpty()).toList();
        List<String> bodies = Malformed.bodies(samples.toArray(new String[0])).toList();

        assertThat(bodies).hasSizeGreaterThan(10_000);
        assertThat(bodies)
                .allSatisfy(body -> assertThat(receipts(body)).allSatisfy(receipt -> {
                    assertThat(receipt.at()).isNotNull();
                    assertThat(fact(receipt)).isNotBlank();
                }));
    }

    @Test
    void whatCannotBeReadIsToldWithoutItsWords() {
        assertThat(receipts("{\"results\":[{\"from\":\"919876543210\"}]} "))
                .allSatisfy(receipt -> assertThat(receipt.toString()).doesNotContain("919876543210"));
    }

    @Test
    void admitsWhoeverHasTheSecretAndNobodyElse() {
        Account account = TeaShop.account();
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);

        assertThat(DESK.isGenuine(new WebhookCall("POST", "s3cret", Map.of(), Map.of(), body), account))
                .isTrue();
        assertThat(DESK.isGenuine(new WebhookCall("POST", "other", Map.of(), Map.of(), body), account))
                .isFalse();
        assertThat(DESK.isGenuine(new WebhookCall("POST", null, Map.of(), Map.of(), body), account))
                .isFalse();
        assertThat(DESK.challenge(new WebhookCall("GET", "s3cret", Map.of(), Map.of(), body), account))
                .isEmpty();
    }

    @Test
    void doesNotOpenWithoutASecret() {
        Account account = TeaShop.account();
        Account without = new Account(
                account.name(),
                account.provider(),
                account.baseUrl(),
                account.sender(),
                account.limits(),
                account.retry(),
                account.probe(),
                account.inFlight(),
                account.payment(),
                List.of(),
                Map.of(),
                Map.of());

        assertThat(DESK.faults(account)).isEmpty();
        assertThat(DESK.faults(without)).singleElement().asString().startsWith("webhook.secret");
    }

    private static List<Receipt> receipts(String body) {
        return DESK.receipts(body, TeaShop.account(), ARRIVED);
    }
}
