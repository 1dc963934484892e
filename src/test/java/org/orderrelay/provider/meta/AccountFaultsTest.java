package org.orderrelay.provider.meta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orderrelay.account.Account;
import org.orderrelay.account.PaymentDefaults;
import org.orderrelay.account.Secret;
import org.orderrelay.account.TemplateRef;

final class AccountFaultsTest {
    private static final String BASE = "https://graph.facebook.com";

    private static List<String> faults(String key, String value) {
        Map<String, String> options = TeaShop.options();
        options.put(key, value);
        options.values().removeIf(text -> text == null);
        return TeaShop.META.faults(TeaShop.account(
                options.getOrDefault("base-url", BASE), options, TeaShop.secrets(), PaymentDefaults.NONE, List.of()));
    }

    private static List<String> faults(PaymentDefaults payment, TemplateRef... templates) {
        return TeaShop.META.faults(
                TeaShop.account(BASE, TeaShop.options(), TeaShop.secrets(), payment, List.of(templates)));
    }

    private static TemplateRef template(String notification, String locale, String name, boolean image) {
        return new TemplateRef(notification, null, locale, name, image, null, null, null);
    }

    @Test
    void findsNothingInAGoodAccount() {
        assertThat(TeaShop.META.faults(TeaShop.anAccount())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "phone-number-id, ",
        "phone-number-id, +919876543210",
        "phone-number-id, 1055/x",
        "business-account-id, shop",
        "api-version, 23.0",
        "api-version, v23",
        "api-version, v23.0/",
        "base-url, http://graph.facebook.com",
        "base-url, ftp://graph.facebook.com",
        "base-url, http://127.0.0.1.example.com"
    })
    void namesTheKeyThatIsWrong(String key, String value) {
        assertThat(faults(key, value)).singleElement().asString().startsWith(key);
    }

    @ParameterizedTest
    @CsvSource({"business-account-id, ", "api-version, ", "api-version, v9.0", "base-url, http://127.0.0.1:9900/meta"})
    void goesWithoutWhatHasADefaultOrIsForTemplatesOnly(String key, String value) {
        assertThat(faults(key, value)).isEmpty();
    }

    @Test
    void takesPlainHttpElsewhereOnlyWhenAllowed() {
        Account account = TeaShop.account(
                "http://stub.example.com", TeaShop.options(), TeaShop.secrets(), PaymentDefaults.NONE, List.of());

        assertThat(new AccountFaults(true).of(account)).isEmpty();
    }

    @Test
    void theTokenMustBeThereAndFitAHeader() {
        assertThat(TeaShop.META.faults(
                        TeaShop.account(BASE, TeaShop.options(), Map.of(), PaymentDefaults.NONE, List.of())))
                .singleElement()
                .asString()
                .startsWith("access-token");
        Map<String, Secret> broken = Map.of("access-token", new Secret("token-of-tests\n"));
        assertThat(TeaShop.META.faults(
                        TeaShop.account(BASE, TeaShop.options(), broken, PaymentDefaults.NONE, List.of())))
                .singleElement()
                .asString()
                .startsWith("access-token")
                .doesNotContain("token-of-tests");
    }

    @ParameterizedTest
    @CsvSource({"upi", "UPI", "razorpay", "payment_gateway", "payment_link", "upi_intent_link", "br", "boleto"})
    void knowsTheWaysToPay(String type) {
        assertThat(faults(new PaymentDefaults(type, "c"))).isEmpty();
    }

    @Test
    void refusesOtherWaysToPayAndNamesThatAreTooLong() {
        assertThat(faults(new PaymentDefaults("UPI_PAYU", "c".repeat(61))))
                .hasSize(2)
                .anyMatch(fault -> fault.startsWith("payment.type"))
                .anyMatch(fault -> fault.startsWith("payment.configuration"));
    }

    @Test
    void refusesTemplatesMetaCouldNotHave() {
        assertThat(faults(
                        PaymentDefaults.NONE,
                        template("order_details", "en_US", "Order-Invoice", true),
                        template("order_details", "english", "order_invoice", true),
                        template("order_status", "fil", "order_update", true),
                        template("order_status", "zh_CN", "x".repeat(512), false)))
                .hasSize(3);
    }
}
