package org.orderrelay.provider.infobip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orderrelay.account.Account;
import org.orderrelay.account.PaymentDefaults;
import org.orderrelay.account.Secret;
import org.orderrelay.account.TemplateRef;

final class AccountFaultsTest {
    private static final AccountFaults STRICT = new AccountFaults(false);
    private static final PaymentDefaults PAYU = new PaymentDefaults("UPI_PAYU", "payment-config");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPI_PAYU",
                "PG_PAYU",
                "PG_RAZORPAY",
                "UPI_INTENT",
                "UPI_LINK",
                "BRAZIL",
                "BRAZIL_PIX_DC",
                "BRAZIL_LINK",
                "BRAZIL_BOLETO",
                "BRAZIL_PAYMENTS"
            })
    void findsNothingInAGoodAccountOfAnyPayment(String type) {
        for (String mode : List.of("template", "session")) {
            Account account = TeaShop.account(
                    mode,
                    new PaymentDefaults(type, "payment-config"),
                    List.of(
                            template("order_details", "invoice", true, "Pay here.", "Tea Shop"),
                            template("order_status", "news", false, null, null)),
                    Map.of(
                            "notify-url",
                            "https://relay.example.com/webhooks/infobip/infobip-in",
                            "sender",
                            "+441134960000"));

            assertThat(STRICT.of(account)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sender, our shop, sender",
        "sender, 0113, sender",
        "message, window, message",
        "base-url, http://xxxxx.api.infobip.com, base-url",
        "base-url, api.infobip.com, base-url",
        "notify-url, relay.example.com/hook, notify-url",
        "notify-url, ftp://relay.example.com, notify-url",
        "notify-url, 'https://relay example', notify-url"
    })
    void namesTheKeyThatIsWrong(String key, String value, String named) {
        String mode = key.equals("message") ? value : "template";
        Account account = TeaShop.account(mode, PAYU, List.of(), Map.of(key, value));

        assertThat(STRICT.of(account)).singleElement().asString().startsWith(named);
    }

    @Test
    void knowsItsLimitsOfLength() {
        Account account = TeaShop.account(
                "template",
                new PaymentDefaults("UPI_PAYU", "c".repeat(61)),
                List.of(),
                Map.of(
                        "entity-id",
                        "e".repeat(256),
                        "application-id",
                        "a".repeat(256),
                        "notify-url",
                        "https://x.example/" + "n".repeat(2031)));

        assertThat(STRICT.of(account)).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(
            value = {"upi", "-"},
            nullValues = "-")
    void demandsAPaymentTypeOfInfobips(String type) {
        Account account = TeaShop.account("template", new PaymentDefaults(type, null), List.of(), Map.of());

        assertThat(STRICT.of(account))
                .singleElement()
                .asString()
                .startsWith("payment.type")
                .contains("BRAZIL_BOLETO");
    }

    @Test
    void demandsABodyOfAnInvoiceThatIsASessionMessage() {
        List<TemplateRef> templates = List.of(
                template("order_details", "invoice", false, null, null),
                template("order_status", "news", false, null, null));

        assertThat(STRICT.of(TeaShop.account("session", PAYU, templates, Map.of())))
                .singleElement()
                .asString()
                .contains("invoice", "body");
        assertThat(STRICT.of(TeaShop.account("template", PAYU, templates, Map.of())))
                .isEmpty();
    }

    @Test
    void namesEveryTemplateThatIsWrong() {
        List<TemplateRef> templates = List.of(
                template("order_details", "t".repeat(513), false, null, null),
                template("order_status", "with_header", true, null, null),
                template("order_status", "long_body", false, "b".repeat(1025), null),
                template("order_status", "long_footer", false, null, "f".repeat(61)),
                template("order_status", "to_be_filled", false, "Order {{1}}", null),
                new TemplateRef("order_details", null, "en", "plain", true, "http://x.example/i.jpg", null, null));

        assertThat(STRICT.of(TeaShop.account("template", PAYU, templates, Map.of())))
                .hasSize(6)
                .anyMatch(fault -> fault.contains("1 to 512"))
                .anyMatch(fault -> fault.contains("with_header"))
                .anyMatch(fault -> fault.contains("long_body"))
                .anyMatch(fault -> fault.contains("long_footer"))
                .anyMatch(fault -> fault.contains("to_be_filled"))
                .anyMatch(fault -> fault.contains("plain"));
    }

    @Test
    void quotesNoKey() {
        Account good = TeaShop.account();
        Account bad = new Account(
                good.name(),
                good.provider(),
                URI.create("http://example.com"),
                good.sender(),
                good.limits(),
                good.retry(),
                good.probe(),
                good.inFlight(),
                good.payment(),
                List.of(),
                good.options(),
                Map.of("api-key", new Secret("key of tests")));

        assertThat(STRICT.of(bad)).hasSize(2).noneMatch(fault -> fault.contains("key of tests"));
        assertThat(new AccountFaults(true).of(bad)).singleElement().asString().startsWith("api-key");
    }

    private static TemplateRef template(String kind, String name, boolean header, String body, String footer) {
        return new TemplateRef(kind, null, "en_US", name, header, null, body, footer);
    }
}
