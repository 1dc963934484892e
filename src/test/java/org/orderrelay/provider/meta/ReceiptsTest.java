package org.orderrelay.provider.meta;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orderrelay.account.Account;
import org.orderrelay.account.PaymentDefaults;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.delivery.Receipt;

final class ReceiptsTest {
    private static final Account ACCOUNT = TeaShop.anAccount();

    /** A row of receipts.yaml. */
    record Case(String id, String file, String value, String change, String body, List<String> says) {
        @Override
        public String toString() {
            return id;
        }

        String webhook() {
            if (file != null) {
                return Fixtures.meta(file);
            }
            String one = value == null ? change : "{\"field\":\"messages\",\"value\":" + value + "}";
            return body == null
                    ? "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"102290129340398\","
                            + "\"time\":1767000000,\"changes\":[" + one + "]}]}"
                    : body;
        }
    }

    static List<Case> cases() {
        return Fixtures.yaml("receipts.yaml", new TypeReference<>() {});
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysExactlyThis(Case row) {
        assertThat(receipts(row.webhook(), ACCOUNT))
                .extracting(ReceiptsTest::described)
                .containsExactlyElementsOf(row.says);
    }

    @Test
    void readsABatchOfAThousand() {
        String statuses = IntStream.range(0, 1000)
                .mapToObj(i -> "{\"id\":\"wamid." + i + "\",\"status\":\"delivered\",\"timestamp\":\"1767000000\"}")
                .collect(Collectors.joining(","));
        String body =
                "{\"entry\":[{\"changes\":[{\"field\":\"messages\",\"value\":{\"statuses\":[" + statuses + "]}}]}]}";

        List<Receipt> receipts = receipts(body, ACCOUNT);

        assertThat(receipts).hasSize(1000).allMatch(Receipt.Progress.class::isInstance);
        assertThat(((Receipt.Progress) receipts.get(999)).about().messageIds()).containsExactly("wamid.999");
    }

    @Test
    void withoutABusinessAccountOnlyTheNumberTellsWhoseNewsItIs() {
        var options = TeaShop.options();
        options.remove("business-account-id");
        Account account = TeaShop.account(
                "https://graph.facebook.com", options, TeaShop.secrets(), PaymentDefaults.NONE, List.of());
        String foreign = Fixtures.meta("webhook-sent.json").replace("102290129340398", "999");

        assertThat(receipts(foreign, account)).singleElement().isInstanceOf(Receipt.Progress.class);
        assertThat(receipts(foreign.replace("106540352242922", "999"), account))
                .singleElement()
                .isInstanceOf(Receipt.Other.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "webhook-sent.json",
                "webhook-no-transition.json",
                "webhook-account-error.json",
                "webhook-payment.json",
                "webhook-template-paused.json",
                "webhook-payment-configuration.json"
            })
    void readsWhateverComesWithoutThrowing(String file) {
        Stream<String> bodies = Outcomes.mutations(Fixtures.meta(file), file.hashCode());

        assertThat(bodies).allSatisfy(body -> {
            List<Receipt> receipts = receipts(body, ACCOUNT);
            assertThat(receipts).isNotEmpty();
            assertThat(receipts).extracting(Receipt::at).doesNotContainNull();
        });
    }

    @Test
    void tellsNothingOfTheDocumentInItsOwnWords() {
        String body = "{\"object\":\"919876543210\",\"entry\":[{\"changes\":[{\"field\":\"919876543210\"}]}]}";

        assertThat(receipts(body, ACCOUNT))
                .extracting(ReceiptsTest::described)
                .noneMatch(text -> text.contains("919876543210"));
        assertThat(receipts(body.replace("\"object\":\"919876543210\",", ""), ACCOUNT))
                .extracting(ReceiptsTest::described)
                .noneMatch(text -> text.contains("919876543210"));
    }

    private static List<Receipt> receipts(String body, Account account) {
        return TeaShop.META.webhooks().orElseThrow().receipts(body, account, TeaShop.NINE);
    }

    private static String described(Receipt receipt) {
        String at = " at " + moment(receipt.at());
        if (receipt instanceof Receipt.Progress progress) {
            return progress.mark() + named(progress.about()) + at;
        } else if (receipt instanceof Receipt.Failure failure) {
            return "failed " + meaning(failure.meaning()) + named(failure.about()) + at;
        } else if (receipt instanceof Receipt.Payment payment) {
            String transaction = payment.transactionId() == null ? "" : ' ' + payment.transactionId();
            return "payment of " + payment.wireReference() + ' ' + payment.state() + transaction + at;
        } else if (receipt instanceof Receipt.TemplateNews news) {
            String reason = news.reason() == null ? "" : " (" + news.reason() + ')';
            String language = news.language() == null ? "any" : news.language();
            return "template " + news.template() + ' ' + language + ' ' + news.state() + reason + at;
        } else if (receipt instanceof Receipt.Trouble trouble) {
            return "trouble " + meaning(trouble.meaning()) + at;
        } else if (receipt instanceof Receipt.PaymentConfigurationNews news) {
            return "configuration " + news.configuration() + ' ' + news.status() + at;
        }
        return "other " + ((Receipt.Other) receipt).reason();
    }

    private static String meaning(Outcome outcome) {
        return Outcomes.kind(outcome) + ' ' + outcome.code();
    }

    private static String named(Receipt.About about) {
        List<String> words = new ArrayList<>();
        if (about.deliveryId() != null) {
            words.add(about.deliveryId());
        }
        words.addAll(about.messageIds());
        String to = about.recipientId() == null ? "" : " to " + about.recipientId();
        return " of " + String.join(" ", words) + to;
    }

    private static String moment(Instant at) {
        return at.equals(TeaShop.NINE) ? "now" : String.format(Locale.ROOT, "%d", at.getEpochSecond());
    }
}
