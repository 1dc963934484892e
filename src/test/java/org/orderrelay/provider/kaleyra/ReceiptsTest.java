package org.orderrelay.provider.kaleyra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.orderrelay.account.Account;
import org.orderrelay.delivery.CodeTable;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.provider.WebhookDesk;

final class ReceiptsTest {
    private static final Instant NINE = Instant.parse("2026-11-21T09:00:00Z");
    private static final CodeTable CODES = Fixtures.shippedCodes();
    private static final CodeTable META = CodeTable.of(List.of(
            row("2046, 2047", "conflict", null),
            row("131026", "rejected", null),
            row("131042", "hold", "account"),
            row("130429", "throttled", "sender")));
    private static final WebhookDesk DESK = new Kaleyra(() -> CODES, () -> META, Clock.systemUTC(), false)
            .webhooks()
            .orElseThrow();

    /** A row of receipts.yaml. */
    record Case(String id, String body, String file, Map<String, String> options, List<String> says) {
        @Override
        public String toString() {
            return id;
        }

        String text() {
            return file == null
                    ? body.replace("\"D\"", '"' + TeaShop.DELIVERY + '"')
                    : Fixtures.text("fixtures/kaleyra/" + file);
        }

        Account account() {
            return TeaShop.withOptions(options == null ? Map.of() : options);
        }
    }

    private static CodeTable.Row row(String code, String outcome, String scope) {
        return new CodeTable.Row(code, null, null, outcome, scope, null, null, "As Meta documents it.");
    }

    static List<Case> cases() {
        return Fixtures.yaml("fixtures/kaleyra/receipts.yaml", new TypeReference<>() {});
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysExactlyThis(Case row) {
        List<Receipt> receipts = DESK.receipts(row.text(), row.account(), NINE);

        assertThat(receipts.stream().map(ReceiptsTest::tell)).containsExactlyElementsOf(row.says);
    }

    private static String tell(Receipt receipt) {
        if (receipt instanceof Receipt.Progress progress) {
            return progress.mark().name().toLowerCase(Locale.ROOT) + about(progress.about()) + " at " + progress.at();
        }
        if (receipt instanceof Receipt.Failure failure) {
            String left = failure.neverLeft() ? " never left" : "";
            return "failed " + Meanings.tell(failure.meaning()) + left + about(failure.about()) + " at " + failure.at();
        }
        if (receipt instanceof Receipt.Trouble trouble) {
            return "trouble " + Meanings.tell(trouble.meaning()) + " at " + trouble.at();
        }
        if (receipt instanceof Receipt.Payment payment) {
            return "payment " + payment.state() + " of " + payment.wireReference() + " transaction "
                    + payment.transactionId() + " at " + payment.at();
        }
        if (receipt instanceof Receipt.TemplateNews news) {
            return "template " + news.template() + ' ' + news.language() + ' ' + news.state() + " because "
                    + news.reason() + " at " + news.at();
        }
        return "other: " + ((Receipt.Other) receipt).reason();
    }

    private static String about(Receipt.About about) {
        String delivery =
                about.deliveryId() == null ? "" : " of " + about.deliveryId().replace(TeaShop.DELIVERY, "D");
        String ids = about.messageIds().isEmpty() ? "" : " ids " + String.join(" ", about.messageIds());
        return delivery + ids + (about.recipientId() == null ? "" : " to " + about.recipientId());
    }

    @Test
    void aReasonQuotesNothingOfTheDocument() {
        String body = "{\"status\":\"+919812345678\",\"ref\":\"+919812345678\"}";

        assertThat(DESK.receipts(body, TeaShop.account(), NINE).toString()).doesNotContain("919812345678");
    }

    @Test
    void readsWhateverComesWithoutThrowing() {
        List<String> bodies = mutants().toList();

        assertThat(bodies).hasSizeGreaterThan(20_000);
        assertThat(bodies).allSatisfy(body -> {
            List<Receipt> receipts = DESK.receipts(body, TeaShop.account(), NINE);
            assertThat(receipts)
                    .isNotEmpty()
                    .allSatisfy(receipt -> assertThat(receipt.at()).isNotNull());
            assertThat(receipts)
                    .filteredOn(Receipt.Failure.class::isInstance)
                    .allSatisfy(failure ->
                            assertThat(((Receipt.Failure) failure).meaning()).isNotInstanceOf(Outcome.Accepted.class));
        });
    }

    /** Every sample cut at each place, and with pieces of others, braces and junk put in. */
    private static Stream<String> mutants() {
        List<String> whole = cases().stream().map(Case::text).toList();
        Random random = new Random(11);
        String[] junk = {
            "{", "}", "[", "]", ",", ":", "\"", "null", "1e999", "\\", "\u0000", "\ud800", "-1", "%", "&", "=", "{}",
            "true"
        };
        Stream<String> cut = whole.stream()
                .flatMap(body -> Stream.iterate(0, at -> at < body.length(), at -> at + 1)
                        .map(at -> body.substring(0, at)));
        Stream<String> mixed = Stream.generate(() -> {
                    StringBuilder body = new StringBuilder(whole.get(random.nextInt(whole.size())));
                    for (int i = 1 + random.nextInt(4); i > 0 && !body.isEmpty(); i--) {
                        int at = random.nextInt(body.length());
                        int end = Math.min(body.length(), at + random.nextInt(12));
                        body.replace(at, end, junk[random.nextInt(junk.length)]);
                    }
                    return body.toString();
                })
                .limit(10_000);
        Stream<String> huge = Stream.of(
                "[".repeat(100_000),
                "{\"a\":".repeat(900) + "1" + "}".repeat(900),
                "{\"statuses\":[".repeat(400) + "]}".repeat(400),
                "[" + "{\"status\":\"sent\"},".repeat(50_000) + "]",
                "{\"status\":\"sent\",\"ref\":\"" + "x".repeat(1_000_000) + "\"}",
                "{\"status\":\"sent\",\"ref\":\"D\",\"timestamp\":" + "9".repeat(900) + "}",
                "a=b&".repeat(100_000));
        return Stream.of(cut, mixed, huge).flatMap(bodies -> bodies);
    }
}
