package org.orderrelay.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.provider.WebhookDesk;

/** Odd webhooks at the three desks: whatever comes is understood or called other, and nothing of it is thrown. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class WebhookCorpusTest {
    static final List<Seeds.Seed> SEEDS =
            Seeds.of("webhooks.yaml", Map.of("D", "01939c5e-7a00-7000-8000-000000000001"));
    private static final List<String> MEANING = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\u0000",
            "null",
            "&",
            "=",
            "%",
            "\0",
            "\uFFFD",
            "\"statuses\":[{}]",
            "\"status\":\"failed\"",
            "\"errors\":[{\"code\":131026}]",
            "\"ref\":\"x\"",
            "\"payment\":{}",
            "\"results\":",
            "\"entry\":",
            "\"changes\":",
            "\"meta_object\":{",
            "\"timestamp\":",
            "\"messageId\":\"m\"",
            "{}",
            "[]");

    @Test
    void thereAreTwoHundredSeeds() {
        assertThat(SEEDS).hasSizeGreaterThanOrEqualTo(200);
    }

    @Test
    void everySeedSaysWhatItShould() {
        Dose.everySeed(SEEDS, (body, seed) -> {
            for (String provider : seed.group().at()) {
                List<Receipt> receipts = receipts(provider, body);
                boolean other = receipts.stream().allMatch(Receipt.Other.class::isInstance);
                if (seed.group().says() != null) {
                    assertThat(other ? "other" : "receipt")
                            .as(provider)
                            .isEqualTo(seed.group().says());
                }
            }
        });
    }

    @Test
    void tenThousandChangedWebhooksAreReadOrCalledOther() {
        mutations(10_000, 5);
    }

    @Test
    @Tag("nightly")
    void aHundredThousandChangedWebhooksAreReadOrCalledOther() {
        mutations(100_000, 6);
    }

    private static void mutations(int count, long random) {
        Mutator mutator = new Mutator(random, MEANING);
        Dose.mutations(
                count,
                SEEDS,
                mutator,
                (body, seed) -> receipts(mutator.pick(seed.group().at()), body));
    }

    /** As the door stores a body: text, without a NUL. */
    private static List<Receipt> receipts(String provider, byte[] body) {
        WebhookDesk desk = Desks.provider(provider).webhooks().orElseThrow();
        String text = new String(body, StandardCharsets.UTF_8).replace('\0', '\uFFFD');

        List<Receipt> receipts = desk.receipts(text, Desks.account(provider), Desks.NOW);

        assertThat(receipts).as(provider).allSatisfy(receipt -> {
            assertThat(receipt.at()).isNotNull();
            if (receipt instanceof Receipt.Failure failure) {
                isTold(failure.meaning());
            } else if (receipt instanceof Receipt.Trouble trouble) {
                isTold(trouble.meaning());
            } else if (receipt instanceof Receipt.Other other) {
                assertThat(other.reason()).isNotBlank().doesNotContain("9876543210");
            }
        });
        return receipts;
    }

    private static void isTold(Outcome meaning) {
        assertThat(meaning).isNotInstanceOf(Outcome.Accepted.class);
        AnswerCorpusTest.isTold(meaning);
    }
}
